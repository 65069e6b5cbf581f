using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Machine accounts, and what they are told of.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task A_machine_gets_an_account_a_role_a_key_and_reads_what_the_role_reaches()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var administrator = await site.SignInAsync(Role.AssociationAdministrator);
        var machine = await MachineAsync(site, administrator, "Ekonomisystemet");
        (await administrator.GetAsync($"/maskinkonton/{machine}")).Document.QuerySelector("main form.form").ShouldBeNull("without a role there is nothing to give");
        await GiveRoleAsync(site, machine, Role.ProcurementOfficer);

        var page = await administrator.GetAsync($"/maskinkonton/{machine}");
        page.TextsOf("main form.form label").ShouldNotContain("Läsa deltagare");
        var made = await page.SubmitAsync("main form.form", ("Input.Name", "Avtal"), ("Input.ExpiresOn", "2026-12-31"), ("Input.Scopes", "procurement:read"));
        var client = new ApiClient(site.Visit(), made.TextOf("section[role='status'] code.secret"));

        (await client.GetAsync("agreements")).Status.ShouldBe(200);
        (await client.GetAsync("organisations")).Status.ShouldBe(403);
        (await (await administrator.GetAsync($"/maskinkonton/{machine}")).SubmitAsync("form[action*='Revoke']")).Status.ShouldBe(200);
        (await client.GetAsync("agreements")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_subscriber_is_told_by_ids_signed_and_only_what_its_account_reaches()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await using var told = await Receiver.StartAsync();
        await using var untold = await Receiver.StartAsync();
        var administrator = await site.SignInAsync(Role.AssociationAdministrator);
        var (reaching, blind) = (await MachineAsync(site, administrator, "Når"), await MachineAsync(site, administrator, "Når inte"));
        await GiveRoleAsync(site, reaching, Role.ProjectLead);
        var secret = await SubscribeAsync(administrator, reaching, told.Address, "participant.enrolled", "organisation.changed");
        await SubscribeAsync(administrator, blind, untold.Address, "participant.enrolled", "organisation.changed");
        var cases = await DemoCases.OfAsync(site);

        var (answer, participant) = await cases.EnrolAsync(await site.SignInAsync(DemoCases.Lead), ("Input.GivenName", "Hemligbritt"));
        answer.Status.ShouldBe(200);
        await RunAsync(site);

        var (signature, body) = told.Told.ShouldHaveSingleItem();
        untold.Told.ShouldBeEmpty();
        WebhookSignature.Holds(signature, body, site.Clock.GetUtcNow(), secret).ShouldBeTrue();
        WebhookSignature.Holds(signature, body + " ", site.Clock.GetUtcNow(), secret).ShouldBeFalse();
        WebhookSignature.Holds(signature, body, site.Clock.GetUtcNow(), secret + "x").ShouldBeFalse();
        WebhookSignature.Holds(signature, body, site.Clock.GetUtcNow().AddMinutes(6), secret).ShouldBeFalse();
        var json = JsonDocument.Parse(body).RootElement;
        json.EnumerateObject().Select(static property => property.Name).ShouldBe(["id", "event", "occurredAt", "initiative", "subject"]);
        (json.GetProperty("event").GetString(), json.GetProperty("subject").GetGuid()).ShouldBe(("participant.enrolled", participant));
        body.ShouldNotContain("Hemligbritt");
        (await site.FactAsync<long>("select count(*) from webhook_deliveries")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_refused_tells_nobody()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var before = await site.FactAsync<long>("select count(*) from webhook_events");
        var lead = await ApiClient.OfAsync(site, "project_lead");

        (await lead.PostAsync("organisations", """{ "name": "Ny", "type": "no_such" }""")).Status.ShouldBe(422);
        (await site.FactAsync<long>("select count(*) from webhook_events")).ShouldBe(before);

        (await lead.PostAsync("organisations", """{ "name": "Ny", "type": "company" }""")).Status.ShouldBe(201);
        (await site.FactAsync<long>("select count(*) from webhook_events where name = 'organisation.changed'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_given_up_and_sent_again_by_hand()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = 307; // a redirect is not followed
        var administrator = await site.SignInAsync(Role.AssociationAdministrator);
        var machine = await MachineAsync(site, administrator, "Trögt");
        await GiveRoleAsync(site, machine, Role.ProjectLead);
        await SubscribeAsync(administrator, machine, receiver.Address, "organisation.changed");
        await (await ApiClient.OfAsync(site, "project_lead")).PostAsync("organisations", """{ "name": "Ny", "type": "company" }""");

        for (var attempt = 1; attempt <= RetrySchedule.MostAttempts; attempt++)
        {
            await RunAsync(site);
            receiver.Told.Count.ShouldBe(attempt);
            await RunAsync(site);
            receiver.Told.Count.ShouldBe(attempt, "not before it is due");
            site.Clock.Advance(RetrySchedule.PauseAfter(attempt) ?? TimeSpan.FromDays(1));
        }

        await RunAsync(site);
        receiver.Told.Count.ShouldBe(RetrySchedule.MostAttempts);
        receiver.Told.Select(static told => JsonDocument.Parse(told.Body).RootElement.GetProperty("id").GetGuid()).Distinct().Count().ShouldBe(1);
        receiver.Answer = 200;
        administrator = await site.SignInAsync(Role.AssociationAdministrator);
        await (await administrator.GetAsync("/webbkrokar")).SubmitAsync("form[action*='Replay']");
        await RunAsync(site);

        receiver.Told.Count.ShouldBe(RetrySchedule.MostAttempts + 1);
        (await site.FactAsync<long>("select count(*) from webhook_deliveries")).ShouldBe(0);
    }

    [Fact]
    public async Task A_delivery_that_cannot_be_made_is_put_back_and_the_others_go_on()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await using var receiver = await Receiver.StartAsync();
        var administrator = await site.SignInAsync(Role.AssociationAdministrator);
        var machine = await MachineAsync(site, administrator, "Två");
        await GiveRoleAsync(site, machine, Role.ProjectLead);
        await SubscribeAsync(administrator, machine, receiver.Address, "organisation.changed");
        await site.OwnerAsync("update webhook_subscriptions set secret_cipher = '\\x00'");
        await SubscribeAsync(administrator, machine, receiver.Address, "organisation.changed");
        await (await ApiClient.OfAsync(site, "project_lead")).PostAsync("organisations", """{ "name": "Ny", "type": "company" }""");

        await RunAsync(site);

        receiver.Told.ShouldHaveSingleItem();
        (await site.FactAsync<long>("select count(*) from webhook_deliveries where attempts = 1 and taken_until is null and last_error is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task Who_answers_slowly_delays_nobody_else()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await using var slow = await Receiver.StartAsync();
        await using var quick = await Receiver.StartAsync();
        var administrator = await site.SignInAsync(Role.AssociationAdministrator);
        var machine = await MachineAsync(site, administrator, "Två");
        await GiveRoleAsync(site, machine, Role.ProjectLead);
        await SubscribeAsync(administrator, machine, slow.Address, "organisation.changed");
        var lead = await ApiClient.OfAsync(site, "project_lead");
        await lead.PostAsync("organisations", """{ "name": "Första", "type": "company" }""");
        await lead.PostAsync("organisations", """{ "name": "Andra", "type": "company" }""");
        var answer = slow.Hold();
        var runner = site.Services.GetRequiredService<WebhookRunner>();
        await runner.PrepareAsync(default);
        var delivering = runner.RunNextAsync(default);
        await Until.IsSoAsync(() => !slow.Told.IsEmpty, delivering);

        await SubscribeAsync(administrator, machine, quick.Address, "organisation.changed");
        await lead.PostAsync("organisations", """{ "name": "Tredje", "type": "company" }""");
        await runner.PrepareAsync(default);
        await Until.IsSoAsync(async () =>
        {
            await runner.RunNextAsync(default);
            return !quick.Told.IsEmpty;
        });

        slow.Told.Count.ShouldBe(1, "one at a time");
        answer.SetResult();
        await delivering;
        await RunAsync(site);
        slow.Told.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_subscription_that_has_ended_is_told_nothing()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await using var receiver = await Receiver.StartAsync();
        var administrator = await site.SignInAsync(Role.AssociationAdministrator);
        var machine = await MachineAsync(site, administrator, "Slutat");
        await GiveRoleAsync(site, machine, Role.ProjectLead);
        await SubscribeAsync(administrator, machine, receiver.Address, "organisation.changed");
        await using (await HeldDelivery.OfAsync(site))
        {
            await (await ApiClient.OfAsync(site, "project_lead")).PostAsync("organisations", """{ "name": "Ny", "type": "company" }""");
            await (await administrator.GetAsync("/webbkrokar")).SubmitAsync("form[action*='End']");
        }

        await RunAsync(site);

        receiver.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_told_to_whom_is_seen_by_who_looks_after_it_only()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var administrator = await site.SignInAsync(Role.AssociationAdministrator);
        var machine = await MachineAsync(site, administrator, "Hemligt");
        await SubscribeAsync(administrator, machine, "https://example.se/", "organisation.changed");
        await (await ApiClient.OfAsync(site, "project_lead")).PostAsync("organisations", """{ "name": "Ny", "type": "company" }""");
        await site.OwnerAsync("insert into webhook_deliveries (id, subscription_id, event_id, name, subject_id, occurred_at, due_at) select uuidv7(), id, uuidv7(), 'x', uuidv7(), now(), now() + interval '9 years' from webhook_subscriptions");
        string[] tables = ["machine_accounts", "webhook_subscriptions", "webhook_deliveries", "webhook_events"];

        var seen = new List<long[]>();
        foreach (var role in new[] { "project_lead", "association_administrator" })
        {
            await using var scope = await site.ScopeOfAsync(await site.FactAsync<Guid>(
                "select account_id from role_assignments where role = $1 order by id desc limit 1", role));
            var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
            var counts = new List<long>();
            foreach (var table in tables)
            {
                counts.Add(await database.ScalarAsync<long>(Sql.Raw($"select count(*) from {table}")));
            }

            seen.Add([.. counts]);
        }

        seen[0].ShouldBe([0, 0, 0, 0]);
        seen[1].ShouldBe([1, 1, 1, 0], "what has not been handed out is the program's alone");
    }

    [Theory]
    [InlineData("10.1.2.3", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("93.184.215.14", true)]
    [InlineData("2a02:920::1", true)]
    public void Only_the_public_internet_is_told(string address, bool isPublic) => WebhookAddress.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Theory]
    [InlineData("https://example.se/krok", true)]
    [InlineData("http://example.se/krok", false)]
    [InlineData("https://user:pass@example.se/", false)]
    [InlineData("https://10.0.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://0x7f.1/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("//example.se", false)]
    [InlineData("", false)]
    public void An_address_is_read_strictly(string text, bool isTaken) => WebhookAddress.TryRead(text, isDevelopment: false, out _).ShouldBe(isTaken);

    [Fact]
    public async Task A_name_that_points_inwards_is_not_connected_to()
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = new HttpClient(WebhookAddress.Handler(isDevelopment: false));

        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync(new Uri(receiver.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), TestContext.Current.CancellationToken));

        receiver.Told.ShouldBeEmpty();
    }

    private static async Task<Guid> MachineAsync(Site site, Visitor administrator, string name)
    {
        var page = await administrator.GetAsync("/maskinkonton");
        var made = await page.SubmitAsync("main form.form", ("Input.Name", name), ("Input.Purpose", "Prov."));
        made.Status.ShouldBe(200);
        return await site.FactAsync<Guid>("select id from accounts where display_name = $1", name);
    }

    private static async Task GiveRoleAsync(Site site, Guid machine, Role role)
    {
        await site.OwnerAsync("""
            insert into role_assignments (id, account_id, role, initiative_id, organisation_id, valid_from)
            select uuidv7(), $1, $2, i.id, i.owner_id, '2020-01-01' from initiatives i where i.id = (select initiative_id from participants group by 1 order by count(*) desc limit 1)
            """, machine, SnakeCase.Of(role.ToString()));
        await site.OwnerAsync("update role_assignments set awaits_confirmation = false where account_id = $1", machine);
    }

    private static async Task<string> SubscribeAsync(Visitor administrator, Guid machine, string address, params string[] events)
    {
        var page = await administrator.GetAsync("/webbkrokar");
        var made = await page.SubmitAsync("main form.form", [("Input.Account", machine.ToString()), ("Input.Address", address), .. events.Select(static name => ("Input.Events", (string?)name))]);
        return made.TextOf("code.secret").ShouldNotBeNull(made.Text);
    }

    private static async Task RunAsync(Site site)
    {
        var runner = site.Services.GetRequiredService<WebhookRunner>();
        await Until.IsSoAsync(async () =>
        {
            await runner.PrepareAsync(default);
            while (await runner.RunNextAsync(default))
            {
            }

            // the site's own runner is at it
            return await site.FactAsync<bool>("select not exists (select from webhook_events) and not exists (select from webhook_deliveries where taken_until is not null)");
        });
    }
}
