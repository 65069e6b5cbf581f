using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>
/// Every page as every role and signed out: the status follows from <see cref="PermissionTable"/>, which a person can read.
/// </summary>
public sealed class WalkTests(WalkedSite walked) : IClassFixture<WalkedSite>
{
    private const int MostRepeats = 3;
    private const int MostOfOthers = 10;

    /// <summary>The page that knows nobody: no token against forgery, and the language of its address; it is walked by its own tests.</summary>
    private const string Cookieless = "/utvardering/{code}";

    /// <summary>
    /// Statements at most of the pages that are opened most often, and of those with more to tell than others: who asks, the settings,
    /// what is read, the end. One more is a round trip more for everybody: a reason is to be given here.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, int> MostStatements = new Dictionary<string, int>
    {
        ["/"] = 4,                                                          // what is due, and for a referrer the own referrals
        ["/aktiviteter"] = 4,
        ["/organisationer/{organisation:guid}"] = 17,                      // its own, and what the other capabilities know of it
        ["/deltagare"] = 7,
        ["/insatser"] = 4,
        ["/insatser/{initiative:guid}"] = 20,                                // one for each of its panels, and four for its money
        ["/insatser/{initiative:guid}/ansokan"] = 15,                         // its answers, who writes, what is asked and said about it, signatures, the decision and the agreement
        ["/insatser/{initiative:guid}/ansokan/beredning"] = 11,               // the case, its checklist and notes, who may be in charge, and the application that it is of
        ["/insatser/{initiative:guid}/ekonomi/rekvisitioner/{claim:guid}/prova"] = 13, // the claim, its rows and units, and what the grant and the budget have room for
        ["/insatser/{initiative:guid}/aktiviteter"] = 7,
        ["/insatser/{initiative:guid}/ekonomi"] = 11,                         // and whether what may be changed there is agreed
        ["/insatser/{initiative:guid}/mal/nytt/{measure}"] = 11,              // likewise
        ["/insatser/{initiative:guid}/ekonomi/andring"] = 11,                 // the lines and their periods, and whether what is changed is agreed
        ["/insatser/{initiative:guid}/ekonomi/rekvisitioner/{claim:guid}"] = 16,       // its costs, units and history, and the budget that they are held against
        ["/insatser/{initiative:guid}/ekonomi/rekvisitioner/{claim:guid}/intyga"] = 13,
        ["/insatser/{initiative:guid}/aktiviteter/traffar/{session:guid}/narvaro"] = 4,
        ["/insatser/{initiative:guid}/deltagare"] = 7,
        ["/insatser/{initiative:guid}/deltagare/{participant:guid}"] = 31,   // one for each of its panels and what the timeline can be narrowed to, and that it was opened
        ["/insatser/{initiative:guid}/deltagare/{participant:guid}/kartlaggning"] = 11, // what is assessed by, what is begun, what was answered, and the plan it leads to
        ["/insatser/{initiative:guid}/deltagare/{participant:guid}/kontakt"] = 9,          // and what was begun there
        ["/insatser/{initiative:guid}/deltagare/{participant:guid}/platser-som-passar"] = 12, // the case, how the initiative matches, what is agreed, and the openings with what they ask for
        ["/insatser/{initiative:guid}/mal/{target:guid}"] = 11,
        ["/insatser/{initiative:guid}/plan"] = 19,                           // one for each part of the plan
        ["/insatser/{initiative:guid}/platser"] = 6,
        ["/insatser/{initiative:guid}/platser/{placement:guid}"] = 12,                    // and what its supervisor says, by link and by account
        ["/insatser/{initiative:guid}/platser/ny"] = 14,                                    // who, where, by whom, with which opening
        ["/insatser/{initiative:guid}/platsbank/matchning/{round:guid}/{participant:guid}"] = 13, // why, what else, what would help, what was said, and the form
        ["/platser"] = 5,
        ["/resultat"] = 8,
    };

    /// <summary>Pages that ask for more than the permission, each with what: a coach who has just come is refused.</summary>
    private static readonly IReadOnlyDictionary<string, string> AskMore = new Dictionary<string, string>
    {
        ["/insatser/{initiative:guid}/aktiviteter/utvarderingar/{evaluation:guid}"] = "only who leads what is evaluated reads what was answered",
        ["/insatser/{initiative:guid}/aktiviteter/traffar/{session:guid}/utfall"] = "only who leads a session says whether it was held",
    };

    /// <summary>Pages for somebody who is named alone: to whoever else has the permission there is no such page.</summary>
    private static readonly HashSet<string> ForThoseNamed = ["/insatser/{initiative:guid}/deltagare/{participant:guid}/skydd/visa"];

    /// <summary>What a participant to whose account nobody is tied is answered at home: led there from the start page, and told so there.</summary>
    private static readonly IReadOnlyDictionary<string, int> Home = new Dictionary<string, int> { ["/"] = 302, [TodayPage.OwnPage] = 200 };

    [Fact]
    public void Every_link_leads_somewhere()
    {
        walked.Visits.Where(static visit => visit.Page.Status != 200).Select(static visit => visit.ToString()).ShouldBeEmpty();
        walked.Visits.Where(static visit => visit.Route is null).Select(static visit => visit.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_page_can_be_reached_by_links()
    {
        SiteRoute.Every.Select(static route => route.Page.Route).Except(walked.Examples.Keys).Except(Crawl.Unlinked.Keys).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_is_sound()
    {
        var names = await NamesAsync();
        names.Count.ShouldBeGreaterThan(3);

        var findings = walked.Visits.Where(static visit => visit.Page.IsHtml && visit.Route?.Page.Route != Cookieless)
            .SelectMany(visit => PageFacts.Findings(visit.Page, names).Select(finding => $"{visit.Path} {finding}")).Distinct().ToList();

        findings.ShouldBeEmpty(string.Join('\n', findings.Take(60)));
    }

    [Fact]
    public void No_page_asks_the_database_in_a_loop()
    {
        var findings = walked.Visits.SelectMany(static visit => Repeated(visit.Page.Queries).Select(query => $"{visit.Path} asks more than {MostRepeats} times: {query[..Math.Min(query.Length, 120)]}"))
            .Distinct().ToList();

        findings.ShouldBeEmpty(string.Join('\n', findings.Take(40)));
        Repeated(["a", "b", "a", "a", "a"]).ShouldBe(["a"]);
    }

    /// <summary>Asking whether what is remembered stands is sent before a statement or in its place, as it happens.</summary>
    private static bool AsksNoMemory(string sql) => !sql.Contains("figures.standing(", StringComparison.Ordinal);

    [Fact]
    public void No_page_sends_more_statements_than_it_did()
    {
        var sent = walked.Visits.Where(static visit => visit.Route is not null && visit.Page.Status == 200 && visit.Page.Redirects.Count == 0)
            .GroupBy(static visit => visit.Route!.Page.Route).ToDictionary(static visits => visits.Key, static visits => visits.Max(static visit => visit.Page.Queries.Count(AsksNoMemory)));

        MostStatements.Keys.Except(sent.Keys).ShouldBeEmpty("a page that is gone");
        sent.Where(static page => page.Value > MostStatements.GetValueOrDefault(page.Key, MostOfOthers)).Select(static page => $"{page.Key} sends {page.Value}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_is_sound_in_English()
    {
        var lead = await walked.Site.SignInAsync("project_lead");
        lead.Speak("en-GB");
        var names = await NamesAsync();
        var findings = new List<string>();
        foreach (var path in walked.Examples.Where(static example => example.Key != Cookieless).Select(static example => example.Value))
        {
            var page = await lead.GetAsync(path);
            page.Document.DocumentElement.GetAttribute("lang").ShouldBe("en", path);
            findings.AddRange(PageFacts.Findings(page, names).Select(finding => $"{path} {finding}"));
        }

        findings.ShouldBeEmpty(string.Join('\n', findings.Take(60)));
    }

    [Fact]
    public async Task Unsound_pages_are_found()
    {
        var page = await walked.Site.Visit().GetAsync("/logga-in");
        page.Document.Body!.InnerHtml += "<h1>[a.key]</h1><p id=x></p><p id=x></p><form method=post></form>";
        page.Document.DocumentElement.RemoveAttribute("lang");
        page.Document.Title = "Anna Andersson";

        PageFacts.Findings(page with { Headers = new Dictionary<string, string>() }, ["Anna Andersson"]).Count().ShouldBe(11);
    }

    [Fact]
    public async Task Every_role_sees_the_pages_that_the_table_gives_it()
    {
        var differences = new List<string>();
        foreach (var role in Entitlement.Roles)
        {
            var person = await PersonAsync(role);
            foreach (var (route, path) in Examples())
            {
                await CompareAsync(differences, person, role, path, Expected(role, route));
            }
        }

        differences.ShouldBeEmpty(string.Join('\n', differences.Take(60)));
    }

    [Fact]
    public async Task Another_initiative_and_what_is_unknown_do_not_exist()
    {
        var foreign = await ForeignInitiativeAsync();
        var differences = new List<string>();
        foreach (var role in Entitlement.Roles)
        {
            var person = await PersonAsync(role);
            foreach (var (route, path) in Examples().Where(static example => example.Route.Parameters.Contains("initiative")))
            {
                await CompareAsync(differences, person, role, In(route, path, foreign), Entitlement.OutOfScope(role, route.Page.Permission, NamesARow(route, path)));
                if (Permits(role, route))
                {
                    await CompareAsync(differences, person, role, In(route, path, Guid.CreateVersion7()), Entitlement.OutOfScope(role, route.Page.Permission, namesARow: true));
                }
            }
        }

        differences.ShouldBeEmpty(string.Join('\n', differences.Take(60)));
    }

    [Fact]
    public async Task A_form_is_taken_from_nobody_without_the_permission_or_out_of_reach()
    {
        var foreign = await ForeignInitiativeAsync();
        var differences = new List<string>();
        var sent = 0;
        foreach (var role in Entitlement.Roles)
        {
            var person = await PersonAsync(role);
            var token = TokenOf(await person.GetAsync("/"));
            foreach (var (route, path) in Examples())
            {
                var here = Expected(role, route);
                var there = Entitlement.OutOfScope(role, route.Page.Permission, NamesARow(route, path));
                foreach (var handler in HandlersOf(route.Page.Model))
                {
                    if (here != 200)
                    {
                        await SendAsync(path, handler, here);
                    }

                    if (Permits(role, route) && route.Parameters.Contains("initiative") && there != 200)
                    {
                        await SendAsync(In(route, path, foreign), handler, there);
                    }
                }
            }

            async Task SendAsync(string path, string handler, int expected)
            {
                sent++;
                var answer = await person.PostAsync(path + handler, [token], headers: []);
                if (answer.Status != expected)
                {
                    differences.Add($"{role} gets {answer.Status} and not {expected} for a form to {path}{handler}");
                }
            }
        }

        sent.ShouldBeGreaterThan(1000);
        differences.ShouldBeEmpty(string.Join('\n', differences.Take(60)));
    }

    [Fact]
    public async Task A_form_from_somebody_signed_out_leads_to_sign_in()
    {
        var visitor = walked.Site.Visit();
        var token = TokenOf(await visitor.GetAsync("/logga-in"));
        foreach (var (route, path) in Examples())
        {
            foreach (var handler in HandlersOf(route.Page.Model))
            {
                var answer = await visitor.PostAsync(path + handler, [token], headers: []);

                (answer.Status, answer.Header("Location")?.Contains("/logga-in?till=", StringComparison.Ordinal)).ShouldBe((302, true), path + handler);
            }
        }
    }

    [Fact]
    public async Task Unknown_rows_do_not_exist()
    {
        var lead = await walked.Site.SignInAsync("project_lead");
        var differences = new List<string>();
        foreach (var (route, path) in Examples().Where(static example => Permits(Role.ProjectLead, example.Route)))
        {
            var values = route.ValuesIn(path)!;
            foreach (var parameter in values.Keys.Where(name => Guid.TryParse(values[name], out _)))
            {
                await CompareAsync(differences, lead, Role.ProjectLead, route.With(Change(values, parameter, Guid.CreateVersion7())), 404);
            }
        }

        differences.ShouldBeEmpty(string.Join('\n', differences.Take(60)));
    }

    [Fact]
    public async Task Somebody_signed_out_is_sent_to_sign_in_from_every_page()
    {
        var visitor = walked.Site.Visit();
        foreach (var (_, path) in Examples())
        {
            var page = await visitor.GetAsync(path, headers: []);

            (page.Status, page.Header("Location")?.Contains("/logga-in?till=", StringComparison.Ordinal)).ShouldBe((302, true), path);
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_on_every_page()
    {
        var lead = await walked.Site.SignInAsync("project_lead");
        foreach (var (_, path) in Examples().Where(static example => Permits(Role.ProjectLead, example.Route)))
        {
            (await lead.PostAsync(path, [("Input.Name", "x")], headers: [])).Status.ShouldBe(400, path);
        }
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> queries) =>
        queries.GroupBy(static query => query).Where(static group => group.Count() > MostRepeats).Select(static group => group.Key);

    private static int Expected(Role role, SiteRoute route) =>
        role is Role.Participant && Home.TryGetValue(route.Page.Route, out var home) ? home
        : role is Role.Supervisor or Role.OrganisationContact && route.Page.Route == "/" ? 302 // led home
        : Entitlement.InScope(role, route.Page.Permission, route.Parameters) is var status && status == 200 && ForThoseNamed.Contains(route.Page.Route) ? 404
        : status != 403 && AskMore.ContainsKey(route.Page.Route) && PermissionTable.Roles[role].Cases != CaseReach.Initiative ? 403 : status;

    private static bool Permits(Role role, SiteRoute route) => Entitlement.Permits(role, route.Page.Permission);

    /// <summary>The same address in another initiative.</summary>
    private static string In(SiteRoute route, string path, Guid initiative) => route.With(Change(route.ValuesIn(path)!, "initiative", initiative));

    private static bool NamesARow(SiteRoute route, string path) => route.ValuesIn(path)!.Keys.Any(static name => name is not ("initiative" or "step" or "measure" or "section"));

    /// <summary>What is added to a page's address for each kind of form that it takes.</summary>
    private static IEnumerable<string> HandlersOf(Type model) =>
        model.GetMethods().Where(static method => method.Name.StartsWith("OnPost", StringComparison.Ordinal))
            .Select(static method => method.Name["OnPost".Length..].Replace("Async", string.Empty, StringComparison.Ordinal))
            .Select(static name => name.Length == 0 ? string.Empty : $"?handler={name}");

    private static (string Name, string Value) TokenOf(Page page) =>
        ("__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private IEnumerable<(SiteRoute Route, string Path)> Examples() =>
        SiteRoute.Every.Where(route => route.Page.Permission is not null && walked.Examples.ContainsKey(route.Page.Route)).Select(route => (route, walked.Examples[route.Page.Route]));

    private async Task<Visitor> PersonAsync(Role role) => PermissionTable.Roles[role] is { Initiatives: Reach.Assigned } or { Figures: Reach.Assigned }
        ? await walked.Site.SignInAsync(role, walked.Initiative, walked.Organisation)
        : await walked.Site.SignInAsync(role);

    private async Task<Guid> ForeignInitiativeAsync()
    {
        var owner = await walked.Site.FactAsync<Guid>("select owner_id from initiatives where id = $1", walked.Initiative);
        var foreign = await walked.Site.FactAsync<Guid>("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on)
            select uuidv7(), 'En annan insats', $1, state, starts_on, ends_on from initiatives where id = $2 returning id
            """, owner, walked.Initiative);
        await walked.Site.OwnerAsync("""
            with version as (
                insert into form_versions (id, initiative_id, purpose, key, version, content, content_hash, registered_at, registered_by)
                select uuidv7(), $1, purpose, key, version, content, content_hash, registered_at, registered_by from form_versions where initiative_id = $2 and purpose = 'application' returning id)
            insert into applications (initiative_id, form_version_id, state) select $1, id, 'draft' from version
            """, foreign, walked.Initiative);
        return foreign;
    }

    private async Task<List<string>> NamesAsync() =>
        [.. (await walked.Site.Database.RowsAsync("select name from participants where name is not null")).Select(static row => (string)row[0]!)];

    private static async Task CompareAsync(List<string> differences, Visitor visitor, Role role, string path, int expected)
    {
        var page = await visitor.GetAsync(path, headers: []);
        if (page.Status != expected)
        {
            differences.Add($"{role} gets {page.Status} and not {expected} at {path}");
        }
    }

    private static Dictionary<string, string> Change(Dictionary<string, string> values, string name, Guid value) => new(values) { [name] = value.ToString() };
}
