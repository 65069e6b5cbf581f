using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>A target evaluated: what was promised, what is, and how it goes.</summary>
/// <param name="Target">The target.</param>
/// <param name="Original">The first promise.</param>
/// <param name="Current">What holds at the moment asked.</param>
/// <param name="Value">The value in the target's unit; null when there is none, or it is hidden.</param>
/// <param name="Whole">Of how many, for shares and counts of all; null otherwise or when hidden.</param>
/// <param name="Expected">What the pace expects on the day; null when there is no pace.</param>
/// <param name="State">How it goes.</param>
/// <param name="Trend">Values at month ends up to the day; empty when there are none, or the viewer is not entitled.</param>
/// <param name="Conditions">What must hold besides.</param>
/// <param name="Reported">Latest reported value or judgement; null when there is none.</param>
public sealed record Indicator(
    Target Target, TargetValue? Original, TargetValue? Current, decimal? Value, long? Whole, decimal? Expected, AttainmentState State,
    IReadOnlyList<TrendPoint> Trend, IReadOnlyList<ConditionReading> Conditions, ReportedRow? Reported)
{
    /// <summary>Whether the promise has been changed.</summary>
    public bool IsRevised => Current is { Kind: TargetValueKind.Revision };

    /// <summary>Whether the value is hidden from this viewer because the group is small.</summary>
    public bool IsSuppressed => State == AttainmentState.Suppressed;
}

/// <summary>A value at the end of a day.</summary>
public sealed record TrendPoint(DateOnly Day, decimal? Value);

/// <summary>How a condition stands.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Value">The value in the measure's form; null when hidden, or for a share of nothing.</param>
/// <param name="Part">How many hold it, beside <paramref name="Whole"/>; null where that is.</param>
/// <param name="Whole">Of how many; null when it is a plain count, hidden, or the viewer is not entitled to it.</param>
/// <param name="Holds">Whether it is met; null when the plan gives no number to meet, or it is hidden.</param>
public sealed record ConditionReading(TargetCondition Condition, decimal? Value, long? Part, long? Whole, bool? Holds)
{
    /// <summary>Whether it is hidden from this viewer because the group is small.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether the value is a share in per cent.</summary>
    public bool IsShare { get; init; }
}

/// <summary>A reported value or judgement as shown.</summary>
public sealed record ReportedRow(Guid Id, TargetId TargetId, decimal? Value, string Statement, string Evidence, DateOnly OccurredOn, DateTimeOffset RegisteredAt, string? RegisteredByName);

/// <summary>When to look: the state on a day, as it was known at a moment.</summary>
/// <param name="Day">The day whose state is asked.</param>
/// <param name="KnownAt">Registrations made after this moment do not count; corrections made after it neither.</param>
public sealed record Viewpoint(DateOnly Day, DateTimeOffset KnownAt)
{
    /// <summary>First day that can be asked about, decided on or reported for; an earlier one is a slip of the pen.</summary>
    public static DateOnly EarliestDay { get; } = new(2000, 1, 1);

    /// <summary>Today, with all that is known now.</summary>
    public static Viewpoint Now(TimeProvider clock) => new(clock.Today(), clock.GetUtcNow());

    /// <summary>A day, with all that is known now.</summary>
    public static Viewpoint On(DateOnly day, TimeProvider clock) => new(day, clock.GetUtcNow());

    /// <summary>A day, as it was known when that day ended.</summary>
    public static Viewpoint AsKnownOn(DateOnly day) => new(day, SwedishTime.EndOf(day));
}
