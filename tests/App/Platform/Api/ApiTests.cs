using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>What every address of the API keeps to, tried on the register of organisations.</summary>
public sealed class ApiTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Body = """{ "name": "Provbageriet", "type": "company", "municipality": "Eskilstuna" }""";

    [Fact]
    public async Task What_is_added_is_read_changed_with_its_version_and_refused_with_another()
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        var added = await lead.PostAsync("organisations", Body);
        added.Status.ShouldBe(201, added.Text);
        var path = added.Page.Header("Location")!;

        var read = await lead.GetAsync(path);
        read.Page.Header("Content-Disposition").ShouldBe("attachment; filename=\"samsteg.json\"");
        (read.Status, read["name"], read["municipality"], read.Tag).ShouldBe((200, "Provbageriet", "Eskilstuna", added.Tag));
        (await lead.GetAsync(path, ("If-None-Match", read.Tag))).Status.ShouldBe(304);
        (await lead.PutAsync(path, Body)).Status.ShouldBe(428);
        (await lead.PutAsync(path, Body, ("If-Match", "*"))).Status.ShouldBe(428);
        (await lead.PutAsync(path, Body, ("If-Match", "\"x\""))).Status.ShouldBe(412);

        var changed = await lead.PutAsync(path, Body.Replace("Eskilstuna", "Trosa", StringComparison.Ordinal), ("If-Match", read.Tag));
        (changed.Status, changed["municipality"]).ShouldBe((200, "Trosa"));
        (await lead.PutAsync(path, Body, ("If-Match", read.Tag))).Status.ShouldBe(412);
        (await lead.GetAsync(path))["municipality"].ShouldBe("Trosa");
    }

    [Fact]
    public async Task An_initiative_is_begun_and_changed_as_on_its_page()
    {
        const string Draft = """{ "nameSv": "Nya vägar", "nameEn": "New roads", "owner": "OWNER", "startsOn": "2026-09-01", "endsOn": "2027-08-31", "maximumGrant": 850000 }""";
        var owner = await demo.Site.FactAsync<Guid>("select owner_id from initiatives order by id limit 1");
        var body = Draft.Replace("OWNER", owner.ToString(), StringComparison.Ordinal);
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        var added = await lead.PostAsync("initiatives", body, ("Idempotency-Key", "insats 1"));
        (added.Status, added["state"], added["nameEn"]).ShouldBe((201, "draft", "New roads"), added.Text);
        (await lead.PostAsync("initiatives", body, ("Idempotency-Key", "insats 1")))["id"].ShouldBe(added["id"]);

        (await lead.PostAsync("initiatives", body.Replace("{ ", "{ \"state\": \"ongoing\", ", StringComparison.Ordinal))).Pointers.ShouldBe(["/state"]);

        var path = added.Page.Header("Location")!;
        var applied = body.Replace("{ ", "{ \"state\": \"applied\", ", StringComparison.Ordinal);
        (await lead.PutAsync(path, applied)).Status.ShouldBe(428);
        (await lead.PutAsync(path, applied, ("If-Match", added.Tag)))["state"].ShouldBe("applied");
        (await lead.PutAsync(path, applied, ("If-Match", added.Tag))).Status.ShouldBe(412);
        var decided = await lead.PutAsync(path, applied.Replace("applied", "approved", StringComparison.Ordinal), ("If-Match", (await lead.GetAsync(path)).Tag));
        (decided.Status, decided.Pointers.Single()).ShouldBe((422, "/state"));

        (await (await ApiClient.OfAsync(demo.Site, "project_lead", "initiatives:read")).PostAsync("initiatives", body)).Status.ShouldBe(403);
        (await (await ApiClient.OfAsync(demo.Site, "coach")).PostAsync("initiatives", body)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_promise_is_revised_from_what_was_read_and_a_report_taken_back_once()
    {
        var target = await demo.Site.FactAsync<Guid>("select id from targets where comparison = 'at_least' order by position, id limit 1");
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        var path = $"initiatives/{await demo.Site.FactAsync<Guid>("select initiative_id from targets where id = $1", target)}/targets/{target}";
        var ledger = (await lead.GetAsync(path)).Json.GetProperty("ledger");
        var revision = $$"""{ "value": 3, "decidedBy": "Styrgruppen", "decidedOn": "2026-04-15", "reason": "Färre.", "basedOn": "{{ledger[ledger.GetArrayLength() - 1].GetProperty("id")}}" }""";

        var revised = await lead.PostAsync(path + "/revisions", revision);
        (revised.Status, revised.Json.GetProperty("target").GetProperty("isRevised").GetBoolean()).ShouldBe((201, true), revised.Text);
        revised.Json.GetProperty("ledger").GetArrayLength().ShouldBe(ledger.GetArrayLength() + 1);
        (await lead.PostAsync(path + "/revisions", revision)).Status.ShouldBe(409);

        var reported = await lead.PostAsync(path + "/reports", """{ "value": 1, "statement": "En.", "evidence": "Listan.", "occurredOn": "2026-04-15" }""");
        var retraction = $"{path}/reports/{reported.Json.GetProperty("reported").GetProperty("id")}/retraction";
        (await lead.PostAsync(retraction, """{ "reason": "Fel mål." }""")).Status.ShouldBe(201);
        (await lead.PostAsync(retraction, """{ "reason": "Fel mål." }""")).Status.ShouldBe(409);
        (await lead.PostAsync($"{path}/reports/{Guid.NewGuid()}/retraction", """{ "reason": "Fel mål." }""")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_target_is_removed_from_the_plan_with_its_reason_and_its_ledger_stays()
    {
        var target = await demo.Site.FactAsync<Guid>("select id from targets order by position desc, id limit 1");
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        var list = $"initiatives/{await demo.Site.FactAsync<Guid>("select initiative_id from targets where id = $1", target)}/targets";
        var before = (await lead.AllAsync(list)).Count;
        var ledger = (await lead.GetAsync($"{list}/{target}")).Json.GetProperty("ledger");
        var removal = $$"""{ "decidedBy": "Styrgruppen", "decidedOn": "2026-04-15", "reason": "Mäts annars.", "basedOn": "{{ledger[ledger.GetArrayLength() - 1].GetProperty("id")}}" }""";

        (await lead.PostAsync($"{list}/{target}/removal", removal.Replace("Mäts annars.", "", StringComparison.Ordinal))).Pointers.ShouldBe(["/reason"]);
        (await lead.PostAsync($"{list}/{target}/removal", removal.Replace("2026-04-15", "2026-04-16", StringComparison.Ordinal))).Pointers.ShouldBe(["/decidedOn"]);
        var removed = await lead.PostAsync($"{list}/{target}/removal", removal);
        (removed.Status, removed.Json.GetProperty("ledger").GetArrayLength()).ShouldBe((201, ledger.GetArrayLength() + 1), removed.Text);
        (await lead.AllAsync(list)).Count.ShouldBe(before - 1);
        (await lead.PostAsync($"{list}/{target}/removal", removal)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_same_key_adds_once_and_means_the_same_to_its_account_only()
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        var officer = await ApiClient.OfAsync(demo.Site, "association_officer");
        var body = Body.Replace("Provbageriet", "En gång", StringComparison.Ordinal);

        var replies = new[] { await lead.PostAsync("organisations", body, ("Idempotency-Key", "nyckel 1")), await lead.PostAsync("organisations", body, ("Idempotency-Key", "nyckel 1")) };
        var others = await officer.PostAsync("organisations", body, ("Idempotency-Key", "nyckel 1"));

        replies[0]["id"].ShouldBe(replies[1]["id"]);
        others["id"].ShouldNotBe(replies[0]["id"]);
        (await demo.Site.FactAsync<long>("select count(*) from organisations where name = 'En gång'")).ShouldBe(2);
        (await lead.PostAsync("organisations", body, ("Idempotency-Key", new string('x', 300)))).Status.ShouldBe(400);

        var person = """{ "name": "Prova På" }""";
        var at = (await lead.PostAsync($"organisations/{replies[0]["id"]}/contact-persons", person, ("Idempotency-Key", "nyckel 2")))["id"];
        (await lead.PostAsync($"Organisations/{replies[0]["id"]}/CONTACT-PERSONS/", person, ("Idempotency-Key", "nyckel 2")))["id"].ShouldBe(at, "however the address is spelt");
    }

    [Fact]
    public async Task A_key_is_used_up_by_what_is_done_and_refused_for_anything_else()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await ApiClient.OfAsync(site, "project_lead");
        var (body, other) = (Body.Replace("Provbageriet", "Första", StringComparison.Ordinal), Body.Replace("Provbageriet", "Andra", StringComparison.Ordinal));
        const string Refused = """{ "name": " ", "type": "company" }""";
        (string, string) key = ("Idempotency-Key", "nyckel 2");

        (await lead.PostAsync("organisations", Refused, key)).Status.ShouldBe(422);
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lead.PostAsync("organisations", body, key)));
        replies.Select(static reply => (reply.Status, reply["id"])).Distinct().ShouldHaveSingleItem().Status.ShouldBe(201);
        var reused = await lead.PostAsync("organisations", other, key, ("Accept-Language", "en"));
        (reused.Status, reused.Pointers.Single()).ShouldBe((422, string.Empty));
        reused.Text.ShouldContain("The same Idempotency-Key has been sent with other content.");
        (await lead.PostAsync($"organisations/{replies[0]["id"]}/contact-persons", """{ "name": "Exempel Provsson" }""", key)).Status.ShouldBe(201);
        (await site.FactAsync<long>("select count(*) from organisations where name in ('Första', 'Andra')")).ShouldBe(1);

        site.Clock.Advance(TimeSpan.FromDays(29));
        (await site.FactAsync<long>("select count(*) from api_requests")).ShouldBe(2);
        site.Clock.Advance(TimeSpan.FromDays(2));
        await site.Services.GetServices<IJob>().OfType<FinishedJobs>().Single().RunAsync(default, default);
        (await site.FactAsync<long>("select count(*) from api_requests")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_known_of_requests_is_their_accounts_only()
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        (await lead.PostAsync("organisations", Body, ("Idempotency-Key", "nyckel 3"))).Status.ShouldBe(201);
        async Task<long> SeenAsync(string demoRole)
        {
            await using var scope = await demo.Site.ScopeOfAsync(await demo.Site.FactAsync<Guid>("select id from accounts where demo_role = $1", demoRole));
            return await scope.ServiceProvider.GetRequiredService<RequestDatabase>().ScalarAsync<long>(Sql.Of($"select count(*) from api_requests"));
        }

        (await SeenAsync("project_lead")).ShouldBeGreaterThan(0);
        (await SeenAsync("coach")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_wrong_with_a_body_is_told_by_pointers_in_the_language_asked_for()
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");

        var unknown = await lead.PostAsync("organisations", """{ "name": "A", "type": "company", "id": "0198c0de-0000-7000-8000-000000000000", "version": 3, "isAdmin": true, "a/b": 1 }""");
        (unknown.Status, unknown.Page.Header("Content-Type")).ShouldBe((422, "application/problem+json"));
        unknown.Pointers.ShouldBe(["/id", "/version", "/isAdmin", "/a~1b"], ignoreOrder: true);

        var refused = await lead.PostAsync("organisations", """{ "name": "A", "type": "no_such", "website": "ftp://a", "organisationNumber": "1" }""", ("Accept-Language", "en-US,en;q=0.8,sv;q=0.5"));
        refused.Pointers.ShouldBe(["/type", "/website", "/organisationNumber"], ignoreOrder: true);
        (refused["detail"], refused.Page.Header("Content-Language")).ShouldBe(("Something in the content cannot be saved. Nothing has been changed.", "en"));
        (await lead.PostAsync("organisations", """{ "name": "A", "type": 3 }""")).Pointers.ShouldBe(["/type"]);
        (await lead.PostAsync("organisations", $$"""{ "name": "{{new string('å', 201)}}", "type": "company" }""")).Pointers.ShouldBe(["/name"]);
        (await lead.PostAsync("organisations", """{ "name": "A\u0000", "type": "\ud800" }""")).Pointers.ShouldBe(["/name", "/type"]);
        (await lead.PostAsync("organisations", """{ "type": "company" }""")).Pointers.ShouldBe(["/name"]);
        (await lead.PostAsync("organisations", """{ "name": null, "type": "company" }""")).Pointers.ShouldBe(["/name"]);
        (await demo.Site.FactAsync<long>("select count(*) from organisations where name = 'A'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("", 400)]
    [InlineData("{ \"name\": \"A\", \"name\": \"B\", \"type\": \"company\" }", 400)]
    [InlineData("{ \"\\ud800\": 1, \"name\": \"A\", \"type\": \"company\" }", 400, 422)]
    [InlineData("{ \"na\\u0000me\": 1, \"name\": \"A\", \"type\": \"company\" }", 422)]
    [InlineData("{ \"\\udc00\": 1, \"\\udc00\": 2 }", 400, 422)]
    [InlineData("null", 422)]
    [InlineData("[]", 422)]
    [InlineData("3", 422)]
    public async Task What_is_no_object_is_refused(string body, params int[] statuses)
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");

        statuses.ShouldContain((await lead.PostAsync("organisations", body)).Status);
    }

    [Fact]
    public async Task What_is_no_text_is_no_json()
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");

        foreach (var broken in new[] { "name", "A", "company" })
        {
            var body = Encoding.Latin1.GetBytes("""{ "name": "A", "type": "company" }""".Replace(broken, broken + "\u00ff", StringComparison.Ordinal));
            (await lead.SendBytesAsync(HttpMethod.Post, "organisations", body)).Status.ShouldBe(400, broken);
        }
    }

    [Fact]
    public async Task Too_much_and_too_deep_is_refused()
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");

        (await lead.PostAsync("organisations", $$"""{ "name": "A", "description": "{{new string('x', 10_000_000)}}" }""")).Status.ShouldBe(413);
        (await lead.PostAsync("organisations", string.Concat(Enumerable.Repeat("{\"name\":", 30)) + "1" + new string('}', 30))).Status.ShouldBe(400);
        (await lead.GetAsync("organisations?" + string.Join('&', Enumerable.Range(0, 1000).Select(static number => $"a{number}=1")))).Status.ShouldBe(400);
        (await lead.GetAsync("organisations?" + string.Join('&', Enumerable.Repeat("type=company", 500)))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task What_is_asked_otherwise_is_refused_in_words()
    {
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "A")]);

        foreach (var (reply, status) in new[]
        {
            (await lead.GetAsync("nothing"), 404),
            (await lead.GetAsync($"organisations/{Guid.NewGuid()}"), 404),
            (await lead.GetAsync("organisations/1"), 404),
            (await lead.SendAsync(HttpMethod.Delete, "organisations", null), 405),
            (await lead.GetAsync("organisations", ("Accept", "application/xml")), 406),
            (new Reply(await demo.Site.Visit().SendAsync(HttpMethod.Post, "/api/v1/organisations", form, ("Authorization", "Bearer " + lead.Token))), 415),
            (await lead.GetAsync("organisations?sort=no_such"), 400),
            (await lead.GetAsync("organisations?after=abc"), 400),
            (await lead.GetAsync("organisations?tpye=company"), 400),
            (await lead.GetAsync("organisations?q=%00"), 400),
            (await lead.GetAsync("initiatives?state=3"), 400),
        })
        {
            reply.Status.ShouldBe(status, reply.Page.Path);
            reply.Page.Header("Content-Type").ShouldBe("application/problem+json", reply.Page.Path);
            reply.Json.GetProperty("status").GetInt32().ShouldBe(status);
            reply["detail"].ShouldNotBeNullOrWhiteSpace();
            reply["detail"]!.ShouldNotStartWith("[");
        }
    }

    [Fact]
    public async Task A_cursor_that_was_edited_or_is_of_another_sorting_is_refused()
    {
        await demo.Site.OwnerAsync("insert into organisations (id, name, type) select uuidv7(), 'Sida ' || n, 'company' from generate_series(1, 120) n");
        var lead = await ApiClient.OfAsync(demo.Site, "project_lead");
        var next = (await lead.GetAsync("organisations?q=Sida"))["next"]!;

        (await lead.GetAsync(next)).Json.GetProperty("items").GetArrayLength().ShouldBe(50);
        (await lead.GetAsync(next[..^3] + "AAA")).Status.ShouldBe(400);
        (await lead.GetAsync(next + "&sort=municipality")).Status.ShouldBe(400);
        (await lead.AllAsync("organisations?q=Sida")).Select(static row => row.GetProperty("id").GetString()).Distinct().Count().ShouldBe(120);
    }

    [Fact]
    public async Task One_key_is_not_let_to_wear_the_system_out()
    {
        await using var site = await Site.StartAsync(Template.Demo, static deployment => deployment with { Limits = deployment.Limits with { Calls = 3 } });
        var busy = await ApiClient.OfAsync(site, "project_lead");
        var other = await ApiClient.OfAsync(site, "coach");
        var replies = new List<Reply>();
        for (var call = 0; call < 4; call++)
        {
            replies.Add(await busy.GetAsync("organisations"));
        }

        replies.Select(static reply => reply.Status).ShouldBe([200, 200, 200, 429]);
        replies[3].Page.Header("Content-Type").ShouldBe("application/problem+json");
        int.Parse(replies[3].Page.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        (await other.GetAsync("organisations")).Status.ShouldBe(200);
    }
}
