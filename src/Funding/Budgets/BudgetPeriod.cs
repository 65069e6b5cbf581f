using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What an amount of a budget is for: some days, or the whole time undivided.</summary>
/// <param name="First">First day; null with <paramref name="Last"/> for the whole time.</param>
/// <param name="Last">Last day.</param>
public readonly record struct BudgetPeriod(DateOnly? First, DateOnly? Last) : IComparable<BudgetPeriod>
{
    /// <summary>The whole time.</summary>
    public static BudgetPeriod Whole { get; }

    /// <summary>Whether it is the whole time.</summary>
    public bool IsWhole => First is null;

    /// <summary>As an address and a form carry it: its first day, or empty for the whole time.</summary>
    public string Code => First is { } first ? first.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>Whether a day is one of its days; never for the whole time.</summary>
    public bool Holds(DateOnly day) => First <= day && day <= Last;

    /// <summary>Whether two have a day in common without being the same; the whole time stands beside any.</summary>
    public bool Crosses(BudgetPeriod other) => this != other && First <= other.Last && other.First <= Last;

    /// <summary>Whether its last day has passed; the whole time's is the initiative's.</summary>
    public bool IsOver(DateOnly today, DateOnly ends) => (Last ?? ends) < today;

    /// <summary>The whole time last.</summary>
    public int CompareTo(BudgetPeriod other) => (First ?? DateOnly.MaxValue).CompareTo(other.First ?? DateOnly.MaxValue);

    /// <summary>How it is written for people: <c>jan – jun 2026</c>; its days where it does not follow the months.</summary>
    public string Label(Texts texts) => (First, Last) switch
    {
        ({ } first, { } last) when first.Day != 1 || last.AddDays(1).Day != 1 => Display.Period(first, last),
        ({ } first, { } last) when first.Year == last.Year && first.Month == last.Month => Display.Month(first),
        ({ } first, { } last) when first.Year == last.Year && first.Month == 1 && last.Month == 12 => Display.Capital(texts["money.year", first.Year]),
        ({ } first, { } last) => $"{Display.Month(first)} – {Display.Month(last)}",
        _ => texts["money.whole_time"],
    };
}

/// <summary>How finely a budget divides the time.</summary>
public enum BudgetDivision
{
    /// <summary>By calendar month.</summary>
    Month,

    /// <summary>By quarter.</summary>
    Quarter,

    /// <summary>By half-year.</summary>
    HalfYear,

    /// <summary>By calendar year.</summary>
    Year,
}

/// <summary>The periods there are.</summary>
public static class BudgetDivisions
{
    private const int MonthsOfYear = 12;

    /// <summary>The calendar's periods from the first day to the last, cut off at both ends.</summary>
    public static IReadOnlyList<BudgetPeriod> Periods(this BudgetDivision division, DateOnly starts, DateOnly ends)
    {
        var months = division switch { BudgetDivision.Month => 1, BudgetDivision.Quarter => 3, BudgetDivision.HalfYear => 6, _ => MonthsOfYear };
        var periods = new List<BudgetPeriod>();
        for (var first = starts; first <= ends;)
        {
            var begun = new DateOnly(first.Year, ((first.Month - 1) / months * months) + 1, 1);
            var next = begun.AddMonths(months);
            periods.Add(new BudgetPeriod(first, next > ends ? ends : next.AddDays(-1)));
            first = next;
        }

        return periods;
    }
}
