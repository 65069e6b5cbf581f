using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>How there was contact with an organisation.</summary>
public enum OrganisationContactWay
{
    /// <summary>There.</summary>
    Visit,

    /// <summary>Here or elsewhere.</summary>
    Meeting,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>By video.</summary>
    Video,

    /// <summary>By e-mail or letter.</summary>
    Email,

    /// <summary>At a network meeting, a fair or the like.</summary>
    Event,
}

/// <summary>A contact with an organisation. The latest tells who is responsible for the next one.</summary>
public sealed class OrganisationContact : HistoryRow
{
    /// <summary>Longest account of it, in characters.</summary>
    public const int LongestSaid = 2000;

    /// <summary>Longest next step, in characters.</summary>
    public const int LongestStep = 300;

    /// <summary>Which.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>What its versions share.</summary>
    public required Guid ContactId { get; init; }

    /// <summary>How.</summary>
    public required OrganisationContactWay Way { get; init; }

    /// <summary>With whom; null for nobody in particular.</summary>
    public Guid? ContactPersonId { get; init; }

    /// <summary>What was said.</summary>
    [Sensitive]
    public required string Said { get; init; }

    /// <summary>What comes next; empty when nothing does.</summary>
    [Sensitive]
    public required string NextStep { get; init; }

    /// <summary>When; null when nothing comes next.</summary>
    public DateOnly? NextOn { get; init; }

    /// <summary>Who keeps in touch from now on.</summary>
    public required AccountId ResponsibleId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OrganisationContact>
    {
        public void Configure(EntityTypeBuilder<OrganisationContact> builder) => builder.ToTable("organisation_contacts");
    }
}
