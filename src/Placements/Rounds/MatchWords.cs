using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Somebody's row in a round.</summary>
/// <param name="Initiative">Where.</param>
/// <param name="Round">Which round.</param>
/// <param name="Person">Who.</param>
/// <param name="Weights">What the round was judged by.</param>
public sealed record RoundPersonRow(InitiativeId Initiative, MatchRoundId Round, RoundPerson Person, IReadOnlyList<int> Weights);

/// <summary>What is told of a place that fits somebody: where it is and for how many hours, and what its score says in words.</summary>
/// <param name="Town">Null when it is not known.</param>
/// <param name="Kilometres">About how far it is for them; null when either is not known.</param>
/// <param name="LeastHours">Fewest hours a week.</param>
/// <param name="MostHours">Most hours a week.</param>
/// <param name="Parts">The parts of its score.</param>
/// <param name="AsksSkills">Whether there are skills that are good to have there.</param>
public sealed record MatchPlace(string? Town, double? Kilometres, decimal LeastHours, decimal MostHours, IReadOnlyList<int?> Parts, bool AsksSkills);

/// <summary>What a round says in words.</summary>
internal static class MatchWords
{
    /// <summary>Why a place fits somebody, and what speaks against it.</summary>
    public static string Why(Texts texts, MatchPlace place, IReadOnlyList<int> weights)
    {
        var (reasons, against) = MatchReasons.Of(place.Parts, weights, place.AsksSkills);
        var (why, but) = (Listed(texts, reasons), Listed(texts, against));
        return (reasons.Count, against.Count) switch
        {
            (0, 0) => texts["matching.why.nothing"],
            (_, 0) => texts["matching.why", Sentence(why)],
            (0, _) => texts["matching.why", Sentence(but)],
            _ => texts["matching.why.but", Sentence(why), but],
        };
    }

    /// <summary>Where a place is and for how many hours a week: <c>Flen · cirka 12 km · 10–20 timmar i veckan</c>.</summary>
    public static string Where(Texts texts, MatchPlace place) => string.Join(" · ", new[]
    {
        place.Town,
        place.Kilometres is { } far ? texts["matching.where.km", Display.Number((decimal)Math.Max(1, Math.Round(far)))] : null,
        texts["matching.where.hours", OpeningList.HoursOf(place.LeastHours, place.MostHours)],
    }.OfType<string>());

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

    private static string Listed(Texts texts, IReadOnlyList<MatchReason> reasons) => string.Join(", ", reasons.Select(reason => texts[reason.TextKey()]));

    private static string Sentence(string words) => char.ToUpper(words[0], CultureInfo.CurrentCulture) + words[1..];
}
