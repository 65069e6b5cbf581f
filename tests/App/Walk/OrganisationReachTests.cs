using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>The reach of somebody at an organisation, attacked: every page and form with the ids of others, and every table in SQL as the application's role.</summary>
public sealed class OrganisationReachTests(WalkedSite walked) : IClassFixture<WalkedSite>
{
    private static readonly string[] DemoRoles = ["supervisor", "organisation_contact"];

    [Fact]
    public async Task No_page_tells_of_anybody_else_whatever_address_is_tried()
    {
        var people = (await walked.Site.Database.RowsAsync("select id, name, reference from participants")).Select(static row => (Id: (Guid)row[0]!, Name: (string?)row[1], Reference: (string)row[2]!)).ToList();
        var placements = await IdsAsync("select id from placements");
        placements.Count.ShouldBeGreaterThan(15);
        var tried = 0;
        foreach (var role in DemoRoles)
        {
            var visitor = await walked.Site.SignInAsync(role);
            foreach (var (route, path) in Examples())
            {
                var answer = await visitor.GetAsync(path, headers: []);
                tried++;
                (answer.Status == 200).ShouldBe(Opens(role, route, path), $"{role} gets {answer.Status} at {path}");
                TellsNobody(answer, $"{role} at {path}");
            }

            foreach (var path in placements.SelectMany(static id => new[] { $"/handledning/{id}", $"/handledning/{id}/narvaro" }).Concat((await IdsAsync("select id from placement_openings")).Select(static id => $"/var-organisation?plats={id}")))
            {
                var answer = await visitor.GetAsync(path, headers: []);
                tried++;
                TellsNobody(answer, $"{role} at {path}");
            }
        }

        tried.ShouldBeGreaterThan(300);
        var own = (await walked.Site.Database.RowsAsync("select p.id from placements p join contact_accounts t on t.contact_person_id = p.supervisor_id join accounts a on a.id = t.account_id where a.demo_role = 'supervisor'")).Select(static row => (Guid)row[0]!).ToHashSet();
        var supervisor = await walked.Site.SignInAsync("supervisor");
        foreach (var id in placements)
        {
            var status = (await supervisor.GetAsync($"/handledning/{id}", headers: [])).Status;
            status.ShouldBeOneOf(own.Contains(id) ? [200, 404] : [404]);
            (await supervisor.GetAsync($"/handledning/{id}/narvaro", headers: [])).Status.ShouldBe(status);
        }

        void TellsNobody(Page answer, string where)
        {
            var told = people.Where(one => answer.Source.Contains(one.Id.ToString(), StringComparison.OrdinalIgnoreCase)
                || (one.Name is not null && answer.Source.Contains(one.Name, StringComparison.Ordinal)) || (answer.IsHtml && answer.Text.Contains(one.Reference, StringComparison.Ordinal)));
            told.Select(static one => one.Reference).ShouldBeEmpty(where);
        }
    }

    [Fact]
    public async Task No_form_with_the_ids_of_others_is_taken()
    {
        var supervisor = await walked.Site.SignInAsync("supervisor");
        var contact = await walked.Site.SignInAsync("organisation_contact");
        var foreign = await IdsAsync("select p.id from placements p where p.supervisor_id is distinct from (select t.contact_person_id from contact_accounts t join accounts a on a.id = t.account_id where a.demo_role = 'supervisor')");
        var openings = await IdsAsync("select o.id from placement_openings o where o.organisation_id <> (select c.organisation_id from contact_accounts t join accounts a on a.id = t.account_id join contact_persons c on c.id = t.contact_person_id where a.demo_role = 'organisation_contact')");
        (foreign.Count, openings.Count).ShouldSatisfyAllConditions(static counts => counts.Item1.ShouldBeGreaterThan(10), static counts => counts.Item2.ShouldBeGreaterThan(20));
        foreach (var id in foreign)
        {
            (await PostAsync(supervisor, $"/handledning/{id}?handler=Contact")).ShouldBe(404);
            (await PostAsync(supervisor, $"/handledning/{id}/narvaro", ("Input.Days[0].Day", "2026-04-14"), ("Input.Days[0].Presence", "Present"))).ShouldBe(404);
            (await PostAsync(contact, $"/handledning/{id}?handler=Contact")).ShouldBe(403);
        }

        foreach (var id in openings)
        {
            foreach (var handler in new[] { "Holds", "Change", "Withdraw" })
            {
                (await PostAsync(contact, $"/var-organisation?plats={id}&handler={handler}", ("Input.Places", "1"))).ShouldBe(404);
                (await PostAsync(supervisor, $"/var-organisation?plats={id}&handler={handler}", ("Input.Places", "1"))).ShouldBe(403);
            }
        }

        (await walked.Site.FactAsync<long>("select count(*) from opening_answers where answered_by is not null")).ShouldBe(0);
        (await walked.Site.FactAsync<long>("select count(*) from placement_contact_requests")).ShouldBe(2, "the demo's own");
    }

    [Fact]
    public async Task No_table_shows_a_row_and_no_function_another_organisations()
    {
        var tables = (await walked.Site.Database.RowsAsync("""
            select c.relname::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and has_any_column_privilege('samsteg_app', c.oid, 'select')
              and (c.relname in ('participants', 'initiatives', 'organisations', 'contact_persons', 'contact_accounts') or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('participant_id', 'initiative_id') and not a.attisdropped))
            """)).Select(static row => (string)row[0]!).Except(["audit_entries", "role_assignments"]).ToList(); // of these the own rows alone
        tables.Count.ShouldBeGreaterThan(80);
        foreach (var role in DemoRoles)
        {
            var account = await walked.Site.FactAsync<Guid>("select id from accounts where demo_role = $1", role);
            await using var scope = await walked.Site.ScopeOfAsync(account);
            var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
            foreach (var table in tables)
            {
                (await database.ScalarAsync<bool>(Sql.Of($"select exists (select from {Sql.Raw(table)})"))).ShouldBeFalse($"{role} sees rows of {table}");
            }

            (await database.OwnAsync<Guid>(Sql.Of($"select id from participants"))).ShouldBeEmpty();
            (await database.ScalarAsync<long>(Sql.Of($"select count(*) from role_assignments where account_id <> {account} and not exists (select from accounts a where a.id = account_id and a.demo_role is not null)"))).ShouldBe(0);
            (await database.QueryAsync<string>(Sql.Of($"select distinct organisation from access.supervised_placements()"))).ShouldBe(role == "supervisor" ? ["Exempelkafét"] : []);
            (await database.QueryAsync<string>(Sql.Of($"select name from access.own_organisations()"))).ShouldBe(role == "supervisor" ? [] : ["Provträdgården"]);
            (await database.ScalarAsync<bool>(Sql.Of($"select exists (select from access.own_openings())"))).ShouldBe(role != "supervisor");
            foreach (var hidden in new[] { "access.own_contacts('supervisor')", "access.own_placements()" })
            {
                var attempt = async () => await database.ScalarAsync<long>(Sql.Of($"savepoint before; select count(*) from {Sql.Raw(hidden)}"));
                await attempt.ShouldThrowAsync<Npgsql.PostgresException>();
                break; // the transaction is over with the first refusal
            }
        }
    }

    /// <summary>Whether a role opens a page at all: what everybody who is signed in does, the own pages, and what the table gives; of a row that is somebody else's nothing.</summary>
    private static bool Opens(string role, SiteRoute route, string path)
    {
        var held = role == "supervisor" ? Role.Supervisor : Role.OrganisationContact;
        return Entitlement.Permits(held, route.Page.Permission) && route.Page.Route != "/"
            && (route.Parameters.Count == 0 || path.StartsWith("/handledning/", StringComparison.Ordinal) || !route.Parameters.Any(static name => name is "shared" or "sent" or "placement"));
    }

    private IEnumerable<(SiteRoute Route, string Path)> Examples() =>
        SiteRoute.Every.Where(route => route.Page.Permission is not null && walked.Examples.ContainsKey(route.Page.Route)).Select(route => (route, walked.Examples[route.Page.Route]));

    private async Task<IReadOnlyList<Guid>> IdsAsync(string sql) => [.. (await walked.Site.Database.RowsAsync(sql)).Select(static row => (Guid)row[0]!)];

    private static async Task<int> PostAsync(Visitor visitor, string path, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.GetAsync("/mitt-konto")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return (await visitor.PostAsync(path, [("__RequestVerificationToken", token), .. fields], headers: [])).Status;
    }
}
