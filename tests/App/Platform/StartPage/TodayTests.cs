using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Idag: in groups, one row a participant, days as people write them, and honest about what it does not show.</summary>
public sealed partial class TodayTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task What_concerns_one_participant_stands_together_each_with_its_own_way()
    {
        var world = new PlacementWorld(demo.Site);
        var participant = await world.ParticipantAsync(); // enrolled on 2 February and never spoken with
        var placement = await world.PlacementAsync(participant, startedOn: "2026-03-02");

        var today = await (await demo.Site.SignInAsync("coach")).GetAsync("/?alla=true");

        var row = today.Document.QuerySelector($"a[href$='/platser/{placement}/uppfoljning']")!.Closest(".rows > li")!;
        row.Closest("section")!.GetAttribute("aria-labelledby").ShouldBe("today-late");
        row.QuerySelector($"a[href$='/deltagare/{participant}/kontakt']").ShouldNotBeNull("that nobody has been in touch");
        row.TextContent.ShouldContain("Prova Provberg");
        today.Document.QuerySelectorAll($".rows > li:has(a[href$='/deltagare/{participant}/kontakt'])").Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("coach")]
    [InlineData("project_lead")]
    [InlineData("procurement_officer")]
    [InlineData("process_lead")]
    public async Task Days_stand_as_people_write_them_in_a_few_statements(string role)
    {
        var today = await (await demo.Site.SignInAsync(role)).GetAsync("/?alla=true");

        today.TextsOf("main h2").ShouldContain("Idag");
        IsoDay().IsMatch(today.TextOf("main")!).ShouldBeFalse();
        today.Queries.Count(static query => query.Contains("count(*) over ()", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_shown_is_said_and_shown_when_it_is_asked_for()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var world = new PlacementWorld(site);
        var coach = await site.SignInAsync("coach");
        (await coach.GetAsync("/")).Document.QuerySelector("main a[href='/?alla=true']").ShouldBeNull("all of it is shown");
        for (var number = 0; number < TodayList.Most; number++)
        {
            await world.PlacementAsync(await world.ParticipantAsync(), startedOn: "2026-03-02");
        }

        var some = await coach.GetAsync("/");
        Links(some).ShouldBe(TodayList.Most);
        var total = int.Parse(Shown().Match(some.Text).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var all = await some.FollowAsync("main a[href='/?alla=true']");

        Links(all).ShouldBe(total);
        all.Document.QuerySelector("main a[href='/?alla=true']").ShouldBeNull();
        static int Links(Page page) => page.Document.QuerySelectorAll("main section[aria-labelledby^='today-'] .rows a").Length;
    }

    [Theory]
    [InlineData("2026-04-10", "Avtalet har löpt ut", "Avtal löper ut", "10 apr")]
    [InlineData("2026-04-20", "Avtal löper ut", "Avtalet har löpt ut", "20 apr")]
    public async Task What_has_run_out_is_not_said_to_run_out(string endsOn, string said, string unsaid, string day)
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await site.OwnerAsync("update business_agreements set ends_on = $1::text::date, remind_months = 3 where ends_on is not null", endsOn);

        var today = (await (await site.SignInAsync("project_lead")).GetAsync("/?alla=true")).TextOf("main")!;

        today.ShouldContain(said);
        today.ShouldNotContain(unsaid);
        today.ShouldContain(day);
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"Visar 60 av (\d+)")]
    private static partial Regex Shown();
}
