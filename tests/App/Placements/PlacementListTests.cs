namespace Samsteg.App;

/// <summary>The list of placements: rows by scope, filters, export, masked identities, a bounded number of queries.</summary>
public sealed class PlacementListTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Theory]
    [InlineData("/platser")]
    [InlineData("/insatser/{0}/platser")]
    public async Task What_is_due_comes_first_and_says_how_many_were_made(string path)
    {
        var participant = await _world.ParticipantAsync();
        await _world.PlacementAsync(participant, startedOn: "2026-03-02");
        var coach = await demo.Site.SignInAsync("coach");

        var page = await coach.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, await _world.InitiativeAsync()));

        page.RowsOf("main table")[0].ShouldContain("9 mars 2026");
        page.RowsOf("main table")[0].ShouldContain("0 gjorda, 3 planerade hittills");
        page.Queries.Count.ShouldBeLessThanOrEqualTo(8, string.Join("\n---\n", page.Queries));
    }

    [Fact]
    public async Task A_filter_narrows_the_list_and_its_export_alike()
    {
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync());
        var organisation = await demo.Site.FactAsync<Guid>("select organisation_id from placements where id = $1", placement);
        var coach = await demo.Site.SignInAsync("coach");

        var page = await coach.GetAsync($"/platser?Shown=Planned&Organisation={organisation}");
        var file = await page.FollowAsync(".list-exports a");

        page.RowsOf("main table").Count.ShouldBe(1);
        file.Source.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        (await coach.GetAsync($"/platser?Shown=Ended&Organisation={organisation}")).RowsOf("main table").ShouldBeEmpty();
        (await coach.GetAsync("/platser?Shown=borta&Organisation=ingen")).Status.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task A_protected_identity_shows_its_reference_only()
    {
        var participant = await _world.ParticipantAsync(isProtected: true);
        await _world.PlacementAsync(participant);
        var coach = await demo.Site.SignInAsync("coach");

        var page = await coach.GetAsync($"/platser?q={PlacementWorld.Reference(participant)}");

        page.RowsOf("main table")[0][0].ShouldBe($"Skyddade personuppgifter ({PlacementWorld.Reference(participant)})");
    }

    [Fact]
    public async Task A_search_for_somebody_is_logged()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var before = await LoggedAsync();

        await coach.GetAsync("/platser");
        await coach.GetAsync("/platser?q=prova");
        await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platser?q=prova");

        (await LoggedAsync()).ShouldBe(before + 2);

        async Task<long> LoggedAsync() => await demo.Site.FactAsync<long>("select count(*) from audit_entries where action = 'searched' and subject_kind = 'placements'");
    }

    [Theory]
    [InlineData("participant")]
    [InlineData("organisation")]
    [InlineData("state")]
    [InlineData("next")]
    [InlineData("start")]
    [InlineData("end")]
    [InlineData("kind")]
    public async Task Every_column_sorts(string column)
    {
        var lead = await demo.Site.SignInAsync("project_lead");

        foreach (var direction in new[] { "asc", "desc" })
        {
            (await lead.GetAsync($"/platser?sort={column}&dir={direction}")).RowsOf("main table").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Another_coachs_placements_are_not_there()
    {
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync());

        var page = await (await demo.Site.SignInAsync("coach_2")).GetAsync("/platser");

        page.Source.ShouldNotContain(placement.ToString());
    }
}
