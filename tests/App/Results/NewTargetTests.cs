using Samsteg.Platform;

namespace Samsteg.App.Results;

/// <summary>Making, rewording and removing targets over HTTP. Today is 15 April 2026.</summary>
public sealed class NewTargetTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    [Fact]
    public async Task From_the_overview_a_lead_chooses_a_measure_and_adds_a_target_with_its_first_promise()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var choice = await (await lead.GetAsync($"/insatser/{await InitiativeAsync()}")).FollowAsync("main a[href$='/mal/nytt']");
        choice.TextsOf("main h2").ShouldContain("Aktiviteter");
        choice.TextsOf("main li").ShouldContain(static line => line.StartsWith("Avtal", StringComparison.Ordinal));

        var form = await choice.FollowAsync("main a[href$='/agreements_signed']");
        form.TextOf("#preview strong").ShouldBe((await lead.GetAsync(await TargetAsync("R10"))).TextOf(".big-figure strong"));
        form.Document.QuerySelector("[name^='Input.Filter.']").ShouldBeNull();
        var answers = Answers("Två nya ramavtal", ("Input.Value", "12"), ("Input.DueOn", "2026-12-31"));
        var target = await form.SubmitAsync(Form, answers);
        (await form.SubmitAsync(Form, answers)).Status.ShouldBe(200);

        target.Status.ShouldBe(200);
        target.TextOf("h1").ShouldBe("R13 Två nya ramavtal");
        target.TextsOf(".ledger li strong").ShouldBe(["12"]);
        target.TextOf(".ledger li").ShouldNotBeNull().ShouldContain("Styrgruppen");
        (await demo.Site.FactAsync<long>("select count(*) from targets where name_sv = 'Två nya ramavtal'")).ShouldBe(1);
        (await lead.GetAsync($"/insatser/{await InitiativeAsync()}")).TextsOf(".target-row .name").ShouldContain(static name => name.StartsWith("Två nya ramavtal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_measure_asks_its_filters_and_the_value_is_shown_under_them_before_anything_is_saved()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"{await NewAsync()}/participants_with_coaching_between");
        var all = int.Parse(form.TextOf("#preview strong")!, System.Globalization.CultureInfo.InvariantCulture);

        var shown = await lead.PostAsync($"{form.Path}?handler=Preview", [.. Fields(form), ("Input.Filter.Minimum", "2"), ("Input.Filter.Maximum", "4")]);

        shown.Status.ShouldBe(200);
        shown.TextOf("#preview strong").ShouldBe((await lead.GetAsync(await TargetAsync("R02"))).TextOf(".big-figure strong"));
        int.Parse(shown.TextOf("#preview strong")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(all);
        (await lead.PostAsync($"{form.Path}?handler=Preview", [.. Fields(form), ("Input.Filter.Minimum", "9"), ("Input.Filter.Maximum", "4")])).TextOf("[id='Input_Filter_Maximum-error']").ShouldNotBeNull();
        (await demo.Site.FactAsync<long>("select count(*) from targets where measure = 'participants_with_coaching_between'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("Input.Value", "20")]
    [InlineData("Input.Wording.Code", "")]
    [InlineData("Input.Filter.Minimum", "3")]
    public async Task The_value_is_shown_while_the_rest_is_still_missing(string name, string typed)
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"{await NewAsync()}/participants_with_coaching_between");

        var shown = await lead.PostAsync($"{form.Path}?handler=Preview", [.. Fields(form).Where(field => field.Item1 != name), (name, typed)]);

        shown.Status.ShouldBe(200);
        shown.TextOf("#preview strong").ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Steps_are_counted_in_an_area_by_a_view_that_the_measure_knows()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"{await NewAsync()}/step_progress_up");
        IReadOnlyList<(string, string)> others = [.. Fields(form).Where(static field => field.Item1 is not ("Input.Filter.Area" or "Input.Filter.View"))];

        var shown = await lead.PostAsync($"{form.Path}?handler=Preview", [.. others, ("Input.Filter.Area", "finances"), ("Input.Filter.View", "participant")]);
        shown.TextOf(".card").ShouldNotBeNull().ShouldContain("område: Ekonomi, enligt: Deltagaren");
        foreach (var field in new[] { "Area", "View" })
        {
            var refused = await lead.PostAsync($"{form.Path}?handler=Preview", [.. others, ($"Input.Filter.{field}", "love")]);
            (refused.Status, refused.TextOf($"[id='Input_Filter_{field}-error']") is not null).ShouldBe((422, true), field);
        }
    }

    [Fact]
    public async Task A_condition_that_cannot_be_counted_is_told_before_the_value_is_shown()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"{await NewAsync()}/agreements_signed");

        var shown = await lead.PostAsync($"{form.Path}?handler=Preview",
            [.. Fields(form).Where(static field => !field.Item1.StartsWith("Input.Conditions[0]", StringComparison.Ordinal)),
                ("Input.Conditions[0].Measure", "network_meetings_held"), ("Input.Conditions[0].Comparison", "Between"), ("Input.Conditions[0].Minimum", "1")]);

        shown.Status.ShouldBe(422);
        shown.TextOf("[id='Input_Conditions_0__Comparison-error']").ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("participants_with_coaching_between", "", false)]
    [InlineData("organisations_hosted_participant", "", false)]
    [InlineData("agreements_signed", "participants_want_next_step", false)]
    [InlineData("agreements_signed", "", true)]
    public async Task Whoever_sees_no_individuals_cannot_try_filters_on_counts_of_people(string measure, string condition, bool isShown)
    {
        var director = await demo.Site.SignInAsync("association_director");
        var form = await director.GetAsync($"{await NewAsync()}/{measure}");

        var shown = await director.PostAsync($"{form.Path}?handler=Preview",
            [.. Fields(form).Where(static field => !field.Item1.StartsWith("Input.Conditions[0]", StringComparison.Ordinal)),
                ("Input.Conditions[0].Measure", condition), ("Input.Conditions[0].Comparison", "AtLeast"), ("Input.Conditions[0].Value", "5")]);

        shown.Status.ShouldBe(200);
        (shown.Document.GetElementById("preview") is not null).ShouldBe(isShown);
        (shown.Document.GetElementById("withheld") is null).ShouldBe(isShown);
    }

    [Theory]
    [InlineData("3", "", "minst 3 för var och en")]
    [InlineData("", "2", "högst 2 för var och en")]
    public async Task A_range_with_one_end_is_told_in_words(string minimum, string maximum, string words)
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"{await NewAsync()}/participants_with_coaching_between");

        var shown = await lead.PostAsync($"{form.Path}?handler=Preview", [.. Fields(form), ("Input.Filter.Minimum", minimum), ("Input.Filter.Maximum", maximum)]);

        shown.TextOf("[aria-labelledby=measured-heading]").ShouldNotBeNull().ShouldContain(words);
    }

    [Fact]
    public async Task Audience_groups_activity_and_conditions_are_kept_with_the_target()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"{await NewAsync()}/sessions_with_audience_minimum");

        var target = await form.SubmitAsync(Form, Answers("Stora utbildningar",
            ("Input.Wording.Code", "A20"), ("Input.Value", "2"), ("Input.Filter.ActivityType", "public_sector_training"), ("Input.Filter.Audience[1].Minimum", "15"),
            ("Input.Conditions[0].Measure", "group_size_between"), ("Input.Conditions[0].Comparison", "Between"), ("Input.Conditions[0].Minimum", "7"), ("Input.Conditions[0].Maximum", "8"),
            ("Input.Wording.Objectives", (await demo.Site.FactAsync<Guid>("select id from objectives where number = 6")).ToString()),
            ("Input.Wording.Activity", (await demo.Site.FactAsync<Guid>("select id from planned_activities order by code limit 1")).ToString())));

        target.Status.ShouldBe(200);
        target.TextOf("main").ShouldNotBeNull().ShouldContain("minst 15");
        target.TextsOf("[aria-labelledby=belongs-heading] li").Count.ShouldBe(2);
        (await demo.Site.FactAsync<long>("select count(*) from target_conditions c join targets t on t.id = c.target_id where t.code = 'A20' and c.minimum = 7")).ShouldBe(1);
    }

    [Fact]
    public async Task A_count_of_some_of_all_can_be_promised_as_a_share()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"{await NewAsync()}/group_size_between");

        var target = await form.SubmitAsync(Form, Answers("Lagom stora grupper", ("Input.Wording.Code", "A21"), ("Input.Value", "80"), ("Input.AsShare", "true"), ("Input.Filter.Minimum", "1"), ("Input.Filter.Maximum", "99")));

        target.TextOf(".big-figure strong")!.Replace('\u00A0', ' ').ShouldBe("100 %");
    }

    [Fact]
    public async Task A_reported_target_has_a_unit_of_its_own_and_is_reported_by_hand()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await (await lead.GetAsync(await NewAsync())).FollowAsync("main a[href$='/rapporterat']");
        var target = await form.SubmitAsync(Form, Answers("Artiklar om företagen", ("Input.Wording.Code", "P20"), ("Input.Level", "Project"), ("Input.Value", "10000"), ("Input.Unit", "artiklar")));
        target.TextsOf(".ledger li strong").ShouldHaveSingleItem().Replace('\u00A0', ' ').ShouldBe("10 000 artiklar");

        var report = await target.FollowAsync("main a[href$='/rapportera'], a[href$='/rapportera']");
        var reported = await report.SubmitAsync(Form, ("Input.Statement", "Tre hittills"), ("Input.Value", "3"), ("Input.Evidence", "Urklipp"));

        reported.TextOf(".big-figure strong")!.Replace('\u00A0', ' ').ShouldBe("3 artiklar");
    }

    [Theory]
    [InlineData("Input.Wording.Code", "R01", "Wording_Code")]
    [InlineData("Input.Wording.Code", "", "Wording_Code")]
    [InlineData("Input.Wording.NameSv", "", "Wording_NameSv")]
    [InlineData("Input.Wording.Objectives", "11111111-1111-1111-1111-111111111111", "Wording_Objectives")]
    [InlineData("Input.Wording.Activity", "11111111-1111-1111-1111-111111111111", "Wording_Activity")]
    [InlineData("Input.Value", "", "Value")]
    [InlineData("Input.Value", "-1", "Value")]
    [InlineData("Input.Comparison", "Qualitative", "Comparison")]
    [InlineData("Input.Comparison", "Between", "Maximum")]
    [InlineData("Input.DueOn", "0001-01-01", "DueOn")]
    [InlineData("Input.DueOn", "2101-01-01", "DueOn")]
    [InlineData("Input.DecidedOn", "2026-04-16", "DecidedOn")]
    [InlineData("Input.DecidedOn", "0001-01-01", "DecidedOn")]
    [InlineData("Input.DecidedBy", "", "DecidedBy")]
    [InlineData("Input.Conditions[0].Measure", "hittepå", "Conditions_0__Measure")]
    public async Task What_is_wrong_is_told_beside_its_field_and_nothing_is_saved(string name, string typed, string field)
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"{await NewAsync()}/agreements_signed");

        var answer = await form.SubmitAsync(Form, [.. Answers("Felmålet", ("Input.Value", "3")).Where(answer => answer.Name != name), (name, typed)]);

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='Input_{field}-error']").ShouldNotBeNullOrWhiteSpace();
        (await demo.Site.FactAsync<long>("select count(*) from targets where name_sv = 'Felmålet'")).ShouldBe(0);
    }

    [Fact]
    public async Task Another_wording_changes_no_promise_and_the_second_of_two_is_told()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        var path = await PathAsync(site, "R09");
        var form = await (await lead.GetAsync(path)).FollowAsync("a[href$='/andra']");
        var other = await lead.GetAsync($"{path}/andra");

        var changed = await form.SubmitAsync(Form, ("Input.Wording.NameSv", "Företag med utbildade handledare"));
        changed.TextOf("h1").ShouldBe("R09 Företag med utbildade handledare");
        changed.TextsOf(".ledger li").Count.ShouldBe(1);
        (await other.SubmitAsync(Form, ("Input.Wording.NameSv", "Något annat"))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task The_second_of_two_is_told_also_when_the_first_changed_only_the_objectives()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        var path = await PathAsync(site, "R09");
        var other = await lead.GetAsync($"{path}/andra");
        var objective = await site.FactAsync<Guid>("select id from objectives o where not exists (select 1 from target_objectives l join targets t on t.id = l.target_id where t.code = 'R09' and l.objective_id = o.id) limit 1");

        (await (await lead.GetAsync($"{path}/andra")).SubmitAsync(Form, ("Input.Wording.Objectives", objective.ToString()))).Status.ShouldBe(200);

        (await other.SubmitAsync(Form, ("Input.Wording.NameSv", "Något annat"))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Who_may_not_revise_a_target_may_not_remove_it_either()
    {
        var director = await demo.Site.SignInAsync("association_director");
        var form = await director.GetAsync($"{await TargetAsync("R09")}/andra");

        form.Status.ShouldBe(200);
        form.Document.QuerySelector("a[href$='/ta-bort']").ShouldBeNull();
        (await director.GetAsync($"{await TargetAsync("R09")}/ta-bort")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_form_without_its_id_is_refused()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"{await NewAsync()}/agreements_signed");
        (await form.SubmitAsync(Form, Answers("Utan id", ("Input.Value", "3"), ("Input.FormId", Guid.Empty.ToString())))).Status.ShouldBe(422);
        var report = await lead.GetAsync($"{await TargetAsync("P05")}/rapportera");
        (await report.SubmitAsync(Form, ("Input.Statement", "Utan id"), ("Input.Evidence", "Inget"), ("Input.FormId", ""))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_removed_target_leaves_the_plan_and_keeps_its_ledger()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        var path = await PathAsync(site, "R12");
        var form = await (await (await lead.GetAsync(path)).FollowAsync("a[href$='/andra']")).FollowAsync("main a[href$='/ta-bort']");
        var revision = await lead.GetAsync($"{path}/revidera");
        (await form.SubmitAsync(Form, ("Input.DecidedBy", "Styrgruppen"))).TextOf("[id='Input_Reason-error']").ShouldNotBeNull();

        var plan = await form.SubmitAsync(Form, ("Input.DecidedBy", "Styrgruppen"), ("Input.Reason", "Utbildningen ges av någon annan."));

        plan.TextOf("[aria-labelledby=plan-targets-result]")!.ShouldNotContain("R12");
        var removed = await plan.FollowAsync("[aria-labelledby=plan-targets-removed] a");
        removed.TextOf(".big-figure .status").ShouldBe("Borttaget");
        removed.TextsOf(".ledger li").Count.ShouldBe(2);
        removed.Document.QuerySelector("a[href$='/revidera'], a[href$='/andra'], a[href$='/rapportera']").ShouldBeNull();
        (await lead.GetAsync(path[..path.IndexOf("/mal", StringComparison.Ordinal)])).Document.QuerySelectorAll(".target-row").Length.ShouldBe(11);
        (await lead.GetAsync($"{path}/revidera")).Status.ShouldBe(404);
        (await revision.SubmitAsync(Form, ("Input.Value", "9"), ("Input.Reason", "För sent"), ("Input.DecidedBy", "Styrgruppen"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Who_may_not_change_the_plan_is_offered_no_form_and_given_none()
    {
        var partner = await demo.Site.SignInAsync(Role.Coach, await InitiativeAsync());
        (await partner.GetAsync($"/insatser/{await InitiativeAsync()}")).Document.QuerySelector("a[href$='/mal/nytt']").ShouldBeNull();
        (await partner.GetAsync(await NewAsync())).Status.ShouldBe(403);
        var lead = await demo.Site.SignInAsync("project_lead");
        (await lead.GetAsync($"{await NewAsync()}/hittepa")).Status.ShouldBe(404);
    }

    private static (string Name, string? Value)[] Answers(string name, params (string Name, string? Value)[] more) =>
        [.. new (string Name, string? Value)[] { ("Input.Wording.NameSv", name), ("Input.DecidedBy", "Styrgruppen"), ("Input.DecidedOn", "2026-04-01") }
            .Where(answer => more.All(other => other.Name != answer.Name)), .. more];

    private static IEnumerable<(string, string)> Fields(Page page) =>
        Page.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector(Form)!).Where(static field => field.Name is not ("Input.Filter.Minimum" or "Input.Filter.Maximum"));

    private static async Task<string> PathAsync(Site site, string code) =>
        $"/insatser/{await site.FactAsync<Guid>("select initiative_id from targets where code = $1", code)}/mal/{await site.FactAsync<Guid>("select id from targets where code = $1", code)}";

    private Task<string> TargetAsync(string code) => PathAsync(demo.Site, code);

    private async Task<string> NewAsync() => $"/insatser/{await InitiativeAsync()}/mal/nytt";

    private Task<Guid> InitiativeAsync() => demo.Site.FactAsync<Guid>("select initiative_id from targets where code = 'R01'")!;
}
