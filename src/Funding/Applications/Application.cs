using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An initiative's application: which version of which form it is written on, and how far it has come. What it says stands in its answers.</summary>
public sealed class Application : IVersioned
{
    /// <summary>The initiative that is applied for.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>The call it answers; null outside calls.</summary>
    public Guid? CallId { get; init; }

    /// <summary>The version of the form that it is written on.</summary>
    public required Guid FormVersionId { get; set; }

    /// <summary>How far it has come.</summary>
    public ApplicationState State { get; private set; } = ApplicationState.Draft;

    /// <summary>Since when nothing that must be answered is missing; null while something is.</summary>
    public DateTimeOffset? WholeSince { get; set; }

    /// <summary>When it was last sent in; null before.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Why it may be sent in after the last day; null when it may not.</summary>
    public string? LateReason { get; private set; }

    /// <summary>When that was decided.</summary>
    public DateTimeOffset? LateAdmittedAt { get; private set; }

    /// <summary>By whom.</summary>
    public AccountId? LateAdmittedBy { get; private set; }

    /// <inheritdoc/>
    public uint Version { get; private set; }

    /// <summary>Holds an initiative's application for this transaction: who comes second waits, and finds what the first one did. Before it is loaded.</summary>
    public static Task HoldAsync(RequestDatabase database, InitiativeId initiative, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"select from applications where initiative_id = {initiative} for update"), cancellation);

    /// <summary>Does something that may be done, and leaves what happened.</summary>
    /// <exception cref="InvalidOperationException">It may not be done in this state.</exception>
    public ApplicationEvent Do(ApplicationAct act, AccountId by, DateTimeOffset at, string? reason = null)
    {
        State = State.After(act) ?? throw new InvalidOperationException($"{act} is not done with an application that is {State}.");
        if (act == ApplicationAct.Submit)
        {
            SubmittedAt = at;
        }

        return new ApplicationEvent { InitiativeId = InitiativeId, Act = act, State = State, At = at, By = by, Reason = reason };
    }

    /// <summary>Whether the call that it answers keeps it from being sent in at a moment; outside calls nothing does, and nothing once it was sent in: what was returned or is amended is in time.</summary>
    /// <param name="call">The call that it answers; null outside calls.</param>
    /// <param name="now">The moment.</param>
    public bool IsTooLate(Call? call, DateTimeOffset now) => this is { LateAdmittedAt: null, SubmittedAt: null } && call?.StateAt(now) == CallState.Closed;

    /// <summary>Lets it be sent in although the last day has passed, and leaves why.</summary>
    /// <exception cref="InvalidOperationException">It is sent in already.</exception>
    public ApplicationEvent AdmitLate(string reason, AccountId by, DateTimeOffset at)
    {
        (LateReason, LateAdmittedBy, LateAdmittedAt) = (reason, by, at);
        return Do(ApplicationAct.AdmitLate, by, at, reason);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Application>
    {
        public void Configure(EntityTypeBuilder<Application> builder)
        {
            builder.ToTable("applications");
            builder.HasKey(static application => application.InitiativeId);
        }
    }
}

/// <summary>Something that happened to an application; never changed.</summary>
public sealed class ApplicationEvent
{
    /// <summary>Id.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The application.</summary>
    public required InitiativeId InitiativeId { get; init; }

    /// <summary>What was done.</summary>
    public required ApplicationAct Act { get; init; }

    /// <summary>What it became.</summary>
    public required ApplicationState State { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public required AccountId By { get; init; }

    /// <summary>Why; null where no reason is asked.</summary>
    public string? Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ApplicationEvent>
    {
        public void Configure(EntityTypeBuilder<ApplicationEvent> builder) => builder.ToTable("application_events");
    }
}
