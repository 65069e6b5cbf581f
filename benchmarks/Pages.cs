using Samsteg.Web;

namespace Samsteg.Benchmarks;

/// <summary>The pages that are timed, of whoever asks and whatever initiative of theirs.</summary>
internal sealed class Pages(IReadOnlyList<Person> leads, ILookup<Guid, Guid> participants)
{
    /// <summary>Key of a page with its goal: milliseconds that 95 of 100 do not exceed.</summary>
    public static IReadOnlyDictionary<string, double> Goals { get; } = new Dictionary<string, double>
    {
        ["list"] = 50,
        ["name-search"] = 60,
        ["participant-page"] = 40,
        ["overview"] = 150,
    };

    /// <summary>A request for a page, chosen at random.</summary>
    public Visit Choose(string key, Random random)
    {
        var lead = Any(leads, random);
        var initiative = Any(lead.Initiatives, random);
        return new Visit(lead, key switch
        {
            "list" => $"/insatser/{initiative}/deltagare",
            "name-search" => $"/insatser/{initiative}/deltagare?q={Uri.EscapeDataString(Any(LoadWords.FamilyFirst, random)[..4])}",
            "participant-page" => $"/insatser/{initiative}/deltagare/{Any([.. participants[initiative]], random)}",
            "overview" => $"/insatser/{initiative}",
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "Not a page."),
        });
    }

    private static T Any<T>(IReadOnlyList<T> list, Random random) => list[random.Next(list.Count)];
}
