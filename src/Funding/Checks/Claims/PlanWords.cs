namespace Samsteg.Funding;

/// <summary>What the plan calls its own things: names of its activities, and meetings that it counts.</summary>
internal sealed class PlanWords
{
    private readonly Dictionary<string, string> _concepts = [];
    private readonly Dictionary<Guid, string> _activities = [];

    /// <summary>Words that have been asked for: a plan says the same ones over and over.</summary>
    private readonly Dictionary<string, string?> _known = [];

    public PlanWords(FundingPlan plan, IEnumerable<NumberPhrase> phrases)
    {
        var types = plan.Activities.Where(static activity => activity.Type is not null).CountBy(static activity => activity.Type!).ToDictionary();
        var ambiguous = new HashSet<string>();
        foreach (var activity in plan.Activities)
        {
            var names = Names(activity.Name).Distinct().ToList();
            var concept = activity.Type is { } type && types[type] == 1 ? type : Named(string.Join(' ', Specific(activity.Name)));
            _activities[activity.Place.Row ?? Guid.Empty] = concept;
            foreach (var name in names)
            {
                if (!_concepts.TryAdd(name, concept) && _concepts[name] != concept)
                {
                    ambiguous.Add(name);
                }
            }
        }

        foreach (var name in ambiguous)
        {
            _concepts.Remove(name);
        }

        foreach (var phrase in phrases)
        {
            if (phrase.Kind == NounKind.Occasion && !DomainWords.IsGeneral(phrase.Noun.Stem) && DomainWords.Concept(phrase.Noun, null) is null && !ambiguous.Contains(phrase.Noun.Stem))
            {
                _concepts.TryAdd(phrase.Noun.Stem, Named(phrase.Noun.Stem));
            }
        }

        IReadOnlyList<string> Specific(string name) => Names(name) is { Count: > 0 } names ? names : [name];
    }

    /// <summary>What an activity is about.</summary>
    public string Of(PlanActivity activity) => _activities[activity.Place.Row ?? Guid.Empty];

    /// <summary>What a kind of activity is about; null where several are of the kind.</summary>
    public string? OfType(FundingPlan plan, string? type) => type is null || plan.Activities.Count(activity => activity.Type == type) > 1 ? null : type;

    /// <summary>What a word of a sentence is about; null for nothing in particular.</summary>
    public string? Concept(IReadOnlyList<Word> words, int at)
    {
        var word = words[at];
        if (!word.IsWord)
        {
            return null;
        }

        if (!_known.TryGetValue(word.Lower, out var concept))
        {
            _known[word.Lower] = concept = DomainWords.Concept(word) ?? _concepts.GetValueOrDefault(word.Stem);
        }

        return concept ?? DomainWords.Pair(word, at + 1 < words.Count ? words[at + 1] : null);
    }

    /// <summary>What is told of first between two words.</summary>
    public string? First(IReadOnlyList<Word> words, int from, int to, Func<string, bool>? fits = null)
    {
        for (var at = Math.Max(0, from); at < Math.Min(to, words.Count); at++)
        {
            if (Concept(words, at) is { } concept && fits?.Invoke(concept) != false)
            {
                return concept;
            }
        }

        return null;
    }

    /// <summary>What is told of last between two words.</summary>
    public string? Last(IReadOnlyList<Word> words, int from, int to, Func<string, bool>? fits = null)
    {
        for (var at = Math.Min(to, words.Count) - 1; at >= Math.Max(0, from); at--)
        {
            if (Concept(words, at) is { } concept && fits?.Invoke(concept) != false)
            {
                return concept;
            }
        }

        return null;
    }

    /// <summary>What a line is about; null for nothing in particular.</summary>
    public string? Of(string line) => Sentence.Of(line).Select(sentence => First(sentence.Words, 0, sentence.Words.Count)).FirstOrDefault(static concept => concept is not null);

    private static string Named(string name) => $"named:{name}";

    private static IReadOnlyList<string> Names(string name) =>
    [
        .. Sentence.Of(name).SelectMany(static sentence => sentence.Words)
            .Where(static word => word.Lower.Length >= 5 && word.IsWord && !DomainWords.IsStop(word.Lower) && !DomainWords.IsGeneral(word.Stem) && DomainWords.Concept(word, null) is null && !IsDescription(word))
            .Select(static word => word.Stem),
    ];

    private static bool IsDescription(Word word) =>
        DomainWords.Kind(word.Stem) == NounKind.Thing && (DomainWords.IsAdjective(word) || Descriptions.Any(word.Lower.EndsWith));

    private static readonly string[] Descriptions = ["lig", "liga", "ligt", "isk", "iska", "ell", "ella", "bar", "bara", "ad", "ade", "sam", "samma"];
}
