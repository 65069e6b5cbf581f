namespace Samsteg.App.Activities;

/// <summary>Series and their members.</summary>
public sealed class SeriesTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_series_is_made_with_its_sessions_a_week_apart()
    {
        var (lead, today) = await LeadAsync();
        var page = await lead.GetAsync($"{today.Activities}/serier/ny");

        var answer = await page.SubmitAsync("main form", ("Input.Name", "Provserie"), ("Input.Day", "2026-05-06"), ("Input.Time", "13:30"),
            ("Input.EveryWeeks", "2"), ("Input.SessionTotal", "3"), ("Input.CompletionMinimum", "2"), ("Input.Minutes", "90"));

        answer.Status.ShouldBe(200);
        var series = await demo.Site.FactAsync<Guid>("select id from activity_series where name_sv = 'Provserie'");
        answer.Path.ShouldBe($"{today.Activities}/serier/{series}");
        (await demo.Site.FactAsync<string>("""
            select string_agg(to_char(starts_at at time zone 'Europe/Stockholm', 'MM-DD HH24:MI'), ' ' order by number) from sessions where series_id = $1
            """, series)).ShouldBe("05-06 13:30 05-20 13:30 06-03 13:30");
    }

    [Theory]
    [InlineData("Input.CompletionMinimum", "9")]
    [InlineData("Input.Day", "2036-01-01")]
    [InlineData("Input.Day", "9999-12-31")]
    [InlineData("Input.Day", "igår")]
    [InlineData("Input.Activity", "00000000-0000-0000-0000-000000000001")]
    [InlineData("Input.Leader", "00000000-0000-0000-0000-000000000001")]
    [InlineData("Input.SessionTotal", "1000")]
    [InlineData("Input.Name", "")]
    public async Task What_is_wrong_with_a_series_is_said_beside_its_field(string field, string value)
    {
        var (lead, today) = await LeadAsync();
        var page = await lead.GetAsync($"{today.Activities}/serier/ny");
        (string, string?)[] right = [("Input.Name", "Felserie"), ("Input.Day", "2026-05-06")];

        var answer = await page.SubmitAsync("main form", [.. right.Where(given => given.Item1 != field), (field, value)]);

        answer.Status.ShouldBe(422);
        answer.Document.QuerySelector($"[id='{field.Replace('.', '_')}-error'], [id='{field}-error']").ShouldNotBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from activity_series where name_sv = 'Felserie'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_series_and_one_session()
    {
        var (lead, today) = await LeadAsync();
        var series = await lead.GetAsync($"{today.Activities}/serier/ny");
        var session = await lead.GetAsync($"{today.Activities}/traffar/ny");
        var activity = await demo.Site.FactAsync<Guid>("select id from planned_activities where initiative_id = $1 and type = 'learning_process'", today.Initiative);

        for (var press = 0; press < 2; press++)
        {
            (await series.SubmitAsync("main form", ("Input.Name", "Dubbelserie"), ("Input.Day", "2026-05-06"))).Status.ShouldBe(200);
            (await session.SubmitAsync("main form", ("Input.Activity", activity.ToString()), ("Input.Name", "Dubbelträff"), ("Input.Day", "2026-05-06"))).Status.ShouldBe(200);
        }

        (await demo.Site.FactAsync<long>("select count(*) from activity_series where name_sv = 'Dubbelserie'")).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from sessions where name_sv = 'Dubbelträff'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_completes_a_series_stands_once_a_session_has_been_held()
    {
        var (lead, today) = await LeadAsync();

        var answer = await (await lead.GetAsync($"{today.SeriesPath}/andra")).SubmitAsync("main form", ("Input.CompletionMinimum", "2"));

        answer.Status.ShouldBe(422);
        answer.TextOf("[id='Input_CompletionMinimum-error']").ShouldNotBeNull().ShouldContain("ligger fast");
        (await demo.Site.FactAsync<int>("select completion_minimum from activity_series where id = $1", today.Series)).ShouldBe(5);
    }

    [Fact]
    public async Task What_completes_a_series_stands_once_somebody_is_marked()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        await site.OwnerAsync("alter table session_outcomes disable trigger user");
        await site.OwnerAsync("delete from session_outcomes where session_id in (select id from sessions where series_id = $1)", today.Series);

        var answer = await (await (await site.SignInAsync(DemoRoster.Lead)).GetAsync($"{today.SeriesPath}/andra")).SubmitAsync("main form", ("Input.CompletionMinimum", "2"));

        answer.Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_series_that_gets_another_name_keeps_the_one_in_the_other_language()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        await site.OwnerAsync("update activity_series set name_sv = 'Svenskt', name_en = 'English' where id = $1", today.Series);
        var lead = await site.SignInAsync(DemoRoster.Lead);

        (await (await lead.GetAsync($"{today.SeriesPath}/andra")).SubmitAsync("main form", ("Input.Name", "Nytt"))).Status.ShouldBe(200);
        (await NamesAsync()).ShouldBe("Nytt, English");
        lead.Speak("en-GB");
        (await (await lead.GetAsync($"{today.SeriesPath}/andra")).SubmitAsync("main form", ("Input.Name", "New"))).Status.ShouldBe(200);
        (await NamesAsync()).ShouldBe("Nytt, New");

        async Task<string?> NamesAsync() => await site.FactAsync<string>("select name_sv || ', ' || name_en from activity_series where id = $1", today.Series);
    }

    [Fact]
    public async Task Of_whom_a_series_is_counted_is_said_to_those_who_do_not_see_everybody()
    {
        var (lead, today) = await LeadAsync();
        var coach = await demo.Site.SignInAsync(DemoRoster.Coach);

        (await coach.GetAsync(today.Activities)).TextsOf(".card td.end").ShouldContain(static text => text.EndsWith("av dina deltagare", StringComparison.Ordinal));
        (await lead.GetAsync(today.Activities)).TextsOf(".card td.end").ShouldAllBe(static text => !text.Contains("dina", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_of_a_series_follows_to_the_sessions_that_had_its_own_place_and_leader()
    {
        var (lead, today) = await LeadAsync();
        var made = await (await lead.GetAsync($"{today.Activities}/serier/ny"))
            .SubmitAsync("main form", ("Input.Name", "Följserie"), ("Input.Day", "2026-05-06"), ("Input.Time", "16:00"), ("Input.SessionTotal", "3"), ("Input.CompletionMinimum", "2"), ("Input.Place", "Biblioteket"));
        var series = Guid.Parse(made.Path.Split('/')[^1]);
        var coach = await demo.Site.FactAsync<Guid>("select id from accounts where demo_role = 'coach'");
        await demo.Site.OwnerAsync("update sessions set place = 'Parken' where series_id = $1 and number = 2", series);
        await demo.Site.OwnerAsync("update sessions set leader_account_id = $2 where series_id = $1 and number = 3", series, coach);
        var other = await demo.Site.FactAsync<Guid>("select id from accounts where demo_role = 'coach_2'");

        (await (await lead.GetAsync($"{made.Path}/andra")).SubmitAsync("main form", ("Input.Place", "Torget"), ("Input.Leader", other.ToString()), ("Input.CompletionMinimum", "3"))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<string>("""
            select string_agg(s.place || ' ' || a.demo_role, ', ' order by s.number) from sessions s join accounts a on a.id = s.leader_account_id where s.series_id = $1
            """, series)).ShouldBe("Torget coach_2, Parken coach_2, Torget coach");
    }

    [Fact]
    public async Task Nobody_joins_before_they_were_enrolled()
    {
        var (lead, today) = await LeadAsync();
        await demo.Site.OwnerAsync("update activity_series set capacity = null where id = $1", today.Series);
        var page = await lead.GetAsync($"{today.SeriesPath}/medlemmar");
        var newcomer = page.Document.QuerySelector("[name='Input.Participants']")!.GetAttribute("value")!;

        var answer = await page.SubmitAsync("main form", ("Input.Participants", newcomer), ("Input.JoinedOn", "2025-04-01"));

        answer.Status.ShouldBe(422);
        answer.TextOf("[id='Input_JoinedOn-error']").ShouldNotBeNull().ShouldContain("skrevs in");
        (await demo.Site.FactAsync<long>("select count(*) from series_members where series_id = $1 and participant_id = $2", today.Series, Guid.Parse(newcomer))).ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_completed_such_a_series_is_told_of_and_comes_last()
    {
        var (lead, today) = await LeadAsync();

        var hints = (await lead.GetAsync($"{today.SeriesPath}/medlemmar")).TextsOf("main form label, main form [id$='-hint'], main form .ds-field")
            .Select(static text => text.Contains("Har redan fullföljt Framtidsverkstad", StringComparison.Ordinal)).ToList();

        hints.ShouldContain(true);
        hints.ShouldContain(false);
    }

    [Fact]
    public async Task Members_join_and_leave()
    {
        var (lead, today) = await LeadAsync();
        await demo.Site.OwnerAsync("update activity_series set capacity = null where id = $1", today.Series);
        var page = await lead.GetAsync($"{today.SeriesPath}/medlemmar");
        var newcomer = page.Document.QuerySelector("[name='Input.Participants']")!.GetAttribute("value")!;

        var series = await page.SubmitAsync("main form", ("Input.Participants", newcomer));
        series.Status.ShouldBe(200);
        (await MemberAsync(newcomer)).ShouldBe(1);

        var form = (AngleSharp.Html.Dom.IHtmlFormElement)series.Document.QuerySelector($"form:has([value='{newcomer}'])")!;
        (await lead.PostAsync($"{today.SeriesPath}/medlemmar?handler=Remove", [.. Page.FieldsOf(form)])).Status.ShouldBe(200);
        (await MemberAsync(newcomer)).ShouldBe(0);

        async Task<long> MemberAsync(string participant) => await demo.Site.FactAsync<long>(
            "select count(*) from series_members where series_id = $1 and participant_id = $2", today.Series, Guid.Parse(participant));
    }

    [Fact]
    public async Task Who_has_left_the_initiative_cannot_join()
    {
        var (lead, today) = await LeadAsync();
        var gone = await demo.Site.FactAsync<Guid>("""
            select x.participant_id from exits x where x.superseded_at is null and x.initiative_id = $1
              and x.participant_id not in (select participant_id from series_members where series_id = $2) limit 1
            """, today.Initiative, today.Series);
        var page = await lead.GetAsync($"{today.SeriesPath}/medlemmar");

        var answer = await page.SubmitAsync("main form", ("Input.Participants", gone.ToString()));

        answer.Status.ShouldBe(422);
        (await demo.Site.FactAsync<long>("select count(*) from series_members where series_id = $1 and participant_id = $2", today.Series, gone)).ShouldBe(0);
    }

    [Fact]
    public async Task The_matrix_says_each_mark_in_words_and_how_far_a_member_has_come()
    {
        var (lead, today) = await LeadAsync();

        var page = await lead.GetAsync(today.SeriesPath);

        page.Document.QuerySelectorAll(".matrix tbody th[scope=row]").Length.ShouldBeGreaterThan(5);
        page.TextsOf(".matrix td").ShouldContain(static text => text.EndsWith("fullföljt", StringComparison.Ordinal));
        page.TextsOf(".matrix .visually-hidden").ShouldContain("Borta, giltigt skäl");
        page.Queries.Count.ShouldBeLessThanOrEqualTo(8, string.Join(Environment.NewLine, page.Queries));
    }

    [Fact]
    public async Task What_cancelled_sessions_keep_out_of_reach_is_said_as_such_and_nobody_is_signed_up_for_what_is_over()
    {
        await using var site = await Site.StartAsync();
        var today = await DemoRoster.OfAsync(site);
        var coach = await site.SignInAsync(DemoRoster.Coach);
        var lead = await site.SignInAsync(DemoRoster.Lead);
        const string signUp = "a[href*='anmal'].ds-button", add = "a.ds-button[href$='/medlemmar']:not([data-variant=quiet])";
        (await coach.GetAsync(today.SeriesPath)).Document.QuerySelector(signUp).ShouldNotBeNull("its last session is not over");
        await site.OwnerAsync("delete from attendance where session_id in (select id from sessions where series_id = $1)", today.Series);
        await site.OwnerAsync("delete from session_outcomes where session_id in (select id from sessions where series_id = $1)", today.Series);
        await site.OwnerAsync("""
            insert into session_outcomes (id, initiative_id, session_id, result, occurred_on, registered_at, registered_by)
            select uuidv7(), s.initiative_id, s.id, 'cancelled', '2026-04-14', '2026-04-14T08:00Z', r.leader_account_id from sessions s join activity_series r on r.id = s.series_id where r.id = $1
            """, today.Series);

        var page = await lead.GetAsync(today.SeriesPath);

        page.TextsOf(".matrix .visually-hidden").ShouldContain("Inställd");
        page.TextsOf(".matrix .visually-hidden").ShouldNotContain("Inte markerad");
        page.TextsOf(".matrix td").ShouldContain("för många träffar är inställda för att fullfölja");
        page.Document.QuerySelector(add).ShouldBeNull();
        (await coach.GetAsync(today.SeriesPath)).Document.QuerySelector(signUp).ShouldBeNull();
    }

    [Fact]
    public async Task A_coach_reads_and_does_not_plan()
    {
        var (_, today) = await LeadAsync();
        var coach = await demo.Site.SignInAsync(DemoRoster.Coach);

        (await coach.GetAsync(today.SeriesPath)).Status.ShouldBe(200);
        (await coach.GetAsync($"{today.Activities}/serier/ny")).Status.ShouldBe(403);
        (await coach.GetAsync($"{today.SeriesPath}/medlemmar")).Status.ShouldBe(403);
        (await coach.GetAsync($"{today.Activities}/serier/{Guid.NewGuid()}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_stale_change_of_a_series_is_a_conflict()
    {
        var (lead, today) = await LeadAsync();
        var page = await lead.GetAsync($"{today.SeriesPath}/andra");
        await page.SubmitAsync("main form", ("Input.Place", "Första platsen"));

        var second = await page.SubmitAsync("main form", ("Input.Place", "Andra platsen"));

        second.Status.ShouldBe(409);
        (await demo.Site.FactAsync<string>("select place from activity_series where id = $1", today.Series)).ShouldBe("Första platsen");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?period=Past")]
    [InlineData("?period=All&sort=status&dir=desc")]
    [InlineData("?period=All&sort=came")]
    [InlineData("?period=All&type=workshop_series&q=framtid")]
    [InlineData("?period=nonsense&type=nothing&series=x&after=broken")]
    public async Task The_list_of_sessions_is_filtered_sorted_and_never_fails(string query)
    {
        var (lead, today) = await LeadAsync();

        (await lead.GetAsync(today.Activities + query)).Status.ShouldBe(200);
        (await lead.GetAsync("/aktiviteter" + query)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task How_many_will_come_is_not_said_to_be_missing()
    {
        var (lead, today) = await LeadAsync();

        var cells = (await lead.GetAsync($"{today.Activities}?period=Upcoming")).TextsOf(".list td");

        cells.ShouldContain(static cell => cell.Contains("räknas när träffen är genomförd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_exports_what_is_shown()
    {
        var (lead, today) = await LeadAsync();
        var shown = (await lead.GetAsync($"{today.Activities}?period=Past&type=bridging_meeting")).Document.QuerySelectorAll(".list tbody tr").Length;

        var file = await lead.GetAsync($"{today.Activities}?period=Past&type=bridging_meeting&export=csv");

        file.Source.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(shown + 1);
    }

    private async Task<(Visitor Lead, DemoRoster Today)> LeadAsync() =>
        (await demo.Site.SignInAsync(DemoRoster.Lead), await DemoRoster.OfAsync(demo.Site));
}
