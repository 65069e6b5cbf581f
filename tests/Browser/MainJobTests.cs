using Samsteg.App;

namespace Samsteg.Browser;

/// <summary>The main job, as people see it: a registration moves a promised target, and what was known stays known.</summary>
public sealed class MainJobTests
{
    // The demo's promise at TestClock.Start: six of the eight in today's group complete the series today; one more when a mark is corrected.
    private const string Before = "13";
    private const string AfterToday = "19";
    private const string AfterCorrection = "20";
    private const int Group = 8;
    private const string OneMore = "Didrik Modell";

    [Theory]
    [InlineData("phone", "sv")]
    [InlineData("phone", "en")]
    [InlineData("desktop", "sv")]
    [InlineData("desktop", "en")]
    public async Task A_mark_moves_the_target_and_what_was_known_stands(string screen, string language)
    {
        await using var site = await Site.StartAsync();
        await RunAsync(site, Screen.Of(screen), Words.In(language), runsScript: true);
    }

    [Theory]
    [InlineData("phone", "sv")]
    [InlineData("desktop", "en")]
    public async Task It_works_without_JavaScript(string screen, string language)
    {
        await using var site = await Site.StartAsync();
        await RunAsync(site, Screen.Of(screen), Words.In(language), runsScript: false);
    }

    private static async Task RunAsync(Site site, Screen screen, Words words, bool runsScript)
    {
        await using var lead = await Person.SignInAsync(site, "project_lead", screen, words.Language, runsScript);
        await lead.FollowMenuAsync("/insatser");
        await lead.Page.Locator("main").Locator("a[href^='/insatser/']", new() { HasText = "2.0" }).First.ClickAsync();
        await Expect(lead.Page.Locator(".target-row")).ToHaveCountAsync(12);
        var figure = lead.Page.Locator(".target-row", new() { HasText = words.GoOn }).First.Locator(".figure a");
        await Expect(figure).ToHaveTextAsync(Before);

        await using (var coach = await Person.SignInAsync(site, "coach", Screen.Phone, words.Language, runsScript))
        {
            await MarkTodayAsync(coach, words, runsScript);
            coach.TakeComplaints().ShouldBeEmpty();
        }

        await lead.Page.ReloadAsync();
        await Expect(figure).ToHaveTextAsync(AfterToday);

        await figure.ClickAsync();
        await Expect(lead.Page.Locator("section[aria-labelledby=how-heading]")).ToContainTextAsync(words.Counted);
        await Expect(lead.Page.Locator("section[aria-labelledby=how-heading]")).ToContainTextAsync(words.UpTo);
        var behind = lead.Page.Locator("section[aria-labelledby=behind-heading] tbody th");
        await Expect(behind).ToHaveCountAsync(int.Parse(AfterToday, CultureInfo.InvariantCulture));
        await Expect(behind.GetByText("Cia Demo")).ToBeVisibleAsync();

        await lead.Page.Locator("section[aria-labelledby=then-heading] button").ClickAsync();
        var address = lead.Page.Url;
        await Expect(lead.Page.Locator("#dag")).ToHaveValueAsync("2026-04-10");
        await Expect(lead.Page.Locator("#figure-known-then")).ToHaveTextAsync(Before);
        await Expect(lead.Page.Locator("#figure-known-now")).ToHaveTextAsync(Before);

        await CorrectLastWeekAsync(lead, words);

        await lead.Page.GotoAsync(address);
        await Expect(lead.Page.Locator("#figure-known-then")).ToHaveTextAsync(Before);
        await Expect(lead.Page.Locator(".big-figure strong")).ToHaveTextAsync(AfterCorrection);
        await Expect(behind.GetByText(OneMore)).ToBeVisibleAsync();
        lead.TakeComplaints().ShouldBeEmpty();
    }

    /// <summary>Two presses for the group, one for each who wants to go on.</summary>
    private static async Task MarkTodayAsync(Person coach, Words words, bool runsScript)
    {
        await coach.Page.GetByRole(AriaRole.Link, new() { Name = words.OpenRoster }).ClickAsync();
        await coach.Page.GetByRole(AriaRole.Button, new() { Name = words.AllHere }).ClickAsync();
        await Expect(coach.Page.Locator(".roster-marks input[value=present]:checked")).ToHaveCountAsync(Group);
        var wishes = coach.Page.Locator(".roster-wish");
        for (var row = 0; row < Group; row++)
        {
            if (runsScript)
            {
                await coach.Page.RunAndWaitForResponseAsync(() => wishes.Nth(row).ClickAsync(), static response => response.Request.Method == "POST");
            }
            else
            {
                await wishes.Nth(row).ClickAsync();
            }
        }

        await coach.Page.GetByRole(AriaRole.Button, new() { Name = words.Done }).ClickAsync();
        await coach.Page.WaitForURLAsync("**/narvaro/klar");
        await Expect(coach.Page.Locator("h1")).ToContainTextAsync($"{Group}");
    }

    /// <summary>By the tab, the series and its fifth session to the mark.</summary>
    private static async Task CorrectLastWeekAsync(Person lead, Words words)
    {
        await lead.Page.Locator(".workspace-tabs a[href$='/aktiviteter']").ClickAsync();
        await lead.Page.Locator("main a[href*='/serier/']", new() { HasText = words.Series }).First.ClickAsync();
        await lead.Page.WaitForURLAsync("**/serier/*");
        await lead.Page.Locator("section[aria-labelledby=sessions] a[href*='/traffar/']", new() { HasTextRegex = new("^\\S+ 5 ") }).ClickAsync();
        await lead.Page.Locator("tr", new() { HasText = OneMore }).Locator("a[href$='/ratta']").ClickAsync();
        await lead.Page.Locator("[name='Input.Mark'][value=present]").CheckAsync();
        await lead.Page.Locator("[name='Input.Reason']").FillAsync("Satt i rummet bredvid.");
        await lead.Page.Locator("main form button.ds-button").ClickAsync();
        await lead.Page.WaitForURLAsync(static url => !url.EndsWith("/ratta", StringComparison.Ordinal));
    }
}
