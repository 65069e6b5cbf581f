using System.Text.RegularExpressions;
using Samsteg.App;

namespace Samsteg.Browser;

/// <summary>From people who wait and places that are free to explained proposals, one of them turned away and one accepted: what a coordinator does at a desk.</summary>
public sealed partial class MatchingJourneyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_ten_who_wait_to_an_accepted_explained_proposal(bool runsScript)
    {
        await using var site = await Site.StartAsync();
        await using var lead = await Person.SignInAsync(site, "project_lead", Screen.Desktop, runsScript: runsScript);
        await lead.FollowMenuAsync("/insatser");
        await lead.Page.Locator("main a[href^='/insatser/']", new() { HasText = "2.0" }).First.ClickAsync();
        await lead.Page.Locator("a[href^='/insatser/'][href$='/platser']:visible").First.ClickAsync();
        await lead.Page.Locator("main a[href$='/platsbank']:visible").First.ClickAsync();
        await lead.Page.Locator("a[href$='/matchning']:visible").First.ClickAsync();

        await MakeRoundAsync(lead.Page);
        var proposals = lead.Page.Locator("[aria-labelledby=proposals] .match-rows > li");
        (await proposals.CountAsync()).ShouldBeInRange(2, 10);

        var (turned, place) = (await proposals.First.Locator(".match-who a").TextContentAsync(), await proposals.First.Locator(".match-what span").First.TextContentAsync());
        await proposals.First.GetByRole(AriaRole.Button, new() { NameRegex = NotThis() }).ClickAsync();
        await Expect(lead.Page.Locator("[role=status]:visible", new() { HasText = "föreslås inte" })).ToBeVisibleAsync();
        await Expect(lead.Page.Locator("main li", new() { HasText = turned!.Trim() }).First).ToContainTextAsync($"Ändrat: var {place!.Trim()}");

        var who = await AcceptAsync(lead.Page, proposals);
        await lead.Page.Locator("[aria-labelledby=proposals] li", new() { HasText = who }).GetByRole(AriaRole.Link, new() { NameRegex = ToPlacement() }).ClickAsync();
        await Expect(lead.Page.Locator("main .status").First).ToHaveTextAsync("Föreslagen");
        lead.TakeComplaints().ShouldBeEmpty();
    }

    /// <summary>All who are ready and all places with room.</summary>
    private static async Task MakeRoundAsync(IPage page)
    {
        await page.Locator("main a[href$='/matchning/ny']").First.ClickAsync();
        foreach (var box in await page.Locator("[name='Input.Participants'][type=checkbox], [name='Input.Openings'][type=checkbox]").AllAsync())
        {
            await box.CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Räkna fram förslag" }).ClickAsync();
        await Expect(page.Locator("#proposals")).ToBeVisibleAsync();
    }

    /// <summary>The first proposal, as it was proposed; its parts and what came next stand on its page.</summary>
    private static async Task<string> AcceptAsync(IPage page, ILocator proposals)
    {
        var link = proposals.First.Locator(".match-who a");
        var who = (await link.TextContentAsync())!.Trim();
        await link.ClickAsync();
        await Expect(page.Locator("#candidates")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skapa placeringen" }).ClickAsync();
        await Expect(page.Locator("[role=status]:visible", new() { HasText = "Placeringen är skapad" })).ToBeVisibleAsync();
        return who;
    }

    [GeneratedRegex("^Inte")]
    private static partial Regex NotThis();

    [GeneratedRegex("placeringen", RegexOptions.IgnoreCase)]
    private static partial Regex ToPlacement();
}
