using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>How it goes with a target, in one word.</summary>
public enum AttainmentState
{
    /// <summary>Judged from evidence, or nothing to judge yet.</summary>
    NotJudged,

    /// <summary>Too few people to tell to this viewer.</summary>
    Suppressed,

    /// <summary>The promise is kept: reached on the due day at the latest, or before the due day has come.</summary>
    Reached,

    /// <summary>Reached, but after the due day.</summary>
    ReachedLate,

    /// <summary>Clearly ahead of the expected pace.</summary>
    Ahead,

    /// <summary>At the expected pace.</summary>
    OnPace,

    /// <summary>Behind the expected pace.</summary>
    Late,

    /// <summary>Less than half of what was expected by now.</summary>
    AtRisk,

    /// <summary>The due day has passed and the value is not reached yet.</summary>
    Missed,

    /// <summary>Within its range.</summary>
    Within,

    /// <summary>Outside its range.</summary>
    Outside,

    /// <summary>The value is there, but something that must hold besides does not.</summary>
    ConditionUnmet,

    /// <summary>No longer promised.</summary>
    Removed,
}

/// <summary>Judges a value against its promise and the pace.</summary>
public static class Attainment
{
    private const decimal ClearlyAhead = 1.2m;
    private const decimal AtRiskBelow = 0.5m;

    /// <summary>The state of a target that asks for at least a value.</summary>
    /// <param name="value">The value now.</param>
    /// <param name="promised">The promised value.</param>
    /// <param name="expected">What the pace expects today, see <see cref="Pace.Expected"/>; half a person is not expected, so it is rounded down.</param>
    /// <param name="whenDue">The value when the due day ended, by what is known now; null while that day has not ended.</param>
    public static AttainmentState OfAtLeast(decimal value, decimal promised, decimal expected, decimal? whenDue)
    {
        if (whenDue is { } then)
        {
            return then >= promised ? AttainmentState.Reached : value >= promised ? AttainmentState.ReachedLate : AttainmentState.Missed;
        }

        if (value >= promised)
        {
            return AttainmentState.Reached;
        }

        if (expected > 0 && value >= expected * ClearlyAhead && value >= expected + 1)
        {
            return AttainmentState.Ahead;
        }

        if (value >= decimal.Floor(expected))
        {
            return AttainmentState.OnPace;
        }

        return value >= expected * AtRiskBelow ? AttainmentState.Late : AttainmentState.AtRisk;
    }

    /// <summary>The state of a value that must lie in a range, both ends included; a missing end does not bind.</summary>
    public static AttainmentState OfRange(decimal value, decimal? minimum, decimal? maximum) =>
        value >= (minimum ?? decimal.MinValue) && value <= (maximum ?? decimal.MaxValue) ? AttainmentState.Within : AttainmentState.Outside;

    /// <summary>
    /// The state together with what must hold besides: nothing is reached while a condition fails, nor judged reached while one
    /// is hidden. A state that does not say that the value is there stays.
    /// </summary>
    /// <param name="state">The state of the value alone.</param>
    /// <param name="conditions">The conditions.</param>
    public static AttainmentState UnderConditions(AttainmentState state, IReadOnlyCollection<ConditionReading> conditions) => state switch
    {
        not (AttainmentState.Reached or AttainmentState.ReachedLate or AttainmentState.Within) => state,
        _ when conditions.Any(static condition => condition.Holds == false) => AttainmentState.ConditionUnmet,
        _ when conditions.Any(static condition => condition.IsHidden) => AttainmentState.NotJudged,
        _ => state,
    };

    /// <summary>The colour that helps the word.</summary>
    public static Tone ToneOf(AttainmentState state) => state switch
    {
        AttainmentState.Reached or AttainmentState.Ahead or AttainmentState.OnPace or AttainmentState.Within => Tone.Ok,
        AttainmentState.Late or AttainmentState.ReachedLate or AttainmentState.Outside or AttainmentState.ConditionUnmet => Tone.Late,
        AttainmentState.AtRisk or AttainmentState.Missed => Tone.Risk,
        _ => Tone.Neutral,
    };

    /// <summary>Key of the word.</summary>
    public static string TextKeyOf(AttainmentState state) => $"results.state.{SnakeCase.Of(state.ToString())}";
}
