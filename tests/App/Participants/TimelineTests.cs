namespace Samsteg.App;

/// <summary>The merged timeline of a file: narrowed by kind, year and who registered, and gone through page by page.</summary>
public sealed class TimelineTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task Each_row_says_who_registered_it_and_a_narrowed_timeline_shows_nothing_else()
    {
        var (path, participant) = await FileAsync();
        await ContactsAsync(participant, 3, new DateOnly(2026, 3, 2));
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var name = await demo.Site.FactAsync<string>("select display_name from accounts where demo_role = 'coach'");

        var all = await coach.GetAsync(path);
        var contacts = await coach.GetAsync(path + "?group=contacts");
        var lastYear = await coach.GetAsync(path + "?group=contacts&year=2025");
        var others = await coach.GetAsync($"{path}?group=contacts&by={Guid.CreateVersion7()}");

        all.TextsOf(".timeline > li").Count.ShouldBe(4);
        all.TextsOf(".timeline > li").ShouldAllBe(row => row!.Contains(name!, StringComparison.Ordinal));
        contacts.TextsOf(".timeline > li").Count.ShouldBe(3);
        lastYear.TextsOf(".timeline > li").ShouldBeEmpty();
        others.TextsOf(".timeline > li").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_filter_narrows_nothing()
    {
        var (path, participant) = await FileAsync();
        await ContactsAsync(participant, 1, new DateOnly(2026, 3, 2));
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);

        foreach (var query in new[] { "?group=nothing", "?year=0", "?year=now", "?by=me", "?before=nonsense", "?year=99999999999" })
        {
            var page = await coach.GetAsync(path + query);
            page.Status.ShouldBe(200, query);
            page.TextsOf(".timeline > li").Count.ShouldBe(2, query);
        }
    }

    [Fact]
    public async Task Many_rows_of_one_day_and_moment_are_all_gone_through_once_and_the_filter_is_kept()
    {
        var (path, participant) = await FileAsync();
        await ContactsAsync(participant, 45, new DateOnly(2026, 3, 2), sameDay: true);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var links = new List<string?>();

        var page = await coach.GetAsync(path + "?group=contacts");
        while (true)
        {
            links.AddRange(page.Document.QuerySelectorAll(".timeline > li a").Select(static link => link.GetAttribute("href")));
            if (page.Document.QuerySelector(".timeline ~ a[href*='before=']") is not { } older)
            {
                break;
            }

            page = await coach.GetAsync(older.GetAttribute("href")!.Split('#')[0]);
        }

        links.Count.ShouldBe(45);
        links.Distinct().Count().ShouldBe(45);
    }

    private async Task<(string Path, Guid Participant)> FileAsync()
    {
        var participant = await _world.ParticipantAsync();
        return ($"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}", participant);
    }

    private Task ContactsAsync(Guid participant, int number, DateOnly first, bool sameDay = false) => demo.Site.OwnerAsync("""
        insert into contacts (id, initiative_id, participant_id, purpose, channel, keeper_organisation_id, occurred_on, registered_at, registered_by)
        select uuidv7(), p.initiative_id, p.id, 'individual_coaching', 'meeting', r.organisation_id, $3::date + case when $4 then 0 else n end, '2026-03-30T10:00Z', a.id
        from generate_series(0, $2 - 1) n, participants p, accounts a join role_assignments r on r.account_id = a.id and r.organisation_id is not null
        where p.id = $1 and a.demo_role = 'coach'
        """, participant, number, first, sameDay);
}
