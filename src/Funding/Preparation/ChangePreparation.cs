using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is proposed to the board, as a form gives it.</summary>
public sealed class ProposalInput
{
    /// <summary>The version that was read.</summary>
    public long Version { get; set; }

    /// <summary>What the application is about.</summary>
    [Required(ErrorMessage = "preparation.problem.summary"), MaxLength(4000)]
    public string? Summary { get; set; }

    /// <summary>What is proposed.</summary>
    [Required(ErrorMessage = "preparation.problem.kind")]
    public DecisionKind? Kind { get; set; }

    /// <summary>SEK.</summary>
    public decimal? Sum { get; set; }

    /// <summary>A condition a line.</summary>
    [MaxLength(4000)]
    public string? Conditions { get; set; }

    /// <summary>Why.</summary>
    [MaxLength(4000)]
    public string? Reasons { get; set; }
}

/// <summary>Changes what is prepared: who is in charge, what was checked and noted, what is proposed.</summary>
public sealed class ChangePreparation(RequestDatabase database, PreparationReader reader, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Says who is in charge; nobody when null.</summary>
    /// <returns>Null when the case was not taken up.</returns>
    public async Task<Result?> OfficerAsync(InitiativeId initiative, AccountId? officer, CancellationToken cancellation)
    {
        if (officer is { } account && !(await reader.OfficersAsync(cancellation)).Any(choice => choice.Value == account.ToString()))
        {
            return Result.Refused("Officer", "preparation.problem.officer");
        }

        return await TellAsync(await database.ExecuteAsync(Sql.Of($"update preparations set officer_id = {officer?.Value}::uuid where initiative_id = {initiative}"), cancellation),
            "preparations", initiative.Value, initiative, cancellation);
    }

    /// <summary>Says how something to check stands.</summary>
    /// <returns>Null when there is none such in the case.</returns>
    public async Task<Result?> CheckAsync(InitiativeId initiative, Guid check, CheckState state, string? note, CancellationToken cancellation)
    {
        var said = note?.Trim() ?? string.Empty;
        if (state == CheckState.NotApplicable && said.Length == 0)
        {
            return Result.Refused("Note", "preparation.problem.not_applicable");
        }

        return await TellAsync(await database.ExecuteAsync(Sql.Of($"""
            update preparation_checks set state = {state}, note = {said}, changed_at = {clock.GetUtcNow()}, changed_by = {user.RequiredAccount}
            where id = {check} and initiative_id = {initiative}
            """), cancellation), "preparation_checks", check, initiative, cancellation);
    }

    /// <summary>Notes something; in place of another note when it corrects one. The same form sent twice notes once.</summary>
    /// <returns>Null when there is no case, or no such note that stands.</returns>
    public async Task<Result?> NoteAsync(InitiativeId initiative, Guid id, Guid? corrected, string text, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await database.ScalarAsync<bool>(Sql.Of($"select exists (select from preparation_notes where id = {id} and initiative_id = {initiative})"), cancellation))
        {
            return Result.Done;
        }

        if (corrected is { } old && await database.ExecuteAsync(Sql.Of(
            $"update preparation_notes set corrected_at = {now} where id = {old} and initiative_id = {initiative} and corrected_at is null"), cancellation) == 0)
        {
            return null;
        }

        return await TellAsync(await database.ExecuteAsync(Sql.Of($"""
            insert into preparation_notes (id, initiative_id, text, written_at, written_by, corrects_id)
            select {id}, initiative_id, {text.Trim()}, {now}, {user.RequiredAccount}, {corrected}::uuid from preparations where initiative_id = {initiative}
            """), cancellation), "preparation_notes", id, initiative, cancellation);
    }

    /// <summary>Proposes something to the board: no more than was applied for, and than the call lets.</summary>
    /// <returns>Null when the case was not taken up.</returns>
    public async Task<Result?> ProposeAsync(ApplicationDraft draft, ProposalInput input, decimal? most, CancellationToken cancellation)
    {
        var initiative = draft.Application.InitiativeId;
        if (await reader.FindAsync(initiative, cancellation) is not { } preparation)
        {
            return null;
        }

        if (!draft.Application.State.IsWithAssociation())
        {
            return Result.Conflict("preparation.problem.closed");
        }

        var kind = input.Kind!.Value;
        if (ProposalRules.Problems(kind, input.Sum, input.Conditions, input.Reasons, preparation.Applied, most) is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        var changed = await database.ExecuteAsync(Sql.Of($"""
            update preparations set summary = {input.Summary!.Trim()}, proposed = {kind}, proposed_sum = {(kind.IsGrant() ? input.Sum : null)},
                proposed_conditions = {string.Join('\n', PreparationSettings.Lines(input.Conditions))}, proposed_reasons = {input.Reasons?.Trim() ?? string.Empty},
                proposed_at = {clock.GetUtcNow()}, proposed_by = {user.RequiredAccount}
            where initiative_id = {initiative} and xmin::text::bigint = {input.Version}
            """), cancellation);
        return changed == 0 ? Result.Conflict("preparation.problem.changed") : await TellAsync(changed, "preparations", initiative.Value, initiative, cancellation);
    }

    private async Task<Result?> TellAsync(int changed, string table, Guid id, InitiativeId initiative, CancellationToken cancellation)
    {
        if (changed == 0)
        {
            return null;
        }

        await audit.RecordAsync(table == "preparation_notes" ? "added" : "changed", table, id, initiative, cancellation: cancellation);
        return Result.Done;
    }
}

/// <summary>What may be proposed.</summary>
public static class ProposalRules
{
    /// <summary>What is wrong with a proposal; empty when nothing is.</summary>
    /// <param name="kind">What is proposed.</param>
    /// <param name="sum">SEK.</param>
    /// <param name="conditions">A condition a line.</param>
    /// <param name="reasons">Why.</param>
    /// <param name="applied">What was applied for; null when that is not said.</param>
    /// <param name="most">The most that the call lets; null without a limit.</param>
    public static IReadOnlyList<Problem> Problems(DecisionKind kind, decimal? sum, string? conditions, string? reasons, decimal? applied, decimal? most)
    {
        var problems = new List<Problem>();
        if (kind.IsGrant())
        {
            if (sum is not > 0)
            {
                problems.Add(new Problem(nameof(ProposalInput.Sum), "decisions.problem.sum"));
            }
            else if (sum != decimal.Round(sum.Value, 2) || sum > 999_999_999_999m)
            {
                problems.Add(new Problem(nameof(ProposalInput.Sum), "decisions.problem.sum_shape"));
            }
            else if (sum > applied)
            {
                problems.Add(new Problem(nameof(ProposalInput.Sum), "preparation.problem.over_applied", Display.Money(applied.Value)));
            }
            else if (sum > most)
            {
                problems.Add(new Problem(nameof(ProposalInput.Sum), "preparation.problem.over_call", Display.Money(most.Value)));
            }
        }

        if (kind == DecisionKind.GrantedOnConditions && PreparationSettings.Lines(conditions).Count == 0)
        {
            problems.Add(new Problem(nameof(ProposalInput.Conditions), "decisions.problem.conditions"));
        }

        if (!kind.IsGrant() && string.IsNullOrWhiteSpace(reasons))
        {
            problems.Add(new Problem(nameof(ProposalInput.Reasons), $"decisions.problem.reasons.{SnakeCase.Of(kind.ToString())}"));
        }

        return problems;
    }
}
