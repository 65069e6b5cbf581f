namespace Samsteg.Funding;

/// <summary>Parts that do not make the whole beside them.</summary>
internal static class Sums
{
    private static readonly HashSet<string> Women = ["kvinna", "kvinnor", "flickor", "women", "girls"];
    private static readonly HashSet<string> Men = ["man", "män", "pojkar", "men", "boys"];

    /// <summary>Women and men against the persons of the same sentence.</summary>
    public static IEnumerable<RuleHit> Find(CheckedPlan plan)
    {
        foreach (var sentence in plan.Sentences)
        {
            if (sentence.Numbers.Where(static phrase => Women.Contains(phrase.Noun.Lower)).ToList() is [var women] && sentence.Numbers.Where(static phrase => Men.Contains(phrase.Noun.Lower)).ToList() is [var men]
                && sentence.Numbers.Where(static phrase => phrase.Kind == NounKind.Person).ToList() is [var all]
                && (women.Minimum + men.Minimum > all.Maximum || women.Maximum + men.Maximum < all.Minimum) && all.Bound == Bound.Exact)
            {
                yield return new RuleHit(
                    [new FindingPlace(sentence.Text.Place, sentence.Sentence.Text.Trim())], [Claim.Digits(women.Minimum), Claim.Digits(men.Minimum), Claim.Digits(all.Minimum)],
                    [Claim.Digits(women.Minimum + men.Minimum), Claim.Digits(all.Minimum), sentence.Sentence.Text.Trim()]);
            }
        }
    }

    /// <summary>Shares of a whole in one sentence.</summary>
    public static IEnumerable<RuleHit> Shares(CheckedPlan plan)
    {
        foreach (var sentence in plan.Sentences)
        {
            var words = sentence.Sentence.Words;
            if (NumberPhrases.Shares(sentence.Sentence) is { Count: >= 2 } shares && (IsDivided(words) || (words.Any(static word => Women.Contains(word.Lower)) && words.Any(static word => Men.Contains(word.Lower)))) && shares.All(static share => share.Minimum == share.Maximum && share.Bound == Bound.Exact)
                && shares.Sum(static share => share.Minimum) is var sum && Math.Abs(sum - 100) > 0.5m)
            {
                yield return new RuleHit([new FindingPlace(sentence.Text.Place, sentence.Sentence.Text.Trim())], [.. shares.Select(static share => Claim.Digits(share.Minimum))], [Claim.Digits(sum), sentence.Sentence.Text.Trim()]);
            }
        }
    }

    private static bool IsDivided(IReadOnlyList<Word> words) => words.Any(static word =>
        word.Lower.StartsWith("fördel", StringComparison.Ordinal) || word.Lower is "resten" or "återstående" or "resterande" or "divided" or "split" or "remaining");
}
