using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>One meeting at a time and place: a session of a series, or one that stands alone.</summary>
public sealed class Session : IVersioned
{
    /// <summary>Longest session, in minutes.</summary>
    public const int LongestMinutes = 12 * 60;

    /// <summary>Id.</summary>
    public required SessionId Id { get; init; }

    /// <summary>The initiative it belongs to.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The series; null for a single session.</summary>
    public SeriesId? SeriesId { get; init; }

    /// <summary>Number within the series, from 1; null for a single session.</summary>
    public int? Number { get; init; }

    /// <summary>The type of activity that it is; null only for what was made before there were types.</summary>
    public ActivityTypeId? ActivityTypeId { get; init; }

    /// <summary>What it counts as, as its type of activity said when it was made.</summary>
    public required string Type { get; init; }

    /// <summary>Who it is for.</summary>
    public required Attendees Audience { get; init; }

    /// <summary>Name: what a single session is called, or what one of a series is about; the series' name where it has none of its own.</summary>
    public required LocalText Name { get; set; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset StartsAt { get; set; }

    /// <summary>When it ends, after it begins.</summary>
    public required DateTimeOffset EndsAt { get; set; }

    /// <summary>Where; empty when not decided, or when the room says it.</summary>
    public required string Place { get; set; }

    /// <summary>The room that it is booked in; null when there is none.</summary>
    public RoomId? RoomId { get; set; }

    /// <summary>Where it meets online; empty when it does not.</summary>
    public string OnlineLink { get; set; } = string.Empty;

    /// <summary>Most who can take part; null when nobody has said.</summary>
    public int? Capacity { get; set; }

    /// <summary>What is needed for it: things to bring, addresses of materials; may be empty.</summary>
    public string Materials { get; set; } = string.Empty;

    /// <summary>What it costs in SEK, whoever comes; null when nobody has said.</summary>
    public decimal? Cost { get; set; }

    /// <summary>Whether it stands as cancelled; kept by the database after its outcome.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>How many times it has been moved, cancelled or called again; kept by the database.</summary>
    public int Revision { get; private set; }

    /// <summary>When that was last; kept by the database.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who leads it; null when nobody is named yet.</summary>
    public AccountId? LeaderAccountId { get; set; }

    /// <summary>Who leads it together with them; null when nobody does.</summary>
    public AccountId? SecondLeaderAccountId { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>The day it falls on in Sweden: what is registered of it occurred that day.</summary>
    public DateOnly Day => SwedishTime.DateOf(StartsAt);

    internal sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> builder)
        {
            builder.ToTable("sessions");
            builder.Ignore(static session => session.Day);
            builder.Property(static session => session.IsCancelled).ValueGeneratedOnAddOrUpdate();
            builder.Property(static session => session.Revision).ValueGeneratedOnAddOrUpdate();
            builder.Property(static session => session.ChangedAt).ValueGeneratedOnAddOrUpdate();
        }
    }
}
