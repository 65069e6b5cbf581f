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

    /// <summary>Type of activity, as in the plan.</summary>
    public required string Type { get; init; }

    /// <summary>Who it is for.</summary>
    public required Attendees Audience { get; init; }

    /// <summary>Name: what a single session is called, or what one of a series is about; the series' name where it has none of its own.</summary>
    public required LocalText Name { get; set; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset StartsAt { get; set; }

    /// <summary>When it ends, after it begins.</summary>
    public required DateTimeOffset EndsAt { get; set; }

    /// <summary>Where; empty when not decided.</summary>
    public required string Place { get; set; }

    /// <summary>Who leads it; null when nobody is named yet.</summary>
    public AccountId? LeaderAccountId { get; set; }

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
        }
    }
}
