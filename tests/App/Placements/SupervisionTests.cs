using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>What a supervisor with an account reads and does: the own placements, what is agreed, who was there, and that contact is asked for.</summary>
public sealed class SupervisionTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";
    private readonly SupervisionWorld _world = new(demo.Site);

    [Fact]
    public async Task A_supervisor_is_at_home_at_the_own_placements_and_told_what_is_agreed()
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");

        var home = await visitor.GetAsync("/");
        home.Path.ShouldBe("/handledning");
        home.TextsOf("main h2").ShouldBe(["Prova"]);
        home.Queries.Count.ShouldBeLessThanOrEqualTo(5);
        var page = await home.FollowAsync("main h2 a");

        page.Queries.Count.ShouldBeLessThanOrEqualTo(5);
        page.TextOf("h1").ShouldBe("Prova");
        foreach (var told in new[] { "2 mars 2026", "30 juni 2026", "16", "Förmiddag: måndag, tisdag, onsdag, torsdag", "Vika servetter", "Carin Demo", "coach@example.se" })
        {
            page.Text.ShouldContain(told);
        }

        page.TextsOf("[aria-labelledby=follow] li").ShouldNotBeEmpty();
        page.Document.Title!.ShouldNotContain("Prova");
        foreach (var hidden in new[] { "Provberg", "Klara en hel vecka", PlacementWorld.Reference(one.Participant), one.Participant.ToString(), "1990" })
        {
            page.Source.ShouldNotContain(hidden);
        }

        (await demo.Site.FactAsync<long>("select count(*) from audit_entries e join accounts a on a.id = e.account_id where e.action = 'read' and e.participant_id = $1 and a.demo_role like 'contact_%'", one.Participant)).ShouldBe(3, "the participant reads who has read: the list when signed in and once more, and the placement");
    }

    [Fact]
    public async Task Beside_the_first_name_only_what_the_plan_shares_is_told_and_only_while_the_waiver_stands()
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");
        await demo.Site.OwnerAsync("update participant_details set phone = '070-123 45 67' where participant_id = $1", one.Participant);
        await demo.Site.OwnerAsync("""
            insert into place_profiles (participant_id, initiative_id, least_hours, most_hours, times, swedish, supports, avoids, ready_on)
            select id, initiative_id, 5, 20, 85, 'words', '{quiet_place}', '{heavy_lifting}', '2026-03-01' from participants where id = $1
            """, one.Participant);
        async Task<string> MainAsync() => (await visitor.GetAsync(one.Path)).TextOf("main")!;

        await demo.Site.OwnerAsync("update placement_plans set shared = '{full_name,phone,goals,adjustments}' where placement_id = $1", one.Placement);
        (await MainAsync()).ShouldNotContain("Klara en hel vecka", Case.Sensitive, "nothing is shared without a waiver");
        await _world.WaiveAsync(one);
        await demo.Site.OwnerAsync("update secrecy_waivers set parts = '{outcome}' where participant_id = $1", one.Participant);
        (await MainAsync()).ShouldNotContain("Klara en hel vecka", Case.Sensitive, "nor by one of something else");
        await demo.Site.OwnerAsync("update secrecy_waivers set parts = '{placement}' where participant_id = $1", one.Participant);
        var told = await MainAsync();
        foreach (var shared in new[] { "Prova Provberg", "070-123 45 67", "Klara en hel vecka", "Lugn" })
        {
            told.ShouldContain(shared);
        }

        told.ShouldNotContain("lyft", Case.Insensitive, "what is avoided is not what is to be adjusted");
        await demo.Site.OwnerAsync("update placement_plans set shared = '{goals}' where placement_id = $1", one.Placement);
        told = await MainAsync();
        told.ShouldContain("Klara en hel vecka");
        told.ShouldNotContain("Provberg");
        told.ShouldNotContain("070");
        await demo.Site.OwnerAsync("update secrecy_waivers set superseded_at = now() where participant_id = $1", one.Participant);
        (await MainAsync()).ShouldNotContain("Klara en hel vecka", Case.Sensitive, "a waiver taken back stops the next reading");
    }

    [Fact]
    public async Task A_protected_identity_is_a_reference_and_nothing_that_is_shared()
    {
        var one = await _world.PlacementAsync(isProtected: true);
        await _world.WaiveAsync(one);
        await demo.Site.OwnerAsync("update placement_plans set shared = '{full_name,phone,goals,adjustments}' where placement_id = $1", one.Placement);
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");

        (await visitor.GetAsync("/handledning")).TextsOf("main h2").ShouldBe([$"Skyddade personuppgifter ({PlacementWorld.Reference(one.Participant)})"]);
        var page = await visitor.GetAsync(one.Path);
        page.Status.ShouldBe(200);
        page.Text.ShouldNotContain("Klara en hel vecka");
        page.Document.Title!.ShouldNotContain(PlacementWorld.Reference(one.Participant));
    }

    [Theory]
    [InlineData("update contact_persons set left_on = '2026-04-15' where id = $2 and $1::uuid is not null")]
    [InlineData("update contact_accounts set ended_at = now() where contact_person_id = $2 and $1::uuid is not null")]
    [InlineData("update role_assignments set valid_until = '2026-04-14' where account_id = (select account_id from contact_accounts where contact_person_id = $2) and $1::uuid is not null")]
    [InlineData("update contact_persons set is_supervisor = false where id = $2 and $1::uuid is not null")]
    [InlineData("update contact_persons set email = 'eftertradare@example.se' where id = $2 and $1::uuid is not null")]
    [InlineData("update placements set supervisor_id = null where id = $1 and $2::uuid is not null")]
    [InlineData("insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by) select uuidv7(), initiative_id, participant_id, id, 'ended', '2026-03-15', now(), (select id from accounts limit 1) from placements where id = $1 and $2::uuid is not null")]
    [InlineData("with gone as (delete from placement_events where placement_id = $1) insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by) select uuidv7(), initiative_id, participant_id, id, 'proposed', '2026-03-01', now(), (select id from accounts limit 1) from placements where id = $1 and $2::uuid is not null")]
    public async Task What_is_over_or_not_agreed_and_whoever_has_left_is_told_nothing(string sql)
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");
        (await visitor.GetAsync(one.Path)).Status.ShouldBe(200);

        await demo.Site.OwnerAsync(sql, one.Placement, one.Contact);

        var after = await visitor.GetAsync(one.Path, headers: []);
        after.Status.ShouldBeOneOf(302, 403, 404);
        (await visitor.GetAsync(one.Path + "/narvaro", headers: [])).Status.ShouldBe(after.Status);
        (await visitor.GetAsync("/handledning")).TextsOf("main h2").ShouldNotContain("Prova");
    }

    [Fact]
    public async Task An_agreed_placement_and_one_that_ended_a_month_ago_are_shown()
    {
        var agreed = await _world.PlacementAsync(startedOn: null);
        var (visitor, _) = await _world.SignInAsync(agreed.Contact, "supervisor");
        (await visitor.GetAsync(agreed.Path)).Status.ShouldBe(200);
        (await visitor.GetAsync(agreed.Path + "/narvaro")).Document.QuerySelector(Form).ShouldBeNull("nobody has come yet");

        var ended = await _world.PlacementAsync();
        (visitor, _) = await _world.SignInAsync(ended.Contact, "supervisor");
        await demo.Site.OwnerAsync("insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by) select uuidv7(), initiative_id, participant_id, id, 'ended', '2026-03-31', now(), (select id from accounts limit 1) from placements where id = $1", ended.Placement);
        (await visitor.GetAsync(ended.Path)).Text.ShouldContain("31 mars 2026");
        (await visitor.GetAsync(ended.Path + "/narvaro?vecka=2026-03-31")).Document.QuerySelectorAll("fieldset").Length.ShouldBe(2, "Monday and Tuesday");
    }

    [Fact]
    public async Task A_week_is_registered_as_agreed_corrected_and_kept()
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");
        var page = await visitor.GetAsync(one.Path + "/narvaro?vecka=2026-04-08");
        page.Document.QuerySelectorAll("fieldset").Length.ShouldBe(7);

        var saved = await page.SubmitAsync(Form, ("Input.Days[1].Presence", "AbsentNotified"), ("Input.AsAgreed", "true"));
        saved.Status.ShouldBe(200);
        saved.Queries.Count.ShouldBeLessThanOrEqualTo(6);
        (await DaysAsync(one)).ShouldBe(["2026-04-06 present 4.0", "2026-04-07 absent_notified ", "2026-04-08 present 4.0", "2026-04-09 present 4.0"]);
        (await page.SubmitAsync(Form, ("Input.Days[1].Presence", "AbsentNotified"), ("Input.AsAgreed", "true"))).Status.ShouldBe(200, "the same once more, from the page as it was");
        (await CountAsync(one)).ShouldBe(4);

        (await saved.SubmitAsync(Form, ("Input.Days[0].Hours", "3,5"), ("Input.Days[3].Presence", ""))).Status.ShouldBe(200);
        (await DaysAsync(one)).ShouldBe(["2026-04-06 present 3.5", "2026-04-07 absent_notified ", "2026-04-08 present 4.0"]);
        (await CountAsync(one)).ShouldBe(5, "what was corrected stays");

        var stale = await saved.SubmitAsync(Form, ("Input.Days[0].Hours", "2"));
        stale.Status.ShouldBe(409);
        stale.Text.ShouldContain("har ändrats");
        (await DaysAsync(one))[0].ShouldBe("2026-04-06 present 3.5");
        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'placement_attendance' and participant_id = $1", one.Participant)).ShouldBe(2);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("12,5")]
    [InlineData("3,2")]
    [InlineData("-1")]
    [InlineData("många")]
    public async Task Hours_that_cannot_be_are_refused_beside_their_field(string hours)
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");
        var page = await visitor.GetAsync(one.Path + "/narvaro");

        var refused = await page.SubmitAsync(Form, ("Input.Days[0].Presence", "Present"), ("Input.Days[1].Presence", "Present"), ("Input.Days[1].Hours", hours));

        refused.Status.ShouldBeOneOf(200, 422);
        refused.TextOf("[id='Input_Days_1__Hours-error']").ShouldNotBeNull();
        (await CountAsync(one)).ShouldBe(0, "all or nothing");
    }

    [Fact]
    public async Task More_hours_than_are_agreed_are_asked_about_and_not_again_once_they_stand()
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");
        var page = await visitor.GetAsync(one.Path + "/narvaro?vecka=2026-04-06");
        page.Document.QuerySelector("[name='Input.IsBeyond']").ShouldBeNull();

        var asked = await page.SubmitAsync(Form, ("Input.Days[0].Presence", "Present"), ("Input.Days[0].Hours", "6"));
        asked.Status.ShouldBe(422);
        asked.TextOf("#Input_IsBeyond-error")!.ShouldContain("måndag 6 (4)");
        (await CountAsync(one)).ShouldBe(0);
        var saved = await asked.SubmitAsync(Form, ("Input.IsBeyond", "true"));
        saved.Status.ShouldBe(200);
        (await saved.SubmitAsync(Form, ("Input.Days[1].Presence", "Present"))).Status.ShouldBe(200, "what stands is not asked about again");
        (await DaysAsync(one)).ShouldBe(["2026-04-06 present 6.0", "2026-04-07 present 4.0"]);
    }

    [Fact]
    public async Task What_nothing_is_said_of_stays_so_and_hours_alone_are_not_lost()
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");
        var page = await visitor.GetAsync(one.Path + "/narvaro?vecka=2026-04-06");

        (await page.SubmitAsync(Form, ("Input.Days[0].Presence", "Present"))).Status.ShouldBe(200);
        (await DaysAsync(one)).ShouldBe(["2026-04-06 present 4.0"]);
        var refused = await page.Visitor.GetAsync(page.Path + "?vecka=2026-04-06");
        refused = await refused.SubmitAsync(Form, ("Input.Days[1].Hours", "3"));
        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Days_1__Presence-error']").ShouldNotBeNull();
        var card = (await (await demo.Site.SignInAsync("coach")).GetAsync(await new PlacementWorld(demo.Site).PathAsync(one.Placement))).RowsOf("[aria-labelledby=supervision] table").ShouldHaveSingleItem();
        card[2].ShouldBeEmpty("not 0");
        card[^1].ShouldBe("4");
    }

    [Fact]
    public async Task Today_is_said_as_agreed_by_one_press()
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");

        var home = await (await visitor.GetAsync("/handledning")).PressAsync("form[action$='handler=Today'] button");

        home.Path.ShouldBe("/handledning");
        home.Document.QuerySelector("form[action$='handler=Today']").ShouldBeNull("it is said");
        (await DaysAsync(one)).ShouldBe(["2026-04-15 present 4.0"]);
        (await visitor.GetAsync(one.Path + "/narvaro")).Document.QuerySelectorAll("fieldset").Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_wish_to_be_called_says_what_it_is_about_and_is_told_when_it_is_answered()
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");
        await demo.Site.OwnerAsync("update accounts set work_phone = '070-174 06 11' where demo_role = 'coach'");
        var page = await visitor.GetAsync(one.Path);
        page.TextOf("[aria-labelledby=contact]")!.ShouldContain("070-174 06 11");

        (await page.SubmitAsync("form[action*='handler=Contact']", ("Input.Wish", new string('x', 201)))).TextOf("#Input_Wish-error").ShouldNotBeNull();
        page = await page.SubmitAsync("form[action*='handler=Contact']", ("Input.Wish", "Nycklar till lagret"));
        page.TextOf("[aria-labelledby=contact]")!.ShouldContain("Nycklar till lagret");
        var coach = await demo.Site.SignInAsync("coach");
        var request = await coach.GetAsync(await new PlacementWorld(demo.Site).PathAsync(one.Placement, "/kontakt"));
        request.Text.ShouldContain("Nycklar till lagret");
        (await request.SubmitAsync("main form")).Status.ShouldBe(200);

        page = await visitor.GetAsync(one.Path);
        page.TextOf("[aria-labelledby=contact]")!.ShouldContain("besvarat 15 april 2026");
        page.TextOf("[aria-labelledby=contact]")!.ShouldNotContain("Nycklar");
        var held = await (await new Participants.OwnWorld(demo.Site).SignInAsync(one.Participant)).GetAsync("/min-sida/uppgifter");
        held.TextOf("#placement_contact_requests").ShouldNotBeNull().ShouldContain("Nycklar till lagret");
    }

    [Fact]
    public async Task A_day_without_agreed_hours_asks_for_them()
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");
        var page = await visitor.GetAsync(one.Path + "/narvaro?vecka=2026-04-06");

        (await page.SubmitAsync(Form, ("Input.Days[4].Presence", "Present"))).TextOf("[id='Input_Days_4__Hours-error']").ShouldNotBeNull();
        (await page.SubmitAsync(Form, ("Input.Days[4].Presence", "Present"), ("Input.Days[4].Hours", "2"))).Status.ShouldBe(200);
        (await DaysAsync(one)).ShouldBe(["2026-04-10 present 2.0"]);
    }

    [Theory]
    [InlineData("2026-04-16", "day", "ahead")]
    [InlineData("2026-03-01", "day", "before the first day")]
    [InlineData("2026-03-13", "day", "more than four weeks back")]
    [InlineData("2026-04-14", null, "yesterday")]
    public async Task The_database_takes_no_day_that_cannot_be_said_of(string day, string? said, string why)
    {
        var one = await _world.PlacementAsync();
        var (visitor, account) = await _world.SignInAsync(one.Contact, "supervisor");
        await using var scope = await demo.Site.ScopeOfAsync(account);
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();

        (await database.ScalarAsync<string?>(Sql.Of($"select access.register_attendance({one.Placement}, '2026-03-16'::date, array[{DateOnly.Parse(day)}::date], array['present'], array[4.0], array[null::uuid], now())"))).ShouldBe(said, why);
        (await database.ScalarAsync<string?>(Sql.Of($"select access.register_attendance({one.Placement}, '2000-01-01'::date, array['2026-03-02'::date], array['present'], array[4.0], array[null::uuid], now())"))).ShouldBe("day", "whatever the page says");

        var page = await visitor.GetAsync(one.Path + "/narvaro");
        (await page.SubmitAsync(Form, ("Input.Days[0].Day", day == "2026-04-14" ? "2026-04-17" : day), ("Input.Days[0].Presence", "Present"))).Status.ShouldBe(409);
        (await visitor.GetAsync(one.Path + "/narvaro?vecka=2026-02-01")).TextOf(".subtitle").ShouldBe("Vecka 16", "too long ago: this week");
        (await visitor.GetAsync(one.Path + "/narvaro?vecka=9999-12-31")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_day_within_a_pause_is_refused_beside_it_and_what_was_said_before_stands_or_is_taken_back()
    {
        var one = await _world.PlacementAsync();
        var (visitor, account) = await _world.SignInAsync(one.Contact, "supervisor");
        await (await visitor.GetAsync(one.Path + "/narvaro?vecka=2026-04-06")).SubmitAsync(Form, ("Input.Days[0].Presence", "Present"), ("Input.Days[1].Presence", "Present"));
        await demo.Site.OwnerAsync("""
            insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by, until_on, reason)
            select uuidv7(), initiative_id, participant_id, id, 'paused', '2026-04-07', now(), (select id from accounts where demo_role = 'coach'), '2026-04-09', 'away' from placements where id = $1
            """, one.Placement); // Tuesday and Wednesday
        var page = await visitor.GetAsync(one.Path + "/narvaro?vecka=2026-04-06");
        page.TextsOf("fieldset legend small").Count(static agreed => agreed == "paus").ShouldBe(2);

        var refused = await page.SubmitAsync(Form, ("Input.Days[1].Hours", "2"), ("Input.Days[2].Presence", "Present"), ("Input.Days[3].Presence", "Present"));
        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Days_1__Presence-error']")!.ShouldContain("9 april 2026");
        refused.TextOf("[id='Input_Days_2__Presence-error']").ShouldNotBeNull();
        refused.TextOf("[id='Input_Days_3__Presence-error']").ShouldBeNull("back again");
        (await DaysAsync(one)).ShouldBe(["2026-04-06 present 4.0", "2026-04-07 present 4.0"], "all or nothing");

        (await page.SubmitAsync(Form, ("Input.AsAgreed", "true"))).Status.ShouldBe(200, "what is said as agreed is not said of a pause");
        (await DaysAsync(one)).ShouldBe(["2026-04-06 present 4.0", "2026-04-07 present 4.0", "2026-04-09 present 4.0"]);
        page = await visitor.GetAsync(one.Path + "/narvaro?vecka=2026-04-06");
        (await page.SubmitAsync(Form, ("Input.Days[1].Presence", ""))).Status.ShouldBe(200);
        (await DaysAsync(one)).ShouldBe(["2026-04-06 present 4.0", "2026-04-09 present 4.0"]);

        await using var scope = await demo.Site.ScopeOfAsync(account);
        (await scope.ServiceProvider.GetRequiredService<RequestDatabase>().ScalarAsync<string?>(Sql.Of($"""
            select access.register_attendance({one.Placement}, '2026-03-16'::date, array['2026-04-08'::date], array['absent_notified'], array[null::numeric], array[null::uuid], now())
            """))).ShouldBe("paused", "whatever the page says");
    }

    [Fact]
    public async Task Staff_sees_attendance_by_the_week_and_the_participant_all_of_it()
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");
        await (await visitor.GetAsync(one.Path + "/narvaro?vecka=2026-04-06")).SubmitAsync(Form, ("Input.Days[1].Presence", "AbsentUnnotified"), ("Input.AsAgreed", "true"));

        var page = await (await demo.Site.SignInAsync("coach")).GetAsync(await new PlacementWorld(demo.Site).PathAsync(one.Placement));
        page.RowsOf("[aria-labelledby=supervision] table").ShouldHaveSingleItem()[^1].ShouldBe("12");
        page.TextOf("[aria-labelledby=supervision]")!.ShouldContain("12 timmar i allt");

        var held = await (await new Participants.OwnWorld(demo.Site).SignInAsync(one.Participant)).GetAsync("/min-sida/uppgifter");
        held.TextOf("#placement_attendance").ShouldNotBeNull().ShouldContain("Oanmäld frånvaro");
    }

    [Fact]
    public async Task A_follow_up_that_is_taken_back_has_answered_nobody()
    {
        var one = await _world.PlacementAsync();
        var (visitor, _) = await _world.SignInAsync(one.Contact, "supervisor");
        await (await visitor.GetAsync(one.Path)).SubmitAsync("form[action*='handler=Contact']");
        Task<bool> IsAskedAsync() => demo.Site.FactAsync<bool>("select done_at is null from placement_contact_requests where placement_id = $1", one.Placement);
        var coach = await demo.Site.SignInAsync("coach");

        var page = await (await coach.GetAsync(await new PlacementWorld(demo.Site).PathAsync(one.Placement))).SubmitAsync("main form");
        (await IsAskedAsync()).ShouldBeFalse();
        page = await (await page.FollowAsync("main a[href*='/uppfoljning/']")).SubmitAsync("main form", ("Input.Reason", "Stavfel"));
        page.Status.ShouldBe(200);
        (await IsAskedAsync()).ShouldBeFalse("corrected, it was a follow-up all the same");
        (await (await page.FollowAsync("main a[href*='/uppfoljning/']")).SubmitAsync("main form", ("Input.Reason", "Fel plats"), ("Input.IsRetracted", "true"))).Status.ShouldBe(200);
        (await IsAskedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Contact_that_is_asked_for_stands_on_idag_until_there_is_a_follow_up_or_it_is_done()
    {
        await using var site = await Site.StartAsync(); // where the coach has few rows
        var world = new SupervisionWorld(site);
        var one = await world.PlacementAsync();
        var (visitor, _) = await world.SignInAsync(one.Contact, "supervisor");
        var coach = await site.SignInAsync("coach");
        var path = await new PlacementWorld(site).PathAsync(one.Placement);
        async Task<bool> IsTodayAsync() => (await coach.GetAsync("/")).Document.QuerySelector($"a[href='{path}/kontakt']") is not null;
        async Task AskAsync() => (await (await visitor.GetAsync(one.Path)).SubmitAsync("form[action*='handler=Contact']")).Text.ShouldContain("Du bad om kontakt");

        (await IsTodayAsync()).ShouldBeFalse();
        var before = await visitor.GetAsync(one.Path);
        await AskAsync();
        await before.SubmitAsync("form[action*='handler=Contact']");
        (await site.FactAsync<long>("select count(*) from placement_contact_requests where placement_id = $1", one.Placement)).ShouldBe(1, "asked once, however often it is pressed");
        (await IsTodayAsync()).ShouldBeTrue();

        var asked = await coach.GetAsync($"{path}/kontakt");
        asked.Text.ShouldContain("Hanna Handled");
        (await asked.SubmitAsync("main form")).Status.ShouldBe(200);
        (await IsTodayAsync()).ShouldBeFalse();
        (await coach.GetAsync($"{path}/kontakt")).Text.ShouldContain("Ingen väntar");

        await AskAsync();
        (await IsTodayAsync()).ShouldBeTrue();
        (await (await coach.GetAsync(path)).SubmitAsync("form[action$='/uppfoljning']", ("Input.OccurredOn", "2026-04-14"), ("Input.Channel", "Phone"))).Status.ShouldBe(200);
        (await IsTodayAsync()).ShouldBeTrue("the day before it was asked for");
        (await (await coach.GetAsync(path)).SubmitAsync("form[action$='/uppfoljning']", ("Input.OccurredOn", "2026-04-15"), ("Input.Channel", "Phone"))).Status.ShouldBe(200);
        (await IsTodayAsync()).ShouldBeFalse();
    }

    private async Task<IReadOnlyList<string>> DaysAsync(Supervised of) =>
        [.. (await demo.Site.Database.RowsAsync("select occurred_on || ' ' || presence || ' ' || coalesce(hours::text, '') from placement_attendance where placement_id = $1 and superseded_at is null order by occurred_on", of.Placement)).Select(static row => (string)row[0]!)];

    private Task<long> CountAsync(Supervised of) => demo.Site.FactAsync<long>("select count(*) from placement_attendance where placement_id = $1", of.Placement);
}
