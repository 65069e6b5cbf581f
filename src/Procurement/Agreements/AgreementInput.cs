using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What is asked about an agreement.</summary>
public record AgreementInput
{
    /// <summary>Its id; made when the form is opened, so that a form sent twice adds one agreement.</summary>
    [FormId]
    public BusinessAgreementId Id { get; init; } = NewId.Of<BusinessAgreementId>();

    /// <summary>The version that was read; 0 for a new one.</summary>
    public uint Version { get; init; }

    /// <summary>What it is about.</summary>
    [MaxLength(200)]
    public string Title { get; init; } = string.Empty;

    /// <summary>A code of <see cref="AgreementTypes"/>.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Who buys.</summary>
    [Required]
    public OrganisationId? Buyer { get; init; }

    /// <summary>Who delivers.</summary>
    [Required]
    public OrganisationId? Supplier { get; init; }

    /// <summary>SEK over the whole agreement; null when it is not known.</summary>
    public decimal? Value { get; init; }

    /// <summary>What else is worth knowing.</summary>
    [MaxLength(4000)]
    public string? Note { get; init; }
}

/// <summary>What is asked about a new agreement: also how far it has come.</summary>
public sealed record NewAgreementInput : AgreementInput
{
    /// <summary>The state it is in.</summary>
    [BindRequired]
    public AgreementState State { get; init; }

    /// <summary>The day it reached that state.</summary>
    [BindRequired]
    public DateOnly OccurredOn { get; init; }
}
