using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What is known of an agreement.</summary>
/// <param name="Title">At most 200 characters.</param>
/// <param name="Type">A code of <see cref="AgreementTypes"/>.</param>
/// <param name="Supplier">Who delivers; not public.</param>
/// <param name="Buyer">Who buys; public.</param>
/// <param name="Terms">Value and period.</param>
/// <param name="Responsible">Who is reminded of it; null for all who work with agreements in the initiative.</param>
/// <param name="Origin">How it came about, at most 1 000 characters.</param>
/// <param name="Note">At most 4 000 characters.</param>
public sealed record AgreementFacts(
    string Title, string Type, OrganisationId Supplier, OrganisationId Buyer, AgreementTerms Terms, AccountId? Responsible, string Origin, string Note);

/// <summary>What an agreement is worth and how long it holds.</summary>
/// <param name="Value">SEK; null when it is not known.</param>
/// <param name="ValueIs">What that is the value of.</param>
/// <param name="StartsOn">First day; null when it is not known.</param>
/// <param name="EndsOn">Last day; null when it is not known, or until further notice.</param>
/// <param name="RemindMonths">So many months before the last day it comes up on <em>Idag</em>.</param>
public sealed record AgreementTerms(decimal? Value, ValueBasis ValueIs, DateOnly? StartsOn, DateOnly? EndsOn, int RemindMonths)
{
    /// <summary>The longest time before the last day that one may be reminded.</summary>
    public const int MostRemindMonths = 24;
}

/// <summary>What a value is of.</summary>
public enum ValueBasis
{
    /// <summary>The agreement in all.</summary>
    Whole,

    /// <summary>A year of it.</summary>
    Yearly,
}

/// <summary>An agreement between an enterprise and the public sector. Its states are registrations of their own.</summary>
public sealed class BusinessAgreement : IVersioned
{
    /// <summary>Adds an agreement to an initiative.</summary>
    public BusinessAgreement(BusinessAgreementId id, InitiativeId initiative, AgreementFacts facts, BusinessAgreementId? renews = null)
    {
        Id = id;
        InitiativeId = initiative;
        RenewsId = renews;
        Describe(facts);
    }

    private BusinessAgreement()
    {
    }

    /// <summary>Id.</summary>
    public BusinessAgreementId Id { get; private init; }

    /// <summary>The initiative that brought it about.</summary>
    public InitiativeId InitiativeId { get; private init; }

    /// <summary>What it is about.</summary>
    public string Title { get; private set; } = string.Empty;

    /// <summary>A code of <see cref="AgreementTypes"/>.</summary>
    public string Type { get; private set; } = string.Empty;

    /// <summary>Who delivers.</summary>
    public OrganisationId SupplierId { get; private set; }

    /// <summary>Who buys.</summary>
    public OrganisationId BuyerId { get; private set; }

    /// <summary>SEK; null when it is not known.</summary>
    public decimal? Value { get; private set; }

    /// <summary>What that is the value of.</summary>
    public ValueBasis ValueIs { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>So many months before the last day it comes up on <em>Idag</em>.</summary>
    public int RemindMonths { get; private set; }

    /// <summary>Who is reminded; null for all who work with agreements in the initiative.</summary>
    public AccountId? ResponsibleId { get; private set; }

    /// <summary>How it came about; empty when nobody has written it.</summary>
    public string Origin { get; private set; } = string.Empty;

    /// <summary>The agreement that it continues; null when it is new.</summary>
    public BusinessAgreementId? RenewsId { get; private init; }

    /// <summary>Empty when nobody has written one.</summary>
    public string Note { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Takes what is now known of it.</summary>
    public void Describe(AgreementFacts facts)
    {
        Title = facts.Title;
        Type = facts.Type;
        SupplierId = facts.Supplier;
        BuyerId = facts.Buyer;
        (Value, ValueIs, StartsOn, EndsOn, RemindMonths) = facts.Terms;
        ResponsibleId = facts.Responsible;
        Origin = facts.Origin;
        Note = facts.Note;
    }

    /// <summary>Takes how long it holds.</summary>
    public void Hold(DateOnly? startsOn, DateOnly? endsOn) => (StartsOn, EndsOn) = (startsOn, endsOn);

    internal sealed class Mapping : IEntityTypeConfiguration<BusinessAgreement>
    {
        public void Configure(EntityTypeBuilder<BusinessAgreement> builder)
        {
            builder.ToTable("business_agreements");
            builder.Property(static agreement => agreement.Value).HasPrecision(14, 2);
        }
    }
}

/// <summary>That an agreement reached a state on a day. Corrected by another, never overwritten.</summary>
public sealed class AgreementStateRegistration : Registration
{
    /// <summary>The agreement.</summary>
    public required BusinessAgreementId AgreementId { get; init; }

    /// <summary>The state it reached.</summary>
    public required AgreementState State { get; init; }

    /// <summary>Why it never came about; empty for other states.</summary>
    public string Because { get; init; } = string.Empty;

    internal sealed class Mapping : IEntityTypeConfiguration<AgreementStateRegistration>
    {
        public void Configure(EntityTypeBuilder<AgreementStateRegistration> builder)
        {
            builder.ToTable("agreement_states");
            builder.HasOne<BusinessAgreement>().WithMany().HasForeignKey(static state => state.AgreementId);
        }
    }
}
