using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What is asked about what an organisation is and can offer.</summary>
public sealed record ProfileInput
{
    /// <summary>The version that was read.</summary>
    public uint Version { get; init; }

    /// <summary>What it is in law.</summary>
    public LegalForm? LegalForm { get; init; }

    /// <summary>What it is for.</summary>
    [MaxLength(OrganisationProfile.LongestPurpose)]
    public string? Purpose { get; init; }

    /// <summary>How many it can receive at once.</summary>
    [Range(0, OrganisationProfile.MostAtOnce)]
    public int? Capacity { get; init; }

    /// <summary>What it does, of what is offered.</summary>
    public string[] Tags { get; init; } = [];

    /// <summary>What else it does, with commas between.</summary>
    [MaxLength(500)]
    public string? MoreTags { get; init; }

    /// <summary>Whom it is used to receiving.</summary>
    public WorksWith[] WorksWith { get; init; } = [];

    /// <summary>Languages spoken there.</summary>
    public string[] Languages { get; init; } = [];

    /// <summary>Whether one gets in and about without steps.</summary>
    public bool? StepFree { get; init; }

    /// <summary>Whether there is a toilet for wheelchairs.</summary>
    public bool? AccessibleToilet { get; init; }

    /// <summary>Whether there is somewhere to be undisturbed.</summary>
    public bool? QuietPlace { get; init; }

    /// <summary>Whether public transport stops within 500 m.</summary>
    public bool? NearTransport { get; init; }

    internal static ProfileInput Of(Organisation organisation)
    {
        var profile = organisation.Profile;
        return new()
        {
            Version = organisation.Version,
            LegalForm = profile.LegalForm,
            Purpose = profile.Purpose,
            Capacity = profile.Capacity,
            Tags = profile.Tags,
            WorksWith = profile.WorksWith,
            Languages = profile.Languages,
            StepFree = profile.StepFree,
            AccessibleToilet = profile.AccessibleToilet,
            QuietPlace = profile.QuietPlace,
            NearTransport = profile.NearTransport,
        };
    }

    internal OrganisationProfile ToProfile() => new(
        LegalForm, string.IsNullOrWhiteSpace(Purpose) ? null : Purpose.Trim(), Capacity, [.. WorksWith.Distinct().Order()], [.. OrganisationTags.Read(Tags, MoreTags)],
        [.. SiteLanguages.All.Where(Languages.Contains)], StepFree, AccessibleToilet, QuietPlace, NearTransport);
}
