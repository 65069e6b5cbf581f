using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Addresses of the pages about who has how much.</summary>
internal static class CaseloadPaths
{
    public static string Board(InitiativeId initiative) => $"/insatser/{initiative}/arendemangd";

    public static string Rule(InitiativeId initiative) => $"{Board(initiative)}/tak";

    /// <summary>To let somebody cover for a coach.</summary>
    public static string Cover(InitiativeId initiative, AccountId coach) => $"{Board(initiative)}/vikarie?coach={coach}";

    /// <summary>To give away a coach's cases, or with null those without a coach.</summary>
    public static string HandOver(InitiativeId initiative, AccountId? coach) =>
        $"{Board(initiative)}/overlamna{(coach is { } whose ? $"?coach={whose}" : null)}";
}
