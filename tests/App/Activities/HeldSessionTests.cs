namespace Samsteg.App.Activities;

/// <summary>When a session is registered as held, and what can be done of it from then on.</summary>
public sealed class HeldSessionTests
{
    [Fact]
    public async Task Done_waits_until_the_session_has_started_and_keeps_the_marks()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        await site.OwnerAsync("update sessions set starts_at = '2026-04-15T11:30Z', ends_at = '2026-04-15T13:30Z' where id = $1", today.Session);
        var roster = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);

        roster.Document.QuerySelector("[formaction$='Done']").ShouldBeNull();
        var answer = await today.PressAsync(roster, "Done", Everybody(roster));

        answer.Status.ShouldBe(422);
        answer.TextOf("[role=alert]").ShouldNotBeNull().ShouldContain("börjar klockan 13.30");
        (await today.StandingAsync("present")).ShouldBe(DemoRoster.RowsOn(roster));
        (await OutcomesAsync(site, today)).ShouldBe(0);
    }

    [Fact]
    public async Task A_session_that_has_not_started_cannot_be_registered_as_held_on_its_own_page_either()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var page = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync($"{today.SessionPath}/utfall");
        await site.OwnerAsync("update sessions set starts_at = '2026-04-15T11:30Z', ends_at = '2026-04-15T13:30Z' where id = $1", today.Session);

        (await page.SubmitAsync("main form", ("Input.Result", "Held"))).Status.ShouldBe(422);
        (await OutcomesAsync(site, today)).ShouldBe(0);
    }

    [Fact]
    public async Task A_session_is_not_cancelled_where_somebody_is_marked_whom_its_leader_no_longer_sees()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var page = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync($"{today.SessionPath}/utfall");
        await site.OwnerAsync("""
            with gone as (
                update series_members set left_on = '2026-04-15' where id = (
                    select m.id from series_members m join case_assignments c on c.participant_id = m.participant_id and c.valid_until is null
                    join accounts a on a.id = c.account_id and a.demo_role <> $2
                    where m.series_id = $3 and m.left_on is null order by m.id limit 1)
                returning participant_id, initiative_id)
            insert into attendance (id, initiative_id, session_id, participant_id, mark, occurred_on, registered_at, registered_by)
            select uuidv7(), initiative_id, $1, participant_id, 'present', '2026-04-15', '2026-04-15T08:00Z', (select id from accounts where demo_role = $2) from gone
            """, today.Session, DemoRoster.Coach, today.Series);

        var answer = await page.SubmitAsync("main form", ("Input.Result", "Cancelled"));

        answer.Status.ShouldBe(422);
        answer.TextOf("[role=alert]").ShouldNotBeNull().ShouldContain("registrerad närvaro");
        (await OutcomesAsync(site, today)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_told_of_the_count_has_its_place_also_when_the_session_is_held()
    {
        await using var site = await Site.StartAsync();
        var (today, coach) = await HeldAsync(site);

        (await coach.GetAsync(today.Path)).TextOf("#roster-count").ShouldNotBeNull();
    }

    [Fact]
    public async Task Marking_is_no_longer_what_the_sessions_page_asks_for_first()
    {
        await using var site = await Site.StartAsync();
        var (today, coach) = await HeldAsync(site);

        var link = (await coach.GetAsync(today.SessionPath)).Document.QuerySelector($"a.ds-button[href='{today.Path}']").ShouldNotBeNull();

        link.GetAttribute("data-variant").ShouldBe("secondary");
        link.TextContent.ShouldBe("Se närvarolistan");
    }

    [Fact]
    public async Task A_wish_that_stands_is_corrected_with_a_reason_and_not_by_a_tap()
    {
        await using var site = await Site.StartAsync();
        var (today, coach) = await HeldAsync(site, ("Input.Rows[0].Wants", "true"));
        var roster = await coach.GetAsync(today.Path);
        var path = $"{today.Path}/{DemoRoster.ParticipantOn(roster, 0)}/ratta";

        roster.Document.QuerySelector("[name='Input.Rows[0].Wants']").ShouldBeNull();
        var tapped = await today.TapAsync(roster, 0, ("Input.Rows[0].WantedBefore", "true"));
        tapped.Status.ShouldBe(409);
        (await WishAsync()).ShouldBe("true ");

        var page = await coach.GetAsync(path);
        (await page.SubmitAsync("main form", ("Input.Wants", "false"))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Wants", "false"), ("Input.Reason", "Ändrade sig"))).Status.ShouldBe(200);

        (await WishAsync()).ShouldBe("true Ändrade sig, false ");
        (await page.SubmitAsync("main form", ("Input.Wants", "false"), ("Input.Reason", "En gång till"))).Status.ShouldBe(409);

        async Task<string?> WishAsync() => await site.FactAsync<string>("""
            select string_agg(wants || ' ' || coalesce(superseded_reason, ''), ', ' order by wants desc) from next_step_wishes where series_id = $1
            """, today.Series);
    }

    [Fact]
    public async Task A_wish_that_nobody_has_registered_is_still_registered_by_a_tap()
    {
        await using var site = await Site.StartAsync();
        var (today, coach) = await HeldAsync(site);
        var roster = await coach.GetAsync(today.Path);

        (await today.TapAsync(roster, 1, ("Input.Rows[1].Wants", "true"))).Status.ShouldBe(200);

        (await site.FactAsync<long>("select count(*) from next_step_wishes where series_id = $1 and wants", today.Series)).ShouldBe(1);
    }

    private static async Task<(DemoRoster Today, Visitor Coach)> HeldAsync(Site site, params IReadOnlyList<(string Name, string? Value)> fields)
    {
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var roster = await coach.GetAsync(today.Path);
        (await today.PressAsync(roster, "Done", [.. Everybody(roster), .. fields])).Path.ShouldBe($"{today.Path}/klar");
        return (today, coach);
    }

    private static List<(string, string?)> Everybody(Page roster) =>
        [.. Enumerable.Range(0, DemoRoster.RowsOn(roster)).Select(static row => DemoRoster.Mark(row, "present"))];

    private static Task<long> OutcomesAsync(Site site, DemoRoster today) =>
        site.FactAsync<long>("select count(*) from session_outcomes where session_id = $1", today.Session);
}
