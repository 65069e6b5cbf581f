using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Somebody's row in a round.</summary>
/// <param name="Initiative">Where.</param>
/// <param name="Round">Which round.</param>
/// <param name="Person">Who.</param>
public sealed record RoundPersonRow(InitiativeId Initiative, MatchRoundId Round, RoundPerson Person);

/// <summary>What a round says in words.</summary>
internal static class MatchWords
{
    /// <summary>What the proposal costs the others; null when it costs them nothing.</summary>
    public static string? Cost(Texts texts, RoundPerson person) => person switch
    {
        { CostPlaces: > 0 } => texts["matching.cost.place"],
        { CostPlaces: 0, CostPoints: > 0 and var points } => texts["matching.cost.points", points],
        _ => null,
    };

    /// <summary>The best of somebody's other openings, and how far it lies from what is proposed; null when there is none.</summary>
    public static string? RunnerUp(Texts texts, RoundPerson person) => person is { RunnerUp: { } other, Points: { } points, RunnerUpPoints: { } others }
        ? (others - points) switch
        {
            > 0 and var higher => texts["matching.runner_up.better", other, higher],
            0 => texts["matching.runner_up.equal", other],
            var lower => texts["matching.runner_up", other, -lower],
        }
        : null;
}
