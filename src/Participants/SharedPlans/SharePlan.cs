using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Which goals an organisation is to read.</summary>
public sealed class PlanShareInput
{
    /// <summary>To whom.</summary>
    public OrganisationId Recipient { get; set; }

    /// <summary>The goals; the others are not shared.</summary>
    public Guid[] Goals { get; set; } = [];
}

/// <summary>An organisation that a waiver opens the plan to.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What for, as the waiver says.</param>
/// <param name="ValidUntil">Last day.</param>
/// <param name="Since">When the earliest of its waivers was registered: what was shared before that is not shared any more.</param>
public sealed record PlanRecipient(OrganisationId Id, string Name, string Purpose, DateOnly ValidUntil, DateTimeOffset Since);

/// <summary>Chooses which goals of a plan are shared with whom. A goal added later is shared with nobody until it is chosen.</summary>
public sealed class SharePlan(RequestDatabase database, CurrentUser user, TimeProvider clock)
{
    /// <summary>The organisations that waivers of today open the plan to.</summary>
    public Task<IReadOnlyList<PlanRecipient>> RecipientsAsync(CaseFacts facts, CancellationToken cancellation) => database.QueryAsync<PlanRecipient>(Sql.Of($"""
        select distinct on (o.id) o.id, o.name, w.purpose, w.valid_until, min(w.registered_at) over (partition by o.id) as since
        from secrecy_waivers w join organisations o on o.id = w.recipient_organisation_id
        where w.participant_id = {facts.ParticipantId} and w.superseded_at is null and 'plan' = any (w.parts) and {clock.Today()} between w.occurred_on and w.valid_until
        order by o.id, w.valid_until desc
        """), cancellation);

    /// <summary>What is shared with whom now.</summary>
    public async Task<ILookup<OrganisationId, Guid>> StandingAsync(ParticipantId participant, IReadOnlyList<PlanRecipient> recipients, CancellationToken cancellation) =>
        (await StandingRowsAsync(participant, cancellation)).Where(share => recipients.Any(recipient => recipient.Id == share.RecipientOrganisationId && share.RegisteredAt >= recipient.Since))
        .ToLookup(static share => share.RecipientOrganisationId, static share => share.GoalId);

    /// <summary>Makes an organisation's shares those chosen.</summary>
    public async Task<Result> RunAsync(CaseFacts facts, PlanShareInput input, CancellationToken cancellation)
    {
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        if ((await RecipientsAsync(facts, cancellation)).FirstOrDefault(one => one.Id == input.Recipient) is not { } recipient)
        {
            return Result.Conflict("participants.share.waiver_ended");
        }

        var goals = (await ChangePlan.LoadAsync(database, facts.ParticipantId, cancellation)).Goals.Select(static goal => goal.GoalId).ToHashSet();
        if (!input.Goals.All(goals.Contains))
        {
            return Result.Refused(string.Empty, "participants.rule.choose_offered");
        }

        var stamp = Stamp.Of(clock, user);
        var standing = (await StandingRowsAsync(facts.ParticipantId, cancellation)).Where(share => share.RecipientOrganisationId == input.Recipient).ToList();
        var kept = standing.Where(share => share.RegisteredAt >= recipient.Since && input.Goals.Contains(share.GoalId)).ToList();
        foreach (var share in standing.Except(kept))
        {
            share.Supersede(stamp.At);
        }

        await database.Context.SaveChangesAsync(cancellation);
        database.Context.AddRange(input.Goals.Distinct().Except(kept.Select(static share => share.GoalId)).Select(goal => new PlanShare
        {
            InitiativeId = facts.InitiativeId,
            ParticipantId = facts.ParticipantId,
            RecipientOrganisationId = input.Recipient,
            GoalId = goal,
            OccurredOn = stamp.Today,
            RegisteredAt = stamp.At,
            RegisteredBy = stamp.By,
        }));
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private Task<List<PlanShare>> StandingRowsAsync(ParticipantId participant, CancellationToken cancellation) =>
        database.Context.Set<PlanShare>().Where(share => share.ParticipantId == participant && share.SupersededAt == null).ToListAsync(cancellation);
}
