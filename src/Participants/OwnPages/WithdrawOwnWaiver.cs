using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Takes back what the participant has agreed to herself: a waiver, or to share goals in the household. It is closed to the very next reading, and the coach is told that it happened.</summary>
public sealed class WithdrawOwnWaiver(RequestDatabase database, Outbox outbox, AuditTrail audit, TimeProvider clock)
{
    /// <summary>A participant has taken something back: link to where it stands in the file.</summary>
    public static readonly MessageKind Withdrawn = new("participant_withdrew", Permission: Permissions.ParticipantsEdit);

    /// <summary>Takes back a waiver; null where the participant has none such that stands.</summary>
    internal async Task<Result?> RunAsync(OwnFacts facts, Guid waiver, CancellationToken cancellation) => await TellAsync(facts, "secrecy_waivers", "eftergifter", await database.OwnAsync<Guid>(Sql.Of($"""
        update secrecy_waivers set superseded_at = greatest(registered_at, {clock.GetUtcNow()})
        where id = {waiver} and participant_id = {facts.ParticipantId} and superseded_at is null returning id
        """), cancellation), cancellation);

    /// <summary>Shares no goals in the household any longer; null where the participant does not share any.</summary>
    internal async Task<Result?> LeaveAsync(OwnFacts facts, CancellationToken cancellation) => await TellAsync(facts, "household_members", "hushall", await database.OwnAsync<Guid>(Sql.Of($"""
        select m.id from access.end_own_agreement({facts.ParticipantId}, {clock.GetUtcNow()}) m (id) where m.id is not null
        """), cancellation), cancellation);

    private async Task<Result?> TellAsync(OwnFacts facts, string table, string page, IReadOnlyList<Guid> withdrawn, CancellationToken cancellation)
    {
        if (withdrawn.Count == 0)
        {
            return null;
        }

        await audit.RecordAsync("changed", table, withdrawn[0], facts.InitiativeId, facts.ParticipantId, cancellation: cancellation);
        if (facts.CoachAccountId is { } coach)
        {
            await outbox.TellAsync(Withdrawn, coach, $"{CasePaths.File(facts.InitiativeId, facts.ParticipantId)}/{page}", cancellation: cancellation);
        }

        return Result.Done;
    }
}
