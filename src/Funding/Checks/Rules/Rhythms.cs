namespace Samsteg.Funding;

/// <summary>The same rhythm for two lengths of time: weekly for three weeks, and weekly for the first month.</summary>
internal static class Rhythms
{
    /// <summary>Finds it.</summary>
    public static IEnumerable<RuleHit> Find(CheckedPlan plan)
    {
        var all = plan.Sentences.Where(static sentence => sentence.IsPromise)
            .SelectMany(sentence => RhythmPhrases.In(sentence.Sentence).Select(rhythm => (Sentence: sentence, Rhythm: rhythm, About: About(plan, sentence, rhythm))))
            .Where(static found => found.About is not null);
        foreach (var group in all.GroupBy(static found => (found.About, found.Rhythm.Unit, found.Rhythm.Times)))
        {
            var found = group.ToList();
            var differing = found.Where(one => found.Exists(other => one.Rhythm.Shortest > other.Rhythm.Longest || other.Rhythm.Shortest > one.Rhythm.Longest)).ToList();
            if (differing.Count >= 2)
            {
                var places = differing.Select(static one => new FindingPlace(one.Sentence.Text.Place, one.Sentence.Sentence.Text.Trim())).ToList();
                var words = differing.DistinctBy(static one => one.Rhythm.Shortest).Select(static one => one.Sentence.Sentence.Between(one.Rhythm.First, one.Rhythm.Last)).ToList();
                yield return new RuleHit(places, [.. differing.Select(static one => Claim.Digits(one.Rhythm.Longest ?? 0)).Distinct()], [words[0], words[1]]);
            }
        }
    }

    private static string? About(CheckedPlan plan, CheckedSentence sentence, RhythmPhrase rhythm)
    {
        var words = sentence.Sentence.Words;
        var about = plan.Words.Last(words, 0, rhythm.First) ?? plan.Words.First(words, rhythm.Last + 1, words.Count) ?? sentence.RowConcept;
        return about == DomainWords.FollowUp && sentence.RowConcept is { } row ? DomainWords.Family(row) : about is null ? null : DomainWords.Family(about);
    }
}
