namespace Samsteg.Platform;

/// <summary>When something on <em>Idag</em> is to be done. Headings are <c>today.group.CODE</c>.</summary>
public enum TodayGroup
{
    /// <summary>Today.</summary>
    Today,

    /// <summary>Its day has passed.</summary>
    Late,

    /// <summary>Somebody is waiting.</summary>
    Waits,

    /// <summary>When there is time.</summary>
    Look,
}

/// <summary>What is to be done about one participant, or one other thing.</summary>
/// <param name="First">What is most urgent.</param>
/// <param name="Others">What else concerns the same participant, what is most urgent first.</param>
public sealed record TodayTask(TodayRow First, IReadOnlyList<TodayRow> Others);

/// <summary>The rows of <em>Idag</em> in groups, with one row a participant. Pure.</summary>
public static class TodayGroups
{
    /// <summary>Which group a row belongs to by itself.</summary>
    public static TodayGroup Of(TodayRow row, DateOnly today) => row.Matter switch
    {
        TodayMatter.Waits => TodayGroup.Waits,
        TodayMatter.Look => TodayGroup.Look,
        _ => row.DueOn < today ? TodayGroup.Late : TodayGroup.Today,
    };

    /// <summary>
    /// The rows by group. A participant's stand together, in the group of the most urgent: what is late first, then what is for today, then who waits. What is booked at a time today stands by itself,
    /// in the order of the day.
    /// </summary>
    /// <param name="rows">In any order.</param>
    /// <param name="today">Today.</param>
    public static ILookup<TodayGroup, TodayTask> Of(IEnumerable<TodayRow> rows, DateOnly today)
    {
        var ordered = rows.OrderBy(row => Urgency(Of(row, today))).ThenBy(static row => row.DueOn).ToList();
        var booked = ordered.Where(row => IsBooked(row, today)).OrderBy(static row => row.StartsAt).Select(static row => new TodayTask(row, []));
        var others = ordered.Where(row => !IsBooked(row, today)).GroupBy(static row => row.Person ?? (object)row).Select(static group => new TodayTask(group.First(), [.. group.Skip(1)]));
        return booked.Concat(others).ToLookup(task => Of(task.First, today));
    }

    private static bool IsBooked(TodayRow row, DateOnly today) => row.StartsAt is not null && row.DueOn == today;

    private static int Urgency(TodayGroup group) => group switch
    {
        TodayGroup.Late => 0,
        TodayGroup.Today => 1,
        TodayGroup.Waits => 2,
        _ => 3,
    };
}
