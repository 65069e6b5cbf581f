using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Registers whether a participant wants to go on after a series. One stands per series and participant.</summary>
public sealed class NextStepWish : Registration
{
    /// <summary>The series.</summary>
    public required SeriesId SeriesId { get; init; }

    /// <summary>Who.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>Whether they want to go on.</summary>
    public required bool Wants { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NextStepWish>
    {
        public void Configure(EntityTypeBuilder<NextStepWish> builder) => builder.ToTable("next_step_wishes");
    }
}
