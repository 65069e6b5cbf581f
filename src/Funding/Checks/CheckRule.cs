using Samsteg.Initiatives;

namespace Samsteg.Funding;

/// <summary>What a plan is checked for. Labels stand at <c>check.CODE.label</c>, questions at <c>check.CODE.question</c>.</summary>
public enum CheckRule
{
    /// <summary>The same fact has two values.</summary>
    SameFact,

    /// <summary>The same rhythm lasts for two lengths of time.</summary>
    Rhythm,

    /// <summary>Groups times their size do not make those who take part.</summary>
    GroupSize,

    /// <summary>Organisations times persons of each do not make the persons.</summary>
    PersonsEach,

    /// <summary>Persons times occasions for each do not make the occasions.</summary>
    OccasionsEach,

    /// <summary>So often for so long does not make the total.</summary>
    Frequency,

    /// <summary>Parts do not make the sum that is stated beside them.</summary>
    Sum,

    /// <summary>The budget does not make the amount applied for.</summary>
    BudgetSum,

    /// <summary>A line of the budget has a lump sum and amounts by period that differ.</summary>
    LumpSum,

    /// <summary>Money in a period that the initiative does not reach.</summary>
    BudgetPeriod,

    /// <summary>A post over full time.</summary>
    PostOverFull,

    /// <summary>A post with two extents.</summary>
    PostShare,

    /// <summary>Shares of a whole that do not make a hundred.</summary>
    Shares,

    /// <summary>A target that nothing is done for.</summary>
    TargetWithoutActivity,

    /// <summary>An activity that leads to nothing promised.</summary>
    ActivityWithoutTarget,

    /// <summary>A cost of activities that belongs to none.</summary>
    CostWithoutActivity,

    /// <summary>An objective with neither activity nor target.</summary>
    ObjectiveAlone,

    /// <summary>A step that as many reach as the one before.</summary>
    NoDropOut,

    /// <summary>A day outside the initiative's time, or an end before its start.</summary>
    OutsideTime,

    /// <summary>Intake goes on after what needs people.</summary>
    IntakeEnd,

    /// <summary>A time plan with a hole.</summary>
    TimePlanGap,

    /// <summary>The same number of persons in one place and of organisations in another.</summary>
    Unit,

    /// <summary>A promise to everybody against a smaller number.</summary>
    Everybody,

    /// <summary>A target that nothing shows.</summary>
    TargetWithoutSource,

    /// <summary>A value at the start without a source.</summary>
    BaselineWithoutSource,

    /// <summary>The same party twice.</summary>
    DuplicateParty,

    /// <summary>One thing under two names.</summary>
    TermVariant,

    /// <summary>Who employs or performs is no member.</summary>
    EmployerNotMember,
}

/// <summary>A rule: what it finds is told with its severity.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Find">Finds it.</param>
internal sealed record RuleEntry(CheckRule Rule, RemarkSeverity Severity, Func<CheckedPlan, IEnumerable<RuleHit>> Find);

/// <summary>What a rule has found.</summary>
/// <param name="Places">Where.</param>
/// <param name="Values">What differs.</param>
/// <param name="Arguments">Of its question.</param>
/// <param name="Variant">Which question of the rule's; null for its one.</param>
internal sealed record RuleHit(IReadOnlyList<FindingPlace> Places, IReadOnlyList<string> Values, IReadOnlyList<object> Arguments, string? Variant = null);
