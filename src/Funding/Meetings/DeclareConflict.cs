using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Says who is partial in a case, and so neither reads how it is prepared nor takes part in the decision.</summary>
public sealed class DeclareConflict(RequestDatabase database, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Declares it, for oneself or, where the case is prepared, for somebody of the board; somebody who has already is done without doing anything.</summary>
    public async Task<Result> RunAsync(AgendaItem item, AccountId account, string reason, CancellationToken cancellation)
    {
        var initiative = item.InitiativeId!.Value;
        if (item.DecisionId is not null)
        {
            return Result.Conflict("meetings.problem.item_decided");
        }

        var added = await database.ExecuteAsync(Sql.Of($"""
            insert into conflicts_of_interest (id, initiative_id, account_id, reason, declared_at, declared_by)
            values ({Guid.CreateVersion7()}, {initiative}, {account}, {reason.Trim()}, {clock.GetUtcNow()}, {user.RequiredAccount})
            on conflict (initiative_id, account_id) where withdrawn_at is null do nothing
            """), cancellation);
        if (added > 0)
        {
            await audit.RecordAsync("added", "conflicts_of_interest", account.Value, initiative, cancellation: cancellation);
        }

        return Result.Done;
    }

    /// <summary>Takes it back.</summary>
    /// <returns>Null when it does not stand.</returns>
    public async Task<Result?> WithdrawAsync(AgendaItem item, Guid conflict, CancellationToken cancellation)
    {
        var initiative = item.InitiativeId!.Value;
        if (item.DecisionId is not null)
        {
            return Result.Conflict("meetings.problem.item_decided");
        }

        if (await database.ExecuteAsync(Sql.Of($"""
            update conflicts_of_interest set withdrawn_at = {clock.GetUtcNow()}, withdrawn_by = {user.RequiredAccount} where id = {conflict} and initiative_id = {initiative} and withdrawn_at is null
            """), cancellation) == 0)
        {
            return null;
        }

        await audit.RecordAsync("changed", "conflicts_of_interest", conflict, initiative, cancellation: cancellation);
        return Result.Done;
    }
}
