using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Registers that an organisation has reached a stage.</summary>
public sealed class StageRegistration : HistoryRow
{
    /// <summary>Which.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>The stage.</summary>
    public required OrganisationStage Stage { get; init; }

    /// <summary>Its place in the order they came; a correction keeps it.</summary>
    public required int Number { get; init; }

    internal StageStep Step => new(Stage, OccurredOn);

    internal sealed class Mapping : IEntityTypeConfiguration<StageRegistration>
    {
        public void Configure(EntityTypeBuilder<StageRegistration> builder)
        {
            builder.ToTable("organisation_stages");
            builder.Ignore(static registration => registration.Step);
        }
    }
}
