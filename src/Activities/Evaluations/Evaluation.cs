using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>That those who were at a session, or in a series, are asked what they thought of it. Their answers are nobody's: no entity, and no row each.</summary>
public sealed class Evaluation
{
    /// <summary>Fewest answers that are told.</summary>
    public const int FewestTold = 5;

    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The session; null for one of a series.</summary>
    public SessionId? SessionId { get; init; }

    /// <summary>The series; null for one of a session.</summary>
    public SeriesId? SeriesId { get; init; }

    /// <summary>The version of the form that is answered.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Where it is answered.</summary>
    public required string Code { get; init; }

    /// <summary>Last day to answer.</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>The day it was closed by hand; null when it was not.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>The day it was made.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>By whom.</summary>
    public required AccountId MadeBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Evaluation>
    {
        public void Configure(EntityTypeBuilder<Evaluation> builder) => builder.ToTable("evaluations");
    }
}
