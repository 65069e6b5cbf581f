using System.Text.RegularExpressions;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>Evaluations: answered by a code without signing in, told when nobody can answer any more, and nobody's.</summary>
public sealed partial class EvaluationTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task What_is_answered_by_the_code_is_told_when_it_is_closed()
    {
        await using var site = await Site.StartAsync();
        var (lead, path, address) = await MakeAsync(site);
        for (var answer = 0; answer < 5; answer++)
        {
            (await AnswerAsync(site, address, ("Input.Answers[liked]", answer < 3 ? "good" : "fair"), ("Input.Answers[better]", answer == 0 ? "Zebror" : answer == 1 ? "Apor" : ""))).Text.ShouldContain("Tack för dina svar");
        }

        var open = await lead.GetAsync(path);
        open.Text.ShouldContain("Antal svar: 5");
        open.Text.ShouldNotContain("Zebror", Case.Sensitive, "nothing is told while somebody can still answer");
        (await lead.GetAsync($"{path}?fil=xlsx")).Header("Content-Disposition").ShouldBeNull();

        var closed = await open.PressAsync("main form[action*=Close] button");

        closed.RowsOf("[aria-labelledby=question-liked] table").Select(static row => (row[0], row[1])).ShouldBe(
            [("Mycket bra", "0 (0 %)"), ("Bra", "3 (60 %)"), ("Sådär", "2 (40 %)"), ("Inte bra", "0 (0 %)")]);
        closed.TextsOf(".evaluation-said li").ShouldBe(["Apor", "Zebror"]);
        closed.TextOf("[aria-labelledby=question-understood]").ShouldNotBeNull().ShouldContain("Färre än 5", Case.Sensitive, "nobody answered that question");
        var xlsx = await lead.GetAsync($"{path}?fil=xlsx");
        xlsx.Header("Content-Disposition").ShouldNotBeNull().ShouldContain(".xlsx");
        (await lead.GetAsync($"{path}?fil=csv")).Source.ShouldContain("Vad tyckte du om träffen?;Bra;3;5");
        (await site.Visit().PostAsync(address, [("Input.Answers[liked]", "good")])).Status.ShouldBe(422);
        (await open.PressAsync("main form[action*=Close] button")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Fewer_than_five_are_never_told()
    {
        await using var site = await Site.StartAsync();
        var (lead, path, address) = await MakeAsync(site);
        for (var answer = 0; answer < 4; answer++)
        {
            await AnswerAsync(site, address, ("Input.Answers[liked]", "not_good"), ("Input.Answers[better]", "Hemligheten"));
        }

        var closed = await (await lead.GetAsync(path)).PressAsync("main form[action*=Close] button");

        closed.Text.ShouldContain("Färre än 5 har svarat");
        closed.Text.ShouldNotContain("Hemligheten");
        (await lead.GetAsync($"{path}?fil=csv")).Header("Content-Disposition").ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_leaves_nothing_that_tells_whose_it_is_or_when_it_came()
    {
        await using var site = await Site.StartAsync();
        var (_, _, address) = await MakeAsync(site);
        var evaluation = await site.FactAsync<Guid>("select id from evaluations where code = $1", address[^16..]);
        var logged = await site.FactAsync<long>("select count(*) from audit_entries");
        foreach (var words in new[] { "Sist", "Först", "Mitt" })
        {
            var answered = await AnswerAsync(site, address, ("Input.Answers[liked]", "good"), ("Input.Answers[best]", words));
            answered.Headers.Keys.ShouldNotContain("Set-Cookie");
            answered.Visitor.Cookies.ShouldBeEmpty();
        }

        (await site.FactAsync<long>("select count(*) from audit_entries")).ShouldBe(logged);
        (await site.FactAsync<long>("select count(*) from evaluation_answers where evaluation_id = $1", evaluation)).ShouldBe(1, "there is no row of each answer");
        (await site.FactAsync<string>("select words ->> 'best' from evaluation_answers where evaluation_id = $1", evaluation)).ShouldBe("""["Först", "Mitt", "Sist"]""", "in no order of arrival");
        (await site.Database.RowsAsync("select column_name::text from information_schema.columns where table_name = 'evaluation_answers' order by 1")).Select(static row => (string)row[0]!)
            .ShouldBe(["answered", "choices", "evaluation_id", "words"]);
    }

    [Fact]
    public async Task The_application_reads_no_answers_but_by_what_is_told()
    {
        await using var connection = new NpgsqlConnection(demo.Site.Database.ApplicationConnectionString);
        await connection.OpenAsync();
        foreach (var statement in new[]
        {
            "select * from evaluation_answers", "update evaluation_answers set answered = 0", "delete from evaluation_answers", "update evaluations set closes_on = closes_on + 1",
            "delete from evaluations",
        })
        {
            await using var command = new NpgsqlCommand(statement, connection);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
        }

        var evaluation = await demo.Site.FactAsync<Guid>("select id from evaluations where closes_on < '2026-04-15' limit 1");
        await using var results = new NpgsqlCommand("select count(*) from access.evaluation_results($1, '2026-04-15')", connection) { Parameters = { new() { Value = evaluation } } };
        (await results.ExecuteScalarAsync()).ShouldBe(0L, "nobody's scope reaches it");
    }

    [Fact]
    public async Task Closed_is_closed()
    {
        await using var site = await Site.StartAsync();
        var (_, _, address) = await MakeAsync(site);
        await site.OwnerAsync("update evaluations set closed_on = '2026-04-15' where code = $1", address[^16..]);

        (await Should.ThrowAsync<PostgresException>(() => site.OwnerAsync("update evaluations set closed_on = null where code = $1", address[^16..]))).SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
        site.Clock.Advance(TimeSpan.FromDays(30));
        (await site.Visit().GetAsync(address)).Document.QuerySelector("form").ShouldBeNull();
    }

    [Fact]
    public async Task The_own_pages_show_the_way_to_what_is_open_of_what_the_participant_has_been_at()
    {
        await using var site = await Site.StartAsync();
        var (lead, path, address) = await MakeAsync(site);
        var own = await site.SignInAsync("participant");
        await AttendAsync(site, "absent_valid");
        WaysOf(await own.GetAsync("/min-sida/tyck-till")).ShouldNotContain(address + "?sprak=sv", "was not there");
        await AttendAsync(site, "present");

        var page = await own.GetAsync("/min-sida/tyck-till");
        WaysOf(page).ShouldContain(address + "?sprak=sv");
        (await own.GetAsync("/min-sida")).Document.QuerySelector("nav a[href='/min-sida/tyck-till']").ShouldNotBeNull();
        var answered = await (await page.FollowAsync($"main a[href^='{address}']")).SubmitAsync("main form", ("Input.Answers[liked]", "good"));

        answered.Text.ShouldContain("Tack för dina svar");
        WaysOf(await own.GetAsync("/min-sida/tyck-till")).ShouldContain(address + "?sprak=sv", "nobody knows that it is answered");
        await (await lead.GetAsync(path)).PressAsync("main form[action*=Close] button");
        WaysOf(await own.GetAsync("/min-sida/tyck-till")).ShouldNotContain(address + "?sprak=sv");
    }

    [Fact]
    public async Task Who_comes_from_the_own_pages_is_as_unknown_as_anybody()
    {
        await using var site = await Site.StartAsync();
        var (_, _, address) = await MakeAsync(site);
        var own = await site.SignInAsync("participant");
        await AttendAsync(site, "present");
        var ways = await own.GetAsync("/min-sida/tyck-till");
        const string Traces = "select string_agg(id::text || last_seen_at::text, ',' order by id) from sign_ins";
        var (logged, seen) = (await site.FactAsync<long>("select count(*) from audit_entries"), await site.FactAsync<string>(Traces));
        site.Clock.Advance(TimeSpan.FromMinutes(10));

        (await (await ways.FollowAsync($"main a[href^='{address}']")).SubmitAsync("main form", ("Input.Answers[liked]", "good"))).Text.ShouldContain("Tack för dina svar");

        (await site.FactAsync<long>("select count(*) from audit_entries")).ShouldBe(logged);
        (await site.FactAsync<string>(Traces)).ShouldBe(seen, "that the account was used at that moment is noted nowhere");
        await own.GetAsync("/min-sida");
        (await site.FactAsync<string>(Traces)).ShouldNotBe(seen, "as it is elsewhere");
    }

    [Theory]
    [InlineData("/utvardering/finnsinte2345678")]
    [InlineData("/utvardering/'or1=1--")]
    [InlineData("/utvardering/a")]
    public async Task A_code_that_is_none_is_answered_calmly(string path)
    {
        var page = await demo.Site.Visit().GetAsync(path);

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("Det går inte att svara här");
        (await demo.Site.Visit().PostAsync(path, [("Input.Answers[liked]", "good")])).Status.ShouldBe(422);
        (await demo.Site.Visit().GetAsync("/utvardering/" + new string('x', 5000))).Status.ShouldBeOneOf(200, 400, 414);
    }

    [Fact]
    public async Task It_is_asked_in_easy_words_and_in_English_without_a_cookie()
    {
        await using var site = await Site.StartAsync();
        var (_, _, address) = await MakeAsync(site);
        var page = await site.Visit().GetAsync(address);
        page.TextsOf("legend").ShouldContain(static text => text.StartsWith("Vad tyckte du om träffen?", StringComparison.Ordinal));

        (await page.FollowAsync("a[href*='sprak=latt']")).TextsOf("legend").ShouldContain(static text => text.StartsWith("Var träffen bra?", StringComparison.Ordinal));
        var english = await page.FollowAsync("a[href*='sprak=en']");
        english.Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        english.Visitor.Cookies.ShouldBeEmpty();
        (await english.SubmitAsync("main form", ("Input.Answers[liked]", "good"))).Text.ShouldContain("Thank you for your answers");
        PageFacts.Findings(page, []).Where(static finding => !finding.Contains("anti-forgery", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_answer_is_refused_in_words_and_not_counted()
    {
        await using var site = await Site.StartAsync();
        var (lead, path, address) = await MakeAsync(site);

        (await AnswerAsync(site, address)).Text.ShouldContain("Svara på minst en fråga");
        (await AnswerAsync(site, address, ("Input.Answers[liked]", "enormt"))).Status.ShouldBe(422);
        (await AnswerAsync(site, address, ("Input.Answers[better]", new string('x', 501)))).Status.ShouldBe(422);
        (await site.Visit().PostAsync(address, [("Input.Answers[okand]", "1")])).Status.ShouldBe(422);
        (await lead.GetAsync(path)).Text.ShouldContain("Antal svar: 0");
    }

    [Fact]
    public async Task A_flood_of_answers_is_stopped_by_code_from_wherever_it_comes_and_by_number_in_all()
    {
        await using var site = await Site.StartAsync(configure: static deployment => deployment with { Limits = deployment.Limits with { Answers = 3 } });
        var (_, _, address) = await MakeAsync(site);
        for (var answer = 0; answer < 3; answer++)
        {
            (await site.Visit().PostAsync(address, [("Input.Answers[liked]", "good")])).Status.ShouldBe(200);
        }

        (await site.Visit().PostAsync(address, [("Input.Answers[liked]", "good")])).Status.ShouldBe(429);
        (await site.Visit().PostAsync(address + "/", [("Input.Answers[liked]", "good")])).Status.ShouldBe(429, "the same code");
        (await site.Visit().GetAsync(address)).Status.ShouldBe(200, "and others may still read");

        await using var wide = await Site.StartAsync();
        var (_, _, full) = await MakeAsync(wide);
        (await wide.Visit().PostAsync(full, [("Input.Answers[liked]", "good")])).Status.ShouldBe(200);
        await wide.OwnerAsync("update evaluation_answers set answered = 300");
        (await wide.Visit().PostAsync(full, [("Input.Answers[liked]", "good")])).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Guessing_codes_is_slowed_down()
    {
        await using var site = await Site.StartAsync(configure: static deployment => deployment with { Limits = deployment.Limits with { SignIns = 5 } });
        for (var guess = 0; guess < 5; guess++)
        {
            (await site.Visit().GetAsync($"/utvardering/gissning{guess}")).Status.ShouldBe(200);
        }

        (await site.Visit().GetAsync("/utvardering/gissning5")).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Who_leads_the_session_or_plans_the_activities_makes_and_sees_it_and_nobody_else()
    {
        await using var site = await Site.StartAsync();
        var session = await SessionAsync(site);
        var initiative = await site.FactAsync<Guid>("select initiative_id from sessions where id = $1", session);
        var making = $"/insatser/{initiative}/aktiviteter/utvarderingar/ny?session={session}";
        (await (await site.SignInAsync("coach_2")).GetAsync(making)).Status.ShouldBe(404, "leads another series");
        (await (await site.SignInAsync("board_member")).GetAsync(making)).Status.ShouldBe(403);
        (await (await site.SignInAsync("coach")).GetAsync(making)).Status.ShouldBe(200);
        var (_, path, _) = await MakeAsync(site);

        (await (await site.SignInAsync("coach")).GetAsync(path)).Status.ShouldBe(200);
        (await (await site.SignInAsync("coach_2")).GetAsync(path)).Status.ShouldBe(403);
        (await (await site.SignInAsync(Role.ProjectLead, Guid.CreateVersion7())).GetAsync(path)).Status.ShouldBe(404);
        (await (await site.SignInAsync("coach")).GetAsync(making)).Path.ShouldBe(path, "there is one of each session");
        (await (await site.SignInAsync("project_lead")).GetAsync($"/insatser/{initiative}/aktiviteter/utvarderingar")).TextsOf("main tbody tr").Count.ShouldBe(3);
        (await (await site.SignInAsync("coach_2")).GetAsync($"/insatser/{initiative}/aktiviteter/utvarderingar")).TextsOf("main tbody tr").ShouldNotContain(static row => row.Contains("träff 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_day_is_within_two_months()
    {
        await using var site = await Site.StartAsync();
        var session = await SessionAsync(site);
        var form = await (await site.SignInAsync("project_lead")).GetAsync($"/insatser/{await site.FactAsync<Guid>("select initiative_id from sessions where id = $1", session)}/aktiviteter/utvarderingar/ny?session={session}");

        foreach (var wrong in new[] { "2026-04-14", "2026-06-15", "" })
        {
            (await form.SubmitAsync("main form", ("Input.ClosesOn", wrong))).TextOf("[id='Input_ClosesOn-error']").ShouldNotBeNull(wrong);
        }

        (await form.SubmitAsync("main form", ("Input.Form", "annat"))).Status.ShouldBe(422);
    }

    /// <summary>The fourth session of the third series, which the demo has not evaluated.</summary>
    private static Task<Guid> SessionAsync(Site site) => site.FactAsync<Guid>(
        "select s.id from sessions s join activity_series r on r.id = s.series_id where r.name_sv = 'Framtidsverkstad 3' and s.number = 4");

    private static IReadOnlyList<string?> WaysOf(Page own) => [.. own.Document.QuerySelectorAll("main a[href^='/utvardering/']").Select(static way => way.GetAttribute("href"))];

    /// <summary>Marks the participant who has an account at that session.</summary>
    private static async Task AttendAsync(Site site, string mark)
    {
        var session = await SessionAsync(site);
        await site.OwnerAsync("delete from attendance where session_id = $1 and participant_id in (select participant_id from participant_accounts)", session);
        await site.OwnerAsync("""
            insert into attendance (id, initiative_id, session_id, participant_id, mark, occurred_on, registered_at, registered_by)
            select uuidv7(), s.initiative_id, s.id, t.participant_id, $2, '2026-04-01', '2026-04-01 12:00Z', t.invited_by from sessions s, participant_accounts t
            where s.id = $1 and t.ended_at is null
            """, session, mark);
    }

    [Fact]
    public async Task Who_makes_what_somebody_else_has_just_made_is_led_to_it_and_told()
    {
        await using var site = await Site.StartAsync();
        var session = await SessionAsync(site);
        var forms = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ => await FormAsync(site, await site.SignInAsync("project_lead"), session)));

        var made = await Task.WhenAll(forms.Select(static form => form.SubmitAsync("main form", ("Input.Form", "evaluation-session"))));

        made.ShouldAllBe(static page => page.Status == 200);
        made.Select(static page => page.Path).Distinct().Count().ShouldBe(1);
        made.Count(static page => page.TextOf(".notices")!.Contains("Någon annan hann", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static async Task<Page> FormAsync(Site site, Visitor lead, Guid session) =>
        await lead.GetAsync($"/insatser/{await site.FactAsync<Guid>("select initiative_id from sessions where id = $1", session)}/aktiviteter/utvarderingar/ny?session={session}");

    private static async Task<(Visitor Lead, string Path, string Address)> MakeAsync(Site site)
    {
        var session = await SessionAsync(site);
        var lead = await site.SignInAsync("project_lead");
        var form = await FormAsync(site, lead, session);
        var made = await form.SubmitAsync("main form", ("Input.Form", "evaluation-session"));
        made.Status.ShouldBe(200);
        return (lead, made.Path, Address().Match(made.Text).Value);
    }

    private static async Task<Page> AnswerAsync(Site site, string address, params IReadOnlyList<(string, string?)> fields) =>
        await (await site.Visit().GetAsync(address)).SubmitAsync("main form", fields);

    [GeneratedRegex("/utvardering/[a-z2-7]{16}")]
    private static partial Regex Address();
}
