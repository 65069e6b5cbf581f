using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Words for people in this capability's pages.</summary>
internal static class PlacementTexts
{
    /// <summary>The participant's name; for a protected identity the reference, with words that say so.</summary>
    public static string Who(this Texts texts, string? name, string reference) => name ?? texts["placements.protected", reference];

    /// <summary>The participant as the organisation knows them: the first name, with the family name where it is shared; of a protected identity the reference.</summary>
    public static string Known(this Texts texts, string? givenName, string? familyName, string? reference) =>
        givenName is null ? texts.Who(null, reference!) : familyName is null ? givenName : $"{givenName} {familyName}";
}

/// <summary>Addresses of this capability's pages.</summary>
internal static class PlacementPaths
{
    public static string List(InitiativeId initiative) => $"/insatser/{initiative}/platser";

    public static string New(InitiativeId initiative, ParticipantId participant, PlacementOpeningId opening) => $"{List(initiative)}/ny?deltagare={participant}&opening={opening}";

    public static string Of(InitiativeId initiative, PlacementId placement) => $"{List(initiative)}/{placement}";
}
