using Samsteg.App;

namespace Samsteg.Browser;

/// <summary>A participant on a phone: reads what comes next, chooses easy words, answers the coach, takes back a consent.</summary>
public sealed class OwnPageTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_participant_finds_the_way_without_help(bool runsScript)
    {
        await using var site = await Site.StartAsync();
        await using var person = await Person.SignInAsync(site, "participant", Screen.Phone, runsScript: runsScript);
        await Expect(person.Page.Locator(".own-next-text")).ToBeVisibleAsync();
        (await person.Page.Locator(".own-next-text").BoundingBoxAsync())!.Y.ShouldBeLessThan(700, "the next step is on the first screen");

        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Lätt svenska" }).ClickAsync();
        await Expect(person.Page.Locator("#next")).ToHaveTextAsync("Det här händer nu");

        await person.Page.Locator(".own-nav a[href='/min-sida/meddelanden']").ClickAsync();
        await person.Page.Locator("[name='Input.Text']").FillAsync("Tack, jag kommer.");
        await person.Page.Locator("main form.form button").ClickAsync();
        await Expect(person.Page.Locator(".own-talk li").Last).ToContainTextAsync("Tack, jag kommer.");

        await person.Page.Locator(".own-nav a[href='/min-sida/samtycken']").ClickAsync();
        await person.Page.Locator("[aria-labelledby=holding] a[href*='angra=']").First.ClickAsync();
        await person.Page.Locator(".own-sure button").ClickAsync();
        await Expect(person.Page.Locator("[aria-labelledby=holding] li")).ToHaveCountAsync(0);

        await person.Page.Locator(".own-nav a[href='/min-sida/uppgifter']").ClickAsync();
        await person.Page.Locator("#placements > summary").ClickAsync();
        await Expect(person.Page.Locator("#placements dl").First).ToBeVisibleAsync();
        person.TakeComplaints().ShouldBeEmpty();
    }
}
