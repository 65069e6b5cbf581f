using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>That an organisation has agreed to be shown publicly. Who has not is never shown outside.</summary>
public sealed class OrganisationConsent : HistoryRow
{
    /// <summary>Longest name of who said yes, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>Which.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>What its versions share.</summary>
    public required Guid ConsentId { get; init; }

    /// <summary>Who at the organisation said yes.</summary>
    [Sensitive]
    public required string SaidBy { get; init; }

    /// <summary>The day it was taken back; null while it holds.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>That the organisation with an id may be shown publicly: what every public page, list and file asks.</summary>
    /// <param name="organisationColumn">The id, as SQL.</param>
    public static Sql MayBePublic(string organisationColumn) => Sql.Of($"access.may_be_public({Sql.Raw(organisationColumn)})");

    internal sealed class Mapping : IEntityTypeConfiguration<OrganisationConsent>
    {
        public void Configure(EntityTypeBuilder<OrganisationConsent> builder) => builder.ToTable("organisation_consents");
    }
}
