using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>A decision as typed: whose, and when.</summary>
public abstract class DecisionInput
{
    /// <summary>Who decided.</summary>
    [Required(ErrorMessage = "results.decision.by.missing"), MaxLength(200)]
    public string DecidedBy { get; set; } = string.Empty;

    /// <summary>When.</summary>
    [Required(ErrorMessage = "results.decision.day.missing")]
    public DateOnly? DecidedOn { get; set; }

    /// <summary>What is wrong with the day of the decision.</summary>
    internal IEnumerable<Problem> DecisionProblems(DateOnly today)
    {
        if (DecidedOn > today)
        {
            yield return new Problem(nameof(DecidedOn), "results.decision.day.in_future");
        }
        else if (DecidedOn < Viewpoint.EarliestDay)
        {
            yield return new Problem(nameof(DecidedOn), "results.day_too_early");
        }
    }
}

/// <summary>What a target promises, as typed: a value or a range, by a day, and who decided it.</summary>
public abstract class PromiseInput : DecisionInput
{
    /// <summary>Largest value that makes sense to promise or report.</summary>
    internal const decimal Most = 1_000_000_000;

    private const decimal MostPercent = 100;

    private static readonly DateOnly LatestDay = new(2100, 12, 31);

    /// <summary>The value; for a target that asks for one.</summary>
    public decimal? Value { get; set; }

    /// <summary>Lower end; for a range.</summary>
    public decimal? Minimum { get; set; }

    /// <summary>Upper end; for a range.</summary>
    public decimal? Maximum { get; set; }

    /// <summary>Last day; null when none is set.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>What is wrong with the promise for a target that compares so.</summary>
    internal IEnumerable<Problem> PromiseProblems(Comparison comparison, bool isShare, DateOnly today)
    {
        var most = isShare ? MostPercent : Most;
        if (comparison == Comparison.Between)
        {
            if (Minimum is not >= 0 || Maximum is not { } maximum || Minimum > maximum || maximum > most)
            {
                yield return new Problem(nameof(Maximum), isShare ? "results.promise.share_range_wrong" : "results.promise.range_wrong");
            }
        }
        else if (comparison != Comparison.Qualitative && (Value is not { } value || value < 0 || value > most))
        {
            yield return new Problem(nameof(Value), isShare ? "results.promise.share_wrong" : "results.promise.value_wrong");
        }

        if (DueOn < Viewpoint.EarliestDay)
        {
            yield return new Problem(nameof(DueOn), "results.day_too_early");
        }
        else if (DueOn > LatestDay)
        {
            yield return new Problem(nameof(DueOn), "results.promise.day_too_late", LatestDay.Year);
        }

        foreach (var problem in DecisionProblems(today))
        {
            yield return problem;
        }
    }

    /// <summary>The row of the ledger that says it.</summary>
    internal TargetValue ToRow(Target target, TargetValueKind kind, string reason, DateTimeOffset now, AccountId by) => new()
    {
        InitiativeId = target.InitiativeId,
        TargetId = target.Id,
        Kind = kind,
        Value = target.Comparison is Comparison.AtLeast or Comparison.AtMost ? Value : null,
        Minimum = target.Comparison == Comparison.Between ? Minimum : null,
        Maximum = target.Comparison == Comparison.Between ? Maximum : null,
        DueOn = DueOn,
        Reason = reason.Trim(),
        DecidedBy = DecidedBy.Trim(),
        DecidedOn = DecidedOn!.Value,
        RegisteredAt = now,
        RegisteredBy = by,
    };
}
