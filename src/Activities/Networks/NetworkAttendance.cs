namespace Samsteg.Activities;

/// <summary>How often a member has come to a network's meetings. Pure.</summary>
/// <param name="Came">Meetings it came to.</param>
/// <param name="Held">Meetings that were held while it belonged to the network.</param>
/// <param name="IsAway">Whether it came to none of the last <see cref="Lately"/>.</param>
public sealed record NetworkAttendance(int Came, int Held, bool IsAway)
{
    /// <summary>So many meetings in a row without a member are worth a call.</summary>
    public const int Lately = 3;

    /// <summary>Of a member. One that joined less than three meetings ago is not away yet, nor is one that has left.</summary>
    /// <param name="joinedOn">The day it joined.</param>
    /// <param name="leftOn">The day it left; null while it belongs.</param>
    /// <param name="meetings">Held meetings in any order, each with its day and whether the member came.</param>
    public static NetworkAttendance Of(DateOnly joinedOn, DateOnly? leftOn, IEnumerable<(DateOnly Day, bool Came)> meetings)
    {
        var own = meetings.Where(meeting => meeting.Day >= joinedOn && !(meeting.Day > leftOn)).OrderByDescending(static meeting => meeting.Day).ToList();
        return new NetworkAttendance(
            own.Count(static meeting => meeting.Came), own.Count, leftOn is null && own.Count >= Lately && !own.Take(Lately).Any(static meeting => meeting.Came));
    }
}
