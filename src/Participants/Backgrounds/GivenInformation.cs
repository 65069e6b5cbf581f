using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How somebody was told.</summary>
public enum InformationMeans
{
    /// <summary>In writing.</summary>
    Written,

    /// <summary>Orally.</summary>
    Oral,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>That a participant was told what is registered, why and on what ground. Regulation (EU) 2016/679, articles 13 and 14.</summary>
public sealed class GivenInformation : Registration
{
    /// <summary>Who was told.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>How.</summary>
    public required InformationMeans Means { get; init; }

    /// <summary>In what language.</summary>
    public required string Language { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<GivenInformation>
    {
        public void Configure(EntityTypeBuilder<GivenInformation> builder) => builder.ToTable("given_information");
    }
}
