using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Addresses of this capability's pages.</summary>
internal static class Paths
{
    /// <summary>The workspace tab.</summary>
    public static string Activities(InitiativeId initiative) => $"/insatser/{initiative}/aktiviteter";

    /// <summary>The calendar; of an initiative, or with null of all within reach.</summary>
    public static string Calendar(InitiativeId? initiative) => initiative is { } one ? $"{Activities(one)}/kalender" : "/aktiviteter/kalender";

    /// <summary>A series.</summary>
    public static string Series(InitiativeId initiative, SeriesId series) => $"{Activities(initiative)}/serier/{series}";

    /// <summary>Who has handed in the task of a series.</summary>
    public static string Tasks(InitiativeId initiative, SeriesId series) => $"{Series(initiative, series)}/uppgifter";

    /// <summary>Certificates of a series.</summary>
    public static string Certificates(InitiativeId initiative, SeriesId series) => $"{Series(initiative, series)}/intyg";

    /// <summary>A session.</summary>
    public static string Session(InitiativeId initiative, SessionId session) => $"{Activities(initiative)}/traffar/{session}";

    /// <summary>An initiative's types of activity.</summary>
    public static string ActivityTypes(InitiativeId initiative) => $"{Activities(initiative)}/typer";

    /// <summary>The rooms of the association.</summary>
    public const string Rooms = "/aktiviteter/lokaler";

    /// <summary>Who has signed up for a series, or a session that stands alone.</summary>
    public static string SignUps(InitiativeId initiative, Guid target) => $"{Activities(initiative)}/anmalan/{target}";

    /// <summary>To sign participants up for something; with a target, for that.</summary>
    public static string SignUpMany(InitiativeId initiative, Guid? target = null) => $"{Activities(initiative)}/anmalan/deltagare{(target is { } one ? $"?till={one}&status=Enrolled" : null)}";

    /// <summary>To end a participant's sign-up.</summary>
    public static string EndSignUp(InitiativeId initiative, Guid target, ParticipantId participant) => $"{SignUpMany(initiative)}?handler=End&target={target}&participant={participant}";

    /// <summary>The roster of a session.</summary>
    public static string Roster(InitiativeId initiative, SessionId session) => $"{Session(initiative, session)}/narvaro";

    /// <summary>Certified hours, month by month.</summary>
    public static string Hours(InitiativeId initiative) => Activities(initiative) + "/intygade-timmar";

    /// <summary>The code on the wall, by which participants check in.</summary>
    public static string Wall(InitiativeId initiative, SessionId session) => Roster(initiative, session) + "/skarm";

    /// <summary>Correction of one participant's mark.</summary>
    public static string Correction(InitiativeId initiative, SessionId session, ParticipantId participant) =>
        $"{Roster(initiative, session)}/{participant}/ratta";

    /// <summary>Statistics of an initiative's activities.</summary>
    public static string Statistics(InitiativeId initiative) => $"{Activities(initiative)}/statistik";

    /// <summary>Statistics of the activities of all initiatives within reach.</summary>
    public const string AllStatistics = "/aktiviteter/statistik";

    /// <summary>The evaluations of an initiative.</summary>
    public static string Evaluations(InitiativeId initiative) => $"{Activities(initiative)}/utvarderingar";

    /// <summary>An evaluation.</summary>
    public static string Evaluation(InitiativeId initiative, Guid evaluation) => $"{Evaluations(initiative)}/{evaluation}";
}
