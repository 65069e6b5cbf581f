namespace Samsteg.App;

public sealed class AnswerTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_section_is_saved_and_its_history_tells_who_answered_what()
    {
        var (lead, path, id) = await OpenAsync();
        var section = await lead.GetAsync($"{path}/del/purpose");
        var saved = await section.SubmitAsync("form[data-answers]", ("Input.Answers[purpose]", "Unga hittar tillbaka.\r\n\r\n- en coach\r\n- en plats"));

        saved.Status.ShouldBe(200);
        saved.TextOf(".notices").ShouldNotBeNull().ShouldContain("sparat");
        (await demo.Site.FactAsync<string>("select value #>> '{}' from application_answers where initiative_id = $1 and field = 'purpose' and replaced_at is null", id))
            .ShouldBe("Unga hittar tillbaka.\n\n- en coach\n- en plats");
        var history = await lead.GetAsync($"{path}/historik?del=purpose");
        history.Text.ShouldContain("Sune Sidospår");
        history.TextsOf("del").ShouldContain(static gone => gone.Contains("Färre unga ska bli ensamma hemma", StringComparison.Ordinal));
        history.TextsOf("ins").ShouldContain(static written => written.Contains("Unga hittar tillbaka.", StringComparison.Ordinal));
        (await lead.GetAsync($"{path}/hela")).TextsOf("#purpose ~ .read-answer li").ShouldBe(["en coach", "en plats"]);
    }

    [Fact]
    public async Task Two_who_answer_the_same_field_both_see_both_answers_and_nothing_is_lost()
    {
        var (lead, path, id) = await OpenAsync();
        var officer = await demo.Site.SignInAsync("association_officer");
        var first = await lead.GetAsync($"{path}/del/background");
        var second = await officer.GetAsync($"{path}/del/background");
        (await first.SubmitAsync("form[data-answers]", ("Input.Answers[background]", "Ledarens ord."))).Status.ShouldBe(200);

        var met = await second.SubmitAsync("form[data-answers]", ("Input.Answers[background]", "Handläggarens ord."));

        met.Status.ShouldBe(409);
        met.TextOf("[id='Input_Answers_background_-error'], .ds-validation-message").ShouldNotBeNull().ShouldContain("Ledarens ord.");
        met.Document.QuerySelector("textarea")!.TextContent.ShouldContain("Handläggarens ord.");
        (await StandingAsync(id, "background")).ShouldBe("Ledarens ord.");
        (await met.SubmitAsync("form[data-answers]")).Status.ShouldBe(200);
        (await StandingAsync(id, "background")).ShouldBe("Handläggarens ord.");
        (await demo.Site.FactAsync<long>("select count(*) from application_answers where initiative_id = $1 and field = 'background'", id)).ShouldBe(3);
    }

    [Fact]
    public async Task Who_did_not_touch_a_field_overwrites_nobody()
    {
        var (lead, path, id) = await OpenAsync();
        var officer = await demo.Site.SignInAsync("association_officer");
        var stale = await lead.GetAsync($"{path}/del/implementation");
        (await (await officer.GetAsync($"{path}/del/implementation")).SubmitAsync("form[data-answers]", ("Input.Answers[stewardship]", "Handläggarens ord."))).Status.ShouldBe(200);

        (await stale.SubmitAsync("form[data-answers]", ("Input.Answers[stewardship_public]", "Ledarens ord."))).Status.ShouldBe(200);

        (await StandingAsync(id, "stewardship")).ShouldBe("Handläggarens ord.");
        (await StandingAsync(id, "stewardship_public")).ShouldBe("Ledarens ord.");
    }

    [Fact]
    public async Task One_field_is_saved_while_the_page_is_open()
    {
        var (lead, path, id) = await OpenAsync();
        var section = await lead.GetAsync($"{path}/del/organisation");
        var (token, was) = (section.Document.QuerySelector("form[data-answers] [name=__RequestVerificationToken]")!.GetAttribute("value"), section.Document.QuerySelector("[name='Input.Was[organisation]']")!.GetAttribute("value"));

        var saved = await PostAsync("Första.", was);
        var again = await PostAsync("Andra.", saved.Header("X-Answer"));
        var met = await PostAsync("Tredje.", was);
        var tooLong = await PostAsync(new string('å', 60_000), again.Header("X-Answer"));

        (saved.Status, again.Status, met.Status, tooLong.Status).ShouldBe((204, 204, 409, 422));
        met.Source.ShouldContain("\"theirs\":\"Andra.\"");
        met.Source.ShouldContain(again.Header("X-Answer")!);
        (await StandingAsync(id, "organisation")).ShouldBe("Andra.");

        Task<Page> PostAsync(string typed, string? shown) => lead.PostAsync(
            $"{path}/del/organisation?handler=Field", [("__RequestVerificationToken", token!), ("Input.Was[organisation]", shown ?? ""), ("Input.Answers[organisation]", typed)], [("Accept", "*/*")]);
    }

    [Fact]
    public async Task What_was_read_before_is_not_read_again_and_what_another_node_has_saved_is_shown()
    {
        var (lead, path, id) = await OpenAsync();
        await lead.GetAsync($"{path}/del/purpose");
        await demo.Site.OwnerAsync("update application_answers set replaced_at = greatest(saved_at, now()) where initiative_id = $1 and field = 'purpose' and replaced_at is null", id);
        await demo.Site.OwnerAsync("""
            insert into application_answers (id, initiative_id, field, value, saved_at, saved_by) select uuidv7(), $1, 'purpose', to_jsonb('En annans ord.'::text), '2026-04-15', a.id from accounts a limit 1
            """, id);

        var shown = await lead.GetAsync($"{path}/del/purpose");
        shown.Document.QuerySelector("textarea")!.TextContent.ShouldContain("En annans ord.");
        var again = await lead.GetAsync($"{path}/del/purpose");
        again.Document.QuerySelector("textarea")!.TextContent.ShouldContain("En annans ord.");
        again.Queries.ShouldNotContain(static sql => sql.Contains("form_versions", StringComparison.Ordinal) || (sql.Contains("value::text", StringComparison.Ordinal) && !sql.Contains("touched_in >=", StringComparison.Ordinal)));
        await demo.Site.OwnerAsync("update application_answers set replaced_at = greatest(saved_at, now()) where initiative_id = $1 and field = 'purpose' and replaced_at is null", id);
        (await lead.GetAsync($"{path}/del/purpose")).Document.QuerySelector("textarea")!.TextContent.ShouldNotContain("En annans ord.");
    }

    [Fact]
    public async Task Ten_who_save_at_once_leave_one_answer_standing()
    {
        var (lead, path, id) = await OpenAsync();
        var section = await lead.GetAsync($"{path}/del/follow_up_missing");
        section.Status.ShouldBe(404);
        var pages = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => await (await demo.Site.SignInAsync("project_lead_2")).GetAsync($"{path}/del/local_discussion")));

        var answers = await Task.WhenAll(pages.Select((page, place) => page.SubmitAsync("form[data-answers]", ("Input.Answers[discussed_by]", $"Nämnd {place}"))));

        answers.ShouldAllBe(static answer => answer.Status == 200 || answer.Status == 409);
        answers.Count(static answer => answer.Status == 200).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from application_answers where initiative_id = $1 and field = 'discussed_by' and replaced_at is null", id)).ShouldBe(1);
    }

    [Fact]
    public async Task Rows_are_added_changed_moved_removed_and_put_back()
    {
        var (lead, path, id) = await OpenAsync();
        var form = await lead.GetAsync($"{path}/del/need/baselines/ny");
        var added = await form.SubmitAsync("form[data-warn]", ("Input.Answers[indicator]", "Provad indikator"), ("Input.Answers[value]", "7"), ("Input.Answers[source]", "Egen räkning"), ("Input.Answers[year]", "2025"));
        (await form.SubmitAsync("form[data-warn]", ("Input.Answers[indicator]", "Provad indikator"), ("Input.Answers[value]", "7"), ("Input.Answers[source]", "Egen räkning"), ("Input.Answers[year]", "2025"))).Status.ShouldBe(200);

        added.TextsOf("#baselines .answer-rows a").ShouldBe(["Unga i det kommunala aktivitetsansvaret", "Unga utan planerad insats", "Provad indikator"]);
        var raised = await added.PressAsync("#baselines li:nth-child(3) button[formaction*=Raise]");
        raised.TextsOf("#baselines .answer-rows a")[1].ShouldBe("Provad indikator");
        var removed = await raised.PressAsync("#baselines li:nth-child(2) button[formaction*=Remove]");
        removed.TextsOf("#baselines ol.answer-rows a").ShouldBe(["Unga i det kommunala aktivitetsansvaret", "Unga utan planerad insats"]);
        var restored = await removed.PressAsync("#baselines details button");
        restored.TextsOf("#baselines .answer-rows a").ShouldBe(["Unga i det kommunala aktivitetsansvaret", "Unga utan planerad insats", "Provad indikator"]);
        (await demo.Site.FactAsync<long>("select count(distinct row_id) from application_answers where initiative_id = $1 and field = 'baselines'", id)).ShouldBe(3);
        (await (await lead.GetAsync($"{path}/del/need/baselines/ny")).SubmitAsync("form[data-warn]")).Status.ShouldBe(422);
        (await restored.PressAsync("#baselines li:nth-child(2) button[formaction*=Raise]", ("field", null))).Status.ShouldBe(404);
        (await restored.PressAsync("#baselines li:nth-child(2) button[formaction*=Raise]", ("row", Guid.NewGuid().ToString()))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("period", "start", "i morgon kanske")]
    [InlineData("budget", "amount", "-1")]
    [InlineData("budget", "amount", "mycket")]
    [InlineData("local_discussion", "discussed", "kanske")]
    public async Task What_cannot_be_is_refused_beside_its_field(string part, string field, string typed)
    {
        var (lead, path, id) = await OpenAsync();
        var before = await demo.Site.FactAsync<long>("select count(*) from application_answers where initiative_id = $1", id);
        var refused = await (await lead.GetAsync($"{path}/del/{part}")).SubmitAsync("form[data-answers]", ($"Input.Answers[{field}]", typed));

        refused.Status.ShouldBe(422);
        refused.TextOf(".question-invalid").ShouldNotBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from application_answers where initiative_id = $1", id)).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_with_the_association_does_not_change()
    {
        await using var site = await Site.StartAsync();
        var (path, id) = await DraftAsync(site);
        var lead = await site.SignInAsync("project_lead_2");
        var open = await lead.GetAsync($"{path}/del/purpose");
        await site.OwnerAsync("update applications set state = 'submitted' where initiative_id = $1", id);

        (await open.SubmitAsync("form[data-answers]", ("Input.Answers[purpose]", "För sent."))).Status.ShouldBe(409);
        (await lead.GetAsync($"{path}/del/purpose")).Document.QuerySelector("form[data-answers]").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_frozen_opens_only_when_the_writer_chose_it()
    {
        await using var site = await Site.StartAsync();
        var (path, id) = await DraftAsync(site);
        var lead = await site.SignInAsync("project_lead_2");
        var before = await lead.GetAsync($"{path}/del/purpose");
        await site.OwnerAsync("update applications set state = 'signed' where initiative_id = $1", id);

        (await before.SubmitAsync("form[data-answers]", ("Input.Answers[purpose]", "Utan att veta."))).Status.ShouldBe(409);
        (await site.FactAsync<string>("select state from applications where initiative_id = $1", id)).ShouldBe("signed");
        var chosen = await (await lead.GetAsync($"{path}/del/purpose")).FollowAsync("a[href$='andra=ja']");
        (await chosen.SubmitAsync("form[data-answers]", ("Input.Answers[purpose]", "Med vett och vilja."))).Status.ShouldBe(200);
        (await site.FactAsync<string>("select state from applications where initiative_id = $1", id)).ShouldBe("draft");
        (await site.FactAsync<string>("select act from application_events where initiative_id = $1 order by at desc limit 1", id)).ShouldBe("reopen");
    }

    [Fact]
    public async Task Name_and_days_of_the_draft_follow_its_application()
    {
        var (lead, path, id) = await OpenAsync();
        (await (await lead.GetAsync($"{path}/del/name")).SubmitAsync("form[data-answers]", ("Input.Answers[name]", "Första steget ut"))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<string>("select name_sv from initiatives where id = $1", id)).ShouldBe("Första steget ut");
    }

    [Fact]
    public async Task Files_are_ticked_among_the_initiatives_documents_and_stay_as_they_were_then()
    {
        var (lead, path, id) = await OpenAsync();
        (await (await lead.GetAsync($"/insatser/{id}/dokument/ladda-upp")).UploadAsync(
            "main form", "Input.File", "budgetmall.pdf", "%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"u8.ToArray(), ("Input.Title", "Budgeten"), ("Input.Kind", "Other"))).Status.ShouldBe(200);
        var document = await demo.Site.FactAsync<Guid>("select id from documents where initiative_id = $1 and title = 'Budgeten'", id);
        var others = await demo.Site.FactAsync<Guid>("select id from documents where initiative_id <> $1 or participant_id is not null limit 1", id);
        const string box = "Input.Chosen[budget_file]";
        var section = await lead.GetAsync($"{path}/del/budget");

        (await section.SubmitAsync("form[data-answers]", (box, others.ToString()))).Status.ShouldBe(422);
        (await section.SubmitAsync("form[data-answers]", (box, document.ToString()))).Status.ShouldBe(200);

        var kept = await demo.Site.FactAsync<string>("select value::text from application_answers where initiative_id = $1 and field = 'budget_file' and replaced_at is null", id);
        kept.ShouldNotBeNull().ShouldContain(document.ToString());
        kept.ShouldContain(await demo.Site.FactAsync<string>("select encode(sha256, 'hex') from document_versions where document_id = $1", document) ?? "?");
        (await lead.GetAsync($"{path}/hela")).Text.ShouldContain("budgetmall.pdf");
        (await lead.GetAsync($"{path}/historik?del=budget")).TextsOf("ins").ShouldContain("budgetmall.pdf");
        await demo.Site.OwnerAsync("update documents set removed_at = now(), removed_by = (select id from accounts limit 1) where id = $1", document);
        var later = await lead.GetAsync($"{path}/del/budget");
        later.Document.QuerySelector($"input[name='{box}'][value='{document}']")!.HasAttribute("checked").ShouldBeTrue("what is attached stays until somebody takes it away");
        (await later.SubmitAsync("form[data-answers]", ("Input.Answers[amount]", "1 900 000"))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<long>("select count(*) from application_answers where initiative_id = $1 and field = 'budget_file'", id)).ShouldBe(1);
        (await (await lead.GetAsync($"{path}/del/budget")).SubmitAsync("form[data-answers]", (box, null))).Status.ShouldBe(200);
        (await lead.GetAsync($"{path}/hela")).Text.ShouldNotContain("budgetmall.pdf");
    }

    [Fact]
    public async Task Comments_are_written_and_ticked_off_and_a_section_is_taken_on()
    {
        var (lead, path, _) = await OpenAsync();
        var section = await lead.GetAsync($"{path}/del/target_group");
        var empty = await section.SubmitAsync("#kommentarer form.form", ("Comment.Text", " "));
        var said = await section.SubmitAsync("#kommentarer form.form", ("Comment.Text", "Ska vi ta med dem som är 25?"));
        var resolved = await said.SubmitAsync(".comments form");
        var taken = await resolved.SubmitAsync("[aria-labelledby=skriver] form");

        empty.Status.ShouldBe(422);
        said.TextsOf(".comments > li").Single().ShouldContain("Ska vi ta med dem som är 25?");
        resolved.TextsOf(".comments > li").Single().ShouldContain("Avklarad av Sune Sidospår");
        taken.TextOf("[aria-labelledby=skriver]").ShouldNotBeNull().ShouldContain("Sune Sidospår");
    }

    [Theory]
    [InlineData("coach", 404)]
    [InlineData("project_lead", 404)]
    [InlineData("participant", 403)]
    [InlineData("board_member", 200)]
    public async Task Who_may_read_it(string role, int status)
    {
        var (_, path, _) = await OpenAsync();
        var visitor = await demo.Site.SignInAsync(role);

        foreach (var page in new[] { string.Empty, "/del/purpose", "/hela", "/historik" })
        {
            var answer = await visitor.GetAsync(path + page);
            (answer.Status == status || (status != 200 && answer.Status is 403 or 404)).ShouldBeTrue($"{role} {page} {answer.Status}");
            if (status == 200)
            {
                answer.Document.QuerySelector("form[data-answers]").ShouldBeNull();
            }
        }
    }

    [Fact]
    public async Task A_question_for_files_is_answered_with_the_initiatives_documents_and_no_others()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var (path, id) = await DraftAsync(site);
        var lead = await site.SignInAsync("project_lead_2");
        (await lead.GetAsync($"{path}/del/budget")).Document.QuerySelector("[name='Input.Chosen[budget_file]']").ShouldBeNull("there is nothing to choose");
        await (await lead.GetAsync($"/insatser/{id}/dokument/ladda-upp")).UploadAsync("main form", "Input.File", "budget.txt", "1 200 000"u8.ToArray(), ("Input.Title", "Budgetmall"), ("Input.Kind", "Application"));
        var own = await site.FactAsync<Guid>("select id from documents where initiative_id = $1 and title = 'Budgetmall'", id);
        var others = await site.FactAsync<Guid>("select id from documents where initiative_id <> $1 and participant_id is null limit 1", id);
        var section = await lead.GetAsync($"{path}/del/budget");

        (await section.SubmitAsync("form[data-answers]", ("Input.Chosen[budget_file]", others.ToString()))).Status.ShouldBe(422);
        (await site.FactAsync<long>("select count(*) from application_answers where field = 'budget_file'")).ShouldBe(0);
        var saved = await section.SubmitAsync("form[data-answers]", ("Input.Chosen[budget_file]", own.ToString()));

        saved.Status.ShouldBe(200);
        saved.Document.QuerySelector($"input[value='{own}']")!.HasAttribute("checked").ShouldBeTrue();
        (await lead.GetAsync($"{path}/hela")).Text.ShouldContain("budget.txt");
        (await lead.GetAsync($"{path}/historik?del=budget")).TextsOf("ins").ShouldContain("budget.txt");
        await (await lead.GetAsync($"/insatser/{id}/dokument/ladda-upp/{own}")).UploadAsync("main form", "Input.File", "budget-2.txt", "1 300 000"u8.ToArray());
        (await (await lead.GetAsync($"{path}/del/budget")).SubmitAsync("form[data-answers]")).Status.ShouldBe(200);
        (await site.FactAsync<long>("select count(*) from application_answers where field = 'budget_file'")).ShouldBe(1, "who does not touch it answers nothing anew");
        (await saved.SubmitAsync("form[data-answers]", ("Input.Chosen[budget_file]", null))).Status.ShouldBe(200);
        (await lead.GetAsync($"{path}/hela")).Text.ShouldNotContain("budget.txt");
    }

    [Fact]
    public async Task Who_puts_forward_is_told_how_many_questions_of_the_check_nobody_has_answered()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var (path, _) = await DraftAsync(site);
        var lead = await site.SignInAsync("project_lead_2");
        (await (await lead.GetAsync($"{path}/del/budget")).SubmitAsync("form[data-answers]", ("Input.Answers[amount]", "1"))).Status.ShouldBe(200);
        var asked = (await lead.GetAsync($"{path}/kontroll")).Document.QuerySelectorAll("section li.finding").Length;

        asked.ShouldBeGreaterThan(0);
        (await lead.GetAsync($"{path}/lagg-fram")).TextOf(".note:has(a[href$='/kontroll'])").ShouldNotBeNull().ShouldContain($": {asked}.");
    }

    [Fact]
    public async Task From_a_section_of_tables_alone_and_from_one_that_is_only_read_the_way_leads_on()
    {
        var (lead, path, _) = await OpenAsync();
        (await lead.GetAsync($"{path}/del/partners")).Document.QuerySelector($"main a.ds-button[href='{path}/del/background']").ShouldNotBeNull();
        (await lead.GetAsync($"{path}/del/background")).Document.QuerySelector($"main a.ds-button[href='{path}/del/purpose']").ShouldBeNull("its own button saves and goes on");
        var partner = await demo.Site.SignInAsync("association_director");
        (await partner.GetAsync($"{path}/del/signatures")).Document.QuerySelector("main a.ds-button[href*='/del/']").ShouldBeNull("it is the last");
    }

    private Task<string?> StandingAsync(Guid id, string field) =>
        demo.Site.FactAsync<string>("select value #>> '{}' from application_answers where initiative_id = $1 and field = $2 and row_id is null and replaced_at is null", id, field);

    private async Task<(Visitor Lead, string Path, Guid Id)> OpenAsync()
    {
        var (path, id) = await DraftAsync(demo.Site);
        return (await demo.Site.SignInAsync("project_lead_2"), path, id);
    }

    private static async Task<(string Path, Guid Id)> DraftAsync(Site site)
    {
        var id = await site.FactAsync<Guid>("select initiative_id from applications where state <> 'agreed'");
        return ($"/insatser/{id}/ansokan", id);
    }
}
