namespace Samsteg.Activities;

/// <summary>When a code on the wall holds, and what somebody who checks in is marked as.</summary>
public static class CheckInRule
{
    /// <summary>How long a code is the one that is shown; it holds as long again.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>How long there is to fill in the page that a code has opened.</summary>
    public static readonly TimeSpan TicketHolds = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>The number of the window that a moment lies in.</summary>
    public static long WindowOf(DateTimeOffset at) => at.UtcTicks / Window.Ticks;

    /// <summary>The windows whose codes hold: the one that is, and the one before it.</summary>
    public static IReadOnlyList<long> Holding(DateTimeOffset at) => [WindowOf(at), WindowOf(at) - 1];

    /// <summary>Whole minutes late; null for who comes within five minutes from the start, who stands in the queue at the door.</summary>
    public static int? MinutesLate(DateTimeOffset startsAt, DateTimeOffset at) =>
        at - startsAt <= Grace ? null : Math.Min(Attendance.MostMinutesLate, (int)(at - startsAt).TotalMinutes);
}
