using Microsoft.AspNetCore.DataProtection;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.Benchmarks;

/// <summary>The pages that are timed, of whoever asks and whatever initiative of theirs.</summary>
internal sealed class Pages(IReadOnlyList<Person> leads, ILookup<Guid, Guid> participants, IDataProtectionProvider protection)
{
    /// <summary>Key of a page with its goal: milliseconds that 95 of 100 do not exceed.</summary>
    public static IReadOnlyDictionary<string, double> Goals { get; } = new Dictionary<string, double>
    {
        ["list"] = 50,
        ["name-search"] = 60,
        ["participant-page"] = 40,
        ["overview"] = 150,
        ["search"] = 50,
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
            "search" => $"/sok?{SealedWords.Parameter}={Uri.EscapeDataString(SealedWords.Seal(protection, new AccountId(lead.Account), Typed(random)))}",
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "Not a page."),
        });
    }

    /// <summary>A name, mostly its beginning, now and then mistyped.</summary>
    private static string Typed(Random random)
    {
        var name = Any(LoadWords.FamilyFirst, random) + Any(LoadWords.FamilyLast, random);
        var letters = name[..random.Next(3, name.Length + 1)].ToCharArray();
        if (random.Next(5) == 0)
        {
            (letters[1], letters[2]) = (letters[2], letters[1]);
        }

        return new string(letters);
    }

    private static T Any<T>(IReadOnlyList<T> list, Random random) => list[random.Next(list.Count)];
}
