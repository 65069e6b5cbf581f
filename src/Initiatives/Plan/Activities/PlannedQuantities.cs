using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>How much of an activity is planned. Null means that the plan does not say, never zero.</summary>
/// <param name="Count">Series where <paramref name="SessionsEach"/> is known, else occasions.</param>
/// <param name="SessionsEach">Sessions in each series.</param>
/// <param name="HoursEach">Hours of a session.</param>
/// <param name="GroupMinimum">Fewest in a group.</param>
/// <param name="GroupMaximum">Most in a group.</param>
/// <param name="Total">How many take part in all.</param>
/// <param name="EachMinimum">Fewest occasions for each who takes part.</param>
/// <param name="EachMaximum">Most occasions for each who takes part.</param>
public sealed record PlannedQuantities(
    int? Count, int? SessionsEach, decimal? HoursEach, int? GroupMinimum, int? GroupMaximum, int? Total, int? EachMinimum, int? EachMaximum)
{
    private const int Most = 100_000;

    /// <summary>
    /// In words, <c>4 omgångar × 6 träffar à 3 timmar, 7–8 per grupp, 30 deltagare</c>; null when the plan says nothing.
    /// </summary>
    public string? InWords(Texts texts, Audience audience)
    {
        string?[] parts =
        [
            Occasions(texts),
            Between(GroupMinimum, GroupMaximum) is { } group ? texts["initiatives.quantity.group", group] : null,
            Between(EachMinimum, EachMaximum) is { } each ? texts["initiatives.quantity.each", each] : null,
            Total is { } total ? texts[$"initiatives.quantity.total_{SnakeCase.Of(audience.ToString())}", Display.Number(total)] : null,
        ];
        var said = string.Join(", ", parts.Where(static part => part is not null));
        return said.Length == 0 ? null : said;
    }

    /// <summary>What is wrong with them, by the fields of <see cref="PlannedActivityInput"/>.</summary>
    internal IReadOnlyList<Problem> Problems()
    {
        var problems = new List<Problem>();
        (string Field, int? Value)[] numbers =
        [
            (nameof(PlannedActivityInput.PlannedCount), Count), (nameof(PlannedActivityInput.SessionsEach), SessionsEach),
            (nameof(PlannedActivityInput.GroupMinimum), GroupMinimum), (nameof(PlannedActivityInput.GroupMaximum), GroupMaximum),
            (nameof(PlannedActivityInput.ParticipantsTotal), Total),
            (nameof(PlannedActivityInput.PerParticipantMinimum), EachMinimum), (nameof(PlannedActivityInput.PerParticipantMaximum), EachMaximum),
        ];
        problems.AddRange(numbers.Where(static number => number.Value is < 1 or > Most)
            .Select(static number => new Problem(number.Field, "initiatives.problem.quantity_range", Most)));
        if (HoursEach is <= 0 or > 24 || (HoursEach is { } hours && decimal.Round(hours, 2) != hours))
        {
            problems.Add(new Problem(nameof(PlannedActivityInput.HoursEach), "initiatives.problem.hours_range"));
        }

        if (GroupMaximum < GroupMinimum)
        {
            problems.Add(new Problem(nameof(PlannedActivityInput.GroupMaximum), "initiatives.problem.most_below_fewest"));
        }

        if (EachMaximum < EachMinimum)
        {
            problems.Add(new Problem(nameof(PlannedActivityInput.PerParticipantMaximum), "initiatives.problem.most_below_fewest"));
        }

        return problems;
    }

    private string? Occasions(Texts texts)
    {
        var hours = HoursEach is { } each ? " " + Counted(texts, "hours", each) : null;
        return (Count, SessionsEach) switch
        {
            (null, null) => hours?.TrimStart(),
            ({ } series, { } sessions) => $"{Counted(texts, "series", series)} × {Counted(texts, "sessions", sessions)}{hours}",
            ({ } occasions, null) => Counted(texts, "occasions", occasions) + hours,
            (null, { } sessions) => Counted(texts, "sessions", sessions) + hours,
        };
    }

    private static string Counted(Texts texts, string what, decimal number) =>
        texts[$"initiatives.quantity.{what}_{(number == 1 ? "one" : "many")}", Display.ShortNumber(number, 2)];

    private static string? Between(int? least, int? most) => (least, most) switch
    {
        (null, null) => null,
        ({ } from, { } to) when from != to => string.Create(CultureInfo.InvariantCulture, $"{from}–{to}"),
        _ => (least ?? most)!.Value.ToString(CultureInfo.InvariantCulture),
    };
}
