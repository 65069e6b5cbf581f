using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A participant in a series, from a day and perhaps until one.</summary>
public sealed class SeriesMember
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The series.</summary>
    public required SeriesId SeriesId { get; init; }

    /// <summary>Who.</summary>
    public required ParticipantId ParticipantId { get; init; }

    /// <summary>First day: expected at sessions from then on.</summary>
    public required DateOnly JoinedOn { get; set; }

    /// <summary>First day no longer expected; null while a member.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <summary>Leaves the series; what was marked before stays.</summary>
    public void Leave(DateOnly on) => LeftOn = on < JoinedOn ? JoinedOn : on;

    /// <summary>Comes back after having left.</summary>
    public void Return() => LeftOn = null;

    internal sealed class Mapping : IEntityTypeConfiguration<SeriesMember>
    {
        public void Configure(EntityTypeBuilder<SeriesMember> builder) => builder.ToTable("series_members");
    }
}
