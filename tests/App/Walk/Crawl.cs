using AngleSharp.Dom;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Follows every link of the site that leads to a page, a few addresses a page, and keeps what it saw.</summary>
internal static class Crawl
{
    private const int AddressesOfAPage = 4;
    private const int AddressesMoreToFindThemAll = 2500;

    /// <summary>Pages that no link leads to, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Unlinked = new Dictionary<string, string>
    {
        ["/fel/{code:int}"] = "is shown in the place of what failed",
        ["/glomt-losenord"] = "is for who is signed out",
        ["/valj-losenord"] = "is where a link in a mail leads",
        ["/min-sida/lank"] = "is where a link that a coach gives leads",
        ["/anmalan/min/{guest:guid}/{proof}"] = "is where the link in a guest's confirmation leads",
        ["/platssvar/{question:guid}/{proof}"] = "is where the link in the question to a contact person leads",
        ["/veckoavstamning/{week:guid}/{proof}"] = "is where the link in the weekly question to a supervisor leads",
        ["/insatser/{initiative:guid}/ansokan/andring"] = "is there while an agreement is being amended",
        ["/insatser/{initiative:guid}/platsbank/karta"] = "is what the place bank's map reads",
        ["/aktiviteter/karta"] = "is what the map of all activities reads",
        ["/insatser/{initiative:guid}/aktiviteter/karta"] = "is what the map of activities reads",
        ["/karta/omraden"] = "is what maps read",
        ["/checka-in"] = "is where the code on the wall leads",
        ["/kalender/{secret}.ics"] = "is what a calendar program reads",
        ["/efter-insatsen"] = "is where a link that a coach sends leads",
        ["/utvardering/{code}"] = "is where a code that a leader shows leads, and the own pages where there is something to answer",
        ["/insatser/{initiative:guid}/ekonomi/faststall"] = "is where a budget is fixed, and the demo's is",
        ["/insatser/{initiative:guid}/ekonomi/rekvisitioner/{claim:guid}/rader/{row:guid}"] = "is where a cost of a claim under review is judged",
        ["/insatser/{initiative:guid}/ekonomi/rekvisitioner/{claim:guid}/enheter/{scheme:guid}"] = "is where units of a claim under review are judged",
        ["/insatser/{initiative:guid}/ekonomi/kostnader/underlag/{file:guid}"] = "is a file",
        ["/insatser/{initiative:guid}/ekonomi/kostnader/skillnader/{difference:guid}"] = "is where a difference from a certified cost is dealt with, and the demo has none",
        ["/logga-in/extern"] = "leads to the identity provider",
        ["/logga-in/extern/svar"] = "is where the identity provider sends people back",
        ["/logga-in/kod"] = "is the second step of signing in",
        ["/logga-in/igen"] = "is shown before what weighs more",
        ["/logga-in"] = "is for who is signed out",
        ["/logga-ut"] = "is a form",
        ["/sprak"] = "is a form",
        ["/utkast"] = "keeps what is filled in elsewhere",
        ["/dokument/{document:guid}/{number:int}"] = "is a file",
        ["/maskinkonton/{account:guid}"] = "is of a machine account, of which the demo has none",
        ["/sok"] = "is the form in the top bar",
        ["/sok/lista"] = "is a list's form",
        ["/insatser/{initiative:guid}/ansokan/lagg-fram"] = "is of an application that is being written, which the walked initiative's is not any more",
        ["/insatser/{initiative:guid}/ansokan/aterta"] = "as what is being written",
        ["/insatser/{initiative:guid}/ansokan/las-in"] = "as what is being written",
        ["/insatser/{initiative:guid}/ansokan/version"] = "as what is being written",
        ["/insatser/{initiative:guid}/ansokan/paborja"] = "is where an application is begun, and the demo's initiatives have theirs",
        ["/insatser/{initiative:guid}/ansokan/sen"] = "is where an application of a closed call is let in, of which the demo has none",
        ["/insatser/{initiative:guid}/ansokan/las-in/granska"] = "shows a document that was handed in, of which the demo has none",
        ["/insatser/{initiative:guid}/ansokan/versioner/{number:int}"] = "is of an application that was put forward to be signed, of which the demo has none",
        ["/insatser/{initiative:guid}/ansokan/underskrifter/{signature:guid}/papper"] = "as its version",
        ["/insatser/{initiative:guid}/ansokan/underskrifter/{signature:guid}/vem"] = "as its version",
        ["/underskrifter/{signature:guid}"] = "as its version",
        ["/verifiera"] = "is where somebody who was handed a file is sent, signed in or not",
        ["/formular/utkast/{draft:guid}"] = "is of a form that is being edited, of which the demo has none",
        ["/formular/utkast/{draft:guid}/visa"] = "as its draft",
        ["/formular/utkast/{draft:guid}/del/{section}"] = "as its draft",
        ["/formular/utkast/{draft:guid}/fraga/{field}/{column?}"] = "as its draft",
        ["/insatser/{initiative:guid}/ansokan/beredning"] = "is of an application that was sent in, of which the demo has none",
        ["/insatser/{initiative:guid}/ansokan/beredning/anteckning"] = "as its case",
        ["/insatser/{initiative:guid}/ansokan/beredning/forslag"] = "as its case",
        ["/insatser/{initiative:guid}/ansokan/beredning/punkt/{check:guid}"] = "as its case",
        ["/insatser/{initiative:guid}/ansokan/beslut"] = "is of an application that was decided on, of which the demo has none",
        ["/insatser/{initiative:guid}/ansokan/beslut/villkor/{condition:guid}"] = "as its decision",
        ["/insatser/{initiative:guid}/ansokan/beslut/scenario/{scenario:guid}"] = "as its decision",
        ["/sammantraden/{meeting:guid}/punkt/{item:guid}/beslut"] = "is of an application on an agenda, of which the demo has none",
        ["/sammantraden/{meeting:guid}/punkt/{item:guid}/jav"] = "as its decision",
        ["/insatser/{initiative:guid}/aktiviteter/traffar/{session:guid}/narvaro/klar"] = "is the receipt of a roster",
    };

    /// <summary>Every page reached from the start page, with the address that led to it and where that stood.</summary>
    /// <param name="visitor">Who follows the links.</param>
    /// <param name="findsAllOf">A role: goes on until every page that it permits is found, or a good many more addresses have been tried.</param>
    public static async Task<IReadOnlyList<Visit>> RunAsync(Visitor visitor, Role? findsAllOf = null)
    {
        var visits = new List<Visit>();
        var seen = new Dictionary<string, HashSet<string>>();
        var open = new Queue<(string Path, string From)>([("/", "the start")]);
        var spared = new List<(string Path, string From, string? Route, double Turn)>();
        var chance = new Random(1);
        var known = new HashSet<string> { "/" };
        var more = 0;
        while (true)
        {
            var isSpared = false;
            if (!open.TryDequeue(out var next))
            {
                var missing = findsAllOf is { } role ? MissingTo(role, seen.Keys) : [];
                if (missing.Count == 0 || ++more > AddressesMoreToFindThemAll || spared.Count == 0)
                {
                    return visits;
                }

                var found = spared.MinBy(left => (missing.Any(route => left.Route is { } above && route.StartsWith(above + "/", StringComparison.Ordinal)) ? -1 : 0) + left.Turn);
                spared.Remove(found);
                (next, isSpared) = ((found.Path, found.From), true);
            }

            var route = SiteRoute.Of(next.Path);
            var addresses = seen.TryGetValue(route?.Page.Route ?? string.Empty, out var visited) ? visited : seen[route?.Page.Route ?? string.Empty] = [];
            if (addresses.Count >= AddressesOfAPage && !isSpared)
            {
                spared.Add((next.Path, next.From, route?.Page.Route, chance.NextDouble() + (next.Path.Contains('?', StringComparison.Ordinal) ? 1 : 0))); // what a missing page lies below first, then here and there; other sortings and filters last
                continue;
            }

            addresses.Add(next.Path);

            var page = await visitor.GetAsync(next.Path);
            visits.Add(new Visit(route, next.Path, next.From, page));
            if (page.IsHtml)
            {
                foreach (var link in LinksOf(page).Where(known.Add))
                {
                    open.Enqueue((link, next.Path));
                }
            }
        }
    }

    /// <summary>Pages that a role may open and that links have not led to yet.</summary>
    private static List<string> MissingTo(Role role, IEnumerable<string> seen) => [
        .. SiteRoute.Every.Where(route => route.Page.Permission is not { } permission || PermissionTable.Roles[role].Permissions.Contains(permission))
            .Select(static route => route.Page.Route).Except(seen).Except(Unlinked.Keys),
    ];

    private static IEnumerable<string> LinksOf(Page page) =>
        page.Document.QuerySelectorAll("a[href]:not([download])").Select(static link => link.GetAttribute("href")!)
            .Where(static href => href.StartsWith('/'))
            .Where(static href => !href.Contains("after=", StringComparison.Ordinal) && !href.Contains("before=", StringComparison.Ordinal)) // the log grows by being walked
            .Select(static href => href.Split('#')[0])
            .Distinct();
}

/// <summary>A page that a link led to.</summary>
/// <param name="Route">Whose page it is; null for an address without one.</param>
/// <param name="Path">The address.</param>
/// <param name="From">The page with the link.</param>
/// <param name="Page">The answer.</param>
internal sealed record Visit(SiteRoute? Route, string Path, string From, Page Page)
{
    public override string ToString() => $"{Path} (from {From}): {Page.Status}";
}

/// <summary>The demo as its project lead, its coach, its referrer, its participant, its supervisor, its organisation contact, the association's and the technical administrator find it by following every link; a site of one's own beside it.</summary>
public sealed class WalkedSite : IAsyncLifetime
{
    /// <summary>Copies of the template have the same ids, so one walk serves all classes.</summary>
    private static readonly Lazy<Task<IReadOnlyList<Visit>>> Walk = new(WalkAsync);

    /// <summary>The site.</summary>
    public Site Site { get; private set; } = null!;

    /// <summary>The demo's initiative.</summary>
    public Guid Initiative { get; private set; }

    /// <summary>Who keeps the notes that the project lead reads.</summary>
    public Guid Organisation { get; private set; }

    internal IReadOnlyList<Visit> Visits { get; private set; } = [];

    /// <summary>An address of each page that was reached.</summary>
    internal IReadOnlyDictionary<string, string> Examples { get; private set; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Site = await Site.StartAsync(Template.Demo);
        var assignment = (await Site.Database.RowsAsync("""
            select r.initiative_id, r.organisation_id from role_assignments r join accounts a on a.id = r.account_id
            where a.demo_role = 'project_lead' and r.initiative_id is not null limit 1
            """)).Single();
        (Initiative, Organisation) = ((Guid)assignment[0]!, (Guid)assignment[1]!);
        Visits = await Walk.Value;
        Examples = Visits.Where(visit => visit.Route is not null && visit.Page.Status == 200 && IsHere(visit.Route, visit.Path))
            .GroupBy(static visit => visit.Route!.Page.Route).ToDictionary(static group => group.Key, static group => group.First().Path.Split('?')[0]);
    }

    /// <summary>Whether a page is of the walked initiative, or of none: an officer walks in others too.</summary>
    private bool IsHere(SiteRoute route, string path) => route.ValuesIn(path.Split('?')[0])?.GetValueOrDefault("initiative") is not { } initiative || initiative == Initiative.ToString();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Site is null ? ValueTask.CompletedTask : Site.DisposeAsync();

    private static async Task<IReadOnlyList<Visit>> WalkAsync()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        return [
            .. await Crawl.RunAsync(await site.SignInAsync("project_lead"), Role.ProjectLead),
            .. await Crawl.RunAsync(await site.SignInAsync("coach")),
            .. await Crawl.RunAsync(await site.SignInAsync("referrer"), Role.Referrer),
            .. await Crawl.RunAsync(await site.SignInAsync("participant"), Role.Participant),
            .. await Crawl.RunAsync(await site.SignInAsync("supervisor"), Role.Supervisor),
            .. await Crawl.RunAsync(await site.SignInAsync("organisation_contact"), Role.OrganisationContact),
            .. await Crawl.RunAsync(await site.SignInAsync("association_officer")),
            .. await Crawl.RunAsync(await site.SignInAsync("association_administrator")),
            .. await Crawl.RunAsync(await site.SignInAsync("technical_administrator"))];
    }
}
