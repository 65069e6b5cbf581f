using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Something to do before a session.</summary>
public sealed class SessionTask
{
    /// <summary>Longest words.</summary>
    public const int TextLength = 200;

    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The initiative.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The session.</summary>
    public required SessionId SessionId { get; init; }

    /// <summary>Place in the list, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>What, 1–200 characters.</summary>
    public required string Text { get; init; }

    /// <summary>When it was done; null while it is to do.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Who did it; null while it is to do.</summary>
    public AccountId? DoneBy { get; private set; }

    /// <summary>The tasks of a session by a checklist, a thing a line.</summary>
    public static IEnumerable<SessionTask> Of(string checklist, InitiativeId initiative, SessionId session) => checklist
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select((line, index) => new SessionTask { InitiativeId = initiative, SessionId = session, Position = index + 1, Text = line });

    /// <summary>Ticks it; who ticked it first stands.</summary>
    public void Tick(DateTimeOffset at, AccountId by)
    {
        if (DoneAt is null)
        {
            (DoneAt, DoneBy) = (at, by);
        }
    }

    /// <summary>It is to do again.</summary>
    public void Untick() => (DoneAt, DoneBy) = (null, null);

    internal sealed class Mapping : IEntityTypeConfiguration<SessionTask>
    {
        public void Configure(EntityTypeBuilder<SessionTask> builder) => builder.ToTable("session_tasks");
    }
}
