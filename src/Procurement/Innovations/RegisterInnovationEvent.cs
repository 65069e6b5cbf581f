using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What is asked when a process passes a gate or ends.</summary>
public sealed record InnovationEventInput
{
    /// <summary>A gate (<c>stage:id</c>) or an outcome (<c>outcome:code</c>) of those that are offered.</summary>
    [Required]
    public string? What { get; init; }

    /// <summary>The day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; init; }

    /// <summary>Who decided.</summary>
    [Required]
    [MaxLength(200)]
    public string? DecidedBy { get; init; }

    /// <summary>Why.</summary>
    [Required]
    [MaxLength(1000)]
    public string? Because { get; init; }

    /// <summary>The day by which the next gate is to be decided on; not asked of an end.</summary>
    public DateOnly? NextGateOn { get; init; }
}

/// <summary>What should have been registered, and why it was not.</summary>
public sealed record InnovationCorrection
{
    /// <summary>The right day.</summary>
    [Required]
    public DateOnly? OccurredOn { get; init; }

    /// <summary>Who decided.</summary>
    [MaxLength(200)]
    public string? DecidedBy { get; init; }

    /// <summary>Why.</summary>
    [MaxLength(1000)]
    public string? Because { get; init; }

    /// <summary>Why it is corrected.</summary>
    [MaxLength(500)]
    public string Reason { get; init; } = string.Empty;
}

/// <summary>What may happen to a process next.</summary>
/// <param name="Code">As a form carries it.</param>
/// <param name="Stage">The gate; null for an end.</param>
/// <param name="Outcome">How it ends; null for a gate.</param>
public sealed record InnovationWay(string Code, InnovationStageRow? Stage, InnovationOutcome? Outcome)
{
    /// <summary>The gates that are left, then the ends; none when it has ended.</summary>
    public static IReadOnlyList<InnovationWay> Of(InnovationKind kind, IEnumerable<InnovationStageRow> stages, IReadOnlyList<InnovationMove> moves) =>
        moves.Any(static move => move.Step == InnovationStep.Ended)
            ? []
            :
            [
                .. stages.Where(stage => stage.Kind == kind && InnovationCourse.MayPass(moves, stage.Position)).Select(static stage => new InnovationWay($"stage:{stage.Id}", stage, null)),
                .. kind.Outcomes().Select(static outcome => new InnovationWay($"outcome:{SnakeCase.Of(outcome.ToString())}", null, outcome)),
            ];
}

/// <summary>Registers that a process has passed a gate or ended, and corrects it.</summary>
public sealed class RegisterInnovationEvent(RequestDatabase database, InnovationReader reader, CurrentUser user, TimeProvider clock)
{
    /// <summary>Done, or refused: what may not follow, a day that lies ahead or before the last.</summary>
    /// <returns>Null when there is no such process in that initiative.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, Guid process, InnovationEventInput input, CancellationToken cancellation)
    {
        if (await HoldAsync(initiative, process, cancellation) is not { } facts)
        {
            return null;
        }

        var standing = (await reader.EventsAsync(process, cancellation)).Where(static row => row.IsStanding).Select(static row => row.Move).ToList();
        if (InnovationWay.Of(facts.Kind, await reader.StagesAsync(initiative, cancellation), standing).FirstOrDefault(way => way.Code == input.What) is not { } way)
        {
            return Result.Refused(nameof(input.What), "innovations.problem.what");
        }

        var move = new InnovationMove(way.Stage is null ? InnovationStep.Ended : InnovationStep.Passed, way.Stage?.Position ?? 0, input.OccurredOn!.Value);
        if (ProblemOf(move, standing) is { } problem)
        {
            return Result.Of([problem]);
        }

        var of = await database.Context.Set<InnovationProcess>().SingleAsync(found => found.Id == process, cancellation);
        of.NextGateOn = way.Stage is null ? null : input.NextGateOn;
        database.Context.Add(New(initiative, process, move, way.Stage?.Id, way.Outcome, input.DecidedBy, input.Because));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Puts another registration in the place of a wrong one. A conflict when it has been corrected already.</summary>
    /// <returns>Null when there is no such process in that initiative.</returns>
    public async Task<Result?> CorrectAsync(InitiativeId initiative, Guid process, Guid registration, InnovationCorrection input, CancellationToken cancellation)
    {
        if (await HoldAsync(initiative, process, cancellation) is null)
        {
            return null;
        }

        var standing = (await reader.EventsAsync(process, cancellation)).Where(static row => row.IsStanding).ToList();
        if (standing.Find(row => row.Id == registration) is not { } wrong)
        {
            return Result.Conflict("innovations.problem.corrected_already");
        }

        var move = wrong.Move with { OccurredOn = input.OccurredOn!.Value };
        var problem = string.IsNullOrWhiteSpace(input.Reason) ? new Problem(nameof(input.Reason), "procurement.problem.reason")
            : wrong.Step != InnovationStep.Started && string.IsNullOrWhiteSpace(input.Because) ? new Problem(nameof(input.Because), "innovations.problem.because")
            : wrong.Step != InnovationStep.Started && string.IsNullOrWhiteSpace(input.DecidedBy) ? new Problem(nameof(input.DecidedBy), "innovations.problem.decided_by")
            : ProblemOf(move, standing.Where(row => row.Id != registration).Select(static row => row.Move));
        if (problem is not null)
        {
            return Result.Of([problem]);
        }

        await SupersedeAsync(registration, input.Reason, cancellation);
        database.Context.Add(New(initiative, process, move, wrong.StageId, wrong.Outcome, input.DecidedBy, input.Because));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes a registration back. That a process started stays: without it there would be none.</summary>
    /// <returns>Null when there is no such process in that initiative.</returns>
    public async Task<Result?> RetractAsync(InitiativeId initiative, Guid process, Guid registration, string reason, CancellationToken cancellation)
    {
        if (await HoldAsync(initiative, process, cancellation) is null)
        {
            return null;
        }

        var wrong = (await reader.EventsAsync(process, cancellation)).FirstOrDefault(row => row.Id == registration && row.IsStanding);
        if (wrong is null)
        {
            return Result.Conflict("innovations.problem.corrected_already");
        }

        if (wrong.Step == InnovationStep.Started || string.IsNullOrWhiteSpace(reason))
        {
            return wrong.Step == InnovationStep.Started
                ? Result.Refused(string.Empty, "innovations.problem.start_stays")
                : Result.Refused(nameof(InnovationCorrection.Reason), "procurement.problem.reason");
        }

        await SupersedeAsync(registration, reason, cancellation);
        return Result.Done;
    }

    private async Task<InnovationFacts?> HoldAsync(InitiativeId initiative, Guid process, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        await database.QueryAsync<Guid>(Sql.Of($"select id from innovation_processes where id = {process} and initiative_id = {initiative} for update"), cancellation);
        return await reader.FindAsync(initiative, process, cancellation);
    }

    private async Task SupersedeAsync(Guid registration, string reason, CancellationToken cancellation)
    {
        var wrong = await database.Context.Set<InnovationEvent>().SingleAsync(row => row.Id == registration, cancellation);
        wrong.Supersede(clock.GetUtcNow(), reason.Trim());
        await database.Context.SaveChangesAsync(cancellation);
    }

    private Problem? ProblemOf(InnovationMove move, IEnumerable<InnovationMove> others) =>
        AddInnovation.DayProblem(move.OccurredOn, clock.Today()) is { } key ? new Problem(nameof(InnovationEventInput.OccurredOn), key)
        : !InnovationCourse.DaysFollow(others.Append(move)) ? new Problem(nameof(InnovationEventInput.OccurredOn), "innovations.problem.days")
        : null;

    private InnovationEvent New(InitiativeId initiative, Guid process, InnovationMove move, Guid? stage, InnovationOutcome? outcome, string? decidedBy, string? because) => new()
    {
        InitiativeId = initiative,
        ProcessId = process,
        Step = move.Step,
        StageId = stage,
        Outcome = outcome,
        DecidedBy = decidedBy?.Trim() ?? string.Empty,
        Because = because?.Trim() ?? string.Empty,
        OccurredOn = move.OccurredOn,
        RegisteredAt = clock.GetUtcNow(),
        RegisteredBy = user.RequiredAccount,
    };
}
