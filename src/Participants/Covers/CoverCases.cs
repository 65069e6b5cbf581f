using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Which cases, by whom and when.</summary>
public sealed class CoverInput
{
    /// <summary>The chosen cases.</summary>
    public List<ParticipantId> Cases { get; init; } = [];

    /// <summary>The coach who covers.</summary>
    [Required]
    public AccountId? Coach { get; set; }

    /// <summary>First day.</summary>
    [Required]
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    [Required]
    public DateOnly? Until { get; set; }
}

/// <summary>Lets a coach of the initiative have another's cases in full for some days: all that are chosen, or none. The covered coach keeps them too.</summary>
public sealed class CoverCases(RequestDatabase database, TimeProvider clock)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(CaseloadRule rule, AccountId covered, CoverInput input, CancellationToken cancellation)
    {
        var (coach, from, until) = (input.Coach!.Value, input.From!.Value, input.Until!.Value);
        if (input.Cases.Count == 0)
        {
            return Result.Refused(nameof(input.Cases), "participants.hand_over_many.none");
        }

        await database.ExecuteAsync(Sql.Of($"select from participants where id = any ({input.Cases}) and initiative_id = {rule.InitiativeId} order by id for no key update"), cancellation);
        var offered = await CaseToMove.OfAsync(database, rule, covered, clock.Today(), cancellation);
        var chosen = input.Cases.Distinct().ToList();
        if (chosen.Except(offered.Select(static row => row.ParticipantId)).Any())
        {
            return Result.Conflict("participants.hand_over_many.changed");
        }

        var first = await EnrolmentChoices.OfAsync(database, rule.InitiativeId, from, cancellation);
        var last = await EnrolmentChoices.OfAsync(database, rule.InitiativeId, until, cancellation);
        if (!EnrolmentChoices.Offers(first!.Coaches, coach) || !EnrolmentChoices.Offers(last!.Coaches, coach))
        {
            return Result.Refused(nameof(input.Coach), "participants.cover.no_coach_then");
        }

        if (CoverRules.Check(covered, coach, from, until, clock.Today(), first.Period.EndsOn).ToList() is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        var others = await database.Context.Set<CaseCover>()
            .Where(cover => chosen.Contains(cover.ParticipantId) && cover.AccountId == coach && cover.EndedAt == null).ToListAsync(cancellation);
        if (others.Exists(cover => CoverRules.Overlap(from, until, cover.ValidFrom, cover.ValidUntil)))
        {
            return Result.Refused(nameof(input.Coach), "participants.cover.overlaps");
        }

        database.Context.AddRange(chosen.Select(participant => new CaseCover
        {
            InitiativeId = rule.InitiativeId,
            ParticipantId = participant,
            AccountId = coach,
            CoveredAccountId = covered,
            ValidFrom = from,
            ValidUntil = until,
        }));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Ends those of a coach that another has, today's and those to come.</summary>
    /// <returns>Null when there are none.</returns>
    public async Task<Result?> EndAsync(InitiativeId initiative, AccountId covered, AccountId coach, CancellationToken cancellation)
    {
        var today = clock.Today();
        var covers = await database.Context.Set<CaseCover>()
            .Where(cover => cover.InitiativeId == initiative && cover.CoveredAccountId == covered && cover.AccountId == coach && cover.EndedAt == null && cover.ValidUntil >= today)
            .ToListAsync(cancellation);
        covers.ForEach(cover => cover.End(clock.GetUtcNow()));
        await database.Context.SaveChangesAsync(cancellation);
        return covers.Count == 0 ? null : Result.Done;
    }
}
