using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What happens in a phase, as a form says it.</summary>
public sealed class PhaseEventInput
{
    /// <summary>Id of the form, which becomes the event's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The phase.</summary>
    public Guid Phase { get; set; }

    /// <summary>What.</summary>
    [Required]
    public PhaseEventKind? Kind { get; set; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; set; }

    /// <summary>Why; asked for a pause and for what is left out.</summary>
    [StringLength(PhaseEvent.LongestReason)]
    public string? Reason { get; set; }
}

/// <summary>Registers what happens to somebody in a phase, or takes the latest of it back.</summary>
public sealed class RegisterPhaseEvent(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, PhaseEventInput input, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        if (await database.Context.Set<PhaseEvent>().AnyAsync(row => row.Id == input.Form && row.ParticipantId == facts.ParticipantId, cancellation))
        {
            return Result.Done;
        }

        if (facts.Status is ParticipantStatus.Exited)
        {
            return Result.Refused(string.Empty, "participants.rule.already_exited", Display.Day(facts.ExitedOn!.Value));
        }

        if (await FindAsync(facts, input.Phase, cancellation) is not { } phase)
        {
            return Result.Refused(nameof(input.Phase), "participants.rule.choose_offered");
        }

        if (phase.Course.State.After(input.Kind!.Value) is null)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        var stamp = Stamp.Of(clock, user);
        List<Problem> problems = [.. CaseDayRules.Within(nameof(input.OccurredOn), input.OccurredOn!.Value, facts.LatestEntryOn, stamp.Today)];
        if (problems.Count == 0 && input.OccurredOn < phase.Course.LastDay)
        {
            problems.Add(new Problem(nameof(input.OccurredOn), "participants.programme.before_last", Display.Day(phase.Course.LastDay.Value)));
        }

        if (input.Kind.Value.NeedsReason())
        {
            problems.AddRange(Reasons.Required(nameof(input.Reason), input.Reason ?? string.Empty));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new PhaseEvent
        {
            Id = input.Form,
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            PhaseId = input.Phase,
            Kind = input.Kind.Value,
            Reason = input.Kind.Value.NeedsReason() ? input.Reason!.Trim() : null,
            OccurredOn = input.OccurredOn.Value,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes the latest event of its phase back.</summary>
    /// <returns>Null when there is no such event; a conflict when another came after it.</returns>
    public async Task<Result?> RetractAsync(CaseFacts facts, Guid moment, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        if (await database.Context.Set<PhaseEvent>().SingleOrDefaultAsync(
            row => row.Id == moment && row.ParticipantId == facts.ParticipantId && row.SupersededAt == null, cancellation) is not { } standing)
        {
            return null;
        }

        if ((await FindAsync(facts, standing.PhaseId, cancellation))?.Course.Events[^1].Id != moment)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        standing.Supersede(clock.GetUtcNow());
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<PhaseView?> FindAsync(CaseFacts facts, Guid phase, CancellationToken cancellation) =>
        (await ProgrammeQuery.OfAsync(database, facts.InitiativeId, facts.ParticipantId, cancellation)).SelectMany(static programme => programme.Phases).FirstOrDefault(view => view.Id == phase);
}
