namespace Samsteg.App.Activities;

/// <summary>What an organisation has been part of, on its own page.</summary>
public sealed class OrganisationTiesTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Networks_cohorts_courses_needs_advice_and_meetings_are_told_with_links_that_lead_there()
    {
        var lead = await demo.Site.SignInAsync(DemoRoster.Lead);
        var page = await lead.GetAsync(await PathAsync("Exempelkafét"));

        page.TextsOf("section[aria-labelledby=ties] h3").ShouldBe(["Nätverk", "Kohorter", "Utbildningar", "Behovsanalyser", "Rådgivning", "Affärsmöten"]);
        foreach (var link in page.Document.QuerySelectorAll("section[aria-labelledby=ties] a").Select(static link => link.GetAttribute("href")!).Distinct())
        {
            (await lead.GetAsync(link)).Status.ShouldBe(200, link);
        }
    }

    [Fact]
    public async Task A_buyer_sees_the_meetings_with_its_sellers()
    {
        var lead = await demo.Site.SignInAsync(DemoRoster.Lead);

        (await lead.GetAsync(await PathAsync("Skenboda kommun, Kostenheten"))).TextsOf("section[aria-labelledby=ties] a").ShouldContain("Övningsköket");
    }

    [Fact]
    public async Task Who_may_not_read_activities_is_told_nothing()
    {
        var officer = await demo.Site.SignInAsync("association_officer");

        (await officer.GetAsync(await PathAsync("Exempelkafét"))).Document.QuerySelector("section[aria-labelledby=ties]").ShouldBeNull();
    }

    private async Task<string> PathAsync(string name) => $"/organisationer/{await demo.Site.FactAsync<Guid>("select id from organisations where name = $1", name)}";
}
