using Microsoft.AspNetCore.DataProtection;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.Benchmarks;

/// <summary>The pages that are timed, of whoever asks and whatever initiative of theirs.</summary>
/// <param name="leads">Leads of three initiatives each.</param>
/// <param name="coaches">Coaches with cases.</param>
/// <param name="teamLeads">Leads of the initiatives with about forty coaches.</param>
/// <param name="participants">Some of each initiative of the leads.</param>
/// <param name="longest">Those of them of whom most is registered.</param>
/// <param name="rosters">The sessions of each initiative of the leads whose groups are closest to thirty.</param>
/// <param name="protection">Seals what is searched for.</param>
internal sealed class Pages(
    IReadOnlyList<Person> leads, IReadOnlyList<Person> coaches, IReadOnlyList<Person> teamLeads, ILookup<Guid, Guid> participants, ILookup<Guid, Guid> longest, ILookup<Guid, Guid> rosters,
    IDataProtectionProvider protection)
{
    /// <summary>Key of a page with its goal: milliseconds that 95 of 100 do not exceed.</summary>
    public static IReadOnlyDictionary<string, double> Goals { get; } = new Dictionary<string, double>
    {
        ["list"] = 50,
        ["name-search"] = 60,
        ["participant-page"] = 40,
        ["timeline"] = 60,
        ["my-cases"] = 40,
        ["caseload-board"] = 100,
        ["overview"] = 150,
        ["search"] = 50,
        ["roster"] = 40,
    };

    private readonly IReadOnlyList<Person> _withGroups = [.. leads.Where(lead => lead.Initiatives.Any(rosters.Contains))];

    /// <summary>A request for a page, chosen at random.</summary>
    public Visit Choose(string key, Random random)
    {
        var lead = Any(key switch { "my-cases" => coaches, "caseload-board" => teamLeads, "roster" => _withGroups, _ => leads }, random);
        var initiative = Any(key == "roster" ? [.. lead.Initiatives.Where(rosters.Contains)] : lead.Initiatives, random);
        return new Visit(lead, key switch
        {
            "list" => $"/insatser/{initiative}/deltagare",
            "name-search" => $"/insatser/{initiative}/deltagare?q={Uri.EscapeDataString(Any(LoadWords.FamilyFirst, random)[..4])}",
            "participant-page" => $"/insatser/{initiative}/deltagare/{Any([.. participants[initiative]], random)}",
            "timeline" => $"/insatser/{initiative}/deltagare/{Any([.. longest[initiative]], random)}",
            "my-cases" => "/deltagare",
            "caseload-board" => $"/insatser/{initiative}/arendemangd",
            "overview" => $"/insatser/{initiative}",
            "roster" => $"/insatser/{initiative}/aktiviteter/traffar/{Any([.. rosters[initiative]], random)}/narvaro",
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
