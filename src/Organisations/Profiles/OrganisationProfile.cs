namespace Samsteg.Organisations;

/// <summary>What an organisation is and can offer, besides name and address. Null is "not known".</summary>
/// <param name="LegalForm">What it is in law.</param>
/// <param name="Purpose">What it is for, in a sentence; at most <see cref="LongestPurpose"/> letters.</param>
/// <param name="Capacity">How many it can receive at once.</param>
/// <param name="WorksWith">Whom it is used to receiving.</param>
/// <param name="Tags">What it does.</param>
/// <param name="Languages">Codes of <see cref="SiteLanguages"/>.</param>
/// <param name="StepFree">Whether one gets in and about without steps.</param>
/// <param name="AccessibleToilet">Whether there is a toilet for wheelchairs.</param>
/// <param name="QuietPlace">Whether there is somewhere to be undisturbed.</param>
/// <param name="NearTransport">Whether public transport stops within 500 m.</param>
public sealed record OrganisationProfile(
    LegalForm? LegalForm, string? Purpose, int? Capacity, WorksWith[] WorksWith, string[] Tags, string[] Languages,
    bool? StepFree, bool? AccessibleToilet, bool? QuietPlace, bool? NearTransport)
{
    /// <summary>Letters of a purpose.</summary>
    public const int LongestPurpose = 300;

    /// <summary>Most that can be received at once.</summary>
    public const int MostAtOnce = 1000;
}
