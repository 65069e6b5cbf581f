using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Takes back a waiver of the participant's own. What it opened is closed to the very next reading.</summary>
public sealed class WithdrawOwnWaiver(RequestDatabase database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Does it; null where the participant has none such that stands.</summary>
    internal async Task<Result?> RunAsync(OwnFacts facts, Guid waiver, CancellationToken cancellation)
    {
        var withdrawn = await database.OwnAsync<Guid>(Sql.Of($"""
            update secrecy_waivers set superseded_at = greatest(registered_at, {clock.GetUtcNow()})
            where id = {waiver} and participant_id = {facts.ParticipantId} and superseded_at is null returning id
            """), cancellation);
        if (withdrawn.Count == 0)
        {
            return null;
        }

        await audit.RecordAsync("changed", "secrecy_waivers", waiver, facts.InitiativeId, facts.ParticipantId, cancellation: cancellation);
        return Result.Done;
    }
}
