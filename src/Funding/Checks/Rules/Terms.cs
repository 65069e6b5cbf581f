namespace Samsteg.Funding;

/// <summary>One thing under two names: a certified coach and one with a diploma, a course that is also called an education.</summary>
internal static class Terms
{
    /// <summary>Words for what somebody has to show for it.</summary>
    private static readonly (string Start, string Means)[] Qualifications =
    [
        ("certifi", "certified"), ("diplom", "diploma"), ("legitim", "licensed"), ("auktoris", "authorised"), ("licensi", "licensed"), ("ackredit", "accredited"), ("accredit", "accredited"), ("licens", "licensed"), ("authoris", "authorised"),
    ];

    private static readonly string[] Trainings = [.. "kurs utbildning skola program".Split(' ').Select(WordStem.Of)];

    /// <summary>Finds them.</summary>
    public static IEnumerable<RuleHit> Find(CheckedPlan plan) => Qualified(plan).Concat(Called(plan));

    private static IEnumerable<RuleHit> Qualified(CheckedPlan plan)
    {
        var found = new List<(string Noun, string Means, CheckedSentence Sentence, string Words)>();
        foreach (var sentence in plan.Sentences)
        {
            var words = sentence.Sentence.Words;
            for (var at = 0; at < words.Count; at++)
            {
                if (Means(words[at].Lower) is not { } means)
                {
                    continue;
                }

                // Before the noun (diplomerad coach), or after it (coach med diplom).
                if (at + 1 < words.Count && words[at + 1].IsWord && !DomainWords.IsStop(words[at + 1].Lower) && !IsThing(words[at].Lower))
                {
                    found.Add((words[at + 1].Stem, means, sentence, sentence.Sentence.Between(at, at + 1)));
                }
                else if (at >= 2 && words[at - 1].Lower is "med" or "with" && words[at - 2].IsWord)
                {
                    found.Add((words[at - 2].Stem, means, sentence, sentence.Sentence.Between(at - 2, at)));
                }
            }
        }

        foreach (var noun in found.GroupBy(static term => term.Noun).Where(static noun => noun.Select(static term => term.Means).Distinct().Count() > 1))
        {
            yield return Hit(noun.DistinctBy(static term => (term.Means, term.Sentence.Text.Place)).Select(static term => (term.Sentence, term.Words, term.Means)));
        }
    }

    /// <summary>The same training under two last parts: handledarkurs and handledarutbildning.</summary>
    private static IEnumerable<RuleHit> Called(CheckedPlan plan)
    {
        var found = from sentence in plan.Sentences
                    where sentence.IsPromise
                    from word in sentence.Sentence.Words
                    where word.IsWord
                    let last = Trainings.FirstOrDefault(training => word.Stem.Length >= training.Length + 5 && word.Stem.EndsWith(training, StringComparison.Ordinal))
                    where last is not null
                    select (Begins: word.Stem[..^last.Length], Last: last, Sentence: sentence, Words: word.Text);
        foreach (var term in found.GroupBy(static term => term.Begins.TrimEnd('s')).Where(static term => term.Select(static one => one.Last).Distinct().Count() > 1))
        {
            yield return Hit(term.DistinctBy(static one => (one.Last, one.Sentence.Text.Place)).Select(static one => (one.Sentence, one.Words, one.Last)));
        }
    }

    private static RuleHit Hit(IEnumerable<(CheckedSentence Sentence, string Words, string Means)> terms)
    {
        var all = terms.ToList();
        var different = all.DistinctBy(static term => term.Means).ToList();
        return new RuleHit([.. all.Select(static term => new FindingPlace(term.Sentence.Text.Place, term.Words))], [.. different.Select(static term => term.Means)], [different[0].Words, different[1].Words]);
    }

    private static bool IsThing(string lower) => lower is "diplom" or "certifikat" or "licens" or "legitimation" or "auktorisation" or "ackreditering" or "diploma";

    private static string? Means(string lower)
    {
        foreach (var (start, means) in Qualifications)
        {
            if (lower.StartsWith(start, StringComparison.Ordinal))
            {
                return means;
            }
        }

        return null;
    }
}
