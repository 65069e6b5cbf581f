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

    /// <summary>Both, each registered in its own way.</summary>
    Both,
}

/// <summary>Who is registered at what.</summary>
public static class Audiences
{
    /// <summary>Whether participants are marked one by one.</summary>
    public static bool ForParticipants(this Attendees audience) => audience is Attendees.Participants or Attendees.Both;

    /// <summary>Whether organisations that came are registered.</summary>
    public static bool ForOrganisations(this Attendees audience) => audience is Attendees.Organisations or Attendees.Both;
}

/// <summary>Sessions that belong together: a workshop series for a group, a business school for enterprises.</summary>
public sealed class ActivitySeries : IVersioned
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 200;

    /// <summary>Longest place.</summary>
    public const int PlaceLength = 200;

    /// <summary>Longest name of a task.</summary>
    public const int TaskLength = 200;

    /// <summary>Most sessions in one series.</summary>
    public const int MostSessions = 200;

    /// <summary>Id.</summary>
    public required SeriesId Id { get; init; }

    /// <summary>The initiative it belongs to.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The activity of the plan that it carries out; null when the plan has none.</summary>
    public Guid? PlannedActivityId { get; init; }

    /// <summary>The type of activity that it is; null only for what was made before there were types.</summary>
    public ActivityTypeId? ActivityTypeId { get; init; }

    /// <summary>What it counts as (<c>workshop_series</c>), as its type of activity said when it was made.</summary>
    public required string Type { get; init; }

    /// <summary>The series that it is another group of; null for the first, or the only one.</summary>
    public SeriesId? GroupOf { get; init; }

    /// <summary>Who it is for.</summary>
    public required Attendees Audience { get; init; }

    /// <summary>Name, 1–200 characters.</summary>
    public required LocalText Name { get; set; }

    /// <summary>Where it usually meets; empty when not decided, or when the room says it.</summary>
    public required string Place { get; set; }

    /// <summary>The room that its sessions are booked in; null when there is none.</summary>
    public RoomId? RoomId { get; set; }

    /// <summary>Where it meets online; empty when it does not.</summary>
    public string OnlineLink { get; set; } = string.Empty;

    /// <summary>Most who can take part; null when nobody has said.</summary>
    public int? Capacity { get; set; }

    /// <summary>What is needed for it: things to bring, addresses of materials; may be empty.</summary>
    public string Materials { get; set; } = string.Empty;

    /// <summary>Number of sessions, at least one.</summary>
    public required int SessionTotal { get; init; }

    /// <summary>Sessions one must be present at to have completed the series: 1 to <see cref="SessionTotal"/>.</summary>
    public required int CompletionMinimum { get; set; }

    /// <summary>The task that must be handed in too; empty when there is none.</summary>
    public string CompletionTask { get; set; } = string.Empty;

    /// <summary>Who leads it; null when nobody is named yet.</summary>
    public AccountId? LeaderAccountId { get; set; }

    /// <summary>Who leads it together with them; null when nobody does.</summary>
    public AccountId? SecondLeaderAccountId { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>When it is completed.</summary>
    public CompletionRule Rule => new(CompletionMinimum, CompletionTask.Length > 0);

    /// <summary>What its sessions are held by: as it is now.</summary>
    internal SeriesArrangement Arrangement => new(Name, Place, RoomId, OnlineLink, LeaderAccountId, SecondLeaderAccountId, Capacity, Materials);

    internal sealed class Mapping : IEntityTypeConfiguration<ActivitySeries>
    {
        public void Configure(EntityTypeBuilder<ActivitySeries> builder)
        {
            builder.ToTable("activity_series");
            builder.Ignore(static series => series.Rule);
        }
    }
}
