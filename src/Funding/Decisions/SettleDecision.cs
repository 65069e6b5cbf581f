using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Says that a condition is met or waived, and whether what a decision foresaw has happened. Said once, it stands.</summary>
public sealed class SettleDecision(RequestDatabase database, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Settles a condition: met, with what shows it, or waived, with the reason.</summary>
    /// <returns>Null when there is none such.</returns>
    public async Task<Result?> ConditionAsync(InitiativeId initiative, DecisionCondition condition, ConditionState state, string note, CancellationToken cancellation)
    {
        if (condition.State != ConditionState.Open)
        {
            return Result.Conflict("decisions.problem.settled");
        }

        return await TellAsync(await database.ExecuteAsync(Sql.Of($"""
            update decision_conditions set state = {state}, settled_at = {clock.GetUtcNow()}, settled_by = {user.RequiredAccount}, settled_note = {note.Trim()}
            where id = {condition.Id} and initiative_id = {initiative} and state = {ConditionState.Open}
            """), cancellation), "decision_conditions", condition.Id, initiative, cancellation);
    }

    /// <summary>Says whether something has happened. A maximum that was foreseen for it is the initiative's from then on, if what is agreed stands on that decision.</summary>
    /// <returns>Null when there is none such.</returns>
    public async Task<Result?> ScenarioAsync(InitiativeId initiative, DecisionScenario scenario, bool happened, string? note, CancellationToken cancellation)
    {
        if (scenario.Happened is not null)
        {
            return Result.Conflict("decisions.problem.settled");
        }

        var changed = await database.ExecuteAsync(Sql.Of($"""
            update decision_scenarios set happened = {happened}, settled_at = {clock.GetUtcNow()}, settled_by = {user.RequiredAccount}, settled_note = {note?.Trim() ?? string.Empty}
            where id = {scenario.Id} and initiative_id = {initiative} and happened is null
            """), cancellation);
        if (changed > 0 && happened && scenario.Maximum is { } maximum)
        {
            await database.ExecuteAsync(Sql.Of($"""
                update initiatives set maximum_grant = {maximum} where id = {initiative} and {scenario.DecisionId} = coalesce(
                    (select a.decision_id from agreements a where a.initiative_id = {initiative} and a.decision_id is not null order by a.number desc limit 1), {scenario.DecisionId})
                """), cancellation);
            await audit.RecordAsync("changed", "initiatives", initiative.Value, initiative, cancellation: cancellation);
        }

        return await TellAsync(changed, "decision_scenarios", scenario.Id, initiative, cancellation);
    }

    private async Task<Result?> TellAsync(int changed, string table, Guid id, InitiativeId initiative, CancellationToken cancellation)
    {
        if (changed == 0)
        {
            return Result.Conflict("decisions.problem.settled"); // somebody else was first
        }

        await audit.RecordAsync("changed", table, id, initiative, cancellation: cancellation);
        return Result.Done;
    }
}
