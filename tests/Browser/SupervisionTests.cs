using Samsteg.App;

namespace Samsteg.Browser;

/// <summary>Somebody at a workplace: a supervisor on a phone, and an organisation's contact person.</summary>
public sealed class SupervisionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_supervisor_registers_a_week_and_asks_for_contact_on_a_phone(bool runsScript)
    {
        await using var site = await Site.StartAsync();
        await site.OwnerAsync("delete from placement_contact_requests");
        await using var person = await Person.SignInAsync(site, "supervisor", Screen.Phone, runsScript: runsScript);
        var page = person.Page;

        await page.Locator("main h2 a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ange närvaro" }).ClickAsync();
        await page.Locator("[name='Input.Days[0].Presence']").SelectOptionAsync("AbsentNotified");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara, övriga dagar som avtalat" }).ClickAsync();
        await Expect(page.GetByText("Närvaron är sparad.")).ToBeVisibleAsync();
        await Expect(page.Locator("[name='Input.Days[0].Presence']")).ToHaveValueAsync("AbsentNotified");
        await Expect(page.Locator("[name='Input.Days[1].Presence']")).ToHaveValueAsync("Present");
        await Expect(page.Locator("[name='Input.Days[1].Hours']")).ToHaveValueAsync("4");
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue("nothing is wider than the phone");

        await page.Locator("a[href='/handledning']:visible").First.ClickAsync();
        await page.Locator("main h2 a").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Jag vill bli uppringd" }).ClickAsync();
        await Expect(page.Locator("[aria-labelledby=contact]")).ToContainTextAsync("Du bad om kontakt");

        (await site.FactAsync<long>("select count(*) from placement_contact_requests where done_at is null")).ShouldBe(1);
        person.TakeComplaints().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_organisations_contact_confirms_and_changes_an_opening()
    {
        await using var site = await Site.StartAsync();
        await using var person = await Person.SignInAsync(site, "organisation_contact", Screen.Desktop);
        var page = person.Page;

        await page.Locator("[aria-labelledby=openings] form button").First.ClickAsync();
        await Expect(page.GetByText("Tack! Svaret är sparat.")).ToBeVisibleAsync();
        await page.Locator("[aria-labelledby=openings] a[href*='plats=']").First.ClickAsync();
        await page.Locator("[name='Input.Places']").FillAsync("5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Expect(page.Locator("[aria-labelledby=openings]")).ToContainTextAsync("av 5 upptagna");

        (await site.FactAsync<long>("select count(*) from opening_answers where answered_by is not null")).ShouldBe(2);
        person.TakeComplaints().ShouldBeEmpty();
    }
}
