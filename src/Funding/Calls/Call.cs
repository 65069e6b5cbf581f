using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Who may answer a call, and until when.</summary>
public enum CallKind
{
    /// <summary>Anybody, until it is closed.</summary>
    Open,

    /// <summary>Anybody, until a day.</summary>
    Dated,

    /// <summary>Those that are invited.</summary>
    ByInvitation,
}

/// <summary>A call for applications: on which form, from when, until when.</summary>
public sealed class Call : IVersioned
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required LocalText Name { get; set; }

    /// <summary>What it is about; empty when the name says it.</summary>
    public required LocalText Text { get; set; }

    /// <summary>Key of the form.</summary>
    public required string FormKey { get; set; }

    /// <summary>Version of the form that new applications are written on.</summary>
    public required int FormVersion { get; set; }

    /// <summary>Who may answer.</summary>
    public required CallKind Kind { get; set; }

    /// <summary>First day.</summary>
    public required DateOnly OpensOn { get; set; }

    /// <summary>Last day, until 23:59:59 in Stockholm; null without one.</summary>
    public DateOnly? ClosesOn { get; set; }

    /// <summary>The most that one application may ask for, SEK; null without a limit.</summary>
    public decimal? Maximum { get; set; }

    /// <summary>When it was closed by hand; null otherwise.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>How it stands at a moment.</summary>
    public CallState StateAt(DateTimeOffset now) => CallStates.Of(OpensOn, ClosesOn, ClosedAt, now);

    internal sealed class Mapping : IEntityTypeConfiguration<Call>
    {
        public void Configure(EntityTypeBuilder<Call> builder) => builder.ToTable("calls");
    }
}

/// <summary>An organisation that is invited to answer.</summary>
public sealed class CallInvitation
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The organisation.</summary>
    public required OrganisationId OrganisationId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CallInvitation>
    {
        public void Configure(EntityTypeBuilder<CallInvitation> builder)
        {
            builder.ToTable("call_invitations");
            builder.HasKey(static invitation => new { invitation.CallId, invitation.OrganisationId });
        }
    }
}

/// <summary>How a call stands.</summary>
public enum CallState
{
    /// <summary>Has not opened.</summary>
    Coming,

    /// <summary>Takes applications.</summary>
    Open,

    /// <summary>Takes none.</summary>
    Closed,
}

/// <summary>When a call takes applications.</summary>
public static class CallStates
{
    /// <summary>
    /// From the first moment of its first day to the last of its last, by the clock in Stockholm: an application sent at 23:59:59 that day is in time, also on the
    /// days on which the clock is changed.
    /// </summary>
    public static CallState Of(DateOnly opensOn, DateOnly? closesOn, DateTimeOffset? closedAt, DateTimeOffset now) =>
        now < SwedishTime.At(opensOn, TimeOnly.MinValue) ? CallState.Coming
        : closedAt <= now || (closesOn is { } last && now > SwedishTime.EndOf(last)) ? CallState.Closed
        : CallState.Open;
}
