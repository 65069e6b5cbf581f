using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Needs mapping: drafted by the part or as a whole form, registered by view, corrected, and closed to other organisations. Today is 15 April 2026.</summary>
public sealed class AssessmentTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly IReadOnlyList<string> Areas = [.. Instrument.OpenSteps.Form.Sections.Select(static section => section.Key)];

    [Fact]
    public async Task Beside_the_participant_a_mapping_is_saved_part_by_part_survives_and_is_registered_once()
    {
        var (coach, file, participant) = await NewCaseAsync();
        var page = await (await (await coach.GetAsync(file)).FollowAsync("main a[href$='/kartlaggning']")).FollowAsync("main a[href$='/open-steps-8/deltagare']");
        page.TextOf("h1").ShouldNotBeNull().ShouldContain("Deltagarens egen bild");
        page = await page.SubmitAsync("main form", ("Input.Answers[health]", "3"), ("Input.Answers[health_evidence]", "Berättar själv"), ("Input.Answers[health_next_step]", "Promenad varje dag"));
        page.TextOf("h2#part").ShouldBe("Vardag och rutiner");

        var again = await demo.Site.SignInAsync(DemoCases.Coach);
        (await again.GetAsync($"{file}/kartlaggning")).Text.ShouldContain("1 av 8 delar klara");
        page = await again.GetAsync($"{file}/kartlaggning/open-steps-8/deltagare");
        page.TextOf("h2#part").ShouldBe("Vardag och rutiner", "what is left comes first");
        foreach (var area in Areas.Skip(1).SkipLast(1))
        {
            page = await page.SubmitAsync("main form", ($"Input.Answers[{area}]", "4"));
        }

        page = await again.GetAsync($"{file}/kartlaggning/open-steps-8/deltagare?del=granska");
        var refused = await page.SubmitAsync("main form");
        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Answers_finances_-error']").ShouldNotBeNull();
        refused.TextsOf(".ds-error-summary li").Count.ShouldBe(1);
        foreach (var day in new[] { "2026-04-16", "2026-03-01", "" })
        {
            refused = await refused.SubmitAsync("main form", ("Input.Answers[finances]", "skip.declined"), ("Input.OccurredOn", day));
            refused.TextOf("#Input_OccurredOn-error").ShouldNotBeNull();
        }

        page = await again.GetAsync($"{file}/kartlaggning/open-steps-8/deltagare?del=granska");
        var done = await page.SubmitAsync("main form", ("Input.Answers[finances]", "skip.declined"));
        var twice = await page.SubmitAsync("main form", ("Input.Answers[finances]", "skip.declined"));

        done.TextOf(".multiples").ShouldNotBeNull().ShouldContain("Vill inte svara");
        twice.Status.ShouldBe(200);
        (await FactAsync("select count(*) || ' ' || min(answers ->> 'health') || ' ' || min(answers #>> '{finances,skip}') from progress_assessments where participant_id = $1", participant)).ShouldBe("1 3 declined");
        (await FactAsync("select count(*)::text from assessment_drafts where participant_id = $1", participant)).ShouldBe("0");
        (await again.GetAsync(file)).TextOf("[aria-labelledby=assessments]").ShouldNotBeNull().ShouldContain("3 – Fungerar ibland");
        (await again.GetAsync(file)).TextOf(".timeline").ShouldNotBeNull().ShouldContain("Skattning: deltagarens bild");
    }

    [Fact]
    public async Task The_coach_answers_all_parts_on_one_page_in_words_about_the_participant()
    {
        var (coach, file, participant) = await NewCaseAsync();
        var page = await (await coach.GetAsync($"{file}/kartlaggning")).FollowAsync("main a[href$='/open-steps-8/coach']");
        page.TextOf("h1").ShouldNotBeNull().ShouldContain("Coachens bild");
        page.TextsOf("main form h2").Count.ShouldBe(8);
        page.TextsOf("main form label").Where(static label => System.Text.RegularExpressions.Regex.IsMatch(label, @"\b([Jj]ag|[Mm]i(g|n|tt|na))\b")).ShouldBeEmpty();

        var done = await page.SubmitAsync("main form", [.. Areas.Select(static area => ($"Input.Answers[{area}]", (string?)"4"))]);

        done.Status.ShouldBe(200);
        done.Path.ShouldBe($"{file}/kartlaggning");
        (await FactAsync("select string_agg(respondent || ' ' || (answers ->> 'finances'), ', ') from progress_assessments where participant_id = $1", participant)).ShouldBe("coach 4");
    }

    [Fact]
    public async Task What_the_coach_has_filled_in_is_kept_when_refused_and_while_it_is_written()
    {
        var (coach, file, participant) = await NewCaseAsync();
        var path = $"{file}/kartlaggning/open-steps-8/coach";
        var page = await coach.GetAsync(path);
        var keep = page.Document.QuerySelector("[data-draft-status]")!.GetAttribute("data-draft-status")!;

        var refused = await page.SubmitAsync("main form", ("Input.Answers[health]", "2"), ("Input.Answers[skills_evidence]", "Har sett det på praktiken"));
        refused.Status.ShouldBe(422);
        refused.TextsOf(".ds-error-summary li").Count.ShouldBe(7, "each of the other areas");
        (await refused.PressAsync("button[formaction*=Keep]", ("Input.Answers[language]", "5"))).Text.ShouldContain("Det du har svarat är sparat");
        var elsewhere = await demo.Site.SignInAsync(DemoCases.Coach);
        var again = await elsewhere.GetAsync(path);
        again.Document.QuerySelectorAll("main form [checked]").Select(static input => input.GetAttribute("name") + input.GetAttribute("value")).ShouldBe(["Input.Answers[health]2", "Input.Answers[language]5"]);
        again.TextOf("[name='Input.Answers[skills_evidence]']").ShouldBe("Har sett det på praktiken");

        var typed = again.Document.QuerySelectorAll("main form input[type=hidden]").Select(static input => (input.GetAttribute("name")!, input.GetAttribute("value")!))
            .Append(("Input.Answers[network]", "1")).Append(("Input.OccurredOn", "i går kväll")).ToArray();
        (await elsewhere.PostAsync(keep, typed, ("X-Draft", "1"))).Status.ShouldBe(204);
        (await FactAsync("select answers::text from assessment_drafts where participant_id = $1", participant)).ShouldBe("""{"network": 1}""", "as the whole form stands");
        (await elsewhere.PostAsync(keep, typed, ("X-Draft", "1"))).Status.ShouldBe(409, "the version it was shown from is replaced");
        (await elsewhere.PostAsync(keep, [.. typed.Where(static field => field.Item1 != "Input.Form"), ("Input.Form", Guid.CreateVersion7().ToString())], ("X-Draft", "1"))).Status.ShouldBe(409, "it was begun in another window");

        (await again.SubmitAsync("main form", [.. Areas.Select(static area => ($"Input.Answers[{area}]", (string?)"3"))])).Status.ShouldBe(409);
        (await (await elsewhere.GetAsync(path)).SubmitAsync("main form", [.. Areas.Select(static area => ($"Input.Answers[{area}]", (string?)"3"))])).Status.ShouldBe(200);
        (await elsewhere.PostAsync(keep, typed, ("X-Draft", "1"))).Status.ShouldBe(204);
        (await FactAsync("select count(*)::text from assessment_drafts where participant_id = $1", participant)).ShouldBe("0", "what is registered is not begun again by what comes late");
    }

    [Fact]
    public async Task What_was_begun_and_left_is_forgotten_as_other_drafts_are()
    {
        var (coach, file, participant) = await NewCaseAsync();
        var page = await coach.GetAsync($"{file}/kartlaggning/open-steps-8/coach");
        (await page.PressAsync("button[formaction*=Keep]", ("Input.Answers[health]", "2"))).Status.ShouldBe(200);
        await demo.Site.OwnerAsync("update assessment_drafts set saved_at = saved_at - interval '1 year' where participant_id = $1", participant);
        Task<string?> LeftAsync() => FactAsync("select count(*)::text from assessment_drafts where participant_id = $1", participant);

        await demo.Site.OwnerAsync("select access.forget_drafts(d.saved_at) from assessment_drafts d where d.participant_id = $1", participant);
        (await LeftAsync()).ShouldBe("1");
        await demo.Site.OwnerAsync("select access.forget_drafts(d.saved_at + interval '1 second') from assessment_drafts d where d.participant_id = $1", participant);
        (await LeftAsync()).ShouldBe("0");
    }

    [Fact]
    public async Task An_older_window_replaces_nothing_and_what_can_be_read_is_kept_with_one_entry_in_the_log()
    {
        var (coach, file, participant) = await NewCaseAsync();
        var path = $"{file}/kartlaggning/open-steps-8/coach";
        var elsewhere = await demo.Site.SignInAsync(DemoCases.Coach);
        var (one, other) = (await coach.GetAsync(path), await elsewhere.GetAsync(path));
        var keep = one.Document.QuerySelector("[data-draft-status]")!.GetAttribute("data-draft-status")!;
        (await KeepAsync(coach, keep, one, null)).Status.ShouldBe(204);
        (await FactAsync("select count(*)::text from assessment_drafts where participant_id = $1", participant)).ShouldBe("0", "nothing is answered");

        var first = await KeepAsync(coach, keep, one, null, ("Input.Answers[health]", "2"));
        var second = await KeepAsync(coach, keep, one, first.Headers["X-Draft"], ("Input.Answers[health]", "2"), ("Input.Answers[network]", "4"), ("Input.Answers[finances]", "9"));
        second.Status.ShouldBe(204, "what can be read is kept");
        var kept = """{"health": 2, "network": 4}""";
        (await KeepAsync(elsewhere, keep, other, null, ("Input.Answers[health]", "6"))).Status.ShouldBe(409);
        var pressed = await other.PressAsync("button[formaction*=Keep]", ("Input.Answers[health]", "6"));
        pressed.Status.ShouldBe(409);
        pressed.TextOf(".ds-error-summary").ShouldNotBeNull();

        (await FactAsync("select answers::text from assessment_drafts where participant_id = $1", participant)).ShouldBe(kept);
        var unread = await (await coach.GetAsync(path)).PressAsync("button[formaction*=Keep]", ("Input.Answers[language]", "5"), ("Input.Answers[skills_evidence]", new string('a', 1001)));
        unread.Status.ShouldBe(422);
        (await FactAsync("select answers ->> 'language' from assessment_drafts where participant_id = $1", participant)).ShouldBe("5", "the rest is kept");
        (await unread.PressAsync("button[formaction*=Keep]", ("Input.Answers[skills_evidence]", "Har sett det"))).Status.ShouldBe(200, "the page goes on from what was kept");
        (await FactAsync("select string_agg(action, ' ') from audit_entries where subject_kind = 'assessment_drafts' and participant_id = $1", participant)).ShouldBe("added");
    }

    [Fact]
    public async Task The_earlier_answer_stands_beside_and_a_great_change_is_to_be_explained()
    {
        var (coach, file, _) = await NewCaseAsync();
        await RegisterAsync(coach, file, "coach", 3, "2026-04-02");
        var page = await coach.GetAsync($"{file}/kartlaggning/open-steps-8/coach?del=health");
        page.TextOf(".earlier").ShouldNotBeNull().ShouldContain("3 – Deltagaren har ungefär lika många bra som dåliga dagar.");

        var refused = await page.SubmitAsync("main form", ("Input.Answers[health]", "5"));
        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Answers_health_change_-error']").ShouldNotBeNull();
        refused.Document.QuerySelector("details.more[open]").ShouldNotBeNull();
        (await refused.SubmitAsync("main form", ("Input.Answers[health]", "5"), ("Input.Answers[health_change]", "Har fått hjälp med sömnen"))).TextOf("h2#part").ShouldBe("Vardag och rutiner");

        var all = await (await coach.GetAsync($"{file}/kartlaggning/open-steps-8/coach")).SubmitAsync("main form", [.. Areas.Select(static area => ($"Input.Answers[{area}]", (string?)"5"))]);
        all.TextsOf(".ds-error-summary li").Count.ShouldBe(7, "one change is explained");
        all.Document.QuerySelectorAll("details.more[open]").Length.ShouldBe(8);

        var own = await coach.GetAsync($"{file}/kartlaggning/open-steps-8/deltagare");
        own.Document.QuerySelector(".earlier").ShouldBeNull("the other view is not shown: each rates for itself");
    }

    [Fact]
    public async Task Where_the_views_differ_stands_first_and_nothing_is_averaged()
    {
        var (coach, file, _) = await NewCaseAsync();
        await RegisterAsync(coach, file, "coach", 2, "2026-04-10");
        await RegisterAsync(coach, file, "deltagare", 2, "2026-04-10", ("finances", "5"), ("skills", "3"), ("network", "skip.not_relevant"));

        var page = await coach.GetAsync($"{file}/kartlaggning");

        page.TextsOf("[aria-labelledby$=-differences] li").Select(static text => text.Split(' ')[0].Trim()).ShouldBe(["Ekonomi", "Kunskap"]);
        page.Text.ShouldContain("inte vetenskapligt prövat");
        page.Text.ShouldNotContain("genomsnitt", Case.Insensitive);
    }

    [Fact]
    public async Task A_correction_supersedes_and_a_stale_one_is_a_conflict()
    {
        var (coach, file, participant) = await NewCaseAsync();
        await RegisterAsync(coach, file, "coach", 3, "2026-04-10");
        var form = await (await coach.GetAsync($"{file}/kartlaggning")).FollowAsync("main a[href*='/rattelse/']");
        (await form.SubmitAsync("main form", ("Input.Answers[health]", "4"))).TextOf("#Input_Reason-error").ShouldNotBeNull();
        (await form.SubmitAsync("main form", ("Input.Answers[health]", "7"), ("Input.Reason", "Fel"))).TextOf("[id='Input_Answers_health_-error']").ShouldNotBeNull();
        (await form.SubmitAsync("main form", ("Input.Answers[health]", null), ("Input.Reason", "Fel"))).Status.ShouldBe(422);

        (await form.SubmitAsync("main form", ("Input.Answers[health]", "4"), ("Input.Reason", "Skrev fel"))).Status.ShouldBe(200);
        (await form.SubmitAsync("main form", ("Input.Answers[health]", "1"), ("Input.Reason", "Igen"))).Status.ShouldBe(404, "what does not stand has no form");

        (await FactAsync("""
            select string_agg((answers ->> 'health') || case when superseded_at is null then '' else ' ' || superseded_reason end, ', ' order by superseded_at nulls last)
            from progress_assessments where participant_id = $1
            """, participant)).ShouldBe("3 Skrev fel, 4");
        var again = await (await coach.GetAsync($"{file}/kartlaggning")).FollowAsync("main a[href*='/rattelse/']");
        (await again.PressAsync("button[formaction*=Retract]", ("Input.Reason", "Hörde till någon annan"))).Document.QuerySelector(".multiples").ShouldBeNull();
    }

    [Fact]
    public async Task A_next_step_becomes_one_step_of_the_plan()
    {
        var (coach, file, participant) = await NewCaseAsync();
        await RegisterAsync(coach, file, "coach", 3, "2026-04-10", ("health_next_step", "Promenad varje dag"));
        var page = await coach.GetAsync($"{file}/kartlaggning");
        page.Document.QuerySelector("form[action$='handler=Step']").ShouldBeNull("there is no goal to put it under");
        await (await coach.GetAsync($"{file}/plan/mal")).SubmitAsync("main form", ("Input.Text", "Jag vill orka"));
        page = await coach.GetAsync($"{file}/kartlaggning");

        (await page.SubmitAsync("form[action$='handler=Step']")).Text.ShouldContain("Ligger i planen");
        await page.SubmitAsync("form[action$='handler=Step']");

        (await FactAsync("select string_agg(text, ', ') from action_steps where participant_id = $1 and superseded_at is null", participant)).ShouldBe("Promenad varje dag");
        (await page.SubmitAsync("form[action$='handler=Step']", ("step", Guid.CreateVersion7().ToString()))).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("Input.Answers[health]", "7")]
    [InlineData("Input.Answers[health]", "tre")]
    [InlineData("Input.Answers[health]", "skip.because")]
    [InlineData("Input.Answers[language]", "3")]
    [InlineData("Input.Answers[<b>]", "3")]
    [InlineData("Input.Answers[health_evidence]", "LONG")]
    [InlineData("Input.Form", "00000000-0000-0000-0000-000000000000")]
    public async Task What_the_form_does_not_ask_or_take_is_refused_and_nothing_is_saved(string field, string value)
    {
        var (coach, file, participant) = await NewCaseAsync();

        var answer = await (await coach.GetAsync($"{file}/kartlaggning/open-steps-8/coach?del=health")).SubmitAsync("main form", (field, value == "LONG" ? new string('a', 1001) : value));

        answer.Status.ShouldBe(422);
        answer.TextsOf(".ds-error-summary li").ShouldNotBeEmpty();
        (await FactAsync("select count(*)::text from assessment_drafts where participant_id = $1", participant)).ShouldBe("0");
    }

    [Fact]
    public async Task An_instrument_view_or_part_that_is_not_there_answers_404()
    {
        var (coach, file, _) = await NewCaseAsync();
        foreach (var path in new[] { "open-steps-8/handledare", "open-steps-8/chefen", "other/coach", "open-steps-8/coach?del=love", $"rattelse/{Guid.CreateVersion7()}" })
        {
            (await coach.GetAsync($"{file}/kartlaggning/{path}")).Status.ShouldBe(404, path);
        }

        await (await coach.GetAsync($"{file}/kartlaggning/open-steps-8/coach?del=health")).SubmitAsync("main form", ("Input.Answers[health]", "3"));
        var begun = await coach.GetAsync($"{file}/kartlaggning");
        (await begun.SubmitAsync("form[action$='handler=Discard']", ("draft", Guid.CreateVersion7().ToString()))).Status.ShouldBe(404);
        var review = await coach.GetAsync($"{file}/kartlaggning/open-steps-8/coach?del=granska");
        (await review.SubmitAsync("main form", ("Input.Form", Guid.CreateVersion7().ToString()))).Status.ShouldBe(409);
        (await begun.SubmitAsync("form[action$='handler=Discard']")).Text.ShouldContain("Utkastet är borta");
        (await review.SubmitAsync("main form")).Status.ShouldBe(422, "it was thrown away, and is begun anew");
    }

    [Fact]
    public async Task Another_organisation_reads_it_by_a_waiver_only_and_never_writes()
    {
        var (coach, file, participant) = await NewCaseAsync();
        await RegisterAsync(coach, file, "coach", 3, "2026-04-10", ("health_evidence", "Hemligt underlag"));
        var cases = await DemoCases.OfAsync(demo.Site);
        var keeper = await demo.Site.FactAsync<Guid>("select keeper_organisation_id from progress_assessments where participant_id = $1", participant);
        var recipient = await demo.Site.FactAsync<Guid>("select organisation_id from initiative_partners where initiative_id = $1 and organisation_id <> $2 limit 1", cases.Initiative, keeper);
        var other = await demo.Site.SignInAsync(Role.ProjectLead, cases.Initiative, recipient);
        (await other.GetAsync($"{file}/kartlaggning")).Text.ShouldNotContain("Hemligt underlag");
        (await other.GetAsync(file)).Text.ShouldNotContain("Fungerar ibland");

        await demo.Site.OwnerAsync("""
            insert into secrecy_waivers (id, initiative_id, participant_id, keeper_organisation_id, recipient_organisation_id, parts, purpose, occurred_on, valid_until, registered_at, registered_by)
            select uuidv7(), $1, $2, $3, $4, '{mapping}', 'prov', '2026-04-01', '2026-04-20', '2026-04-01', id from accounts where demo_role = 'project_lead'
            """, cases.Initiative, participant, keeper, recipient);
        var open = await other.GetAsync($"{file}/kartlaggning");

        open.Text.ShouldContain("Hemligt underlag");
        open.Document.QuerySelector("a[href*='/rattelse/']").ShouldBeNull();
        var assessment = await demo.Site.FactAsync<Guid>("select id from progress_assessments where participant_id = $1", participant);
        (await other.GetAsync($"{file}/kartlaggning/rattelse/{assessment}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_old_mapping_stands_on_the_coachs_day_and_none_does_not()
    {
        var (coach, file, participant) = await NewCaseAsync();
        (await coach.GetAsync("/")).Document.QuerySelector($"a[href='{file}/kartlaggning']").ShouldBeNull();
        await RegisterAsync(coach, file, "coach", 3, "2026-04-10");
        await demo.Site.OwnerAsync("update enrolments set occurred_on = '2025-12-01' where participant_id = $1", participant);
        await demo.Site.OwnerAsync("update progress_assessments set occurred_on = '2026-01-14' where participant_id = $1", participant);

        (await coach.GetAsync("/")).Document.QuerySelector($"a[href='{file}/kartlaggning']").ShouldNotBeNull();
    }

    private async Task<(Visitor Coach, string File, Guid Participant)> NewCaseAsync()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-04-01"));
        return (coach, cases.PathOf(participant), participant);
    }

    /// <summary>Registers one view with a level in all areas but those given.</summary>
    private static async Task RegisterAsync(Visitor coach, string file, string view, int level, string day, params (string Field, string Value)[] others)
    {
        var answers = Areas.Select(area => (Field: area, Value: level.ToString(System.Globalization.CultureInfo.InvariantCulture))).Concat(others)
            .GroupBy(static answer => answer.Field).Select(static answer => ($"Input.Answers[{answer.Key}]", (string?)answer.Last().Value));
        var page = await coach.GetAsync($"{file}/kartlaggning/open-steps-8/{view}?del=granska");
        (await page.SubmitAsync("main form", [.. answers, ("Input.OccurredOn", day)])).Status.ShouldBe(200);
    }

    /// <summary>Keeps a whole form as the browser does while it is filled in.</summary>
    private static Task<Page> KeepAsync(Visitor coach, string address, Page page, string? version, params (string Field, string Value)[] answers) => coach.PostAsync(
        address,
        [
            .. page.Document.QuerySelectorAll("main form input[type=hidden]").Select(static input => (input.GetAttribute("name")!, input.GetAttribute("value") ?? string.Empty)).Where(static field => field.Item1 != "Input.Version"),
            ("Input.Version", version ?? string.Empty),
            .. answers,
        ],
        ("X-Draft", "1"));

    private Task<string?> FactAsync(string sql, Guid participant) => demo.Site.FactAsync<string>(sql, participant);
}
