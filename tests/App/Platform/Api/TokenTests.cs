using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Keys to the API: whom they let in, to what, and for how long.</summary>
public sealed class TokenTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Path = "/mitt-konto/atkomstnycklar";

    [Fact]
    public async Task A_key_is_shown_once_lets_in_and_is_revoked_at_once()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var page = await officer.GetAsync(Path);

        var made = await page.SubmitAsync("main form.form", ("Input.Name", "Kalendern"), ("Input.ExpiresOn", "2026-06-01"), ("Input.Scopes", "organisations:read"));

        var key = made.TextOf("code.secret").ShouldNotBeNull();
        key.ShouldStartWith("samsteg_");
        var client = new ApiClient(demo.Site.Visit(), key);
        (await client.GetAsync("organisations")).Status.ShouldBe(200);
        (await officer.GetAsync(Path)).Source.ShouldNotContain(key);
        (await officer.GetAsync(Path)).TextsOf("tbody td[data-label]").ShouldContain("15 april 2026", "the day it was used");
        (await demo.Site.FactAsync<long>("select count(*) from api_tokens where hash = convert_to($1, 'utf8') or name = $1", key)).ShouldBe(0);

        (await (await officer.GetAsync(Path)).SubmitAsync("form[action*='Revoke']")).Status.ShouldBe(200);

        (await client.GetAsync("organisations")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Who_keeps_a_key_is_told_fourteen_days_and_a_day_before_it_ends_once_each()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var (officer, administrator) = (await site.SignInAsync("association_officer"), await site.SignInAsync("association_administrator"));
        await MakeAsync(officer, Path, "Kalendern", "2026-05-15");
        await MakeAsync(officer, Path, "Kort", "2026-04-25");
        await MakeAsync(officer, Path, "Tillbakadragen", "2026-05-15");
        await site.OwnerAsync("update api_tokens set revoked_at = created_at where name = 'Tillbakadragen'");
        (await (await administrator.GetAsync("/maskinkonton")).SubmitAsync("main form.form", ("Input.Name", "Journalen"), ("Input.Purpose", "Prov."))).Status.ShouldBe(200);
        var machine = await site.FactAsync<Guid>("select account_id from machine_accounts");
        await site.OwnerAsync("insert into role_assignments (id, account_id, role, valid_from) values (uuidv7(), $1, 'association_officer', '2026-01-01')", machine);
        await MakeAsync(administrator, $"/maskinkonton/{machine}", "Journalen", "2026-05-15");

        (await ToldAsync(days: 0)).ShouldBeEmpty("a key made for ten days was no surprise");
        (await ToldAsync(days: 9)).ShouldBe(["association_officer"], "a day before the short one ends");
        (await ToldAsync(days: 7)).ShouldBe(["association_administrator", "association_officer"], ignoreOrder: true);
        (await ToldAsync(days: 1)).ShouldBeEmpty();
        (await ToldAsync(days: 12)).ShouldBe(["association_administrator", "association_officer"], ignoreOrder: true);
        (await ToldAsync(days: 0)).ShouldBeEmpty();

        async Task<IReadOnlyList<string>> ToldAsync(int days)
        {
            site.Clock.Advance(TimeSpan.FromDays(days));
            await site.Services.GetServices<IJob>().Single(static job => job.Kind == "keys.remind").RunAsync(default, TestContext.Current.CancellationToken);
            var told = (await site.Database.RowsAsync("select a.demo_role from outbox_messages m join accounts a on a.id = m.account_id where m.kind = 'token_ends'")).Select(static row => (string)row[0]!).ToList();
            await site.OwnerAsync("delete from outbox_messages where kind = 'token_ends'");
            return told;
        }

        static async Task MakeAsync(Visitor visitor, string path, string name, string until) =>
            (await (await visitor.GetAsync(path)).SubmitAsync("main form.form", ("Input.Name", name), ("Input.ExpiresOn", until), ("Input.Scopes", "organisations:read"))).TextOf("code.secret").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_key_sent_twice_is_one_and_what_is_asked_is_checked()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var page = await coach.GetAsync(Path);
        (string, string?)[] fields = [("Input.Name", "Två gånger"), ("Input.ExpiresOn", "2026-06-01"), ("Input.Scopes", "organisations:read")];

        (await page.SubmitAsync("main form.form", fields)).TextOf("code.secret").ShouldNotBeNull();
        (await page.SubmitAsync("main form.form", fields)).Status.ShouldBe(409);
        (await page.SubmitAsync("main form.form", ("Input.Name", "För länge"), ("Input.ExpiresOn", "2027-04-16"), ("Input.Scopes", "organisations:read"))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form.form", ("Input.Name", "Ingenting"), ("Input.ExpiresOn", "2026-06-01"))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form.form", ("Input.Name", "Mer än rollen"), ("Input.ExpiresOn", "2026-06-01"), ("Input.Scopes", "procurement:write"))).Status.ShouldBe(422);

        (await demo.Site.FactAsync<long>("select count(*) from api_tokens where name in ('Två gånger', 'För länge', 'Ingenting', 'Mer än rollen')")).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_holds_until_its_last_day_and_no_longer()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var client = await ApiClient.OfAsync(site, "coach");
        site.Clock.Advance(TimeSpan.FromDays(30));
        (await client.GetAsync("organisations")).Status.ShouldBe(200);

        site.Clock.Advance(TimeSpan.FromDays(1));

        (await client.GetAsync("organisations")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task What_is_no_key_is_refused_alike()
    {
        var key = (await ApiClient.OfAsync(demo.Site, "coach")).Token!;
        var none = Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"alg\":\"none\"}")).TrimEnd('=') + "." + Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"sub\":\"coach\"}")).TrimEnd('=') + ".";
        var answers = new List<(int Status, string Text)>();
        foreach (var forged in new[] { null, "", "x", none, key[..^1], key + "A", key.ToUpperInvariant(), ApiToken.New(), new string('a', 100_000)[..8_000], key.Replace("samsteg_", "", StringComparison.Ordinal) })
        {
            var reply = await new ApiClient(demo.Site.Visit(), forged).GetAsync("organisations");
            reply.Page.Header("WWW-Authenticate").ShouldStartWith("Bearer");
            answers.Add((reply.Status, reply.Text));
        }

        answers.Distinct().ShouldHaveSingleItem().Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_cookie_lets_nobody_in_and_a_key_opens_no_page()
    {
        var coach = await demo.Site.SignInAsync("coach");
        (await coach.GetAsync("/api/v1/organisations", headers: [])).Status.ShouldBe(401);

        var client = await ApiClient.OfAsync(demo.Site, "coach");
        (await client.GetAsync("/organisationer")).Page.Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_key_permits_what_its_scopes_and_the_roles_both_permit()
    {
        var reads = await ApiClient.OfAsync(demo.Site, "project_lead", "organisations:read");
        (await reads.GetAsync("organisations")).Status.ShouldBe(200);
        (await reads.PostAsync("organisations", """{ "name": "Ny", "type": "company" }""")).Status.ShouldBe(403);
        (await reads.GetAsync("initiatives")).Status.ShouldBe(403);

        var coach = await ApiClient.OfAsync(demo.Site, "coach", "organisations:write");
        (await coach.GetAsync("organisations")).Status.ShouldBe(200);
        var added = await coach.PostAsync("organisations", """{ "name": "Ny", "type": "company" }""");
        added.Status.ShouldBe(201, added.Text);
        (await coach.PutAsync(added.Page.Header("Location")!, """{ "name": "Nyare", "type": "company" }""", ("If-Match", added.Tag))).Status.ShouldBe(403, "a coach may not");
    }

    [Fact]
    public async Task A_key_is_made_and_revoked_by_its_own_account_only_in_the_database_too()
    {
        var client = await ApiClient.OfAsync(demo.Site, "coach");
        var own = await demo.Site.FactAsync<Guid>("select id from accounts where demo_role = 'coach'");
        var other = await demo.Site.FactAsync<Guid>("select id from accounts where demo_role = 'project_lead'");
        await using var scope = await demo.Site.ScopeOfAsync(other);
        var database = (RequestDatabase)scope.ServiceProvider.GetService(typeof(RequestDatabase))!;

        (await database.QueryAsync<Guid>(Sql.Of($"select id from api_tokens where account_id = {own}"))).ShouldBeEmpty();
        (await database.ExecuteAsync(Sql.Of($"update api_tokens set revoked_at = now() where account_id = {own}"))).ShouldBe(0);
        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() => database.ScalarAsync<bool>(
            Sql.Of($"select access.issue_token({Guid.NewGuid()}, {own}, 'x', {new byte[] { 1 }}, {new byte[] { 1 }}, {new[] { "organisations:read" }}::text[], {new DateOnly(2026, 6, 1)}, {DateTimeOffset.UtcNow})")));
        refused.SqlState.ShouldBe("42501");
        (await client.GetAsync("organisations")).Status.ShouldBe(200);
    }
}
