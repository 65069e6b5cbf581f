namespace Samsteg.Placements;

/// <summary>Half-days of a week: mornings and afternoons, Monday first.</summary>
/// <param name="Bits">A bit for each of the fourteen: Monday's morning, Monday's afternoon, Tuesday's morning …</param>
public readonly record struct WeekTimes(int Bits)
{
    /// <summary>How many half-days there are.</summary>
    public const int HalfDays = 14;

    /// <summary>Hours of a half-day at most, as a place counts them.</summary>
    public const int HoursEach = 4;

    /// <summary>Monday to Friday, all day.</summary>
    public static WeekTimes Weekdays { get; } = new(0b_11_11_11_11_11);

    /// <summary>How many they are.</summary>
    public int Count => int.PopCount(Bits);

    /// <summary>Whether a half-day is one of them.</summary>
    /// <param name="halfDay">From 0, as in <see cref="Bits"/>.</param>
    public bool Has(int halfDay) => (Bits >> halfDay & 1) == 1;

    /// <summary>Those of both.</summary>
    public WeekTimes And(WeekTimes other) => new(Bits & other.Bits);
}
