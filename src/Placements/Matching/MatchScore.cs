namespace Samsteg.Placements;

/// <summary>The parts of a score. Labels are <c>match_part.CODE</c>.</summary>
public enum MatchPart
{
    /// <summary>Whether it is what they would like to do.</summary>
    Occupation,

    /// <summary>What they know of what is good to know.</summary>
    Skills,

    /// <summary>Whether they can speak with somebody there in a language they know well.</summary>
    Language,

    /// <summary>How much of the time when they can.</summary>
    Times,

    /// <summary>How many of the hours they can do.</summary>
    Hours,

    /// <summary>How near it is.</summary>
    Distance,

    /// <summary>How long they have waited.</summary>
    Waiting,
}

/// <summary>How much each part weighs against the others.</summary>
public sealed class MatchWeights
{
    /// <summary>Most that a part can weigh.</summary>
    public const int Most = 100;

    private readonly int[] _weights;

    /// <param name="weights">For each part in its order, 0 to <see cref="Most"/>; one above 0 at least.</param>
    /// <exception cref="ArgumentException">They are not that: <see cref="AreValid"/> says so beforehand.</exception>
    public MatchWeights(IReadOnlyList<int> weights)
    {
        if (!AreValid(weights))
        {
            throw new ArgumentException("A weight for each part is needed, none negative and not all of them 0.", nameof(weights));
        }

        (_weights, Sum) = ([.. weights], weights.Sum());
    }

    /// <summary>As an initiative begins.</summary>
    public static MatchWeights Usual { get; } = new([30, 15, 10, 15, 10, 10, 10]);

    /// <summary>All together.</summary>
    public int Sum { get; }

    /// <summary>What a part weighs.</summary>
    public int this[MatchPart part] => _weights[(int)part];

    /// <summary>Whether numbers can be weights.</summary>
    public static bool AreValid(IReadOnlyList<int> weights) =>
        weights.Count == Enum.GetValues<MatchPart>().Length && weights.All(static weight => weight is >= 0 and <= Most) && weights.Any(static weight => weight > 0);
}

/// <summary>How well a place fits somebody.</summary>
/// <param name="Points">0 to <see cref="Most"/>: the parts, weighed.</param>
/// <param name="Parts">Each part in its order, 0 to <see cref="Most"/>; null where nothing is known.</param>
public sealed record MatchScore(int Points, IReadOnlyList<int?> Parts)
{
    /// <summary>The best there is. What nothing is known of counts as half of it.</summary>
    public const int Most = 1000;

    /// <summary>Of those that a rule keeps apart.</summary>
    public static MatchScore None { get; } = new(0, [.. Enum.GetValues<MatchPart>().Select(static _ => (int?)0)]);

    private const int Half = Most / 2;
    private const int LongestWait = 180;
    private const int UsualKilometres = 50;

    /// <summary>Scores one. Pure.</summary>
    public static MatchScore Of(PlaceNeeds needs, PlaceTerms place, MatchWeights weights)
    {
        int?[] parts = [.. Enum.GetValues<MatchPart>().Select(part => PartOf(part, needs, place))];
        var sum = Enum.GetValues<MatchPart>().Sum(part => weights[part] * (parts[(int)part] ?? Half));
        return new MatchScore(((2 * sum) + weights.Sum) / (2 * weights.Sum), parts);
    }

    private static int? PartOf(MatchPart part, PlaceNeeds needs, PlaceTerms place) => part switch
    {
        MatchPart.Occupation => needs.Occupations.Count == 0 || place.Occupations.Count == 0
            ? null
            : needs.Occupations.SelectMany(_ => place.Occupations, static (wished, offered) => Alike(wished, offered)).Max(),
        MatchPart.Skills => Share(place.SkillsWished.Count(needs.Skills.Contains), place.SkillsWished.Count),
        MatchPart.Language => needs.Swedish is SwedishLevel.Working || needs.Languages.Overlaps(place.Languages) ? Most : Half,
        MatchPart.Times => Share(needs.Times.And(place.Times).Count, needs.Times.Count),
        MatchPart.Hours => needs.MostHours == needs.LeastHours || place.MostHours == place.LeastHours // one of them is a number, which lies within the other or does not
            ? (Math.Max(needs.LeastHours, place.LeastHours) <= Math.Min(needs.MostHours, place.MostHours) ? Most : 0)
            : Share(Math.Max(0, Math.Min(needs.MostHours, place.MostHours) - Math.Max(needs.LeastHours, place.LeastHours)), needs.MostHours - needs.LeastHours),
        MatchPart.Distance => MatchRules.Kilometres(needs.From, place.At) is { } far
            ? Math.Clamp((int)Math.Round(Most * (1 - (far / Math.Max(1, needs.MostKilometres ?? UsualKilometres)))), 0, Most)
            : null,
        _ => Share(Math.Clamp(needs.DaysWaited, 0, LongestWait), LongestWait),
    };

    /// <summary>Codes of SSYK are alike as far as their first digits are: a quarter for each.</summary>
    private static int Alike(string wished, string offered) => Share(Math.Min(4, wished.Zip(offered).TakeWhile(static pair => pair.First == pair.Second).Count()), Math.Min(4, wished.Length));

    private static int Share(decimal part, decimal whole) => whole == 0 ? Most : (int)Math.Round(Most * part / whole, MidpointRounding.AwayFromZero);
}
