namespace Samsteg.App;

/// <summary>Changing what goals and steps of an action plan say.</summary>
public sealed class ActionPlanTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_goal_is_worded_anew_and_the_earlier_words_are_kept()
    {
        var (coach, plan, participant) = await DemoCases.PlanAsync(demo.Site);
        var form = await (await coach.GetAsync(plan)).FollowAsync("main a[href*='/plan/mal/']");

        (await form.SubmitAsync("main form", ("Input.Text", " "))).Status.ShouldBe(422);
        var done = await form.SubmitAsync("main form", ("Input.Text", "Jag vill jobba i kök"));
        var stale = await form.SubmitAsync("main form", ("Input.Text", "Jag vill jobba i trädgård"));

        done.TextsOf("h2").ShouldContain("Jag vill jobba i kök");
        stale.Status.ShouldBe(409);
        (await demo.Site.FactAsync<string>("""
            select string_agg(text || case when superseded_at is null then '' else ' (förut)' end, ', ' order by superseded_at nulls last) || ' ' || count(distinct goal_id)
            from action_goals where participant_id = $1
            """, participant)).ShouldBe("Jag vill jobba (förut), Jag vill jobba i kök 1");
    }

    [Fact]
    public async Task A_step_is_changed_stays_in_front_and_the_earlier_words_are_kept()
    {
        var (coach, plan, participant) = await DemoCases.PlanAsync(demo.Site);
        var form = await (await coach.GetAsync(plan)).FollowAsync("main a[href*='/plan/steg/']");

        foreach (var day in new[] { "0001-01-01", "2026-04-14", "2031-04-16" })
        {
            var refused = await form.SubmitAsync("main form", ("Input.DueOn", day));
            refused.Status.ShouldBe(422);
            refused.TextOf("#Input_DueOn-error").ShouldNotBeNull();
        }

        var done = await form.SubmitAsync("main form", ("Input.Text", "Ring kaféet"), ("Input.Responsible", "Participant"), ("Input.DueOn", "2026-04-20"));
        var stale = await form.SubmitAsync("main form", ("Input.Text", "Ring skolan"));

        done.TextOf(".next-step h3").ShouldBe("Ring kaféet");
        stale.Status.ShouldBe(409);
        (await demo.Site.FactAsync<string>("""
            select responsible || ' ' || due_on || ' ' || is_next || ' ' || (select count(*) from action_steps where participant_id = $1)
            from action_steps where participant_id = $1 and superseded_at is null
            """, participant)).ShouldBe("participant 2026-04-20 true 2");
        (await coach.GetAsync($"{plan}/steg/{Guid.CreateVersion7()}")).Status.ShouldBe(404);
        (await coach.GetAsync($"{plan}/mal/{Guid.CreateVersion7()}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_step_whose_day_has_passed_may_be_worded_anew()
    {
        var (coach, plan, participant) = await DemoCases.PlanAsync(demo.Site);
        await demo.Site.OwnerAsync("update action_steps set due_on = '2026-04-10' where participant_id = $1", participant);
        var form = await (await coach.GetAsync(plan)).FollowAsync("main a[href*='/plan/steg/']");

        (await form.SubmitAsync("main form", ("Input.Text", "Ring igen"))).TextOf(".next-step h3").ShouldBe("Ring igen");
    }

    [Theory]
    [InlineData("/steg", "Input.DueOn", "0001-01-01")]
    [InlineData("/steg", "Input.DueOn", "9999-12-31")]
    [InlineData("/steg", "Input.Form", "00000000-0000-0000-0000-000000000000")]
    [InlineData("/mal", "Input.Form", "00000000-0000-0000-0000-000000000000")]
    public async Task A_day_that_cannot_be_planned_for_or_a_lost_form_is_refused_in_words(string page, string field, string value)
    {
        var (coach, plan, participant) = await DemoCases.PlanAsync(demo.Site);

        var answer = await (await coach.GetAsync(plan + page)).SubmitAsync("main form", ("Input.Text", "Något"), (field, value));

        answer.Status.ShouldBe(422);
        answer.TextsOf(".ds-error-summary li").ShouldHaveSingleItem();
        (await demo.Site.FactAsync<long>("select count(*) from action_steps where participant_id = $1", participant)).ShouldBe(1);
    }
}
