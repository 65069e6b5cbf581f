using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the sessions of a series have from it.</summary>
internal sealed record SeriesArrangement(
    LocalText Name, string Place, RoomId? Room, string OnlineLink, AccountId? Leader, AccountId? SecondLeader, int? Capacity, string Materials)
{
    /// <summary>Gives a session what was changed, where it has the series' own; all but the name only while it is to come.</summary>
    /// <param name="session">A session of the series.</param>
    /// <param name="changed">What the series has by now.</param>
    /// <param name="isToCome">Whether the session is not over.</param>
    public void Pass(Session session, SeriesArrangement changed, bool isToCome)
    {
        session.Name = session.Name == Name ? changed.Name with { } : session.Name;
        if (!isToCome)
        {
            return;
        }

        session.Place = session.Place == Place ? changed.Place : session.Place;
        session.RoomId = session.RoomId == Room ? changed.Room : session.RoomId;
        session.OnlineLink = session.OnlineLink == OnlineLink ? changed.OnlineLink : session.OnlineLink;
        session.Capacity = session.Capacity == Capacity ? changed.Capacity : session.Capacity;
        session.Materials = session.Materials == Materials ? changed.Materials : session.Materials;
        if ((session.LeaderAccountId, session.SecondLeaderAccountId) == (Leader, SecondLeader))
        {
            (session.LeaderAccountId, session.SecondLeaderAccountId) = (changed.Leader, changed.SecondLeader);
        }
    }
}
