namespace Samsteg.App.Activities;

/// <summary>Guests: who comes to a session without being in its group, and sessions that have no group at all.</summary>
public sealed class DropInTests
{
    [Fact]
    public async Task Who_came_unexpected_is_added_and_marked_in_one_go_and_not_asked_what_the_group_is_asked()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var roster = await coach.GetAsync(today.Path);
        var (rows, wishes) = (DemoRoster.RowsOn(roster), WishesOn(roster));
        var page = await roster.FollowAsync("a[href$='/nagon-som-kom']");
        var participant = Offered(page)[0];

        var added = await page.SubmitAsync("main form", ("Input.Participant", participant));

        added.Path.ShouldBe(today.Path);
        DemoRoster.RowsOn(added).ShouldBe(rows + 1);
        WishesOn(added).ShouldBe(wishes);
        added.TextOf("#roster-count").ShouldBe($"1 av {rows + 1} här");
        added.Document.QuerySelector(".roster")!.TextContent.ShouldContain("Kom utan att vara anmäld");
        Offered(await coach.GetAsync(today.Path + "/nagon-som-kom")).ShouldNotContain(participant);
        (await page.SubmitAsync("main form", ("Input.Participant", participant))).Status.ShouldBe(422);
        (await site.FactAsync<long>("select count(*) from session_participants where session_id = $1 and origin = 'drop_in'", today.Session)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_was_added_by_mistake_is_gone_when_the_mark_is_taken_back()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var page = await coach.GetAsync(today.Path + "/nagon-som-kom");
        var participant = Offered(page)[0];
        var rows = DemoRoster.RowsOn(await page.SubmitAsync("main form", ("Input.Participant", participant))) - 1;

        var answer = await (await coach.GetAsync($"{today.Path}/{participant}/ratta")).SubmitAsync("main form", ("Input.Mark", "retracted"), ("Input.Reason", "Fel person."));

        answer.Path.ShouldBe(today.SessionPath);
        DemoRoster.RowsOn(await coach.GetAsync(today.Path)).ShouldBe(rows);
        (await coach.GetAsync($"{today.Path}/{participant}/ratta")).Document.QuerySelector("ol.due")!.TextContent.ShouldContain("Fel person.");
    }

    [Fact]
    public async Task Nobody_is_offered_whose_file_is_only_opened_or_is_somebody_elses_case()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var others = await site.FactAsync<Guid>("""
            select e.participant_id from enrolments e
            where e.initiative_id = $1 and e.superseded_at is null and not exists (select from exits x where x.participant_id = e.participant_id and x.superseded_at is null)
              and not exists (select from series_members m where m.series_id = $2 and m.participant_id = e.participant_id)
              and not exists (select from access.worked_by((select id from accounts where demo_role = 'coach'), '2026-04-15') w where w.participant_id = e.participant_id)
            order by e.participant_id limit 1
            """, today.Initiative, today.Series);
        await site.OwnerAsync("""
            insert into case_openings (id, initiative_id, participant_id, account_id, opened_at, reason)
            select uuidv7(), $1, $2, id, now(), 'Ringer i ett akut ärende.' from accounts where demo_role = 'coach'
            """, today.Initiative, others);

        var page = await coach.GetAsync(today.Path + "/nagon-som-kom");

        Offered(page).ShouldNotContain(others.ToString());
        (await page.SubmitAsync("main form", ("Input.Participant", others.ToString()))).Status.ShouldBe(422);
        Offered(await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(today.Path + "/nagon-som-kom")).ShouldContain(others.ToString());
    }

    [Fact]
    public async Task A_single_session_has_a_roster_of_those_who_signed_up()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var single = await SingleAsync(site, today);
        var lead = await site.SignInAsync(DemoRoster.Lead);
        (await lead.GetAsync(single.Path)).TextOf("main")!.ShouldContain("Den som anmäler sig");
        (await lead.GetAsync(single.SessionPath)).Status.ShouldBe(200);
        await site.OwnerAsync("""
            insert into session_participants (id, initiative_id, session_id, participant_id, origin, added_on)
            select uuidv7(), $1, $2, m.participant_id, 'signed_up', '2026-04-10' from series_members m where m.series_id = $3 and m.left_on is null order by m.participant_id limit 3
            """, today.Initiative, single.Session, today.Series);

        // Who leads it sees them, whosever cases they are.
        var roster = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(single.Path);
        DemoRoster.RowsOn(roster).ShouldBe(3);
        roster.TextOf(".roster")!.ShouldContain("Anmäld till träffen");
        var receipt = await single.PressAsync(await single.PressAsync(roster, "AllPresent"), "Done");

        receipt.Path.ShouldBe(single.Path + "/klar");
        receipt.TextOf("h1").ShouldBe("Klart: 3 av 3 var här");
        (await lead.GetAsync($"{single.Path}/{DemoRoster.ParticipantOn(roster, 0)}/ratta")).Status.ShouldBe(200);
        (await lead.GetAsync(single.SessionPath)).RowsOf("main table").Count.ShouldBe(3);
    }

    private static async Task<DemoRoster> SingleAsync(Site site, DemoRoster today)
    {
        var session = Guid.CreateVersion7();
        await site.OwnerAsync("""
            insert into sessions (id, initiative_id, type, audience, name_sv, starts_at, ends_at, leader_account_id)
            select $1, $2, 'open_house', 'participants', 'Öppet hus', '2026-04-15T05:00Z', '2026-04-15T06:00Z', id from accounts where demo_role = 'coach'
            """, session, today.Initiative);
        return new DemoRoster(site, today.Initiative, session, today.Series);
    }

    private static List<string> Offered(Page page) =>
        [.. page.Document.QuerySelectorAll("[name='Input.Participant'] option").Select(static option => option.GetAttribute("value")!).Where(static value => value.Length > 0)];

    private static int WishesOn(Page page) => page.Document.QuerySelectorAll("input[type=checkbox][name$='.Wants']").Length;
}
