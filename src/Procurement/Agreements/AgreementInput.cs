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

    /// <summary>SEK; null when it is not known.</summary>
    public decimal? Value { get; init; }

    /// <summary>What that is the value of.</summary>
    public ValueBasis ValueIs { get; init; }

    /// <summary>First day; null when it is not known.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day; null when it is not known, or until further notice.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>So many months before the last day it comes up on <em>Idag</em>.</summary>
    [Range(1, AgreementTerms.MostRemindMonths)]
    public int RemindMonths { get; init; } = 3;

    /// <summary>Who is reminded; null for all who work with agreements in the initiative.</summary>
    public AccountId? Responsible { get; init; }

    /// <summary>How it came about.</summary>
    [MaxLength(1000)]
    public string? Origin { get; init; }

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

    /// <summary>The agreement that it continues; null when it is new.</summary>
    public BusinessAgreementId? Renews { get; init; }
}
