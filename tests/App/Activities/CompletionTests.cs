namespace Samsteg.App.Activities;

/// <summary>Series that ask for a task besides presence: who hands it in, and who has completed.</summary>
public sealed class CompletionTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task An_organisation_has_completed_once_it_has_handed_in_the_task_and_not_when_that_is_taken_back()
    {
        var (lead, path, series) = await SchoolAsync("Affärsplan");
        var organisation = await CompletedAsync(series);
        (await Completed(lead, path)).ShouldBe("0");

        var tasks = await (await lead.GetAsync(path)).FollowAsync($"a[href='{path}/uppgifter']");
        var answer = await tasks.SubmitAsync("main form", ("Input.Organisations", organisation.ToString()), ("Input.On", "2026-04-10"));

        answer.Status.ShouldBe(200);
        answer.TextOf("#handed-in + small").ShouldBe("1");
        (await Completed(lead, path)).ShouldBe("1");

        var tooLong = new string('o', 1001);
        var refused = await answer.SubmitAsync(".handed-in form", ("reason", tooLong));
        refused.Status.ShouldBe(422);
        refused.TextOf(".handed-in details[open] .ds-validation-message").ShouldNotBeNull().ShouldContain("Inget är ändrat");
        refused.Document.QuerySelector(".handed-in [name=reason]")!.GetAttribute("value").ShouldBe(tooLong, "what was written is kept");
        (await Completed(lead, path)).ShouldBe("1");
        (await answer.SubmitAsync(".handed-in form", ("reason", "Fel organisation"))).Status.ShouldBe(200);
        (await Completed(lead, path)).ShouldBe("0");
        (await demo.Site.FactAsync<string>("select superseded_reason from organisation_tasks_handed_in where series_id = $1", series)).ShouldBe("Fel organisation");
    }

    [Fact]
    public async Task A_participant_hands_in_and_the_participants_page_says_so()
    {
        var today = await DemoRoster.OfAsync(demo.Site);
        await demo.Site.OwnerAsync("update activity_series set completion_task = 'Egen plan' where id = $1", today.Series);
        var coach = await demo.Site.SignInAsync(DemoRoster.Coach);
        var page = await coach.GetAsync($"{today.SeriesPath}/uppgifter");
        var participant = Guid.Parse(page.Document.QuerySelector("[name='Input.Participants']")!.GetAttribute("value")!);

        (await page.SubmitAsync("main form", ("Input.Participants", participant.ToString()), ("Input.On", "2026-05-01"))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Participants", null))).Status.ShouldBe(422);
        (await page.SubmitAsync("main form", ("Input.Participants", participant.ToString()))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<long>("select count(*) from tasks_handed_in where participant_id = $1 and superseded_at is null", participant)).ShouldBe(1);
        (await coach.GetAsync(today.SeriesPath)).TextsOf(".matrix thead th").ShouldContain("Uppgift");
        await demo.Site.OwnerAsync("update activity_series set completion_task = '' where id = $1", today.Series);
        (await coach.GetAsync($"{today.SeriesPath}/uppgifter")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_task_neither_comes_nor_goes_once_the_series_has_begun_but_may_be_renamed()
    {
        var (lead, path, series) = await SchoolAsync("Affärsplan");
        var form = await lead.GetAsync($"{path}/andra");

        var answer = await form.SubmitAsync("main form", ("Input.CompletionTask", ""));

        answer.Status.ShouldBe(422);
        answer.TextOf("[id='Input_CompletionTask-error']").ShouldNotBeNull().ShouldContain("ligger fast");
        (await form.SubmitAsync("main form", ("Input.CompletionTask", "Affärsplan och budget"))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select completion_task from activity_series where id = $1", series)).ShouldBe("Affärsplan och budget");
    }

    private static async Task<string?> Completed(Visitor lead, string path) => (await lead.GetAsync(path)).TextOf("#organisations-completed");

    /// <summary>An organisation that has been at enough sessions.</summary>
    private Task<Guid> CompletedAsync(Guid series) => demo.Site.FactAsync<Guid>("""
        select a.organisation_id from organisation_attendance a join sessions s on s.id = a.session_id join activity_series r on r.id = s.series_id
        where r.id = $1 and a.superseded_at is null group by a.organisation_id, r.completion_minimum having count(*) >= r.completion_minimum order by 1 limit 1
        """, series);

    private async Task<(Visitor Lead, string Path, Guid Series)> SchoolAsync(string task)
    {
        var series = await demo.Site.FactAsync<Guid>("select id from activity_series where type = 'business_school' order by name_sv limit 1");
        await demo.Site.OwnerAsync("update activity_series set completion_task = $2 where id = $1", series, task);
        var initiative = await demo.Site.FactAsync<Guid>("select initiative_id from activity_series where id = $1", series);
        return (await demo.Site.SignInAsync(DemoRoster.Lead), $"/insatser/{initiative}/aktiviteter/serier/{series}", series);
    }
}
