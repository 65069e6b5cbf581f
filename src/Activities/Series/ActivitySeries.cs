using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who a series or session is for.</summary>
public enum Attendees
{
    /// <summary>Participants, marked one by one.</summary>
    Participants,

    /// <summary>Organisations, with the number of persons from each.</summary>
    Organisations,
}

/// <summary>Sessions that belong together: a workshop series for a group, a business school for enterprises.</summary>
public sealed class ActivitySeries : IVersioned
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 200;

    /// <summary>Longest place.</summary>
    public const int PlaceLength = 200;

    /// <summary>Most sessions in one series.</summary>
    public const int MostSessions = 60;

    /// <summary>Id.</summary>
    public required SeriesId Id { get; init; }

    /// <summary>The initiative it belongs to.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The activity of the plan that it carries out; null when the plan has none.</summary>
    public Guid? PlannedActivityId { get; init; }

    /// <summary>Type of activity, as in the plan (<c>workshop_series</c>).</summary>
    public required string Type { get; init; }

    /// <summary>Who it is for.</summary>
    public required Attendees Audience { get; init; }

    /// <summary>Name, 1–200 characters.</summary>
    public required LocalText Name { get; set; }

    /// <summary>Where it usually meets; empty when not decided.</summary>
    public required string Place { get; set; }

    /// <summary>Number of sessions, at least one.</summary>
    public required int SessionTotal { get; init; }

    /// <summary>Sessions one must be present at to have completed the series: 1 to <see cref="SessionTotal"/>.</summary>
    public required int CompletionMinimum { get; set; }

    /// <summary>Who leads it; null when nobody is named yet.</summary>
    public AccountId? LeaderAccountId { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ActivitySeries>
    {
        public void Configure(EntityTypeBuilder<ActivitySeries> builder) => builder.ToTable("activity_series");
    }
}
