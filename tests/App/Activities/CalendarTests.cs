namespace Samsteg.App.Activities;

/// <summary>The calendar: what stands in it, for whom.</summary>
public sealed class CalendarTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Own = "/aktiviteter/kalender";

    [Fact]
    public async Task A_week_says_its_number_and_has_the_sessions_that_one_leads_at_their_hours()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var page = await (await demo.Site.SignInAsync(DemoRoster.Coach)).GetAsync(Own);

        page.TextOf("#calendar-period").ShouldNotBeNull().ShouldStartWith("v. 16, 13–19 april 2026");
        page.TextsOf(".cal-grid thead th").Count.ShouldBe(7);
        var entry = page.Document.QuerySelector($".cal-grid td[data-day='2026-04-15'] li.cal-session:has(a[href='{today.SessionPath}'])").ShouldNotBeNull();
        var at = await demo.Site.FactAsync<string>("select to_char(starts_at at time zone 'Europe/Stockholm', 'FMHH24') from sessions where id = $1", today.Session);
        entry.ClassList.ShouldContain($"h{at}");
        page.TextsOf(".cal-none").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Booked_meetings_stand_in_the_coachs_own_calendar_and_in_nobody_elses()
    {
        await using var site = await Site.StartAsync();
        var (initiative, participant) = await CaseAsync(site);
        await BookAsync(site, initiative, participant, "2026-04-16T08:00Z", "booked");
        var path = $"/insatser/{initiative}/deltagare/{participant}/bokningar/";

        var mine = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync($"{Own}?view=day&day=2026-04-16");
        var lead = await site.SignInAsync(DemoRoster.Lead);

        mine.Document.QuerySelectorAll(".cal-meeting").Single().InnerHtml.ShouldContain(path);
        foreach (var other in new[] { Own, $"/insatser/{initiative}{Own}" })
        {
            (await lead.GetAsync($"{other}?view=day&day=2026-04-16&owner=all")).Document.QuerySelector(".cal-meeting").ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_protected_name_stands_in_no_calendar()
    {
        await using var site = await Site.StartAsync();
        var (initiative, participant) = await CaseAsync(site);
        await BookAsync(site, initiative, participant, "2026-04-16T08:00Z", "booked");
        var name = await site.FactAsync<string>("select name from participants where id = $1", participant);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        (await coach.GetAsync($"{Own}?view=day&day=2026-04-16")).Text.ShouldContain(name!);

        (await (await coach.GetAsync($"/insatser/{initiative}/deltagare/{participant}/skydd")).SubmitAsync("main form", ("Input.Reason", "Sekretessmarkerad"))).Status.ShouldBe(200);

        (await coach.GetAsync($"{Own}?view=day&day=2026-04-16")).Text.ShouldNotContain(name!);
    }

    [Fact]
    public async Task What_is_cancelled_is_struck_and_clashes_with_nothing()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var (initiative, participant) = await CaseAsync(site);
        await BookAsync(site, initiative, participant, "2026-04-15T07:00Z", "booked");
        await site.OwnerAsync("update sessions set starts_at = '2026-04-15T07:00Z', ends_at = '2026-04-15T09:00Z' where id = $1", today.Session);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        (await coach.GetAsync($"{Own}?view=day")).TextsOf(".cal-clash").Count.ShouldBe(2);

        await site.OwnerAsync("update sessions set is_cancelled = true where id = $1", today.Session);

        var page = await coach.GetAsync($"{Own}?view=day");
        page.TextsOf(".cal-clash").ShouldBeEmpty();
        page.TextOf(".cal-off .cal-note").ShouldBe("Inställd");
    }

    [Fact]
    public async Task A_room_that_an_initiative_beyond_reach_has_booked_is_taken_and_no_more_is_told()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var room = Guid.CreateVersion7();
        await site.OwnerAsync("insert into rooms (id, name) values ($1, 'Bryggan')", room);
        var beyond = await site.FactAsync<Guid>("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on)
            select uuidv7(), 'En annan insats', owner_id, state, starts_on, ends_on from initiatives where id = $1 returning id
            """, today.Initiative);
        await site.OwnerAsync("""
            insert into sessions (id, initiative_id, type, audience, name_sv, starts_at, ends_at, place, room_id)
            values (uuidv7(), $1, 'drop_in', 'participants', 'Hemlig träff', '2026-04-16T08:00Z', '2026-04-16T09:00Z', '', $2)
            """, beyond, room);

        var page = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync($"{Own}?view=day&day=2026-04-16&room={room}");

        page.TextOf(".cal-taken .cal-title").ShouldBe("Upptaget");
        page.Text.ShouldNotContain("Hemlig");
    }

    [Theory]
    [InlineData("view=month&day=2026-05-01", ".cal-month tbody tr", 5)]
    [InlineData("view=agenda", ".cal-agenda section", -1)]
    [InlineData("view=day&day=9999-12-31", "td[data-day='2026-04-15']", 1)]
    [InlineData("view=9&day=x&room=y&series=z", "td[data-day]", 7)]
    public async Task An_initiatives_calendar_has_all_views_and_bears_any_address(string query, string selector, int count)
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var page = await (await demo.Site.SignInAsync(DemoRoster.Lead)).GetAsync($"{today.Activities}/kalender?{query}");

        page.Status.ShouldBe(200);
        var found = page.Document.QuerySelectorAll(selector).Length;
        (count < 0 ? found > 0 : found == count).ShouldBeTrue($"{found} {selector}");
    }

    [Fact]
    public async Task Holidays_have_their_names_and_steps_keep_what_is_chosen()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        var page = await (await demo.Site.SignInAsync(DemoRoster.Lead)).GetAsync($"{today.Activities}/kalender?view=month&day=2026-05-20&series={today.Series}");

        page.TextOf("td[data-day='2026-05-14'] .cal-holiday").ShouldBe("Kristi himmelsfärdsdag");
        page.Document.QuerySelectorAll(".cal-steps a").Select(static link => link.GetAttribute("href")).ShouldAllBe(link => link!.Contains($"series={today.Series}"));
    }

    [Fact]
    public async Task A_calendar_is_read_in_one_statement_and_its_choices_in_another()
    {
        var page = await (await demo.Site.SignInAsync(DemoRoster.Coach)).GetAsync($"{Own}?view=month");

        page.Queries.Count(static sql => sql.Contains("ends_at >")).ShouldBe(1);
        page.Queries.Count.ShouldBeLessThanOrEqualTo(5); // the third: when one is busy elsewhere
    }

    private static async Task<(Guid Initiative, Guid Participant)> CaseAsync(Site site)
    {
        var participant = await site.FactAsync<Guid>("""
            select p.id from participants p join case_assignments c on c.participant_id = p.id and c.valid_until is null
            join accounts a on a.id = c.account_id and a.demo_role = 'coach'
            where not p.is_protected and not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null)
              and not exists (select from planned_contacts b where b.participant_id = p.id) order by p.id limit 1
            """);
        return (await site.FactAsync<Guid>("select initiative_id from participants where id = $1", participant), participant);
    }

    private static Task<int> BookAsync(Site site, Guid initiative, Guid participant, string at, string state) => site.OwnerAsync("""
        insert into planned_contacts (id, initiative_id, participant_id, purpose, channel, starts_at, minutes, place, state, booked_at, booked_by)
        select uuidv7(), $1, $2, 'individual_coaching', 'visit', $3::timestamptz, 45, 'Kontoret', $4, '2026-04-01T08:00Z', id from accounts where demo_role = 'coach'
        """, initiative, participant, at, state);
}
