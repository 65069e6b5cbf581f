namespace Samsteg.App.Participants;

/// <summary>Reviews of a plan, its earlier versions, and two who change it at once.</summary>
public sealed class PlanReviewTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_review_is_registered_with_its_reason_and_sets_the_day_of_the_next()
    {
        var (coach, plan, participant) = await DemoCases.PlanAsync(demo.Site);
        var form = await (await coach.GetAsync(plan)).FollowAsync("main a[href$='/plan/genomgang']");
        form.Document.QuerySelector("[name='Input.NextOn']")!.GetAttribute("value").ShouldBe("2026-07-08", "twelve weeks from the fifteenth of April");
        (await form.SubmitAsync("main form")).Status.ShouldBe(422, "a reason is needed");
        (await form.SubmitAsync("main form", ("Input.Reason", "NewSituation"), ("Input.NextOn", "2026-04-15"))).TextOf("#Input_NextOn-error").ShouldNotBeNull();
        (await form.SubmitAsync("main form", ("Input.Reason", "NewSituation"), ("Input.OccurredOn", "2026-04-16"))).TextOf("#Input_OccurredOn-error").ShouldNotBeNull();

        var done = await form.SubmitAsync("main form", ("Input.Reason", "NewSituation"), ("Input.Text", "Vi sänker takten."), ("Input.NextOn", "2026-05-04"));
        (await form.SubmitAsync("main form", ("Input.Reason", "NewSituation"), ("Input.NextOn", "2026-05-04"))).Status.ShouldBe(200, "sent twice it is one");

        done.TextOf(".plan-head").ShouldNotBeNull().ShouldContain("4 maj 2026");
        (await demo.Site.FactAsync<string>("select string_agg(reason || ' ' || text || ' ' || next_on, ',') from plan_reviews where participant_id = $1", participant))
            .ShouldBe("new_situation Vi sänker takten. 2026-05-04");
        (await coach.GetAsync(plan[..^"/plan".Length])).TextOf(".timeline").ShouldNotBeNull().ShouldContain("Planen gicks igenom");
    }

    [Fact]
    public async Task Who_has_no_plan_has_nothing_to_review_and_the_cadence_is_the_initiatives_own()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var (coach, lead) = (await site.SignInAsync(DemoCases.Coach), await site.SignInAsync(DemoCases.Lead));
        var (_, participant) = await cases.EnrolAsync(coach, ("Input.EnrolledOn", "2026-03-01"));
        (await coach.GetAsync($"{cases.PathOf(participant)}/plan/genomgang")).Document.QuerySelector("main form").ShouldBeNull();
        await site.OwnerAsync("insert into action_goals (id, initiative_id, participant_id, goal_id, text, occurred_on, registered_at, registered_by) select uuidv7(), $1, $2, uuidv7(), 'Mål', '2026-03-11', '2026-03-11', id from accounts where demo_role = 'coach'", cases.Initiative, participant);
        (await coach.GetAsync("/")).Source.ShouldNotContain($"{participant}/plan/genomgang");

        var settings = await lead.GetAsync($"{cases.ListPath}/installningar");
        (await settings.SubmitAsync("main form", ("Input.PlanReviewWeeks", "0"))).Status.ShouldBe(422);
        (await settings.SubmitAsync("main form", ("Input.PlanReviewWeeks", "5"))).Status.ShouldBe(200);

        (await coach.GetAsync("/")).Source.ShouldContain($"{participant}/plan/genomgang", Case.Sensitive, "five weeks after the first goal");
        (await coach.GetAsync($"{cases.PathOf(participant)}/plan")).TextOf(".plan-head .status").ShouldBe("dags");
    }

    [Fact]
    public async Task Every_earlier_plan_can_be_read()
    {
        var (coach, plan, _) = await DemoCases.PlanAsync(demo.Site);
        demo.Site.Clock.Advance(TimeSpan.FromSeconds(1));
        var form = await (await coach.GetAsync(plan)).FollowAsync("main a[href*='/plan/mal/']");
        (await form.SubmitAsync("main form", ("Input.Text", "Jag vill plugga"))).Status.ShouldBe(200);

        var versions = await (await coach.GetAsync(plan)).FollowAsync("main a[href$='/plan/versioner']");
        var earliest = await versions.FollowAsync("main ol.stack > li:last-child a[href*='/versioner/']");

        versions.TextOf("main ol.stack > li").ShouldNotBeNull().ShouldContain("stod förut: Jag vill jobba");
        earliest.TextOf("main h3").ShouldBe("Jag vill jobba");
        (await coach.GetAsync($"{plan}/versioner/{Guid.CreateVersion7()}")).Status.ShouldBe(404);
        (await (await demo.Site.SignInAsync("coach_2")).GetAsync($"{plan}/versioner")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Two_who_change_a_step_at_once_see_both_versions_and_choose()
    {
        var (coach, plan, participant) = await DemoCases.PlanAsync(demo.Site);
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        var mine = await (await coach.GetAsync(plan)).FollowAsync("main a[href*='/plan/steg/']");
        var theirs = await (await lead.GetAsync(plan)).FollowAsync("main a[href*='/plan/steg/']");
        (await theirs.SubmitAsync("main form", ("Input.Text", "Ring skolan"))).Status.ShouldBe(200);

        var both = await mine.SubmitAsync("main form", ("Input.Text", "Besök skolan"));

        both.Status.ShouldBe(409);
        both.TextOf("#meanwhile").ShouldNotBeNull();
        both.TextOf("main section .note").ShouldBe("Ring skolan");
        both.Document.QuerySelector("[name='Input.Text']")!.TextContent.Trim().ShouldBe("Besök skolan");
        (await both.SubmitAsync("main form")).TextOf(".next-step h3").ShouldBe("Besök skolan");
        (await demo.Site.FactAsync<long>("select count(*) from action_steps where participant_id = $1", participant)).ShouldBe(3);
    }

    [Fact]
    public async Task Two_who_word_a_goal_anew_at_once_see_both_and_may_keep_what_stands()
    {
        var (coach, plan, participant) = await DemoCases.PlanAsync(demo.Site);
        var mine = await (await coach.GetAsync(plan)).FollowAsync("main a[href*='/plan/mal/']");
        var theirs = await (await coach.GetAsync(plan)).FollowAsync("main a[href*='/plan/mal/']");
        (await theirs.SubmitAsync("main form", ("Input.Text", "Jag vill plugga"))).Status.ShouldBe(200);

        var both = await mine.SubmitAsync("main form", ("Input.Text", "Jag vill resa"));
        var kept = await both.FollowAsync("main section a[href$='/plan']");

        kept.TextsOf("main h2").ShouldContain("Jag vill plugga");
        (await demo.Site.FactAsync<long>("select count(*) from action_goals where participant_id = $1", participant)).ShouldBe(2);
    }

    [Fact]
    public async Task A_step_is_about_a_series_that_is_offered_and_about_nothing_else()
    {
        var (coach, plan, participant) = await DemoCases.PlanAsync(demo.Site);
        var form = await (await coach.GetAsync(plan)).FollowAsync("main a[href$='/plan/steg']");
        var series = form.Document.QuerySelectorAll("[name='Input.Link'] option").Select(static option => option.GetAttribute("value")!).First(static value => value.StartsWith("series:", StringComparison.Ordinal));
        foreach (var wrong in new[] { $"series:{Guid.CreateVersion7()}", $"placement:{series.Split(':')[1]}", "series", "participant:" + participant, new string('x', 90) })
        {
            (await form.SubmitAsync("main form", ("Input.Text", "Delta"), ("Input.Link", wrong))).Status.ShouldBe(422, wrong);
        }

        var done = await form.SubmitAsync("main form", ("Input.Text", "Delta i verkstaden"), ("Input.Link", series));

        done.Document.QuerySelector($"main .case-list a[href*='/aktiviteter/serier/{series.Split(':')[1]}']").ShouldNotBeNull();
    }
}
