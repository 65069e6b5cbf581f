namespace Samsteg.Activities;

/// <summary>What a mark at a session that was held is worth in time.</summary>
public static class HourRule
{
    /// <summary>
    /// Minutes of attendance: the time that passed between start and end, less the minutes late. The time that passed, not the difference between
    /// clock times: a session over the night when the clock is moved is not an hour longer or shorter. Late without minutes is the whole session.
    /// </summary>
    public static int Minutes(DateTimeOffset startsAt, DateTimeOffset endsAt, AttendanceMark mark, int? minutesLate) =>
        mark.IsPresence() ? Math.Max(0, (int)Math.Round((endsAt - startsAt).TotalMinutes, MidpointRounding.AwayFromZero) - (minutesLate ?? 0)) : 0;

    /// <summary>Minutes as hours, to the hundredth.</summary>
    public static decimal Hours(int minutes) => Math.Round(minutes / 60m, 2, MidpointRounding.AwayFromZero);
}
