using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Addresses of this capability's pages.</summary>
internal static class Paths
{
    /// <summary>The workspace tab.</summary>
    public static string Activities(InitiativeId initiative) => $"/insatser/{initiative}/aktiviteter";

    /// <summary>A series.</summary>
    public static string Series(InitiativeId initiative, SeriesId series) => $"{Activities(initiative)}/serier/{series}";

    /// <summary>A session.</summary>
    public static string Session(InitiativeId initiative, SessionId session) => $"{Activities(initiative)}/traffar/{session}";

    /// <summary>The roster of a session.</summary>
    public static string Roster(InitiativeId initiative, SessionId session) => $"{Session(initiative, session)}/narvaro";

    /// <summary>Certified hours, month by month.</summary>
    public static string Hours(InitiativeId initiative) => Activities(initiative) + "/intygade-timmar";

    /// <summary>The code on the wall, by which participants check in.</summary>
    public static string Wall(InitiativeId initiative, SessionId session) => Roster(initiative, session) + "/skarm";

    /// <summary>Correction of one participant's mark.</summary>
    public static string Correction(InitiativeId initiative, SessionId session, ParticipantId participant) =>
        $"{Roster(initiative, session)}/{participant}/ratta";
}
