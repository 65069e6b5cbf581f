namespace Samsteg.Activities;

/// <summary>The days of a series: the same weekday every so many weeks.</summary>
public static class SessionDays
{
    /// <summary>The days, in order; null when one would lie beyond the calendar.</summary>
    /// <param name="first">Day of the first session.</param>
    /// <param name="everyWeeks">Weeks between sessions, 1 or more.</param>
    /// <param name="count">Number of sessions, 1 or more.</param>
    public static IReadOnlyList<DateOnly>? Of(DateOnly first, int everyWeeks, int count) =>
        first.DayNumber + (7L * everyWeeks * (count - 1)) > DateOnly.MaxValue.DayNumber
            ? null
            : [.. Enumerable.Range(0, count).Select(index => first.AddDays(7 * everyWeeks * index))];
}
