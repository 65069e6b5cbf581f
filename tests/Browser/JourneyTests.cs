using Samsteg.App;

namespace Samsteg.Browser;

/// <summary>Somebody is referred, enrolled, mapped, given a next step and takes it: what a referrer does at a desk and a coach on a phone.</summary>
public sealed class JourneyTests
{
    private const string Name = "Resa Påhittsdotter";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_referral_to_a_step_taken(bool runsScript)
    {
        await using var site = await Site.StartAsync();
        await using var referrer = await Person.SignInAsync(site, "referrer", Screen.Desktop, runsScript: runsScript);
        await ReferAsync(referrer.Page);
        await Expect(referrer.Page.Locator("main .status").First).ToHaveTextAsync("Mottagen");

        await using (var coach = await Person.SignInAsync(site, "coach", Screen.Phone, runsScript: runsScript))
        {
            await EnrolAsync(coach);
            await TellBackgroundAsync(coach.Page);
            await MapAsync(coach.Page);
            await GiveNextStepAsync(coach.Page);
            await coach.Page.GetByRole(AriaRole.Button, new() { Name = "Klart idag" }).ClickAsync();
            await Expect(coach.Page.Locator("main li", new() { HasText = "Ringa kaféet" }).Locator(".status")).ToHaveTextAsync("Klart");
            coach.TakeComplaints().ShouldBeEmpty();
        }

        await referrer.Page.Locator(".menu a[href='/anvisningar']:visible").ClickAsync();
        var row = referrer.Page.Locator("li", new() { HasText = Name });
        await Expect(row.Locator(".status")).ToHaveTextAsync("Inskriven");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(referrer.Page.Locator("main")).Not.ToContainTextAsync("Ringa kaféet");
        referrer.TakeComplaints().ShouldBeEmpty();
    }

    /// <summary>From the start page.</summary>
    private static async Task ReferAsync(IPage page)
    {
        await page.Locator("main a[href='/anvisningar/ny']").ClickAsync();
        await page.Locator("[name='Input.Initiative']").First.CheckAsync();
        await page.Locator("[name='Input.GivenName']").FillAsync(Name.Split(' ')[0]);
        await page.Locator("[name='Input.FamilyName']").FillAsync(Name.Split(' ')[1]);
        await page.Locator("[name='Input.BirthDate']").FillAsync("1991-02-03");
        await page.Locator("[name='Input.Why']").FillAsync("Vill arbeta i kök.");
        await page.Locator("[name='Input.IsAgreed'][type=checkbox]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skicka anvisningen" }).ClickAsync();
    }

    /// <summary>From the initiative's referrals: nothing that the referrer has told is asked again.</summary>
    private static async Task EnrolAsync(Person coach)
    {
        await coach.FollowMenuAsync("/insatser");
        await coach.Page.Locator("main a[href^='/insatser/']", new() { HasText = "2.0" }).First.ClickAsync();
        await coach.Page.Locator("a[href$='/anvisningar']:visible").First.ClickAsync();
        await coach.Page.GetByRole(AriaRole.Link, new() { Name = Name }).ClickAsync();
        await coach.Page.GetByRole(AriaRole.Button, new() { Name = "Kontaktad" }).ClickAsync();
        await coach.Page.GetByRole(AriaRole.Link, new() { Name = "Skriv in" }).ClickAsync();
        await Expect(coach.Page.Locator("[name='Input.GivenName']")).ToHaveValueAsync(Name.Split(' ')[0]);
        await coach.Page.Locator("[name='Input.Gender'][value=Woman]").CheckAsync();
        await coach.Page.GetByRole(AriaRole.Button, new() { Name = "Skriv in" }).ClickAsync();
    }

    private static async Task TellBackgroundAsync(IPage page)
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync("Bakgrund vid inskrivningen");
        await page.Locator("[name='Input.Activity']").SelectOptionAsync("JobSeeking");
        await page.Locator("[name='Input.ActivitySince']").FillAsync("2025-01-01");
        await page.Locator("[name='Input.Education']").SelectOptionAsync("Compulsory");
        await page.Locator("[name='Input.Sources'][value=SocialAssistance]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await page.Locator($"a:visible", new() { HasText = Name }).First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync(Name);
    }

    /// <summary>The coach's view of the eight areas.</summary>
    private static async Task MapAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Öppna kartläggningen" }).ClickAsync();
        await page.Locator("a[href$='/open-steps-8/coach']").ClickAsync();
        var levels = page.Locator("[name^='Input.Answers'][value='3']");
        for (var area = 0; area < 8; area++)
        {
            await levels.Nth(area).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Registrera" }).ClickAsync();
        await page.Locator($"a:visible", new() { HasText = Name }).First.ClickAsync();
    }

    /// <summary>A talk with a goal and the next step, in one form.</summary>
    private static async Task GiveNextStepAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Anteckna kontakt" }).First.ClickAsync();
        await page.Locator("[name='Input.Purpose']").SelectOptionAsync("IndividualCoaching");
        await page.Locator("[name='Input.NewGoal']").FillAsync("Jag vill jobba i kök");
        await page.Locator("[name='Input.NextStep']").FillAsync("Ringa kaféet");
        await page.Locator("[name='Input.Responsible'][value=Participant]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Ringa kaféet");
    }
}
