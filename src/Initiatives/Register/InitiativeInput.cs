using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What is asked about an initiative.</summary>
public sealed record InitiativeInput
{
    /// <summary>Longest purpose, in characters.</summary>
    public const int MostOfPurpose = 8000;

    /// <summary>Its id; made when the form is opened, so that a form sent twice adds one initiative.</summary>
    [FormId]
    public InitiativeId Id { get; init; } = NewId.Of<InitiativeId>();

    /// <summary>The version that was read; 0 for a new one.</summary>
    public uint Version { get; init; }

    /// <summary>Name in Swedish.</summary>
    [MaxLength(200)]
    public string NameSv { get; init; } = string.Empty;

    /// <summary>Name in English.</summary>
    [MaxLength(200)]
    public string? NameEn { get; init; }

    /// <summary>The association's registry number.</summary>
    [MaxLength(50)]
    public string? RegistryNumber { get; init; }

    /// <summary>Summary in Swedish.</summary>
    [MaxLength(2000)]
    public string? SummarySv { get; init; }

    /// <summary>Summary in English.</summary>
    [MaxLength(2000)]
    public string? SummaryEn { get; init; }

    /// <summary>Purpose in Swedish.</summary>
    [MaxLength(MostOfPurpose)]
    public string? PurposeSv { get; init; }

    /// <summary>Purpose in English.</summary>
    [MaxLength(MostOfPurpose)]
    public string? PurposeEn { get; init; }

    /// <summary>Who answers for it.</summary>
    [Required]
    public OrganisationId? Owner { get; init; }

    /// <summary>Who carries it out, when not the owner.</summary>
    public OrganisationId? Performer { get; init; }

    /// <summary>Who pays.</summary>
    public OrganisationId? Funder { get; init; }

    /// <summary>First day.</summary>
    [Required]
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day.</summary>
    [Required]
    public DateOnly? EndsOn { get; init; }

    /// <summary>Last day to enrol.</summary>
    public DateOnly? IntakeEndsOn { get; init; }

    /// <summary>The most that is paid, SEK.</summary>
    public decimal? MaximumGrant { get; init; }

    /// <summary>The state it should have; null leaves it as it is.</summary>
    public InitiativeState? State { get; init; }

    internal static InitiativeInput Of(Initiative initiative) => new()
    {
        Id = initiative.Id,
        Version = initiative.Version,
        NameSv = initiative.Name.Sv,
        NameEn = initiative.Name.En,
        RegistryNumber = initiative.RegistryNumber,
        SummarySv = initiative.Summary.Sv,
        SummaryEn = initiative.Summary.En,
        PurposeSv = initiative.Purpose.Sv,
        PurposeEn = initiative.Purpose.En,
        Owner = initiative.OwnerId,
        Performer = initiative.PerformerId,
        Funder = initiative.FunderId,
        StartsOn = initiative.StartsOn,
        EndsOn = initiative.EndsOn,
        IntakeEndsOn = initiative.IntakeEndsOn,
        MaximumGrant = initiative.MaximumGrant,
        State = initiative.State,
    };
}
