using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Addresses of the pages of matching.</summary>
internal static class MatchPaths
{
    public static string Rounds(InitiativeId initiative) => $"{OpeningPaths.List(initiative)}/matchning";

    public static string Settings(InitiativeId initiative) => $"{Rounds(initiative)}/installningar";

    public static string Round(InitiativeId initiative, MatchRoundId round) => $"{Rounds(initiative)}/{round}";

    public static string Person(InitiativeId initiative, MatchRoundId round, ParticipantId participant) => $"{Round(initiative, round)}/{participant}";

    public static string Fits(InitiativeId initiative, ParticipantId participant) => $"/insatser/{initiative}/deltagare/{participant}/platser-som-passar";

    public static string Profile(InitiativeId initiative, ParticipantId participant) => $"/insatser/{initiative}/deltagare/{participant}/platsprofil";
}
