using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Words for people in this capability's pages.</summary>
internal static class PlacementTexts
{
    /// <summary>The participant's name; for a protected identity the reference, with words that say so.</summary>
    public static string Who(this Texts texts, string? name, string reference) => name ?? texts["placements.protected", reference];
}

/// <summary>Addresses of this capability's pages.</summary>
internal static class PlacementPaths
{
    public static string List(InitiativeId initiative) => $"/insatser/{initiative}/platser";

    public static string Of(InitiativeId initiative, PlacementId placement) => $"{List(initiative)}/{placement}";
}
