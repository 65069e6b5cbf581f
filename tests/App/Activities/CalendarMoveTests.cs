namespace Samsteg.App.Activities;

/// <summary>Moving a session from the calendar: by the small form, which is also what is sent by hand.</summary>
public sealed class CalendarMoveTests
{
    [Fact]
    public async Task A_session_is_moved_and_moved_back_from_the_calendar_that_one_came_from()
    {
        await using var site = await Site.StartAsync();
        var (session, path) = await ComingAsync(site);
        var lead = await site.SignInAsync(DemoRoster.Lead);
        var calendar = await lead.GetAsync($"{path[..path.IndexOf("/traffar", StringComparison.Ordinal)]}/kalender?view=month&day=2026-05-06");
        var form = await calendar.FollowAsync($"[data-move='{path}/flytta'] a.cal-move");

        var moved = await form.SubmitAsync("main form", ("Input.Day", "2026-05-07"), ("Input.Time", "14:15"));

        moved.Path.ShouldContain("view=month");
        moved.Path.ShouldContain("day=2026-05-07");
        (await WhenAsync(site, session)).ShouldBe("2026-05-07 14:15 16:15");
        moved.Document.QuerySelector($"td[data-day='2026-05-07'] [data-move='{path}/flytta']").ShouldNotBeNull();
        moved.TextOf(".cal-moved [role=status]").ShouldNotBeNull().ShouldContain("torsdag 7 maj 14.15–16.15");

        await moved.SubmitAsync("form.cal-moved");
        (await WhenAsync(site, session)).ShouldBe("2026-05-06 13:00 15:00");
    }

    [Fact]
    public async Task A_leader_who_is_taken_is_told_of_in_words_and_nothing_is_moved()
    {
        await using var site = await Site.StartAsync();
        var (session, path) = await ComingAsync(site);
        await site.OwnerAsync("""
            insert into sessions (id, initiative_id, type, audience, name_sv, starts_at, ends_at, place, leader_account_id)
            select uuidv7(), initiative_id, type, audience, 'Den andra träffen', '2026-05-07T12:00Z', '2026-05-07T13:00Z', '', leader_account_id from sessions where id = $1
            """, session);
        var form = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync($"{path}/flytta");

        var refused = await form.SubmitAsync("main form", ("Input.Day", "2026-05-07"), ("Input.Time", "14:15"));

        refused.Status.ShouldBe(422);
        refused.TextOf("main [role=alert] li").ShouldNotBeNull().ShouldContain("Den andra träffen");
        (await form.SubmitAsync("main form", ("Input.Day", "2026-05-14"))).Document.QuerySelector("#Input_Anyway").ShouldNotBeNull("a holiday can be passed over");
        await site.OwnerAsync("update sessions set starts_at = '2026-05-14T12:00Z', ends_at = '2026-05-14T13:00Z' where name_sv = 'Den andra träffen'");
        (await form.SubmitAsync("main form", ("Input.Day", "2026-05-14"))).Document.QuerySelector("#Input_Anyway").ShouldBeNull("a leader who is taken cannot");
        (await WhenAsync(site, session)).ShouldBe("2026-05-06 13:00 15:00");
    }

    [Fact]
    public async Task What_can_be_passed_over_is_told_once()
    {
        await using var site = await Site.StartAsync();
        var (session, path) = await ComingAsync(site);
        var form = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync($"{path}/flytta");

        var holiday = await form.SubmitAsync("main form", ("Input.Day", "2026-05-14"));
        holiday.Status.ShouldBe(422);
        holiday.TextOf("main [role=alert] li").ShouldNotBeNull().ShouldContain("Kristi himmelsfärdsdag");
        await site.OwnerAsync("""
            insert into planned_contacts (id, initiative_id, participant_id, purpose, channel, starts_at, minutes, state, booked_at, booked_by)
            select uuidv7(), s.initiative_id, (select id from participants where initiative_id = s.initiative_id limit 1), 'individual_coaching', 'visit', '2026-05-14T11:00Z', 60, 'booked', '2026-04-01T08:00Z', s.leader_account_id from sessions s where s.id = $1
            """, session);
        (await form.SubmitAsync("main form", ("Input.Day", "2026-05-14"))).TextOf("main form details li").ShouldNotBeNull("all that is passed over is told").ShouldContain("bokat samtal");
        await holiday.SubmitAsync("main form", ("Input.Anyway", "true"));

        (await WhenAsync(site, session)).ShouldBe("2026-05-14 13:00 15:00");
    }

    [Fact]
    public async Task What_somebody_else_has_moved_meanwhile_is_not_moved_by_an_old_calendar()
    {
        await using var site = await Site.StartAsync();
        var (session, path) = await ComingAsync(site);
        var form = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync($"{path}/flytta");
        await site.OwnerAsync("update sessions set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour' where id = $1", session);

        (await form.SubmitAsync("main form", ("Input.Day", "2026-05-07"))).Status.ShouldBe(409);
        (await WhenAsync(site, session)).ShouldBe("2026-05-06 14:00 16:00");
    }

    [Theory]
    [InlineData("//example.com")]
    [InlineData("https://example.com/aktiviteter/kalender")]
    [InlineData("/aktiviteter/kalenderx")]
    [InlineData("/logga-ut")]
    public async Task One_comes_back_to_a_calendar_whatever_the_address_says(string back)
    {
        await using var site = await Site.StartAsync();
        var (_, path) = await ComingAsync(site);
        var form = await (await site.SignInAsync(DemoRoster.Lead)).GetAsync($"{path}/flytta?back={Uri.EscapeDataString(back)}");

        (await form.SubmitAsync("main form", ("Input.Day", "2026-05-07"))).Path.ShouldStartWith($"{path[..path.IndexOf("/traffar", StringComparison.Ordinal)]}/kalender?");
    }

    [Fact]
    public async Task Who_does_not_plan_moves_nothing_and_what_is_cancelled_stays()
    {
        await using var site = await Site.StartAsync();
        var (session, path) = await ComingAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);

        (await coach.GetAsync($"{path}/flytta")).Status.ShouldBe(403);
        var lead = await site.SignInAsync(DemoRoster.Lead);
        (await lead.GetAsync("/aktiviteter/kalender?owner=all&view=month&day=2026-03-15")).Document.QuerySelectorAll("[data-move], .cal-move").ShouldBeEmpty("what has begun stays");
        (await coach.GetAsync("/aktiviteter/kalender?view=month&day=2026-05-06")).Document.QuerySelectorAll("[data-move], .cal-move").ShouldBeEmpty();
        await site.OwnerAsync("""
            insert into session_outcomes (id, initiative_id, session_id, result, occurred_on, registered_at, registered_by)
            select uuidv7(), initiative_id, id, 'cancelled', '2026-05-06', '2026-04-15T08:00Z', leader_account_id from sessions where id = $1
            """, session);
        (await lead.GetAsync($"{path}/flytta")).Status.ShouldBe(404);
    }

    /// <summary>A session of the coach's on 6 May at 13–15.</summary>
    private static async Task<(Guid Session, string Path)> ComingAsync(Site site)
    {
        var today = await DemoRoster.OfAsync(site);
        var session = Guid.CreateVersion7();
        await site.OwnerAsync("""
            insert into sessions (id, initiative_id, type, audience, name_sv, starts_at, ends_at, place, leader_account_id)
            select $1, $2, 'drop_in', 'participants', 'Öppet hus', '2026-05-06T11:00Z', '2026-05-06T13:00Z', '', id from accounts where demo_role = 'coach'
            """, session, today.Initiative);
        return (session, $"{today.Activities}/traffar/{session}");
    }

    private static Task<string?> WhenAsync(Site site, Guid session) => site.FactAsync<string>("""
        select to_char(starts_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') || to_char(ends_at at time zone 'Europe/Stockholm', ' HH24:MI') from sessions where id = $1
        """, session);
}
