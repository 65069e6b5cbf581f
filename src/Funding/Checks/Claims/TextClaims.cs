namespace Samsteg.Funding;

/// <summary>Numbers that are stated in words. One that may be about several things is left out rather than guessed at.</summary>
internal static class TextClaims
{
    private const int MostEach = 12;

    private static readonly string[] Completes = ["fullfölj", "slutför", "genomgå", "genomgått", "complet"];

    private static readonly HashSet<string> Reaches = ["omfattar", "når", "nå", "vänder", "riktar", "rekryterar", "erbjuder", "erbjuds", "reaches", "offers", "serves"];

    /// <summary>Who works there and steers, and how many a room holds, are others than those whom it is for.</summary>
    private static readonly HashSet<string> Apart = ["personal", "personalen", "medarbetare", "medarbetarna", "handläggare", "projektgruppen", "arbetsgruppen", "styrgruppen", "rymmer", "staff", "colleagues", "seats"];

    /// <summary>The numbers of a sentence.</summary>
    public static IEnumerable<Claim> In(CheckedPlan plan, CheckedSentence sentence)
    {
        for (var index = 0; index < sentence.Numbers.Count; index++)
        {
            var phrase = sentence.Numbers[index];
            if (!phrase.IsPart && About(plan, sentence, index) is { } fact)
            {
                yield return new Claim(fact, phrase.Minimum, phrase.Maximum, phrase.Bound, sentence.Text.Place, Around(sentence, phrase)) { Sentence = sentence };
            }
        }
    }

    /// <summary>Whether words say that something is completed.</summary>
    public static bool IsCompleted(IEnumerable<Word> words) => words.Any(static word => Completes.Any(start => word.Lower.StartsWith(start, StringComparison.Ordinal)));

    /// <summary>Promises to everybody in a sentence.</summary>
    public static IEnumerable<EverybodyClaim> Everybody(CheckedPlan plan, CheckedSentence sentence)
    {
        var words = sentence.Sentence.Words;
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (words[at].Lower is not ("varje" or "alla" or "samtliga" or "every" or "each" or "all") || (at > 0 && words[at - 1].Lower is "inte" or "nästan" or "not" or "för" or "of"))
            {
                continue;
            }

            var noun = at + 1;
            while (noun + 1 < words.Count && noun < at + 3 && words[noun].IsWord && DomainWords.Kind(words[noun].Stem) != NounKind.Person)
            {
                noun++;
            }

            if (DomainWords.Kind(words[noun].Stem) != NounKind.Person || words[noun].Stem.Length == 0)
            {
                continue;
            }

            // Who they are: "varje deltagare som coachas", "varje coachad deltagare".
            var of = plan.Words.First(words, at + 1, noun);
            var verb = noun + 1;
            if (verb < words.Count && words[verb].Lower is "som" or "who")
            {
                while (verb < words.Count && !Gets(words[verb].Lower))
                {
                    verb++;
                }

                of ??= plan.Words.First(words, noun + 1, verb);
                if (of is null || IsCompleted(words.Skip(noun).Take(verb - noun)))
                {
                    continue;
                }
            }

            if (verb < words.Count && Gets(words[verb].Lower) && words.Skip(verb).All(static word => word.Lower is not ("inte" or "not" or "kan" or "may")))
            {
                var end = verb;
                while (end < words.Count && words[end].IsWord)
                {
                    end++;
                }

                if (plan.Words.First(words, verb + 1, end) is { } concept && concept != of)
                {
                    yield return new EverybodyClaim(concept, of, sentence.Text.Place, sentence.Sentence.Text.Trim());
                }
            }
        }
    }

    private static bool Gets(string lower) => lower is "får" or "har" or "ska" or "skall" or "gör" or "ges" or "erbjuds" or "skriver" or "upprättar" or "gets" or "get" or "has" or "have" or "shall" or "will" or "receives";

    private static Fact? About(CheckedPlan plan, CheckedSentence sentence, int index)
    {
        var phrase = sentence.Numbers[index];
        var words = sentence.Sentence.Words;
        var own = plan.Words.Concept(words, phrase.NounAt);
        var (before, after) = Regions(sentence, index);
        string? Context(Func<string, bool> fits) => IsAttached(phrase)
            ? plan.Words.Last(words, before, phrase.First, fits) ?? plan.Words.First(words, phrase.NounAt + 1, after, fits) ?? (sentence.RowConcept is { } attached && fits(attached) ? attached : null)
            : plan.Words.First(words, phrase.NounAt + 1, after, fits) ?? plan.Words.Last(words, before, phrase.First, fits) ?? (sentence.RowConcept is { } row && fits(row) ? row : null);

        var isRelative = phrase.NounAt + 1 < words.Count && words[phrase.NounAt + 1].Lower is "som" or "who" or "that";
        if (Any(words, phrase.NounAt + 1, after, "inte", "not") || words.Any(static word => Apart.Contains(word.Lower)))
        {
            return null;
        }

        if (phrase.Kind == NounKind.Occasion || (own is not null && IsHeld(own)))
        {
            if (phrase.IsMore && sentence.RowConcept is null)
            {
                return null;
            }

            var concept = AtPlacement(plan, sentence, own is not null && own != DomainWords.FollowUp ? own : Context(static concept => IsHeld(concept) || concept == DomainWords.Placement) ?? own ?? (DomainWords.IsGeneral(phrase.Noun.Stem) ? null : $"named:{phrase.Noun.Stem}"));
            if (concept is null)
            {
                return null;
            }

            var counted = own is null && !NumberPhrases.IsSeries(phrase.Noun.Stem) ? Fact.Session : Fact.Occasion;
            return Eached(plan, sentence, index) is { } each
                ? new Fact(counted, concept, FunnelStep.Takes, each == Each.None && concept is DomainWords.Coaching or DomainWords.PlacementCoaching && phrase.Maximum <= MostEach ? Each.Person : each)
                : null;
        }

        switch (phrase.Kind)
        {
            case NounKind.Person or NounKind.Enterprise or NounKind.Organisation when !isRelative:
            {
                var step = IsCompleted(words.Skip(before).Take(after - before)) || Any(words, before, after, "klart", "avslutat") ? FunnelStep.Completes : FunnelStep.Takes;
                if (step == FunnelStep.Takes && Any(words, phrase.NounAt + 1, after, "vill"))
                {
                    return null;
                }

                var concept = AtPlacement(plan, sentence, Context(static _ => true));
                if (concept is null && phrase.Kind != NounKind.Enterprise && words.Skip(phrase.First).Take(after - phrase.First).Any(static word => word.Lower.StartsWith("offentlig", StringComparison.Ordinal) || word.Lower == "public"))
                {
                    concept = DomainWords.PublicSector;
                }

                if (concept is null && phrase.Kind == NounKind.Person && IsOfAll(sentence, phrase, step))
                {
                    concept = string.Empty;
                }

                return concept is not null && Eached(plan, sentence, index) is { } each
                    ? new Fact(phrase.Kind switch { NounKind.Person => Fact.Person, NounKind.Enterprise => Fact.Enterprise, _ => Fact.Organisation }, concept, step, each)
                    : null;
            }

            case NounKind.Thing when own is not null && DomainWords.Concept(phrase.Noun) == own:
                return new Fact($"thing:{own}", own, FunnelStep.Takes, phrase.Each);
            case NounKind.Thing when phrase.Noun.Stem.Length >= 6 && phrase.Noun.Text.Length >= 8:
                return new Fact($"thing:{phrase.Noun.Stem}", Modifier(words, phrase), FunnelStep.Takes, phrase.Each);
            default:
                return null;
        }
    }

    /// <summary>Whether it is those of the initiative as a whole, and not of something that the sentence does not name by a word that is known.</summary>
    private static bool IsOfAll(CheckedSentence sentence, NumberPhrase phrase, FunnelStep step) =>
        (((phrase.IsTotal || step == FunnelStep.Completes) && DomainWords.IsParticipant(phrase.Noun.Stem)) || sentence.Sentence.Words.Take(phrase.First).Any(static word => Reaches.Contains(word.Lower)))
        && !sentence.Numbers.Any(static other => other is { Kind: NounKind.Occasion, Each: Each.None } or { Kind: NounKind.Enterprise or NounKind.Organisation });

    private static bool IsHeld(string concept) => DomainWords.IsHeld(concept) || concept.StartsWith("named:", StringComparison.Ordinal);

    /// <summary>A thing's own word after a preposition, so that three films on farms and two on schools are not the same.</summary>
    private static string Modifier(IReadOnlyList<Word> words, NumberPhrase phrase)
    {
        var at = phrase.NounAt + 1;
        return at + 1 < words.Count && words[at].Lower is "om" or "för" or "i" or "till" or "från" or "med" or "on" or "for" or "in" && words[at + 1].IsWord && !DomainWords.IsStop(words[at + 1].Lower) ? words[at + 1].Stem : string.Empty;
    }

    /// <summary>A talk with a coach, or following up, is another one where somebody is at a workplace.</summary>
    private static string? AtPlacement(CheckedPlan plan, CheckedSentence sentence, string? concept)
    {
        var isAtPlacement = concept is DomainWords.Coaching or DomainWords.FollowUp
            && ((sentence.RowConcept is { } row && DomainWords.Family(row) == DomainWords.Placement && row is not (DomainWords.Coaching or DomainWords.FollowUp))
                || Enumerable.Range(0, sentence.Sentence.Words.Count).Any(at => plan.Words.Concept(sentence.Sentence.Words, at) == DomainWords.Placement || IsWorkplace(sentence.Sentence.Words, at)));
        return !isAtPlacement ? concept : concept == DomainWords.Coaching ? DomainWords.PlacementCoaching : "placement_follow_up";
    }

    private static bool IsWorkplace(IReadOnlyList<Word> words, int at) => words[at].Lower is "platsen" or "platserna" or "arbetsplatsen" or "arbetsplatserna" or "workplace" || (words[at].Lower == "plats" && (at == 0 || words[at - 1].Lower is "varje" or "en"));

    /// <summary>Whether the number hangs on what stands before it: a course for twenty people.</summary>
    private static bool IsAttached(NumberPhrase phrase) => phrase.Before is "för" or "med" or "till" or "på" or "av" or "från" or "om" or "for" or "with" or "of" or "from";

    private static (int Before, int After) Regions(CheckedSentence sentence, int index)
    {
        var words = sentence.Sentence.Words;
        var phrase = sentence.Numbers[index];
        var before = 0;
        for (var at = phrase.First - 1; at >= 0; at--)
        {
            if (words[at].Lower is ";" or ":" or "men" or "medan" or "därefter" or "sedan" || (!IsAttached(phrase) && index > 0 && at < sentence.Numbers[index - 1].First))
            {
                before = at + 1;
                break;
            }
        }

        var end = index + 1 < sentence.Numbers.Count ? sentence.Numbers[index + 1].First : words.Count;
        var after = phrase.NounAt + 1;
        after += after < end && words[after].Lower == ":" ? 1 : 0;
        while (after < end && words[after].Lower is not ("," or ";" or ":" or "." or "(" or "men" or "medan" or "innan" or "efter" or "före" or "who" or "som" or "genom"))
        {
            after++;
        }

        return (before, after);
    }

    /// <summary>For each of whom; null where it cannot be known.</summary>
    private static Each? Eached(CheckedPlan plan, CheckedSentence sentence, int index)
    {
        var phrase = sentence.Numbers[index];
        if (phrase.Each == Each.Other)
        {
            return IsEachHeld(plan, sentence.Sentence.Words) ? Each.Group : null;
        }

        if (phrase.Each != Each.Somebody)
        {
            return phrase.Each;
        }

        for (var at = phrase.First - 1; at >= 0; at--)
        {
            switch (sentence.Sentence.Words[at] is { IsWord: true } word ? DomainWords.Kind(word.Stem) : NounKind.Vague)
            {
                case NounKind.Person:
                    return Each.Person;
                case NounKind.Enterprise or NounKind.Organisation:
                    return Each.Organisation;
            }
        }

        return plan.Plan.Activities.FirstOrDefault(activity => activity.Place.Row == sentence.Text.Place.Row && activity.Place.Row is not null)?.Audience is Initiatives.Audience.Participants ? Each.Person : null;
    }

    /// <summary>Whether it is of each of what the plan itself holds: each of its gardens, but not what comes after each.</summary>
    private static bool IsEachHeld(CheckedPlan plan, IReadOnlyList<Word> words)
    {
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (words[at].Lower is "varje" or "per" or "each" or "every" && plan.Words.Concept(words, at + 1) is { } held && IsHeld(held))
            {
                return at == 0 || words[at - 1].Lower is not ("efter" or "före" or "inför" or "innan" or "after" or "before");
            }
        }

        return false;
    }

    private static bool Any(IReadOnlyList<Word> words, int from, int to, params ReadOnlySpan<string> sought)
    {
        for (var at = Math.Max(0, from); at < to; at++)
        {
            if (sought.Contains(words[at].Lower))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The number's own words and some after them, as they are written.</summary>
    private static string Around(CheckedSentence sentence, NumberPhrase phrase)
    {
        var text = sentence.Sentence.Text.Trim();
        return text.Length <= 160 ? text : $"… {sentence.Sentence.Between(Math.Max(0, phrase.First - 4), Math.Min(sentence.Sentence.Words.Count - 1, phrase.NounAt + 8))} …";
    }
}
