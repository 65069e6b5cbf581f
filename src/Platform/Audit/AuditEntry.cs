using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Samsteg.Platform;

/// <summary>One thing somebody did or read. Append-only: the application's role can neither change nor remove it.</summary>
public sealed class AuditEntry
{
    /// <summary>Number in the table; not in the order of commits.</summary>
    public long Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who; null for the program itself.</summary>
    public AccountId? AccountId { get; init; }

    /// <summary>What: <c>added</c>, <c>changed</c>, <c>removed</c>, <c>read</c>, <c>exported</c>, <c>signed_in</c> …</summary>
    public required string Action { get; init; }

    /// <summary>Table of the row it concerns.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>The row; null when it concerns many.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The initiative, when it belongs to one.</summary>
    public InitiativeId? InitiativeId { get; init; }

    /// <summary>The participant, when it concerns one.</summary>
    public ParticipantId? ParticipantId { get; init; }

    /// <summary>Why, where a reason was asked.</summary>
    public string? Reason { get; init; }

    /// <summary>Property → old and new value, as JSON; sensitive values only as changed.</summary>
    public string? Changes { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit_entries");
            builder.Property(static entry => entry.Id).UseIdentityAlwaysColumn();
            builder.Property(static entry => entry.Changes).HasColumnType("jsonb");
        }
    }
}

/// <summary>Marks a property whose value must not stand in the log, only that it was changed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;
