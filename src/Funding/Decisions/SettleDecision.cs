using Samsteg.Platform;
using Samsteg.Results;

namespace Samsteg.Funding;

/// <summary>Says that a condition is met or waived, and whether what a decision foresaw has happened. Said once, it stands.</summary>
public sealed class SettleDecision(RequestDatabase database, AdoptAgreement adopt, AuditTrail audit, Texts texts, CurrentUser user, TimeProvider clock)
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

    /// <summary>
    /// Says whether something has happened. A maximum or a last day that was foreseen for it holds from then on: the initiative has it while nothing is agreed, and where what is agreed stands on that decision, budget,
    /// plan and obligations follow.
    /// </summary>
    /// <returns>Null when there is none such.</returns>
    public async Task<Result?> ScenarioAsync(InitiativeId initiative, DecisionScenario scenario, bool happened, string? note, CancellationToken cancellation)
    {
        // Whoever agrees or settles at the same moment waits here.
        await Application.HoldAsync(database, initiative, cancellation);
        var earlier = happened && (scenario.Maximum is not null || scenario.EndsOn is not null) ? await AgreedPlan.AllAsync(database, initiative, cancellation) : [];
        var changed = await database.ExecuteAsync(Sql.Of($"""
            update decision_scenarios set happened = {happened}, settled_at = {clock.GetUtcNow()}, settled_by = {user.RequiredAccount}, settled_note = {note?.Trim() ?? string.Empty}
            where id = {scenario.Id} and initiative_id = {initiative} and happened is null
            """), cancellation);
        if (changed == 0 || !happened)
        {
            return await TellAsync(changed, "decision_scenarios", scenario.Id, initiative, cancellation);
        }

        if (earlier.Count > 0)
        {
            var now = await AgreedPlan.AllAsync(database, initiative, cancellation);
            if (now[0].Terms != earlier[0].Terms && await FollowAsync(initiative, scenario, new AgreementProposal((await FrozenVersion.AgreedAsync(database, initiative, cancellation))!, now[0].Plan, earlier, now[0].Terms, null, []), cancellation) is { IsDone: false } refused)
            {
                return refused;
            }
        }
        else if (scenario.Maximum is { } maximum)
        {
            await database.ExecuteAsync(Sql.Of($"update initiatives set maximum_grant = {maximum} where id = {initiative}"), cancellation);
            await audit.RecordAsync("changed", "initiatives", initiative.Value, initiative, cancellation: cancellation);
        }

        return await TellAsync(changed, "decision_scenarios", scenario.Id, initiative, cancellation);
    }

    private async Task<Result> FollowAsync(InitiativeId initiative, DecisionScenario scenario, AgreementProposal proposal, CancellationToken cancellation)
    {
        if (proposal.Problems.ToList() is { Count: > 0 } problems)
        {
            database.Abandon();
            return Result.Of(problems);
        }

        var paragraph = await database.ScalarAsync<int>(Sql.Of($"select paragraph from decisions where id = {scenario.DecisionId}"), cancellation);
        return await adopt.RunAsync(
            initiative, proposal, texts.InSwedish(() => new AdoptedDecision(clock.Today(), texts["agreements.by_board", paragraph], scenario.Trigger)), static () => Task.CompletedTask, cancellation);
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
