using System.Text.RegularExpressions;
using Samsteg.App;

namespace Samsteg.Browser;

/// <summary>An application is put forward by its lead, signed by three parties, prepared by an officer, granted by the board and agreed; then it is an initiative that runs. Nothing is typed twice.</summary>
public sealed partial class FundingJourneyTests
{
    private const string Today = "2026-04-15";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_application_over_three_signatories_officer_and_board_to_a_running_initiative(bool runsScript)
    {
        await using var site = await Site.StartAsync();
        var initiative = await site.FactAsync<Guid>("select id from initiatives where name_sv = 'Första klivet'");
        var signatories = await SignatoriesAsync(site, initiative);
        await using (var lead = await Person.SignInAsync(site, "project_lead_2", Screen.Desktop, runsScript: runsScript))
        {
            await PutForwardAsync(lead);
        }

        foreach (var signatory in signatories)
        {
            await using var person = await Person.SignInAsync(site, signatory, Screen.Phone, runsScript: runsScript);
            await SignAsync(person);
        }

        await using (var lead = await Person.SignInAsync(site, "project_lead_2", Screen.Desktop, runsScript: runsScript))
        {
            await lead.Page.GotoAsync($"/insatser/{initiative}/ansokan/underskrifter");
            await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Lämna in ansökan" }).ClickAsync();
            await Expect(lead.Page.Locator("[role=status]:visible").First).ToBeVisibleAsync();
            lead.TakeComplaints().ShouldBeEmpty();
        }

        await using (var officer = await Person.SignInAsync(site, "association_officer", Screen.Desktop, runsScript: runsScript))
        {
            await PrepareAsync(officer);
            await DecideAsync(officer);
            await AgreeAsync(officer);
            officer.TakeComplaints().ShouldBeEmpty();
        }

        await using (var lead = await Person.SignInAsync(site, "project_lead_2", Screen.Phone, runsScript: runsScript))
        {
            await RunsAsync(lead, initiative);
        }

        (await site.FactAsync<long>("select count(*) from obligations where initiative_id = $1", initiative)).ShouldBeGreaterThan(0);
        (await site.FactAsync<long>("select count(*) from deliverables where initiative_id = $1", initiative)).ShouldBeGreaterThan(0);
        (await site.FactAsync<long>("select count(*) from budget_revisions where initiative_id = $1", initiative)).ShouldBe(1);
    }

    /// <summary>Somebody who signs for each party, who does not reach the initiative.</summary>
    private static async Task<IReadOnlyList<string>> SignatoriesAsync(Site site, Guid initiative)
    {
        var organisations = await site.Database.RowsAsync("""
            select distinct value ->> 'code' from application_answers
            where initiative_id = $1 and field in ('owner', 'partners') and column_key = 'organisation' and replaced_at is null and value ->> 'code' is not null order by 1
            """, initiative);
        organisations.Count.ShouldBe(3);
        foreach (var (index, row) in organisations.Index())
        {
            var key = $"signatory_{index + 1}";
            await site.OwnerAsync("""
                with one as (
                    insert into accounts (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp, concurrency_stamp, display_name, demo_role)
                    values (uuidv7(), $1 || '@example.se', upper($1) || '@EXAMPLE.SE', $1 || '@example.se', upper($1) || '@EXAMPLE.SE', true, $1, $1, 'Fiktiv Firmatecknare', $1) returning id)
                insert into role_assignments (id, account_id, role, organisation_id, valid_from, valid_until) select uuidv7(), id, 'signatory', $2::text::uuid, '2026-01-01', '2026-12-31' from one
                """, key, (string)row[0]!);
        }

        return [.. organisations.Select(static (_, index) => $"signatory_{index + 1}")];
    }

    private static async Task PutForwardAsync(Person lead)
    {
        await lead.FollowMenuAsync("/ansokningar");
        await lead.Page.Locator("main a[href$='/ansokan']", new() { HasText = "Första klivet" }).First.ClickAsync();
        await lead.Page.GetByRole(AriaRole.Link, new() { Name = "Lägg fram för underskrift" }).First.ClickAsync();
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Lägg fram för underskrift" }).ClickAsync();
        await Expect(lead.Page.Locator("h1")).ToHaveTextAsync("Underskrifter");
        lead.TakeComplaints().ShouldBeEmpty();
    }

    /// <summary>From <em>Idag</em>, on the phone, as often as the party signs.</summary>
    private static async Task SignAsync(Person person)
    {
        await person.Page.Locator("main a[href^='/underskrifter/']").First.ClickAsync();
        await person.Page.Locator("[name='Input.Title']").FillAsync("förvaltningschef");
        await person.Page.Locator("[name='Input.IsEntitled'][type=checkbox]").CheckAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Skriv under", Exact = true }).ClickAsync();
        await Expect(person.Page.Locator("[role=status]:visible").First).ToBeVisibleAsync();
        person.TakeComplaints().ShouldBeEmpty();
    }

    private static async Task PrepareAsync(Person officer)
    {
        await officer.Page.Locator("main a[href$='/ansokan/beredning']", new() { HasText = "Första klivet" }).First.ClickAsync();
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Ta upp till beredning" }).ClickAsync();
        await Expect(officer.Page.Locator("[role=status]:visible").First).ToBeVisibleAsync();
    }

    private static async Task DecideAsync(Person officer)
    {
        var page = officer.Page;
        await officer.FollowMenuAsync("/sammantraden");
        await page.Locator("a[href='/sammantraden/nytt']").First.ClickAsync();
        await page.Locator("[name='Input.HeldOn']").FillAsync(Today);
        await page.Locator("[name='Input.StartsAt']").FillAsync("13:00");
        await page.Locator("[name='Input.Place']").FillAsync("Stora salen");
        await page.Locator("main form[data-warn] button.ds-button").First.ClickAsync();
        await page.Locator("[name='Input.Application']").SelectOptionAsync(new SelectOptionValue { Label = await page.Locator("[name='Input.Application'] option", new() { HasText = "Första klivet" }).First.TextContentAsync() });
        await page.Locator("form[action*='handler=Put'] button").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lås dagordningen" }).ClickAsync();
        await page.Locator("a[href$='/beslut']", new() { HasTextRegex = Register() }).First.ClickAsync();
        await page.Locator("[name='Input.Kind'][value=Granted]").CheckAsync();
        if (await page.Locator("[name='Input.Maximum']").InputValueAsync() is "")
        {
            await page.Locator("[name='Input.Maximum']").FillAsync("2 000 000");
        }

        await page.Locator("[name='Input.StartsOn']").FillAsync(Today);
        await page.Locator("[name='Input.Present']").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Registrera beslutet" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Beslut");
    }

    /// <summary>From <em>Idag</em>.</summary>
    private static async Task AgreeAsync(Person officer)
    {
        await officer.FollowMenuAsync("/");
        await officer.Page.Locator("main a[href$='/ansokan/overenskommelse']").First.ClickAsync();
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Gör överenskommelsen" }).ClickAsync();
        await Expect(officer.Page.Locator("main .status").First).ToHaveTextAsync("Gäller");
    }

    private static async Task RunsAsync(Person lead, Guid initiative)
    {
        await lead.FollowMenuAsync("/insatser");
        await Expect(lead.Page.Locator("main", new() { HasText = "Första klivet" })).ToContainTextAsync("Pågår");
        await lead.Page.Locator($"main a[href='/insatser/{initiative}']").First.ClickAsync();
        await lead.Page.Locator($"a[href='/insatser/{initiative}/plan']:visible").First.ClickAsync();
        await Expect(lead.Page.Locator("main")).ToContainTextAsync("Öppet hus");
        await lead.Page.Locator($"a[href='/insatser/{initiative}/ataganden']:visible").First.ClickAsync();
        await Expect(lead.Page.Locator("main")).ToContainTextAsync("Slutrapport");
        lead.TakeComplaints().ShouldBeEmpty();
    }

    [GeneratedRegex("Registrera|beslut", RegexOptions.IgnoreCase)]
    private static partial Regex Register();
}
