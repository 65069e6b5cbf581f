using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Which cases, to whom and from when.</summary>
public sealed class HandOverCasesInput
{
    /// <summary>The chosen cases.</summary>
    public List<ParticipantId> Cases { get; init; } = [];

    /// <summary>The coach who takes over.</summary>
    [Required]
    public AccountId? Coach { get; set; }

    /// <summary>The new coach's first day.</summary>
    [Required]
    public DateOnly? From { get; set; }

    /// <summary>Whether what moves has been shown, and is to be moved.</summary>
    public bool IsConfirmed { get; set; }
}

/// <summary>Gives several cases of a coach, or cases without one, to another coach: all that are chosen, or none.</summary>
public sealed class HandOverCases(RequestDatabase database, TimeProvider clock, Outbox outbox)
{
    /// <summary>What is wrong with the choice.</summary>
    /// <param name="initiative">Where.</param>
    /// <param name="offered">What the giver has, or what nobody has.</param>
    /// <param name="input">The choice.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result> CheckAsync(InitiativeId initiative, IReadOnlyList<CaseToMove> offered, HandOverCasesInput input, CancellationToken cancellation)
    {
        var (coach, from) = (input.Coach!.Value, input.From!.Value);
        if (input.Cases.Count == 0)
        {
            return Result.Refused(nameof(input.Cases), "participants.hand_over_many.none");
        }

        var chosen = offered.IntersectBy(input.Cases, static row => row.ParticipantId).ToList();
        if (chosen.Count < input.Cases.Distinct().Count())
        {
            return Result.Conflict("participants.hand_over_many.changed");
        }

        var choices = await EnrolmentChoices.OfAsync(database, initiative, from, cancellation);
        if (choices is null || !EnrolmentChoices.Offers(choices.Coaches, coach))
        {
            return Result.Refused(nameof(input.Coach), "participants.hand_over_many.no_coach_then");
        }

        return HandOverRules.Check(null, chosen.Max(static row => row.Earliest), choices.Period.EndsOn, coach, from) is { } problem ? Result.Of([problem]) : Result.Done;
    }

    /// <summary>Moves them, or says what is wrong and moves none. Who has them is read again when nobody else can decide on them.</summary>
    public async Task<Result> RunAsync(CaseloadRule rule, AccountId? giver, HandOverCasesInput input, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"select from participants where id = any ({input.Cases}) and initiative_id = {rule.InitiativeId} order by id for no key update"), cancellation);
        var offered = await CaseToMove.OfAsync(database, rule, giver, clock.Today(), cancellation);
        var result = await CheckAsync(rule.InitiativeId, offered, input, cancellation);
        if (!result.IsDone)
        {
            return result;
        }

        var standing = await database.Context.Set<CaseAssignment>()
            .Where(assignment => input.Cases.Contains(assignment.ParticipantId) && assignment.ValidUntil == null).ToListAsync(cancellation);
        if (standing.Exists(assignment => assignment.AccountId == input.Coach))
        {
            return Result.Refused(nameof(input.Coach), "participants.rule.same_coach");
        }

        await HandOverCase.MoveAsync(database, rule.InitiativeId, [.. input.Cases.Distinct()], standing, input.Coach!.Value, input.From!.Value, cancellation);
        await outbox.TellAsync(HandOverCase.Given, input.Coach!.Value, CasePaths.List(rule.InitiativeId), [input.Cases.Distinct().Count()], cancellation);
        return Result.Done;
    }
}
