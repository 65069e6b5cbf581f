using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What a party does in an agreement.</summary>
public enum AgreementPart
{
    /// <summary>Buys too.</summary>
    Buyer,

    /// <summary>Delivers too.</summary>
    Supplier,

    /// <summary>Takes part in another way.</summary>
    Other,
}

/// <summary>A party beside the buyer and the supplier.</summary>
public sealed class AgreementParty
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The agreement.</summary>
    public required BusinessAgreementId AgreementId { get; init; }

    /// <summary>Who.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>As what.</summary>
    public required AgreementPart Part { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AgreementParty>
    {
        public void Configure(EntityTypeBuilder<AgreementParty> builder)
        {
            builder.ToTable("agreement_parties");
            builder.HasOne<BusinessAgreement>().WithMany().HasForeignKey(static party => party.AgreementId);
        }
    }
}

/// <summary>Something that led to an agreement.</summary>
public sealed class AgreementOrigin
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The agreement.</summary>
    public required BusinessAgreementId AgreementId { get; init; }

    /// <summary>What kind of thing.</summary>
    public required SubjectKind Kind { get; init; }

    /// <summary>Which.</summary>
    public required Guid SubjectId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AgreementOrigin>
    {
        public void Configure(EntityTypeBuilder<AgreementOrigin> builder)
        {
            builder.ToTable("agreement_origins");
            builder.HasOne<BusinessAgreement>().WithMany().HasForeignKey(static origin => origin.AgreementId);
        }
    }
}
