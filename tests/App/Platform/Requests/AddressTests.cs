using System.Net;
using Microsoft.AspNetCore.Identity;
using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>What an attacker tried once, and must never get.</summary>
public sealed class AddressTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_form_field_cannot_name_another_initiative_than_the_address()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var initiative = await site.FactAsync<Guid>("select initiative_id from targets where code = 'R01'");
        var draft = await site.FactAsync<Guid>("select id from initiatives where id <> $1", initiative);
        await site.OwnerAsync("""
            insert into role_assignments (id, account_id, role, initiative_id, valid_from, valid_until)
            select uuidv7(), id, 'evaluator', $1, '2020-01-01', '2030-12-31' from accounts where demo_role = 'project_lead_2'
            """, initiative);
        var lead = await site.SignInAsync("project_lead_2");
        var form = await lead.GetAsync($"/insatser/{draft}/plan/malomraden");
        form.Status.ShouldBe(200);

        await form.SubmitAsync("main form", ("initiative", initiative.ToString()), ("Input.Name", "Kapat"), ("Input.NameSv", "Kapat"));

        (await site.FactAsync<long>("select count(*) from goal_areas where initiative_id = $1 and name_sv = 'Kapat'", initiative)).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_is_not_shown_to_a_method_that_has_no_handler()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var list = await coach.GetAsync("/deltagare");
        var file = list.Document.QuerySelector("main tbody a")!.GetAttribute("href")!;

        var token = (await coach.GetAsync(file + "/kontakt")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value");

        var answer = await coach.PostAsync(file, [("__RequestVerificationToken", token!)]);

        answer.Status.ShouldBe((int)HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Every_page_about_a_case_is_logged_as_read()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var coach = await site.SignInAsync("coach");
        var file = (await coach.GetAsync("/deltagare")).Document.QuerySelector("main tbody a")!.GetAttribute("href")!;
        foreach (var page in new[] { "", "/plan", "/uppgifter", "/kontakt" })
        {
            var before = await site.FactAsync<long>("select count(*) from audit_entries where action = 'read'");
            (await coach.GetAsync(file + page)).Status.ShouldBe(200, page);
            (await site.FactAsync<long>("select count(*) from audit_entries where action = 'read'")).ShouldBe(before + 1, page);
        }
    }

    [Theory]
    [InlineData("?q=%00")]
    [InlineData("?q=%F0%9F%98%80")]
    [InlineData("?after=tampered&sort=name%27--")]
    public async Task Odd_text_in_an_address_is_no_fault(string query)
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        foreach (var list in new[] { "/deltagare", "/organisationer", "/platser", "/aktiviteter", "/upphandling", "/insatser" })
        {
            (await lead.GetAsync(list + query)).Status.ShouldBeOneOf(200, 400);
            (await lead.GetAsync(list + "?q=" + new string('a', 99) + "%F0%9F%98%80")).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task Faults_carry_the_strict_headers_too()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        foreach (var path in new[] { "/", "/finns-inte", "/fel/500", "/organisationer?export=csv", "/css/app.css" })
        {
            var page = await lead.GetAsync(path);
            page.Header("Content-Security-Policy").ShouldNotBeNull(path).ShouldNotContain("unsafe");
            page.Header("X-Content-Type-Options").ShouldBe("nosniff", path);
        }
    }

    [Fact]
    public async Task A_locked_account_is_told_nothing_that_an_unknown_one_is_not()
    {
        await using var site = await Site.StartAsync(); // whose limits on asking nobody else has used up
        var visitor = site.Visit();
        var page = await visitor.GetAsync("/logga-in");
        var unknown = await page.SubmitAsync("main form:not([action*=Demo])", ("Input.Email", "ingen@example.se"), ("Input.Password", "fel lösenord"));
        var email = await site.FactAsync<string>("select email from accounts where demo_role = 'economist'");
        var economist = await site.FactAsync<Guid>("select id from accounts where demo_role = 'economist'");
        await site.OwnerAsync("insert into account_passwords (account_id, cipher) values ($1, $2)", economist, Person.SealedHash(economist, "tre tranor över Tåkern"));
        Page known = unknown;
        for (var attempt = 0; attempt < 7; attempt++)
        {
            known = await page.SubmitAsync("main form:not([action*=Demo])", ("Input.Email", email!), ("Input.Password", "fel lösenord"));
        }

        known.TextOf("[id='Input_Password-error']").ShouldNotBeNull().ShouldBe(unknown.TextOf("[id='Input_Password-error']"));
        (await site.FactAsync<bool>("select lockout_end is not null from accounts where demo_role = 'economist'")).ShouldBeTrue();
    }
}
