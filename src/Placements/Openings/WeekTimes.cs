using System.Globalization;
using Samsteg.Platform;

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

    /// <summary>Those that a form names, from 0; what is no half-day is none.</summary>
    public static WeekTimes Of(IEnumerable<int> halfDays) => new(halfDays.Where(static halfDay => halfDay is >= 0 and < HalfDays).Aggregate(0, static (bits, halfDay) => bits | 1 << halfDay));

    /// <summary>All half-days as alternatives.</summary>
    public static IReadOnlyList<Choice> Choices(Texts texts) => [.. Enumerable.Range(0, HalfDays).Select(halfDay => new Choice($"{halfDay}", NameOf(halfDay, texts)))];

    /// <summary>How many they are.</summary>
    public int Count => int.PopCount(Bits);

    /// <summary>Those there are, from 0.</summary>
    public IEnumerable<int> All => Enumerable.Range(0, HalfDays).Where(Has);

    /// <summary>Whether a half-day is one of them.</summary>
    /// <param name="halfDay">From 0, as in <see cref="Bits"/>.</param>
    public bool Has(int halfDay) => (Bits >> halfDay & 1) == 1;

    /// <summary>A half-day in words: <c>måndag förmiddag</c>.</summary>
    public static string NameOf(int halfDay, Texts texts) => texts[halfDay % 2 == 0 ? "openings.morning" : "openings.afternoon", DayOf(halfDay / 2)];

    /// <summary>Which days all day, which mornings and which afternoons: a line each.</summary>
    public IEnumerable<string> Lines(Texts texts)
    {
        var days = All.ToLookup(static halfDay => halfDay / 2);
        foreach (var (key, fits) in new (string, Func<int[], bool>)[]
        {
            ("openings.all_day", static halves => halves.Length == 2), ("openings.mornings", static halves => halves is [var one] && one % 2 == 0), ("openings.afternoons", static halves => halves is [var one] && one % 2 == 1),
        })
        {
            var named = days.Where(day => fits([.. day])).Select(static day => DayOf(day.Key)).ToList();
            if (named.Count > 0)
            {
                yield return texts[key, string.Join(", ", named)];
            }
        }
    }

    private static string DayOf(int day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((day + 1) % 7));

    /// <summary>Those of both.</summary>
    public WeekTimes And(WeekTimes other) => new(Bits & other.Bits);
}
