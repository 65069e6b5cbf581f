using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the capability that asks can offer where a form looks something up: a document holds words, an answer holds what they stand for.</summary>
public sealed class ImportLists
{
    private readonly Dictionary<string, IReadOnlyList<LookupAnswer>> _lists;
    private readonly Dictionary<string, List<(string Compact, LookupAnswer Answer)>> _compact = [];

    /// <param name="lists">By source (<see cref="LookupField.Source"/>): each with its code, and what it is called. Of something with several names, several.</param>
    /// <param name="documents">Documents that a carried answer may hold on to; null for none.</param>
    public ImportLists(IReadOnlyDictionary<string, IReadOnlyList<LookupAnswer>> lists, IReadOnlySet<Guid>? documents = null)
    {
        (_lists, Documents) = (new(lists), documents);
        foreach (var (source, offered) in lists)
        {
            _compact[source] = [.. offered.Select(static answer => (Likeness.Compact(answer.Text), answer))];
        }
    }

    /// <summary>Nothing to look up in: own words where they may stand.</summary>
    public static ImportLists None { get; } = new(new Dictionary<string, IReadOnlyList<LookupAnswer>>());

    internal IReadOnlySet<Guid>? Documents { get; }

    /// <summary>What some words stand for.</summary>
    internal (LookupAnswer? Answer, Certainty Certainty) Find(string source, string words)
    {
        if (!_compact.TryGetValue(source, out var offered) || Likeness.Compact(words) is not { Length: > 0 } compact)
        {
            return (null, Certainty.Unsure);
        }

        if (offered.Find(candidate => candidate.Answer.Text == words || candidate.Compact == compact).Answer is { } same)
        {
            return (same, Certainty.Certain);
        }

        // Several names as near as each other say nothing.
        var near = offered.Select(candidate => (candidate.Answer, Distance: Likeness.Distance(candidate.Compact, compact))).Where(static candidate => candidate.Distance is not null)
            .GroupBy(static candidate => candidate.Distance).MinBy(static group => group.Key)?.Select(static candidate => candidate.Answer).DistinctBy(static answer => answer.Code).ToList();
        if (near is [var alike])
        {
            return (alike, Certainty.Likely);
        }

        var beginning = offered.Where(candidate => candidate.Compact.Length > 3 && compact.StartsWith(candidate.Compact, StringComparison.Ordinal)).OrderByDescending(static candidate => candidate.Compact.Length).FirstOrDefault().Answer;
        return (beginning, Certainty.Likely);
    }

    /// <summary>Whether something is offered as it is.</summary>
    internal bool Offers(string source, LookupAnswer answer) => answer.Code is not null && _lists.GetValueOrDefault(source)?.Any(offered => offered.Code == answer.Code) == true;
}
