namespace Samsteg.Placements;

/// <summary>Something that can be talked about with somebody, since it would open more places to them. Labels are <c>match_hint.CODE</c>.</summary>
public enum MatchHint
{
    /// <summary>Afternoons too, Monday to Friday.</summary>
    Afternoons,

    /// <summary>Mornings too, Monday to Friday.</summary>
    Mornings,

    /// <summary>Ten hours a week more.</summary>
    MoreHours,

    /// <summary>To begin with ten hours a week fewer.</summary>
    FewerHours,

    /// <summary>Twice as far.</summary>
    Further,
}

/// <summary>What would open more places to somebody. Pure.</summary>
public static class MatchHints
{
    private const int Hours = 10;
    private const decimal MostHours = 40;
    private static readonly WeekTimes Afternoons = new(0b_10_10_10_10_10);
    private static readonly WeekTimes Mornings = new(0b_01_01_01_01_01);

    /// <summary>For each change, how many places more no rule would keep them from; those that would open none are left out.</summary>
    /// <param name="needs">What they can and need.</param>
    /// <param name="openings">Openings, and how many places each has that are not taken.</param>
    public static IReadOnlyDictionary<MatchHint, int> Of(PlaceNeeds needs, IReadOnlyCollection<(PlaceTerms Terms, int Room)> openings) => Enum.GetValues<MatchHint>()
        .Select(hint => (Hint: hint, More: openings.Where(opening => MatchRules.Broken(needs, opening.Terms) != MatchRule.None && MatchRules.Broken(With(needs, hint), opening.Terms) == MatchRule.None).Sum(static opening => opening.Room)))
        .Where(static one => one.More > 0)
        .ToDictionary(static one => one.Hint, static one => one.More);

    private static PlaceNeeds With(PlaceNeeds needs, MatchHint hint) => hint switch
    {
        MatchHint.Afternoons => needs with { Times = new(needs.Times.Bits | Afternoons.Bits) },
        MatchHint.Mornings => needs with { Times = new(needs.Times.Bits | Mornings.Bits) },
        MatchHint.MoreHours => needs with { MostHours = Math.Min(MostHours, needs.MostHours + Hours) },
        MatchHint.FewerHours => needs with { LeastHours = Math.Max(1, needs.LeastHours - Hours) },
        _ => needs with { MostKilometres = needs.MostKilometres * 2 },
    };
}
