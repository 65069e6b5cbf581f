namespace Samsteg.Funding;

/// <summary>How often something is, and for how long.</summary>
/// <param name="Unit">Of time.</param>
/// <param name="Times">How many times in each.</param>
/// <param name="Shortest">Days that it goes on for, at least; null when it is not said.</param>
/// <param name="Longest">Days that it goes on for, at most.</param>
/// <param name="First">First word.</param>
/// <param name="Last">Last word.</param>
internal sealed record RhythmPhrase(Each Unit, decimal Times, decimal? Shortest, decimal? Longest, int First, int Last);

/// <summary>Reads rhythms: <c>en gång i veckan i tre veckor</c>, <c>varje vecka den första månaden</c>.</summary>
internal static class RhythmPhrases
{
    /// <summary>The rhythms of a sentence, in order: what comes after <c>därefter</c> is another.</summary>
    public static IReadOnlyList<RhythmPhrase> In(Sentence sentence)
    {
        var rhythms = new List<RhythmPhrase>();
        var words = sentence.Words;
        for (int from = 0, at = 0; at <= words.Count; at++)
        {
            if (at == words.Count || words[at].Lower is "därefter" or "sedan" or "därpå" or "senare" or ";" or "then" or "thereafter" or "afterwards")
            {
                if (One(words, from, at) is { } rhythm)
                {
                    rhythms.Add(rhythm);
                }

                from = at + 1;
            }
        }

        return rhythms;
    }

    private static RhythmPhrase? One(IReadOnlyList<Word> words, int from, int to)
    {
        if (Often(words, from, to) is not { } often || Long(words, from, to, often.First, often.Last) is not { } duration)
        {
            return null;
        }

        return new RhythmPhrase(often.Unit, often.Times, duration.Shortest, duration.Longest, Math.Min(often.First, duration.First), Math.Max(often.Last, duration.Last));
    }

    private static (Each Unit, decimal Times, int First, int Last)? Often(IReadOnlyList<Word> words, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            var lower = words[at].Lower;
            if (lower is "veckovis" or "weekly" or "månadsvis" or "monthly" or "varannan")
            {
                return lower == "varannan"
                    ? at + 1 < to && Unit(words[at + 1].Lower) is { } other ? (other, 0.5m, at, at + 1) : null
                    : (lower[0] is 'v' or 'w' ? Each.Week : Each.Month, 1, at, at);
            }

            if (lower is "varje" or "every" or "each" or "per" or "i" or "om" or "a" && at + 1 < to && Unit(words[at + 1].Lower) is { } unit && (lower is not ("i" or "om" or "a") || words[at + 1].Lower is "veckan" or "månaden" or "året" or "week" or "month" or "year"))
            {
                for (var times = Math.Max(from, at - 3); times < at; times++)
                {
                    if (NumberPhrases.Number(words, times) is { } number && words[number.Next].Lower is "gång" or "gånger" or "time" or "times")
                    {
                        return (unit, number.Minimum, times, at + 1);
                    }
                }

                return lower is "varje" or "every" or "each" ? (unit, 1, at, at + 1) : null;
            }
        }

        return null;
    }

    private static (decimal Shortest, decimal Longest, int First, int Last)? Long(IReadOnlyList<Word> words, int from, int to, int oftenFirst, int oftenLast)
    {
        for (var at = from; at < to; at++)
        {
            if (at >= oftenFirst && at <= oftenLast)
            {
                continue;
            }

            if (NumberPhrases.Number(words, at) is { } number)
            {
                var noun = number.Next < to && words[number.Next].Lower is "första" or "first" ? number.Next + 1 : number.Next;
                if (noun < to && Unit(words[noun].Lower) is { } unit)
                {
                    var (shortest, longest) = Days(unit);
                    return (shortest * number.Minimum, longest * number.Maximum, at, noun);
                }
            }
            else if (words[at].Lower is "första" or "first" && at + 1 < to && Unit(words[at + 1].Lower) is { } only)
            {
                var (shortest, longest) = Days(only);
                return (shortest, longest, at, at + 1);
            }
        }

        return null;
    }

    private static Each? Unit(string lower) => lower switch
    {
        "vecka" or "veckan" or "veckor" or "veckorna" or "week" or "weeks" => Each.Week,
        "månad" or "månaden" or "månader" or "månaderna" or "month" or "months" => Each.Month,
        "år" or "året" or "åren" or "year" or "years" => Each.Year,
        _ => null,
    };

    private static (decimal Shortest, decimal Longest) Days(Each unit) => unit switch { Each.Week => (7, 7), Each.Month => (28, 31), _ => (365, 366) };
}
