using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What is known of an agreement.</summary>
/// <param name="Title">At most 200 characters.</param>
/// <param name="Type">A code of <see cref="AgreementTypes"/>.</param>
/// <param name="Supplier">Who delivers; not public.</param>
/// <param name="Buyer">Who buys; public.</param>
/// <param name="Value">SEK over the whole agreement; null when it is not known.</param>
/// <param name="Note">At most 4 000 characters.</param>
public sealed record AgreementFacts(string Title, string Type, OrganisationId Supplier, OrganisationId Buyer, decimal? Value, string Note);

/// <summary>An agreement between an enterprise and the public sector. Its states are registrations of their own.</summary>
public sealed class BusinessAgreement : IVersioned
{
    /// <summary>Adds an agreement to an initiative.</summary>
    public BusinessAgreement(BusinessAgreementId id, InitiativeId initiative, AgreementFacts facts)
    {
        Id = id;
        InitiativeId = initiative;
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

    /// <summary>SEK over the whole agreement; null when it is not known.</summary>
    public decimal? Value { get; private set; }

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
        Value = facts.Value;
        Note = facts.Note;
    }

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

    internal sealed class Mapping : IEntityTypeConfiguration<AgreementStateRegistration>
    {
        public void Configure(EntityTypeBuilder<AgreementStateRegistration> builder)
        {
            builder.ToTable("agreement_states");
            builder.HasOne<BusinessAgreement>().WithMany().HasForeignKey(static state => state.AgreementId);
        }
    }
}
