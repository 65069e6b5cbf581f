namespace Samsteg.Funding;

/// <summary>Reads numbers with their nouns out of sentences.</summary>
internal static class NumberPhrases
{
    private const int Near = 6;

    /// <summary>The phrases of a sentence, in order.</summary>
    public static IReadOnlyList<NumberPhrase> In(Sentence sentence)
    {
        var words = sentence.Words;
        var phrases = new List<NumberPhrase>();
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].Lower == "twice")
            {
                phrases.Add(new NumberPhrase(2, 2, Bound.Exact, words[at], EachAfter(words, at + 1, words.Count) ?? Each.None, at, at, false, IsPart(sentence, at, at - 1), null));
            }

            if (Number(words, at) is not { } number)
            {
                continue;
            }

            if (!IsShare(words, number.Next) && !IsNumbering(words, at) && Noun(sentence, number.Next, Previous(words, at)) is { } noun)
            {
                var next = NextNumber(words, noun + 1);
                var before = Qualified(words, at, out var bound);
                var each = EachAfter(words, noun + 1, next) ?? EachBefore(words, before) ?? Each.None;
                phrases.Add(new NumberPhrase(
                    number.Minimum, number.Maximum, number.IsAbout && bound == Bound.Exact ? Bound.About : bound, words[noun], each, at, noun,
                    IsTotal(words, at, noun), IsPart(sentence, at, before), before >= 0 && words[before].IsWord ? words[before].Lower : null)
                {
                    IsMore = noun + 1 < words.Count && words[noun + 1].Lower is "till" or "more" && (noun + 2 >= words.Count || !words[noun + 2].IsWord || words[noun + 2].Lower is "ingår" or "ges" or "under" or "vid" or "kan" or "ska"),
                });
                at = noun;
            }
            else
            {
                at = number.Next - 1;
            }
        }

        return phrases;
    }

    /// <summary>The shares of a sentence, in order.</summary>
    public static IReadOnlyList<SharePhrase> Shares(Sentence sentence)
    {
        var shares = new List<SharePhrase>();
        for (var at = 0; at < sentence.Words.Count; at++)
        {
            if (Number(sentence.Words, at) is { } number)
            {
                if (IsShare(sentence.Words, number.Next))
                {
                    Qualified(sentence.Words, at, out var bound);
                    shares.Add(new SharePhrase(number.Minimum, number.Maximum, bound));
                }

                at = number.Next - 1;
            }
        }

        return shares;
    }

    /// <summary>The number that begins at a word, and the word after it; null for none.</summary>
    public static (decimal Minimum, decimal Maximum, int Next, bool IsAbout)? Number(IReadOnlyList<Word> words, int at)
    {
        if (One(words, at) is not { } first)
        {
            return null;
        }

        var next = at + 1;
        if (next + 1 < words.Count && words[next].Lower is "–" or "-" or "—" or "till" or "eller" or "to" or "or" or "och" or "and" && next + 1 < words.Count && One(words, next + 1) is { } second && second.Number > first.Number
            && (words[next].Lower is not ("och" or "and") || (at > 0 && words[at - 1].Lower is "mellan" or "between")))
        {
            return (first.Number, second.Number, next + 2, first.IsAbout || second.IsAbout);
        }

        return (first.Number, first.Number, next, first.IsAbout);
    }

    private static (decimal Number, bool IsAbout)? One(IReadOnlyList<Word> words, int at)
    {
        if (at >= words.Count)
        {
            return null;
        }

        var word = words[at];
        if (word.IsNumber)
        {
            return NumberWords.Digits(word.Text) is { } digits ? (digits, false) : null;
        }

        if (NumberWords.Find(word.Lower) is { } number)
        {
            return (number, false);
        }

        if (NumberWords.FindAbout(word.Lower) is { } about)
        {
            return (about, true);
        }

        // One is an article, but for "en gång" and "en till två".
        var isOne = word.Lower is "en" or "ett" or "one" && at + 1 < words.Count
            && (words[at + 1].Lower is "gång" or "time" || (words[at + 1].Lower is "till" or "eller" or "to" or "or" && at + 2 < words.Count && (NumberWords.Find(words[at + 2].Lower) is not null || words[at + 2].IsNumber)));
        return isOne ? (1, false) : null;
    }

    private static bool IsShare(IReadOnlyList<Word> words, int at) =>
        at < words.Count && (words[at].Lower is "%" or "procent" or "percent" or "procents" || (words[at].Lower == "per" && at + 1 < words.Count && words[at + 1].Lower == "cent"));

    private static bool IsNumbering(IReadOnlyList<Word> words, int at) => words[at].IsNumber && (
        (at == 0 && words.Count > 1 && words[1].Lower is "." or ")")
        || (at > 0 && words[at - 1].Lower is "mål" or "delmål" or "målsättning" or "målområde" or "nr" or "nummer" or "steg" or "fas" or "etapp" or "avsnitt" or "punkt" or "bilaga" or "kapitel" or "sida" or "sidan" or "paragraf" or "§" or "år"
            or "objective" or "goal" or "step" or "phase" or "section" or "page" or "version" or "number" or "no" or "kvartal" or "termin"));

    private static int Previous(IReadOnlyList<Word> words, int at) => at - 1 >= 0 && words[at - 1].IsWord ? at - 1 : -1;

    private static int? Noun(Sentence sentence, int at, int before)
    {
        var words = sentence.Words;
        for (var described = 0; at < words.Count && described < 4; described++, at++)
        {
            var word = words[at];
            if (word.Lower == "st")
            {
                at += at + 1 < words.Count && words[at + 1].Lower == "." ? 1 : 0;
                continue;
            }

            if (!word.IsWord || (DomainWords.IsStop(word.Lower) && !(word.Lower is "alla" or "till")))
            {
                return null;
            }

            var hasNext = at + 1 < words.Count && words[at + 1].IsWord && !DomainWords.IsStop(words[at + 1].Lower);
            var isNoun = DomainWords.IsGeneral(word.Stem) || DomainWords.Concept(word, at + 1 < words.Count ? words[at + 1] : null) is not null;
            if (isNoun && !(hasNext && IsEnglish(sentence) && DomainWords.Kind(words[at + 1].Stem) != NounKind.Thing && word.Lower[^1] != 's'))
            {
                return at;
            }

            if (!hasNext || !(DomainWords.IsAdjective(word) || (IsEnglish(sentence) && word.Lower[^1] != 's')))
            {
                return at;
            }
        }

        return null;
    }

    private static bool IsEnglish(Sentence sentence) =>
        sentence.Words.Any(static word => word.Lower is "the" or "of" or "and" or "shall" or "with" or "each" or "are") && !sentence.Words.Any(static word => word.Lower is "och" or "att" or "är" or "som" or "av" or "på");

    private static int NextNumber(IReadOnlyList<Word> words, int from)
    {
        for (var at = from; at < words.Count; at++)
        {
            if (words[at].IsNumber || NumberWords.Find(words[at].Lower) is not null)
            {
                return at;
            }
        }

        return words.Count;
    }

    /// <summary>The last word before the number and what qualifies it.</summary>
    private static int Qualified(IReadOnlyList<Word> words, int at, out Bound bound)
    {
        bound = Bound.Exact;
        for (at--; at >= 0; at--)
        {
            var found = words[at].Lower switch
            {
                "minst" or "åtminstone" or "lägst" or "minimum" or "least" or "över" or "drygt" => Bound.AtLeast,
                "högst" or "max" or "maximalt" or "maximum" or "most" => Bound.AtMost,
                "cirka" or "ca" or "runt" or "omkring" or "ungefär" or "kring" or "uppskattningsvis" or "about" or "around" or "approximately" or "circa" or "knappt" => Bound.About,
                "till" when at > 0 && words[at - 1].Lower == "upp" => Bound.AtMost,
                "to" when at > 0 && words[at - 1].Lower == "up" => Bound.AtMost,
                _ => (Bound?)null,
            };
            if (found is { } qualified)
            {
                bound = qualified;
                at -= words[at].Lower is "till" or "to" ? 1 : 0;
                continue;
            }

            if (words[at].Lower is "at" or "mellan" or "between" or "totalt" or "sammanlagt" or "de" or "the" or "." or "ett" || (words[at].Lower == "en" && at > 0))
            {
                continue;
            }

            break;
        }

        return at;
    }

    private static Each? EachAfter(IReadOnlyList<Word> words, int from, int to)
    {
        for (var at = from; at < to && at < from + Near; at++)
        {
            var word = words[at];
            if (!word.IsWord && word.Lower is not ("/" or "(" or ")"))
            {
                return null;
            }

            var hasNext = at + 1 < words.Count;
            switch (word.Lower)
            {
                case "vardera":
                case "var" when !hasNext || !words[at + 1].IsWord || words[at + 1].Lower is "och" or "för" or "i" or "med" or "under" or "om" or "på" or "som" or "till":
                case "each" when !hasNext || !words[at + 1].IsWord || DomainWords.IsStop(words[at + 1].Lower):
                    return Each.Somebody;
                case "per" or "each" or "every" or "varje" or "/" when hasNext:
                    return OfWhat(words[at + 1]);
                case "i" when hasNext && words[at + 1].Lower is "veckan" or "månaden" or "gruppen":
                    return OfWhat(words[at + 1]);
                case "om" when hasNext && words[at + 1].Lower is "året" or "veckan" or "månaden":
                    return OfWhat(words[at + 1]);
                case "a" when hasNext && words[at + 1].Lower is "year" or "month" or "week":
                    return OfWhat(words[at + 1]);
                case "årligen" or "yearly" or "annually":
                    return Each.Year;
                case "i" or "för" or "till" or "in" or "for" or "från" or "from" or "(" or ")" or "och" or "eller" or "of" or "av" or "kan" or "ska":
                    break;
                case "på" or "om" or "med" or "som" or "with" or "samt":
                    return null;
                default:
                    break;
            }
        }

        return null;
    }

    private static Each? EachBefore(IReadOnlyList<Word> words, int before)
    {
        if (before >= 1 && words[before].Lower is "om" or "på" or "med" or "of" && before - 1 >= 0 && DomainWords.Kind(words[before - 1].Stem) == NounKind.Group && words[before - 1].IsWord)
        {
            return Each.Group;
        }

        for (var at = before; at >= 0 && at > before - 8; at--)
        {
            if (words[at].IsNumber || NumberWords.Find(words[at].Lower) is not null || words[at].Lower is ";" or ":" or "." or ",")
            {
                return null;
            }

            if (words[at].Lower is "varje" or "per" or "each" or "every" && at + 1 < words.Count)
            {
                return OfWhat(words[at + 1]);
            }
        }

        return null;
    }

    private static Each OfWhat(Word word) => word.Stem.Length == 0 ? Each.Other : DomainWords.Kind(word.Stem) switch
    {
        NounKind.Person => Each.Person,
        NounKind.Enterprise or NounKind.Organisation => Each.Organisation,
        NounKind.Group => Each.Group,
        NounKind.Time => word.Stem switch
        {
            _ when word.Lower is "år" or "året" or "year" => Each.Year,
            _ when word.Lower is "månad" or "månaden" or "month" => Each.Month,
            _ when word.Lower is "vecka" or "veckan" or "week" => Each.Week,
            _ => Each.Other,
        },
        NounKind.Occasion => IsSeries(word.Stem) ? Each.Group : Each.Other,
        _ => Each.Other,
    };

    /// <summary>Whether an occasion has several meetings: a course, a series.</summary>
    public static bool IsSeries(string stem) => Series.Any(stem.EndsWith);

    private static readonly string[] Series = [.. "kurs utbildning serie verkstad skola program training series course".Split(' ').Select(WordStem.Of)];

    private static bool IsTotal(IReadOnlyList<Word> words, int at, int noun)
    {
        for (var near = Math.Max(0, at - 4); near < Math.Min(words.Count, noun + 4); near++)
        {
            if (words[near].Lower is "totalt" or "sammanlagt" or "sammantaget" or "total")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(Sentence sentence, int at, int before)
    {
        var words = sentence.Words;
        for (var near = Math.Max(0, at - 3); near < at; near++)
        {
            if (words[near].Lower is "varav" or "därav" or "ytterligare" or "resterande" or "övriga" or "första" or "sista" or "nästa" or "andra" or "whom" or "which" or "another" or "further" or "dem" or "dessa" or "first" or "last" or "ökar" or "minskar")
            {
                return true;
            }
        }

        return sentence.Years == 1 || (before >= 0 && words[before].Lower is "från" or "from" && words.Skip(at).Take(3).Any(static word => word.Lower is "till" or "to"))
            || Stages.Any(stage => sentence.Text.Contains(stage, StringComparison.OrdinalIgnoreCase));
    }

    private static readonly string[] Stages =
        ["första året", "andra året", "tredje året", "första halvåret", "andra halvåret", "hösten", "våren", "sommaren", "första kvartalet", "halvtid", "inledningsvis", "till att börja med", "delmål", "first year", "second year", "half-time", "halfway", "autumn", "spring"];
}
