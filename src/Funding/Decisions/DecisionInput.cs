using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A decision as a form gives it.</summary>
public sealed class DecisionInput
{
    /// <summary>Id of the decision: the form sent twice registers one.</summary>
    [FormId]
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>What was decided.</summary>
    [Required(ErrorMessage = "decisions.problem.kind")]
    public DecisionKind? Kind { get; set; }

    /// <summary>The most that is paid, SEK.</summary>
    public decimal? Maximum { get; set; }

    /// <summary>Why that is more than was asked for, or than the call lets.</summary>
    [MaxLength(1000)]
    public string? OverReason { get; set; }

    /// <summary>First day of what is granted.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>Last day of it.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>Why, or what is to be revised.</summary>
    [MaxLength(4000)]
    public string? Reasons { get; set; }

    /// <summary>A meeting that it is put off to, on whose agenda it is put; null when that is not known.</summary>
    public Guid? DeferredTo { get; set; }

    /// <summary>Who took part.</summary>
    public List<Guid> Present { get; set; } = [];

    /// <summary>That the board could decide.</summary>
    [Required(ErrorMessage = "decisions.problem.quorum"), MaxLength(300)]
    public string? Quorum { get; set; }

    /// <summary>Who was of another mind.</summary>
    [MaxLength(2000)]
    public string? Reservation { get; set; }

    /// <summary>Conditions; rows without words are none.</summary>
    public List<ConditionRow> Conditions { get; set; } = [];

    /// <summary>What changes if something happens; rows without words are none.</summary>
    public List<ScenarioRow> Scenarios { get; set; } = [];

    /// <summary>A condition.</summary>
    public sealed class ConditionRow
    {
        /// <summary>What is asked for.</summary>
        [MaxLength(1000)]
        public string? Text { get; set; }

        /// <summary>By when.</summary>
        public DateOnly? DueOn { get; set; }

        /// <summary>Who sees to it.</summary>
        [MaxLength(200)]
        public string? Responsible { get; set; }

        /// <summary>When it is to be met.</summary>
        public ConditionPhase Phase { get; set; }

        /// <summary>Whether nothing is written.</summary>
        public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && DueOn is null && string.IsNullOrWhiteSpace(Responsible);
    }

    /// <summary>What changes if something happens.</summary>
    public sealed class ScenarioRow
    {
        /// <summary>What may happen.</summary>
        [MaxLength(500)]
        public string? Trigger { get; set; }

        /// <summary>What changes then.</summary>
        [MaxLength(1000)]
        public string? Effect { get; set; }

        /// <summary>The maximum then, SEK.</summary>
        public decimal? Maximum { get; set; }

        /// <summary>Share of a full-time post then.</summary>
        public decimal? SharePercent { get; set; }

        /// <summary>Last day then.</summary>
        public DateOnly? EndsOn { get; set; }

        /// <summary>Whether nothing is written.</summary>
        public bool IsEmpty => string.IsNullOrWhiteSpace(Trigger) && string.IsNullOrWhiteSpace(Effect) && Maximum is null && SharePercent is null && EndsOn is null;
    }
}

/// <summary>What may be decided.</summary>
public static class DecisionRules
{
    /// <summary>What is wrong with a decision; empty when nothing is.</summary>
    /// <param name="input">The decision, of which the kind is known.</param>
    /// <param name="applied">What was applied for, SEK; null when that is not said.</param>
    /// <param name="most">The most that the call lets, SEK; null without a limit.</param>
    /// <param name="corrects">Whether it takes the place of another.</param>
    public static IReadOnlyList<Problem> Problems(DecisionInput input, decimal? applied, decimal? most, bool corrects)
    {
        var (problems, kind) = (new List<Problem>(), input.Kind!.Value);
        if (corrects && !kind.Settles())
        {
            problems.Add(new Problem(nameof(input.Kind), "decisions.problem.corrects"));
        }

        if (kind.IsGrant())
        {
            problems.AddRange(OfGrant(input, applied, most));
        }

        if ((corrects || !kind.IsGrant()) && string.IsNullOrWhiteSpace(input.Reasons))
        {
            problems.Add(new Problem(nameof(input.Reasons), kind.IsGrant() ? "decisions.problem.reasons.correction" : $"decisions.problem.reasons.{SnakeCase.Of(kind.ToString())}"));
        }

        if (kind == DecisionKind.GrantedOnConditions && input.Conditions.All(static row => row.IsEmpty))
        {
            problems.Add(new Problem("Conditions[0].Text", "decisions.problem.conditions"));
        }

        if (kind != DecisionKind.GrantedOnConditions && input.Conditions.FindIndex(static row => !row.IsEmpty) is >= 0 and var surplus)
        {
            problems.Add(new Problem($"Conditions[{surplus}].Text", "decisions.problem.no_conditions"));
        }

        if (!kind.IsGrant() && input.Scenarios.FindIndex(static row => !row.IsEmpty) is >= 0 and var misplaced)
        {
            problems.Add(new Problem($"Scenarios[{misplaced}].Trigger", "decisions.problem.no_scenarios"));
        }

        problems.AddRange(input.Conditions.Index().Where(static row => !row.Item.IsEmpty && string.IsNullOrWhiteSpace(row.Item.Text)).Select(static row => new Problem($"Conditions[{row.Index}].Text", "decisions.problem.condition")));
        foreach (var (index, row) in input.Scenarios.Index().Where(static row => !row.Item.IsEmpty))
        {
            problems.AddRange(OfScenario(index, row, input.StartsOn));
        }

        if (input.Present.Count == 0)
        {
            problems.Add(new Problem(nameof(input.Present), "decisions.problem.present"));
        }

        return problems;
    }

    private static IEnumerable<Problem> OfGrant(DecisionInput input, decimal? applied, decimal? most)
    {
        if (SumProblem(input.Maximum) is { } key)
        {
            yield return new Problem(nameof(input.Maximum), key);
        }
        else if ((input.Maximum > applied || input.Maximum > most) && string.IsNullOrWhiteSpace(input.OverReason))
        {
            yield return new Problem(nameof(input.OverReason), input.Maximum > most ? "decisions.problem.over_call" : "decisions.problem.over_applied", Display.Money(input.Maximum > most ? most!.Value : applied!.Value));
        }

        if (input.StartsOn is null)
        {
            yield return new Problem(nameof(input.StartsOn), "decisions.problem.starts_on");
        }

        if (input.EndsOn is null)
        {
            yield return new Problem(nameof(input.EndsOn), "decisions.problem.ends_on");
        }
        else if (input.EndsOn < input.StartsOn)
        {
            yield return new Problem(nameof(input.EndsOn), "decisions.problem.ends_before");
        }
    }

    private static IEnumerable<Problem> OfScenario(int index, DecisionInput.ScenarioRow row, DateOnly? startsOn)
    {
        if (string.IsNullOrWhiteSpace(row.Trigger))
        {
            yield return new Problem($"Scenarios[{index}].Trigger", "decisions.problem.trigger");
        }

        if (string.IsNullOrWhiteSpace(row.Effect))
        {
            yield return new Problem($"Scenarios[{index}].Effect", "decisions.problem.effect");
        }

        if (row.Maximum is not null && SumProblem(row.Maximum) is { } key)
        {
            yield return new Problem($"Scenarios[{index}].Maximum", key);
        }

        if (row.SharePercent is < 0 or > 100 || (row.SharePercent is { } share && share != decimal.Round(share, 2)))
        {
            yield return new Problem($"Scenarios[{index}].SharePercent", "decisions.problem.share");
        }

        if (row.EndsOn < startsOn)
        {
            yield return new Problem($"Scenarios[{index}].EndsOn", "decisions.problem.ends_before");
        }
    }

    private static string? SumProblem(decimal? sum) =>
        sum is not > 0 ? "decisions.problem.sum" : sum != decimal.Round(sum.Value, 2) || sum > 999_999_999_999m ? "decisions.problem.sum_shape" : null;
}
