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
/// <param name="gatherings">Groups of thirty, in initiatives with two thousand sessions.</param>
/// <param name="protection">Seals what is searched for.</param>
internal sealed class Pages(
    IReadOnlyList<Person> leads, IReadOnlyList<Person> coaches, IReadOnlyList<Person> teamLeads, ILookup<Guid, Guid> participants, ILookup<Guid, Guid> longest,
    IReadOnlyList<Gathering> gatherings, IDataProtectionProvider protection)
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
        ["month-calendar"] = 80,
        ["place-search"] = 80,
        ["budget-page"] = 60,
    };

    /// <summary>Leads of three initiatives each.</summary>
    public IReadOnlyList<Person> Leads => leads;

    /// <summary>The initiatives with much planned.</summary>
    public IReadOnlyList<Gathering> Gatherings => gatherings;

    /// <summary>A request for a page, chosen at random.</summary>
    public Visit Choose(string key, Random random)
    {
        if (key is "roster" or "month-calendar")
        {
            var gathering = Any(gatherings, random);
            return new Visit(gathering.Lead, key == "roster" ? RosterOf(gathering.Initiative, gathering.Roster) : $"/insatser/{gathering.Initiative}/aktiviteter/kalender?view=month");
        }

        if (key == "place-search")
        {
            return new Visit(leads[0], PlaceBanks.Path(leads[0].Initiatives[0], random));
        }

        if (key == "budget-page")
        {
            return new Visit(leads[0], Budgets.Path(leads[0].Initiatives[0]));
        }

        var lead = Any(key switch { "my-cases" => coaches, "caseload-board" => teamLeads, _ => leads }, random);
        var initiative = Any(lead.Initiatives, random);
        return new Visit(lead, key switch
        {
            "list" => $"/insatser/{initiative}/deltagare",
            "name-search" => $"/insatser/{initiative}/deltagare?q={Uri.EscapeDataString(Any(LoadWords.FamilyFirst, random)[..4])}",
            "participant-page" => $"/insatser/{initiative}/deltagare/{Any([.. participants[initiative]], random)}",
            "timeline" => $"/insatser/{initiative}/deltagare/{Any([.. longest[initiative]], random)}",
            "my-cases" => "/deltagare",
            "caseload-board" => $"/insatser/{initiative}/arendemangd",
            "overview" => $"/insatser/{initiative}",
            "search" => $"/sok?{SealedWords.Parameter}={Uri.EscapeDataString(SealedWords.Seal(protection, new AccountId(lead.Account), Typed(random)))}",
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "Not a page."),
        });
    }

    /// <summary>Address of a session's roster.</summary>
    public static string RosterOf(Guid initiative, Guid session) => $"/insatser/{initiative}/aktiviteter/traffar/{session}/narvaro";

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
