using System.Globalization;
using AngleSharp.Html.Dom;
using Npgsql;

namespace Samsteg.App.Activities;

/// <summary>Planning: recurrence, rooms, leaders, what stands in the way, moving and cancelling onward.</summary>
public sealed class PlanningTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static int _room;

    [Fact]
    public async Task A_series_meets_on_weekdays_in_odd_weeks_and_passes_holidays_over()
    {
        var (lead, today) = await LeadAsync();

        var made = await NewSeriesAsync(lead, today, "Udda serie", ("Input.Day", "2026-03-30"), ("Input.Time", "18:00"), ("Input.Weeks", "Odd"), ("Input.SessionTotal", "4"),
            ("Input.Weekdays", "Monday"), ("Input.CompletionMinimum", "3"));

        made.Status.ShouldBe(200);
        (await DaysAsync("Udda serie")).ShouldBe("04-20 05-04 05-18 06-01", "30 March is in week 14; 6 April, of week 15, is Easter Monday");
    }

    [Fact]
    public async Task The_days_are_shown_before_anything_is_made_and_one_can_be_passed_over()
    {
        var (lead, today) = await LeadAsync();
        var form = await lead.GetAsync($"{today.Activities}/serier/ny");
        (string Name, string? Value)[] asked = [("Input.Name", "Visad serie"), ("Input.Day", "2026-04-30"), ("Input.Time", "18:00"), ("Input.SessionTotal", "3"), ("Input.Weekdays", "Thursday")];

        var shown = await form.PressAsync("button[formaction]", asked);
        var days = await lead.PostAsync($"{today.Activities}/serier/ny?handler=Days", [.. Page.FieldsOf((IHtmlFormElement)form.Document.QuerySelector("main form")!)
            .Where(field => Array.TrueForAll(asked, given => given.Name != field.Name)), .. asked.Select(static field => (field.Name, field.Value!)), ("Input.Except", "2026-05-07")], ("HX-Request", "true"));

        days.Status.ShouldBe(200);
        days.Document.QuerySelector("form").ShouldBeNull("it is part of a page");
        days.TextsOf(".series-day-list li").Count.ShouldBe(5);
        days.TextsOf(".series-day-list li[data-passed=true]").Count.ShouldBe(2);
        days.TextsOf(".series-day-list li[data-passed=true] small").ShouldContain(static text => text.Contains("Kristi himmelsfärdsdag", StringComparison.Ordinal));
        shown.Status.ShouldBe(200);
        shown.TextsOf(".series-day-list li").Count.ShouldBe(4, "without script it is the page again");
        (await demo.Site.FactAsync<long>("select count(*) from activity_series where name_sv = 'Visad serie'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_new_series_begins_with_the_plan_and_follows_the_type_that_is_chosen_but_for_what_the_planner_wrote()
    {
        var (lead, today) = await LeadAsync();
        var form = await lead.GetAsync($"{today.Activities}/serier/ny");
        form.Document.QuerySelector("#Input_Activity option[selected]")!.TextContent.ShouldStartWith("Framtidsverkstad", customMessage: "the plan's first activity");
        var course = form.Document.QuerySelectorAll("#Input_Activity option").Single(static option => option.TextContent.StartsWith("Handledarkurs", StringComparison.Ordinal)).GetAttribute("value");

        var followed = await form.PressAsync("noscript button", ("Input.Activity", course), ("Input.Day", "2026-05-12"));
        var named = await form.PressAsync("noscript button", ("Input.Activity", course), ("Input.Name", "Eget namn"));

        Value(followed, "Name").ShouldBe("Handledarkurs 4");
        Value(followed, "Minutes").ShouldBe("360");
        Value(followed, "SessionTotal").ShouldBe("6");
        Value(followed, "Capacity").ShouldBe("15");
        Value(followed, "Day").ShouldBe("2026-05-12");
        Value(named, "Name").ShouldBe("Eget namn");
    }

    [Fact]
    public async Task A_new_session_follows_the_type_that_is_chosen()
    {
        var (lead, today) = await LeadAsync();
        var form = await lead.GetAsync($"{today.Activities}/traffar/ny");
        var visit = form.Document.QuerySelectorAll("#Input_Activity option").Single(static option => option.TextContent.StartsWith("Studiebesök", StringComparison.Ordinal)).GetAttribute("value");

        var followed = await form.PressAsync("noscript button", ("Input.Activity", visit), ("Input.Name", "Till återbruket"));

        Value(followed, "Name").ShouldBe("Till återbruket");
        Value(followed, "Minutes").ShouldBe("120");
        Value(followed, "Capacity").ShouldBe("20");
    }

    [Theory]
    [InlineData("Input.SessionTotal", "", "SessionTotal")]
    [InlineData("Input.Until", "2026-04-22", "Until")]
    [InlineData("Input.SecondLeader", "LEADER", "SecondLeader")]
    [InlineData("Input.OnlineLink", "javascript:alert(1)", "OnlineLink")]
    [InlineData("Input.Room", "00000000-0000-0000-0000-000000000001", "Room")]
    [InlineData("Input.Capacity", "0", "Capacity")]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string value, string told)
    {
        var (lead, today) = await LeadAsync();
        var leader = await AccountAsync("coach_2");
        await RoomAsync(lead);

        var answer = await NewSeriesAsync(lead, today, "Fel serie", ("Input.Day", "2026-04-20"), ("Input.Time", "19:00"), ("Input.Leader", leader.ToString()), (field, value == "LEADER" ? leader.ToString() : value));

        answer.Status.ShouldBe(422);
        answer.Document.QuerySelector($"[id='Input_{told}-error'], [id='Input.{told}-error']").ShouldNotBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from activity_series where name_sv = 'Fel serie'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_room_that_is_taken_is_refused_with_what_takes_it()
    {
        var (lead, today) = await LeadAsync();
        var room = await RoomAsync(lead);
        (await NewSeriesAsync(lead, today, "Först i salen", ("Input.Day", "2026-04-20"), ("Input.Time", "18:00"), ("Input.Minutes", "90"), ("Input.Room", room), ("Input.SessionTotal", "2"))).Status.ShouldBe(200);

        var answer = await NewSeriesAsync(lead, today, "Sist i salen", ("Input.Day", "2026-04-20"), ("Input.Time", "19:00"), ("Input.Minutes", "90"), ("Input.Room", room));
        var after = await NewSeriesAsync(lead, today, "Efter i salen", ("Input.Day", "2026-04-20"), ("Input.Time", "19:30"), ("Input.Minutes", "90"), ("Input.Room", room));

        answer.Status.ShouldBe(422);
        answer.Text.ShouldContain("är upptagen måndag 20 april 18.00–19.30 (Först i salen)");
        after.Status.ShouldBe(200, "one ends as the other begins");
        (await demo.Site.FactAsync<long>("select count(*) from activity_series where name_sv = 'Sist i salen'")).ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_who_book_a_room_at_once_one_gets_it_and_the_other_is_told()
    {
        var (lead, today) = await LeadAsync();
        var room = await RoomAsync(lead);
        var forms = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => lead.GetAsync($"{today.Activities}/serier/ny")));

        var answers = await Task.WhenAll(forms.Select((form, index) => form.SubmitAsync("main form", ("Input.Name", $"Samtidig {index}"), ("Input.Day", "2026-04-21"),
            ("Input.Time", "18:00"), ("Input.SessionTotal", "2"), ("Input.CompletionMinimum", "1"), ("Input.Room", room))));

        answers.Count(static answer => answer.Status == 200).ShouldBe(1);
        answers.Count(static answer => answer.Status == 422).ShouldBe(5);
        (await demo.Site.FactAsync<long>("select count(*) from sessions where room_id = $1", Guid.Parse(room))).ShouldBe(2);
    }

    [Fact]
    public async Task The_database_itself_books_nothing_twice()
    {
        var (lead, today) = await LeadAsync();
        var room = await RoomAsync(lead);
        (await NewSeriesAsync(lead, today, "Vägg ett", ("Input.Day", "2026-04-22"), ("Input.Time", "18:00"), ("Input.Room", room), ("Input.SessionTotal", "1"), ("Input.CompletionMinimum", "1"))).Status.ShouldBe(200);
        (await NewSeriesAsync(lead, today, "Vägg två", ("Input.Day", "2026-04-22"), ("Input.Time", "18:00"), ("Input.SessionTotal", "1"), ("Input.CompletionMinimum", "1"))).Status.ShouldBe(200);

        (await Should.ThrowAsync<PostgresException>(() => demo.Site.OwnerAsync(
            "update sessions set room_id = $1 where series_id = (select id from activity_series where name_sv = 'Vägg två')", Guid.Parse(room)))).SqlState.ShouldBe(PostgresErrorCodes.ExclusionViolation);
    }

    [Fact]
    public async Task A_leader_who_leads_something_else_is_refused_and_so_is_a_second_one()
    {
        var (lead, today) = await LeadAsync();
        var (one, two) = (await AccountAsync("coach"), await AccountAsync("coach_2"));
        (string, string?)[] at = [("Input.Day", "2026-04-23"), ("Input.Time", "18:00"), ("Input.SessionTotal", "1"), ("Input.CompletionMinimum", "1")];
        (await NewSeriesAsync(lead, today, "Två leder", [.. at, ("Input.Leader", one.ToString()), ("Input.SecondLeader", two.ToString())])).Status.ShouldBe(200);

        var answer = await NewSeriesAsync(lead, today, "En leder", [.. at, ("Input.Leader", two.ToString())]);

        answer.Status.ShouldBe(422);
        answer.Text.ShouldContain("Två leder");
    }

    [Fact]
    public async Task That_participants_are_expected_elsewhere_is_told_once_and_then_the_planner_decides()
    {
        var (lead, today) = await LeadAsync();
        (await NewSeriesAsync(lead, today, "Krockserie", ("Input.Day", "2026-04-24"), ("Input.Time", "18:00"), ("Input.SessionTotal", "1"), ("Input.CompletionMinimum", "1"))).Status.ShouldBe(200);
        (await NewSeriesAsync(lead, today, "Egen serie", ("Input.Day", "2026-04-24"), ("Input.Time", "14:00"), ("Input.SessionTotal", "1"), ("Input.CompletionMinimum", "1"))).Status.ShouldBe(200);
        await demo.Site.OwnerAsync("""
            insert into series_members (id, initiative_id, series_id, participant_id, joined_on)
            select gen_random_uuid(), r.initiative_id, r.id, p.id, date '2026-04-01' from activity_series r
            cross join lateral (select p.id from participants p where p.initiative_id = r.initiative_id order by p.reference limit 2) p where r.name_sv in ('Krockserie', 'Egen serie')
            """);
        var own = await demo.Site.FactAsync<Guid>("select s.id from sessions s join activity_series r on r.id = s.series_id where r.name_sv = 'Egen serie'");
        var edit = await lead.GetAsync($"{today.Activities}/traffar/{own}/andra");

        var told = await edit.SubmitAsync("main form", ("Input.Time", "18:30"));
        var done = await told.SubmitAsync("main form", ("Input.Time", "18:30"), ("Input.Anyway", "true"));

        told.Status.ShouldBe(422);
        told.Text.ShouldContain("2 deltagare har en annan träff");
        told.Document.QuerySelector("input[name='Input.Anyway']").ShouldNotBeNull();
        done.Status.ShouldBe(200);
        (await TimesAsync("Egen serie")).ShouldBe("04-24 18:30");
    }

    [Fact]
    public async Task A_session_is_moved_with_the_later_ones_and_what_is_marked_stays()
    {
        var (lead, today) = await LeadAsync();
        var room = await RoomAsync(lead);
        (await NewSeriesAsync(lead, today, "Flyttserie", ("Input.Day", "2026-05-04"), ("Input.Time", "18:00"), ("Input.SessionTotal", "4"), ("Input.Room", room))).Status.ShouldBe(200);
        var (second, third) = (await SessionAsync("Flyttserie", 2), await SessionAsync("Flyttserie", 3));
        await demo.Site.OwnerAsync("""
            insert into session_outcomes (id, initiative_id, session_id, result, occurred_on, registered_at, registered_by)
            select gen_random_uuid(), initiative_id, id, 'cancelled', date '2026-05-18', now(), (select id from accounts where demo_role = 'project_lead') from sessions where id = $1
            """, third);

        var answer = await (await lead.GetAsync($"{today.Activities}/traffar/{second}/andra")).SubmitAsync("main form", ("Input.Day", "2026-05-18"), ("Input.Onward", "true"));

        answer.Status.ShouldBe(200);
        (await TimesAsync("Flyttserie")).ShouldBe("05-04 18:00 05-18 18:00 05-18 18:00 06-01 18:00", "into its own former times, the cancelled one where it was");
        (await demo.Site.FactAsync<int>("select revision from sessions where id = $1", second)).ShouldBe(1);
    }

    [Fact]
    public async Task A_holiday_is_told_of_before_a_session_is_moved_to_it()
    {
        var (lead, today) = await LeadAsync();
        (await NewSeriesAsync(lead, today, "Helgserie", ("Input.Day", "2026-05-13"), ("Input.Time", "18:00"), ("Input.SessionTotal", "1"), ("Input.CompletionMinimum", "1"))).Status.ShouldBe(200);
        var edit = await lead.GetAsync($"{today.Activities}/traffar/{await SessionAsync("Helgserie", 1)}/andra");

        var told = await edit.SubmitAsync("main form", ("Input.Day", "2026-05-14"));

        told.Status.ShouldBe(422);
        told.Text.ShouldContain("Kristi himmelsfärdsdag");
    }

    [Fact]
    public async Task Later_sessions_are_cancelled_together_and_a_room_given_away_is_not_taken_back()
    {
        var (lead, today) = await LeadAsync();
        var room = await RoomAsync(lead);
        (await NewSeriesAsync(lead, today, "Inställd serie", ("Input.Day", "2026-05-05"), ("Input.Time", "18:00"), ("Input.SessionTotal", "3"), ("Input.CompletionMinimum", "2"), ("Input.Room", room))).Status.ShouldBe(200);
        var second = await SessionAsync("Inställd serie", 2);

        (await (await lead.GetAsync($"{today.Activities}/traffar/{second}/utfall")).SubmitAsync("main form", ("Input.Result", "Cancelled"), ("Input.Onward", "true"))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select string_agg(is_cancelled::text, ' ' order by number) from sessions s join activity_series r on r.id = s.series_id where r.name_sv = 'Inställd serie'"))
            .ShouldBe("false true true");
        (await lead.GetAsync($"{today.Activities}/serier/{await demo.Site.FactAsync<Guid>("select series_id from sessions where id = $1", second)}")).Text
            .ShouldContain("Serien kan inte fullföljas: det krävs närvaro vid 2 träffar, men bara 1 av dem är inte inställda.");
        (await NewSeriesAsync(lead, today, "I stället", ("Input.Day", "2026-05-12"), ("Input.Time", "18:00"), ("Input.SessionTotal", "1"), ("Input.CompletionMinimum", "1"), ("Input.Room", room))).Status.ShouldBe(200);
        var back = await (await lead.GetAsync($"{today.Activities}/traffar/{second}/utfall")).SubmitAsync("main form", ("Input.Reason", "Den blir av."));

        back.Status.ShouldBe(422);
        back.Text.ShouldContain("I stället");
        (await demo.Site.FactAsync<bool>("select is_cancelled from sessions where id = $1", second)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-10-24", "23:30", "2026-10-24 21:30", "2026-10-25 03:30")] // six hours by any clock, though the wall's says seven
    [InlineData("2026-03-28", "23:30", "2026-03-28 22:30", "2026-03-29 04:30")]
    [InlineData("2026-03-29", "02:30", "2026-03-29 01:30", "2026-03-29 07:30")] // an hour that does not exist: the next one
    public async Task A_session_over_a_change_of_the_clock_is_as_long_as_it_says(string day, string time, string starts, string ends)
    {
        var (lead, today) = await LeadAsync();
        var name = $"Klockserie {day}";
        await demo.Site.OwnerAsync("update initiatives set ends_on = greatest(ends_on, date '2028-12-31'), starts_on = least(starts_on, date '2026-01-01') where id = $1", today.Initiative);
        (await NewSeriesAsync(lead, today, name, ("Input.Day", day), ("Input.Time", time), ("Input.Minutes", "360"), ("Input.SessionTotal", "1"), ("Input.CompletionMinimum", "1"), ("Input.Anyway", "true"))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<string>("""
            select to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' ' || to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
            from sessions s join activity_series r on r.id = s.series_id where r.name_sv = $1
            """, name)).ShouldBe($"{starts} {ends}");
    }

    [Fact]
    public async Task Another_group_of_a_series_begins_with_what_the_first_has()
    {
        var (lead, today) = await LeadAsync();
        var form = await lead.GetAsync($"{today.Activities}/serier/ny?group={today.Series}");

        (await form.SubmitAsync("main form", ("Input.Day", "2026-05-25"), ("Input.Time", "18:00"))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<string>("select session_total || ' ' || completion_minimum || ' ' || place from activity_series where group_of = $1", today.Series))
            .ShouldBe(await demo.Site.FactAsync<string>("select session_total || ' ' || completion_minimum || ' ' || place from activity_series where id = $1", today.Series));
        (await lead.GetAsync(today.SeriesPath)).Text.ShouldContain("grupp 2");
    }

    [Fact]
    public async Task A_type_of_activity_is_added_changed_retired_and_gives_its_checklist_to_new_sessions()
    {
        var (lead, today) = await LeadAsync();
        var types = $"{today.Activities}/typer";
        (await (await lead.GetAsync(types)).PressAsync("button[value=dialogue_meeting]")).Status.ShouldBe(200);
        (await (await lead.GetAsync($"{types}/typ")).SubmitAsync("main form", ("Input.Name", "Matlag"), ("Input.Audience", "Participants"), ("Input.Kind", "group_activity"), ("Input.Minutes", "120"),
            ("Input.Capacity", "10"), ("Input.Checklist", "Boka köket\n\n  Handla  \n"))).Status.ShouldBe(200);
        var type = await demo.Site.FactAsync<Guid>("select id from activity_types where name_sv = 'Matlag'");
        (await (await lead.GetAsync($"{types}/typ")).SubmitAsync("main form", ("Input.Name", "Matlag"), ("Input.Audience", "Both"), ("Input.Kind", "course"))).Status.ShouldBe(422);

        (await NewSeriesAsync(lead, today, "Matlag våren", ("Input.Activity", type.ToString()), ("Input.Day", "2026-05-26"), ("Input.Time", "17:00"), ("Input.SessionTotal", "2"))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select string_agg(text, ', ' order by position) from session_tasks where session_id = $1", await SessionAsync("Matlag våren", 2))).ShouldBe("Boka köket, Handla");

        var edit = await lead.GetAsync($"{types}/typ/{type}");
        (await edit.SubmitAsync("main form", ("Input.IsRetired", "true"))).Status.ShouldBe(200);
        (await edit.SubmitAsync("main form", ("Input.Name", "Annat"))).Status.ShouldBe(409);
        (await lead.GetAsync($"{today.Activities}/serier/ny")).Document.QuerySelector($"option[value='{type}']").ShouldBeNull();
    }

    [Fact]
    public async Task What_is_to_do_is_ticked_by_who_leads_the_session_and_by_nobody_who_only_reads()
    {
        var (lead, today) = await LeadAsync();
        var coach = await demo.Site.SignInAsync(DemoRoster.Coach);
        (await (await lead.GetAsync(today.SessionPath)).SubmitAsync("form.task-new", ("text", "Sätt fram stolar"))).Text.ShouldContain("Sätt fram stolar");
        var task = await demo.Site.FactAsync<Guid>("select id from session_tasks where text = 'Sätt fram stolar'");
        var tooLong = new string('o', 201);
        var refused = await (await lead.GetAsync(today.SessionPath)).SubmitAsync("form.task-new", ("text", tooLong));
        refused.Status.ShouldBe(422);
        refused.TextOf("#task-text-error").ShouldNotBeNull();
        refused.Document.QuerySelector("#task-text")!.GetAttribute("value").ShouldBe(tooLong, "what was written is kept");

        var reader = await demo.Site.SignInAsync("board_member");
        (await (await coach.GetAsync(today.SessionPath)).SubmitAsync($"#tasks form:has(input[value='{task}'])")).Status.ShouldBe(200);

        (await demo.Site.FactAsync<string>("select a.demo_role from session_tasks t join accounts a on a.id = t.done_by where t.id = $1", task)).ShouldBe("coach");
        (await reader.GetAsync(today.SessionPath)).Document.QuerySelector("#tasks form").ShouldBeNull();
    }

    [Fact]
    public async Task A_room_is_added_once_by_name_and_closed_but_kept_where_it_is_booked()
    {
        var (lead, today) = await LeadAsync();
        var room = await RoomAsync(lead);
        var name = await demo.Site.FactAsync<string>("select name from rooms where id = $1", Guid.Parse(room));
        (await (await lead.GetAsync("/aktiviteter/lokaler/lokal")).SubmitAsync("main form", ("Input.Name", name))).Status.ShouldBe(422);
        (await NewSeriesAsync(lead, today, "I stängd sal", ("Input.Day", "2026-05-27"), ("Input.Time", "18:00"), ("Input.SessionTotal", "1"), ("Input.CompletionMinimum", "1"), ("Input.Room", room))).Status.ShouldBe(200);

        (await (await lead.GetAsync($"/aktiviteter/lokaler/lokal/{room}")).SubmitAsync("main form", ("Input.IsClosed", "true"))).Status.ShouldBe(200);

        (await lead.GetAsync($"{today.Activities}/serier/ny")).Document.QuerySelector($"option[value='{room}']").ShouldBeNull();
        var edit = await lead.GetAsync($"{today.Activities}/traffar/{await SessionAsync("I stängd sal", 1)}/andra");
        edit.Document.QuerySelector($"option[value='{room}']").ShouldNotBeNull();
        (await edit.SubmitAsync("main form", ("Input.Time", "19:00"))).Status.ShouldBe(200);
    }

    private static string? Value(Page page, string field) => page.Document.QuerySelector($"#Input_{field}")!.GetAttribute("value");

    private async Task<(Visitor Lead, DemoRoster Today)> LeadAsync() => (await demo.Site.SignInAsync(DemoRoster.Lead), await DemoRoster.OfAsync(demo.Site));

    private async Task<Page> NewSeriesAsync(Visitor lead, DemoRoster today, string name, params (string, string?)[] fields)
    {
        var total = Array.Find(fields, static field => field.Item1 == "Input.SessionTotal").Item2;
        (string, string?)[] usual = [("Input.Name", name), ("Input.CompletionMinimum", string.IsNullOrEmpty(total) ? "" : "1")];
        return await (await lead.GetAsync($"{today.Activities}/serier/ny")).SubmitAsync("main form", [.. usual.Where(one => Array.TrueForAll(fields, field => field.Item1 != one.Item1)), .. fields]);
    }

    private async Task<string> RoomAsync(Visitor lead)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Provsal {Interlocked.Increment(ref _room)}");
        (await (await lead.GetAsync("/aktiviteter/lokaler/lokal")).SubmitAsync("main form", ("Input.Name", name), ("Input.Seats", "12"))).Status.ShouldBe(200);
        return (await demo.Site.FactAsync<Guid>("select id from rooms where name = $1", name)).ToString();
    }

    private Task<Guid> AccountAsync(string role) => demo.Site.FactAsync<Guid>("select id from accounts where demo_role = $1", role);

    private Task<Guid> SessionAsync(string series, int number) =>
        demo.Site.FactAsync<Guid>("select s.id from sessions s join activity_series r on r.id = s.series_id where r.name_sv = $1 and s.number = $2", series, number);

    private Task<string?> DaysAsync(string series) => demo.Site.FactAsync<string?>("""
        select string_agg(to_char(starts_at at time zone 'Europe/Stockholm', 'MM-DD'), ' ' order by number) from sessions s join activity_series r on r.id = s.series_id where r.name_sv = $1
        """, series);

    private Task<string?> TimesAsync(string series) => demo.Site.FactAsync<string>("""
        select string_agg(to_char(starts_at at time zone 'Europe/Stockholm', 'MM-DD HH24:MI'), ' ' order by number) from sessions s join activity_series r on r.id = s.series_id where r.name_sv = $1
        """, series);
}
