using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The rule as typed.</summary>
public sealed class CaseloadRuleInput
{
    /// <summary>Version that was read; 0 when the initiative had no rule.</summary>
    public uint Version { get; set; }

    /// <summary>The most that a coach's cases should weigh; null for no cap.</summary>
    public decimal? Cap { get; set; }

    /// <summary>Days that a case is new.</summary>
    [Required]
    public int? NewDays { get; set; }

    /// <summary>What a new case weighs.</summary>
    [Required]
    public decimal? NewWeight { get; set; }
}

/// <summary>Sets how an initiative weighs cases and where the cap is.</summary>
public sealed class ChangeCaseloadRule(RequestDatabase database)
{
    /// <summary>Does it, or says what is wrong.</summary>
    public async Task<Result> RunAsync(InitiativeId initiative, CaseloadRuleInput input, CancellationToken cancellation)
    {
        if (Check(input).ToList() is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        var rule = await CaseloadRule.OfAsync(database, initiative, cancellation);
        if (rule.Version != input.Version)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        (rule.Cap, rule.NewDays, rule.NewWeight) = (input.Cap, input.NewDays!.Value, input.NewWeight!.Value);
        if (rule.Version == 0)
        {
            database.Context.Add(rule);
        }

        try
        {
            await database.Context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict("participants.rule.changed_meanwhile");
        }

        return Result.Done;
    }

    /// <summary>What is wrong with what was typed.</summary>
    public static IEnumerable<Problem> Check(CaseloadRuleInput input)
    {
        if (input.Cap is < 1 or > 1000 || HasMoreThanTenths(input.Cap))
        {
            yield return new Problem(nameof(input.Cap), "participants.caseload.cap_wrong");
        }

        if (input.NewDays is < 0 or > 365)
        {
            yield return new Problem(nameof(input.NewDays), "participants.caseload.new_days_wrong");
        }

        if (input.NewWeight is < 0.1m or > 10 || HasMoreThanTenths(input.NewWeight))
        {
            yield return new Problem(nameof(input.NewWeight), "participants.caseload.new_weight_wrong");
        }
    }

    private static bool HasMoreThanTenths(decimal? value) => value is { } some && some != Math.Round(some, 1);
}
