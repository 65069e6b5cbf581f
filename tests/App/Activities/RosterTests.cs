using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>The roster: each fact on a site of its own, since the session is one.</summary>
public sealed class RosterTests
{
    [Fact]
    public async Task All_present_in_two_presses_finishes_the_session()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var roster = await coach.GetAsync(today.Path);
        var rows = DemoRoster.RowsOn(roster);
        rows.ShouldBeGreaterThan(5);

        var marked = await today.PressAsync(roster, "AllPresent");
        marked.Status.ShouldBe(200);
        marked.TextOf("#roster-count").ShouldBe($"{rows} av {rows} här");
        var receipt = await today.PressAsync(marked, "Done");

        receipt.Path.ShouldBe($"{today.Path}/klar");
        receipt.TextOf("h1").ShouldBe($"Klart: {rows} av {rows} var här");
        (await today.StandingAsync("present")).ShouldBe(rows);
        (await site.FactAsync<string>("select result from session_outcomes where session_id = $1 and superseded_at is null", today.Session)).ShouldBe("held");
    }

    [Fact]
    public async Task A_tap_saves_its_row_and_tells_the_count()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var roster = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);

        var answer = await today.TapAsync(roster, 2, DemoRoster.Mark(2, "late"), ("Input.Rows[2].Minutes", "10"));

        answer.Status.ShouldBe(200);
        answer.TextOf("#roster-count").ShouldStartWith("1 av ");
        answer.Document.QuerySelector("[name='Input.Rows[2].Base']")!.GetAttribute("value").ShouldNotBeNullOrEmpty();
        (await site.FactAsync<int>("select minutes_late from attendance where session_id = $1", today.Session)).ShouldBe(10);
        (await today.RegistrationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Marking_twice_the_same_is_one_registration()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var roster = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);

        await today.TapAsync(roster, 0, DemoRoster.Mark(0, "present"));
        var second = await today.TapAsync(roster, 0, DemoRoster.Mark(0, "present"));

        second.Status.ShouldBe(200);
        (await today.RegistrationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_on_the_roster_supersedes_and_keeps_what_was()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        await today.TapAsync(await coach.GetAsync(today.Path), 0, DemoRoster.Mark(0, "present"));

        var answer = await today.TapAsync(await coach.GetAsync(today.Path), 0, DemoRoster.Mark(0, "absent"), ("Input.Rows[0].Absence", "valid"));

        answer.Status.ShouldBe(200);
        (await today.RegistrationsAsync()).ShouldBe(2);
        (await today.StandingAsync("absent_valid")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_people_who_mark_one_row_meet_in_words_and_the_other_rows_are_saved()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var lead = await site.SignInAsync(DemoRoster.Lead);
        var stale = await lead.GetAsync(today.Path);
        await today.TapAsync(await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path), 0, DemoRoster.Mark(0, "late"));

        var answer = await stale.SubmitAsync("#roster", DemoRoster.Mark(0, "present"), DemoRoster.Mark(1, "present"));

        answer.Status.ShouldBe(409);
        answer.TextOf(".roster-conflict p").ShouldBe("Carin Demo markerade Sen klockan 10.00.");
        (await today.StandingAsync("late")).ShouldBe(1);
        (await today.StandingAsync("present")).ShouldBe(1);

        var settled = await answer.SubmitAsync("#roster", ("Input.Overrule", DemoRoster.ParticipantOn(answer, 0).ToString()));
        settled.Status.ShouldBe(200);
        (await today.StandingAsync("late")).ShouldBe(0);
        (await today.StandingAsync("present")).ShouldBe(2);
    }

    [Fact]
    public async Task A_stale_tap_answers_with_the_conflict_of_its_row()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var stale = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(today.Path);
        await today.TapAsync(await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path), 0, DemoRoster.Mark(0, "late"));

        var answer = await today.TapAsync(stale, 0, DemoRoster.Mark(0, "present"));

        answer.Status.ShouldBe(409);
        answer.Header("HX-Reswap").ShouldBe("outerHTML");
        answer.TextOf(".roster-conflict").ShouldNotBeNull();
        (await today.RegistrationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Racing_taps_leave_one_mark_standing()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);
        var lead = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(today.Path);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => number % 2 == 0
            ? today.TapAsync(coach, 0, DemoRoster.Mark(0, "present"))
            : today.TapAsync(lead, 0, DemoRoster.Mark(0, "late"))));

        answers.ShouldAllBe(static answer => answer.Status == 200 || answer.Status == 409);
        (await site.FactAsync<long>("select count(*) from attendance where session_id = $1 and superseded_at is null", today.Session)).ShouldBe(1);
        (await today.RegistrationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_mark_waits_for_who_is_cancelling_and_is_then_refused()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var roster = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);
        await using var cancelling = new NpgsqlConnection(site.Database.OwnerConnectionString);
        await cancelling.OpenAsync();
        await using var transaction = await cancelling.BeginTransactionAsync();
        await using (var cancel = new NpgsqlCommand("""
            insert into session_outcomes (id, initiative_id, session_id, result, occurred_on, registered_at, registered_by)
            select uuidv7(), initiative_id, id, 'cancelled', '2026-04-15', '2026-04-15T08:00Z', (select id from accounts where demo_role = 'project_lead') from sessions where id = $1 for no key update
            """, cancelling) { Parameters = { new() { Value = today.Session } } })
        {
            await cancel.ExecuteNonQueryAsync();
        }

        var tap = today.TapAsync(roster, 0, DemoRoster.Mark(0, "present"));
        await Until.IsSoAsync(async () => tap.IsCompleted || await site.FactAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"));

        await transaction.CommitAsync();

        (await tap).Status.ShouldBe(409);
        (await today.RegistrationsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Two_who_press_done_at_once_both_come_to_the_receipt_and_no_mark_is_lost()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);
        var lead = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(today.Path);
        var everybody = Enumerable.Range(0, DemoRoster.RowsOn(coach)).Select(static row => DemoRoster.Mark(row, "present")).ToList();

        var answers = await Task.WhenAll(today.PressAsync(coach, "Done", everybody), today.PressAsync(lead, "Done", everybody));

        answers.Select(static answer => answer.Path).ShouldBe([$"{today.Path}/klar", $"{today.Path}/klar"]);
        (await today.StandingAsync("present")).ShouldBe(everybody.Count);
        (await site.FactAsync<long>("select count(*) from session_outcomes where session_id = $1", today.Session)).ShouldBe(1);
    }

    [Fact]
    public async Task Done_asks_first_that_everybody_is_marked_and_saves_what_is()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var roster = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);

        var answer = await today.PressAsync(roster, "Done", DemoRoster.Mark(0, "present"));

        answer.Status.ShouldBe(422);
        answer.TextOf("[role=alert]").ShouldNotBeNull().ShouldContain("inte markerade");
        (await today.StandingAsync("present")).ShouldBe(1);
        (await site.FactAsync<long>("select count(*) from session_outcomes where session_id = $1", today.Session)).ShouldBe(0);
    }

    [Fact]
    public async Task A_wish_to_go_on_is_registered_on_the_last_session_and_can_be_taken_back()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);

        await (await coach.GetAsync(today.Path)).SubmitAsync("#roster", ("Input.Rows[0].Wants", "true"));
        (await WishesAsync("true")).ShouldBe(1);
        await (await coach.GetAsync(today.Path)).SubmitAsync("#roster", ("Input.Rows[0].Wants", null));

        (await WishesAsync("true")).ShouldBe(0);
        (await WishesAsync("false")).ShouldBe(1);

        async Task<long> WishesAsync(string wants) => await site.FactAsync<long>(
            $"select count(*) from next_step_wishes where series_id = $1 and superseded_at is null and wants = {wants}", today.Series);
    }

    [Fact]
    public async Task A_session_in_the_future_cannot_be_marked()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var lead = await site.SignInAsync(DemoRoster.Lead);
        var roster = await lead.GetAsync(today.Path);
        await site.OwnerAsync("update sessions set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = $1", today.Session);

        var answer = await today.PressAsync(roster, "AllPresent");

        answer.Status.ShouldBe(422);
        (await today.RegistrationsAsync()).ShouldBe(0);
        (await lead.GetAsync(today.Path)).Document.QuerySelector("#roster").ShouldBeNull();
    }

    [Fact]
    public async Task A_cancelled_session_cannot_be_marked()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var roster = await coach.GetAsync(today.Path);
        await (await coach.GetAsync($"{today.SessionPath}/utfall")).SubmitAsync("main form", ("Input.Result", "Cancelled"));

        var answer = await today.TapAsync(roster, 0, DemoRoster.Mark(0, "present"));

        answer.Status.ShouldBe(409);
        (await today.RegistrationsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_who_is_not_a_member_is_not_found()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var roster = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(today.Path);
        var stranger = await site.FactAsync<Guid>("""
            select id from participants where initiative_id = $1
              and id not in (select participant_id from series_members where series_id = $2) limit 1
            """, today.Initiative, today.Series);

        var answer = await roster.SubmitAsync("#roster", ("Input.Rows[0].Participant", stranger.ToString()), DemoRoster.Mark(0, "present"));

        answer.Status.ShouldBe(404);
        (await today.RegistrationsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Who_was_enrolled_after_the_session_is_refused_in_words_and_the_rest_is_saved()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var lead = await site.SignInAsync(DemoRoster.Lead);
        var roster = await lead.GetAsync(today.Path);
        await site.OwnerAsync("update enrolments set occurred_on = '2026-04-16' where participant_id = $1", DemoRoster.ParticipantOn(roster, 0));

        var answer = await roster.SubmitAsync("#roster", DemoRoster.Mark(0, "present"), DemoRoster.Mark(1, "present"));

        answer.Status.ShouldBe(422);
        answer.TextOf(".roster-conflict").ShouldBe("Skrevs in 16 april 2026, efter träffen, och kan inte markeras.");
        (await today.StandingAsync("present")).ShouldBe(1);
        (await today.TapAsync(roster, 0, DemoRoster.Mark(0, "late"))).Status.ShouldBe(422);
        (await today.PressAsync(answer, "AllPresent")).TextOf("#roster-count").ShouldNotBeNull().ShouldStartWith($"{DemoRoster.RowsOn(roster) - 1} av {DemoRoster.RowsOn(roster) - 1}");
    }

    [Fact]
    public async Task One_person_twice_in_a_form_is_marked_once()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var roster = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync(today.Path);

        var answer = await roster.SubmitAsync("#roster", DemoRoster.Mark(0, "present"), DemoRoster.Mark(1, "late"),
            ("Input.Rows[1].Participant", DemoRoster.ParticipantOn(roster, 0).ToString()));

        answer.Status.ShouldBe(200);
        (await today.RegistrationsAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("Input.Rows[0].Mark", "<script>", 422)]
    [InlineData("Input.Rows[0].Base", "not an id", 400)]
    public async Task What_cannot_be_read_writes_nothing(string field, string value, int status)
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var roster = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);

        (await roster.SubmitAsync("#roster", (field, value))).Status.ShouldBe(status);
        (await today.RegistrationsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Minutes_out_of_range_are_told_of_on_their_row_and_the_rest_is_saved()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var roster = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);

        var answer = await roster.SubmitAsync("#roster", DemoRoster.Mark(0, "late"), ("Input.Rows[0].Minutes", "9999"), DemoRoster.Mark(1, "present"));

        answer.Status.ShouldBe(422);
        answer.TextOf($"#row-{DemoRoster.ParticipantOn(answer, 0).ToString("N")[^12..]} .roster-conflict").ShouldNotBeNull().ShouldContain("mellan 1 och 600");
        (await today.StandingAsync("present")).ShouldBe(1);
        (await today.RegistrationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_roster_is_another_initiatives_to_nobody()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var other = await site.FactAsync<Guid>("select id from initiatives where id <> $1 limit 1", today.Initiative);
        var stranger = await site.SignInAsync(Role.ProjectLead, other);

        (await stranger.GetAsync(today.Path)).Status.ShouldBe(404);
        (await stranger.GetAsync($"/insatser/{other}/aktiviteter/traffar/{today.Session}/narvaro")).Status.ShouldBe(404);
        (await (await site.SignInAsync("association_director")).GetAsync(today.Path)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_coach_sees_the_whole_group_they_lead_and_of_another_group_only_own_cases()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var members = await site.FactAsync<long>("select count(*) from series_members where series_id = $1 and left_on is null", today.Series);
        var leader = await site.SignInAsync(DemoRoster.Coach);
        var colleague = await site.SignInAsync(Role.Coach, today.Initiative);

        var roster = await leader.GetAsync(today.Path);
        DemoRoster.RowsOn(roster).ShouldBe((int)members);
        roster.TextOf(".roster-covered").ShouldNotBeNull().ShouldContain("eftersom du leder den");
        roster.TextsOf(".roster-who small").ShouldContain(static words => words.EndsWith("annan coach", StringComparison.Ordinal));
        (await leader.GetAsync($"/insatser/{today.Initiative}/deltagare")).TextsOf(".list td").ShouldContain("Annan coach, med i din grupp");
        DemoRoster.RowsOn(await colleague.GetAsync(today.Path)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_stands_in_as_leader_of_one_session_sees_the_whole_group()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var colleague = await site.SignInAsync(Role.Coach, today.Initiative);
        await site.OwnerAsync("""
            update sessions set leader_account_id = (select account_id from role_assignments where valid_from = '2020-01-01' and role = 'coach'
                and initiative_id = $2 order by id desc limit 1) where id = $1
            """, today.Session, today.Initiative);

        var roster = await colleague.GetAsync(today.Path);

        DemoRoster.RowsOn(roster).ShouldBeGreaterThan(5);
        (await colleague.GetAsync("/")).Document.QuerySelector($"a[href*='{today.Path}']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("2026-04-14", 1)]
    [InlineData("2026-04-15", 0)]
    public async Task Who_has_left_the_initiative_is_off_the_roster_from_the_day_after_also_of_a_leader_who_is_not_their_coach(string exitedOn, int gone)
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var leader = await site.SignInAsync(DemoRoster.Coach);
        var before = DemoRoster.RowsOn(await leader.GetAsync(today.Path));
        var covered = await CoveredAsync(site, today);

        await site.OwnerAsync("""
            insert into exits (id, initiative_id, participant_id, reason, occurred_on, registered_at, registered_by)
            select uuidv7(), initiative_id, id, 'work', $2::text::date, '2026-04-14T10:00Z', (select id from accounts where demo_role = 'project_lead') from participants where id = $1
            """, covered, exitedOn);

        var roster = await leader.GetAsync(today.Path);
        DemoRoster.RowsOn(roster).ShouldBe(before - gone);
        roster.Source.Contains(covered.ToString(), StringComparison.Ordinal).ShouldBe(gone == 0);
    }

    [Fact]
    public async Task Covering_ends_the_day_somebody_leaves_the_group()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var covered = await CoveredAsync(site, today);
        var leader = await site.FactAsync<Guid>("select id from accounts where demo_role = $1", DemoRoster.Coach);
        (await IsCoveredAsync()).ShouldBeTrue();

        await site.OwnerAsync("update series_members set left_on = $3 where series_id = $1 and participant_id = $2", today.Series, covered, DateOnly.FromDateTime(TestClock.Start.DateTime));

        (await IsCoveredAsync()).ShouldBeFalse();

        async Task<bool> IsCoveredAsync() => await site.FactAsync<bool>(
            "select $1 = any (access.covered_by($2, $3))", covered, leader, DateOnly.FromDateTime(TestClock.Start.DateTime));
    }

    /// <summary>A member of today's group whose coach is somebody else than its leader.</summary>
    private static Task<Guid> CoveredAsync(Site site, DemoRoster today) => site.FactAsync<Guid>("""
        select m.participant_id from series_members m join case_assignments c on c.participant_id = m.participant_id and c.valid_until is null
        join accounts a on a.id = c.account_id and a.demo_role <> $2
        where m.series_id = $1 and m.left_on is null and not exists (select from exits x where x.participant_id = m.participant_id) order by m.id limit 1
        """, today.Series, DemoRoster.Coach);

    [Fact]
    public async Task The_roster_is_read_in_few_statements()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var roster = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(today.Path);

        roster.Queries.Count.ShouldBeLessThanOrEqualTo(6, string.Join(Environment.NewLine, roster.Queries));
    }
}
