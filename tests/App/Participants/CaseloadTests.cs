using Samsteg.Platform;

namespace Samsteg.App.Participants;

/// <summary>The board of who has how much, the lists behind it, and cases that go to another coach together.</summary>
public sealed class CaseloadTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Standing = """
        select c.participant_id from case_assignments c join accounts a on a.id = c.account_id
        where a.demo_role = $1 and c.valid_until is null and not exists (select from exits x where x.participant_id = c.participant_id and x.superseded_at is null)
        order by 1
        """;

    [Fact]
    public async Task Each_number_of_the_board_leads_to_the_list_of_exactly_those()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);

        var board = await lead.GetAsync(BoardOf(cases));

        board.Status.ShouldBe(200);
        board.Queries.Count.ShouldBeLessThanOrEqualTo(10);
        var links = board.Document.QuerySelectorAll("main tbody td a[href*='/deltagare?']");
        links.Length.ShouldBeGreaterThan(6);
        foreach (var link in links)
        {
            var list = await lead.GetAsync(link.GetAttribute("href")!);
            NumberOf(list.TextOf(".list-bar [role=status]").ShouldNotBeNull()).ShouldBe(NumberOf(link.TextContent), link.GetAttribute("href"));
        }

        var own = await demo.Site.Database.RowsAsync(Standing, DemoCases.Coach);
        board.TextsOf("main tbody td a").ShouldContain(text => NumberOf(text) == own.Count);
        board.Text.ShouldContain("Nära taket");
    }

    [Fact]
    public async Task A_coach_sees_the_own_row_only_and_can_neither_give_away_nor_set_the_cap()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);

        var board = await coach.GetAsync(BoardOf(cases));

        board.TextsOf("main tbody tr").Count.ShouldBe(1);
        var link = board.Document.QuerySelector("main tbody td a")!;
        NumberOf((await coach.GetAsync(link.GetAttribute("href")!)).TextOf(".list-bar [role=status]").ShouldNotBeNull()).ShouldBe(NumberOf(link.TextContent));
        (await coach.GetAsync(BoardOf(cases) + "/overlamna")).Status.ShouldBe(403);
        (await coach.GetAsync(BoardOf(cases) + "/tak")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_cap_is_set_once_by_each_who_read_it_and_who_is_above_it_is_told()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var lead = await site.SignInAsync(DemoCases.Lead);
        var form = await lead.GetAsync(BoardOf(cases) + "/tak");

        (await form.SubmitAsync("main form", ("Input.Cap", "0"), ("Input.NewDays", "400"), ("Input.NewWeight", "x"))).Status.ShouldBe(422);
        (await form.SubmitAsync("main form", ("Input.Cap", "10,5"))).Text.ShouldContain("Över taket");
        (await form.SubmitAsync("main form", ("Input.Cap", "11"))).Status.ShouldBe(409, "it was read before it was changed");
        var gone = await (await lead.GetAsync(BoardOf(cases) + "/tak")).SubmitAsync("main form", ("Input.Cap", ""));

        gone.Text.ShouldNotContain("Över taket");
        (await site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'caseload_rules'")).ShouldBe(2);
    }

    [Fact]
    public async Task All_cases_of_a_coach_go_to_another_and_nothing_of_them_is_left()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var (lead, giver, taker) = (await site.SignInAsync(DemoCases.Lead), await site.SignInAsync(DemoCases.Coach), await site.SignInAsync("coach_2"));
        var given = await ParticipantsAsync(site, DemoCases.Coach);
        (await PlacesAsync(giver, given)).ShouldNotBeEmpty("there is something to do");
        var account = await site.FactAsync<Guid>("select id from accounts where demo_role = 'coach_2'");
        var form = await (await lead.GetAsync(BoardOf(cases))).FollowAsync($"main a[href$='coach={await cases.CoachAccountAsync()}'][href*=overlamna]");

        var preview = await form.SubmitAsync("main form", ("Input.Coach", account.ToString()));

        preview.Status.ShouldBe(200);
        preview.TextsOf("main li").Count.ShouldBeGreaterThanOrEqualTo(given.Count);
        (await site.FactAsync<long>("select count(*) from case_assignments c where c.account_id = $1 and c.valid_from = '2026-04-15'", account)).ShouldBe(0, "shown, not done");
        var done = await preview.SubmitAsync("main form");
        (done.Status, done.Path).ShouldBe((200, BoardOf(cases)));
        (await PlacesAsync(giver, given)).ShouldBeEmpty();
        (await PlacesAsync(taker, given)).ShouldNotBeEmpty();
        (await giver.GetAsync(cases.PathOf(given[0]))).Status.ShouldBe(404);
        (await taker.GetAsync(cases.PathOf(given[0]))).Status.ShouldBe(200);
        (await ParticipantsAsync(site, "coach_2")).ShouldBe([.. (await ParticipantsAsync(site, "coach_2")).Union(given)], ignoreOrder: true);
        (await site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'case_assignments' and participant_id = $1", given[0])).ShouldBe(2);
        (await preview.SubmitAsync("main form")).Status.ShouldBe(409, "they are somebody else's now");
    }

    [Fact]
    public async Task When_one_of_the_chosen_has_gone_elsewhere_none_is_moved()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var lead = await site.SignInAsync(DemoCases.Lead);
        var given = await ParticipantsAsync(site, DemoCases.Coach);
        var account = await site.FactAsync<Guid>("select id from accounts where demo_role = 'coach_2'");
        var form = await lead.GetAsync($"{BoardOf(cases)}/overlamna?coach={await cases.CoachAccountAsync()}");
        (await form.SubmitAsync("main form", ("Input.Coach", account.ToString()), ("Input.From", "2020-01-01"))).Status.ShouldBe(422);
        var preview = await form.SubmitAsync("main form", ("Input.Coach", account.ToString()));
        await site.OwnerAsync("update case_assignments set account_id = $2 where participant_id = $1 and valid_until is null", given[3], account);

        var refused = await preview.SubmitAsync("main form");

        refused.Status.ShouldBe(409);
        (await ParticipantsAsync(site, DemoCases.Coach)).Count.ShouldBe(given.Count - 1);
    }

    [Fact]
    public async Task Cases_of_a_coach_whose_role_has_ended_wait_on_the_board_and_on_the_leads_Idag_until_somebody_has_them()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var lead = await site.SignInAsync(DemoCases.Lead);
        var left = await ParticipantsAsync(site, "coach_2");
        (await lead.GetAsync("/")).Text.ShouldNotContain("Saknar coach");
        (await lead.GetAsync(BoardOf(cases))).Text.ShouldNotContain("Behöver en coach");

        await site.OwnerAsync("update role_assignments set valid_until = '2026-04-14' where role = 'coach' and account_id = (select id from accounts where demo_role = 'coach_2')");

        (await lead.GetAsync("/")).Text.ShouldContain("Saknar coach");
        var board = await lead.GetAsync(BoardOf(cases));
        board.TextOf("main tbody tr:first-child th").ShouldNotBeNull().ShouldContain("Behöver en coach");
        var list = await board.FollowAsync("main tbody tr:first-child td a");
        NumberOf(list.TextOf(".list-bar [role=status]").ShouldNotBeNull()).ShouldBe(left.Count);
        var form = await board.FollowAsync("main tbody tr:first-child a[href$=overlamna]");
        var preview = await form.SubmitAsync("main form", ("Input.Coach", (await cases.CoachAccountAsync()).ToString()));
        (await preview.SubmitAsync("main form")).Status.ShouldBe(200);
        (await lead.GetAsync("/")).Text.ShouldNotContain("Saknar coach");
        (await ParticipantsAsync(site, DemoCases.Coach)).ShouldBeSubsetOf([.. (await ParticipantsAsync(site, DemoCases.Coach)).Union(left)]);
        (await site.FactAsync<long>("select count(*) from case_assignments where valid_until is null and participant_id = any ($1)", left.ToArray())).ShouldBe(left.Count);
    }

    [Fact]
    public async Task A_closed_account_has_no_cases_and_takes_none()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var lead = await site.SignInAsync(DemoCases.Lead);
        await site.OwnerAsync("update accounts set closed_at = '2026-04-01' where demo_role = 'coach_2'");
        var account = await site.FactAsync<Guid>("select id from accounts where demo_role = 'coach_2'");

        var form = await lead.GetAsync($"{BoardOf(cases)}/overlamna?coach={await cases.CoachAccountAsync()}");

        (await lead.GetAsync(BoardOf(cases))).Text.ShouldContain("Behöver en coach");
        (await form.SubmitAsync("main form", ("Input.Coach", account.ToString()))).Status.ShouldBe(422);
        (await (await lead.GetAsync(cases.PathOf(await cases.OwnAsync()) + "/coach")).SubmitAsync("main form", ("Input.Coach", account.ToString()))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task More_than_can_go_at_once_go_in_turns()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var lead = await site.SignInAsync(DemoCases.Lead);
        await site.OwnerAsync("""
            with made as (
                insert into participants (id, initiative_id, reference, is_protected, given_name, family_name)
                select gen_random_uuid(), $1, 'M-' || n, false, 'Måns', 'Mångsson ' || n from generate_series(1, 501) n returning id)
            insert into enrolments (id, initiative_id, participant_id, gender, target_group, occurred_on, registered_at, registered_by)
            select gen_random_uuid(), $1, m.id, e.gender, e.target_group, e.occurred_on, e.registered_at, e.registered_by
            from made m, (select * from enrolments where initiative_id = $1 and superseded_at is null limit 1) e
            """, cases.Initiative);

        var page = await lead.GetAsync($"{BoardOf(cases)}/overlamna");

        page.TextOf(".ds-alert").ShouldNotBeNull().ShouldContain("500");
        page.Document.QuerySelectorAll("input[name='Input.Cases']").Length.ShouldBe(500);
        var coach = page.Document.QuerySelectorAll("#Input_Coach option").Select(static option => option.GetAttribute("value")).First(static value => !string.IsNullOrEmpty(value));
        var rest = await (await page.SubmitAsync("main form", ("Input.Coach", coach))).SubmitAsync("main form");
        rest.Path.ShouldEndWith("/overlamna");
        rest.Document.QuerySelectorAll("input[name='Input.Cases']").Length.ShouldBeInRange(1, 100);
        rest.Document.QuerySelector("main .ds-alert[role=note]").ShouldBeNull();
    }

    [Fact]
    public async Task The_board_lies_with_the_participants()
    {
        await using var site = await Site.StartAsync();
        var lead = await site.SignInAsync(DemoCases.Lead);
        (await lead.GetAsync(BoardOf(await DemoCases.OfAsync(site)))).TextOf(".workspace-tabs [aria-current]").ShouldBe("Deltagare");
    }

    private static string BoardOf(DemoCases cases) => $"/insatser/{cases.Initiative}/arendemangd";

    private static async Task<List<Guid>> ParticipantsAsync(Site site, string role) => [.. (await site.Database.RowsAsync(Standing, role)).Select(static row => (Guid)row[0]!)];

    /// <summary>Which of them Idag leads to.</summary>
    private static async Task<List<Guid>> PlacesAsync(Visitor visitor, List<Guid> participants)
    {
        var links = (await visitor.GetAsync("/")).Document.QuerySelectorAll("main a[href]").Select(static link => link.GetAttribute("href")!).ToList();
        return [.. participants.Where(participant => links.Exists(link => link.Contains($"/deltagare/{participant}", StringComparison.Ordinal)))];
    }

    private static int NumberOf(string text) => int.Parse(string.Concat(text.SkipWhile(static letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
}
