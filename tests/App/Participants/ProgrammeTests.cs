using Samsteg.Participants;

namespace Samsteg.App;

public sealed class ProgrammeTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_coach_takes_a_participant_through_a_phase_in_two_taps_each()
    {
        var (cases, participant, page) = await NewAsync();
        var begun = await (await page.FollowAsync("main a[href*='vad=Started']")).SubmitAsync("#asked");
        begun.TextOf(".case-list li .case-list, .case-list li")!.ShouldContain("Började");
        (await StateAsync(participant)).ShouldBe("started");

        var unfounded = await (await begun.FollowAsync("main a[href*='vad=Paused']")).SubmitAsync("#asked");
        unfounded.Status.ShouldBe(422);
        unfounded.TextOf("[id='Input_Reason-error']").ShouldNotBeNull();
        var rested = await unfounded.SubmitAsync("#asked", ("Input.Reason", "Sjuk en vecka"));
        rested.Status.ShouldBe(200);
        (await StateAsync(participant)).ShouldBe("started,paused");

        var back = await rested.SubmitAsync("form.inline");
        back.Status.ShouldBe(200);
        (await StateAsync(participant)).ShouldBe("started");
        (await (await back.FollowAsync("main a[href*='vad=Completed']")).SubmitAsync("#asked")).Status.ShouldBe(200);
        (await StateAsync(participant)).ShouldBe("started,completed");

        var file = await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync(cases.PathOf(participant));
        file.TextOf("[aria-labelledby=programme]")!.ShouldContain("Nästa:");
        file.TextOf(".timeline")!.ShouldContain("Programmet: klar");
    }

    [Theory]
    [InlineData("Input.OccurredOn", "2099-01-01")]
    [InlineData("Input.OccurredOn", "1999-01-01")]
    [InlineData("Input.OccurredOn", "snart")]
    [InlineData("Input.Phase", "00000000-0000-0000-0000-000000000000")]
    [InlineData("Input.Kind", "Vanished")]
    public async Task What_is_wrong_is_said_in_words_and_nothing_is_written(string field, string value)
    {
        var (_, participant, page) = await NewAsync();

        var answer = await (await page.FollowAsync("main a[href*='vad=Started']")).SubmitAsync("#asked", (field, value));

        answer.Status.ShouldBe(422);
        answer.TextsOf(".ds-error-summary li").ShouldNotBeEmpty();
        (await StateAsync(participant)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_at_once_begin_a_phase_once_and_a_form_sent_twice_is_done_once()
    {
        var (_, participant, page) = await NewAsync();
        var asked = await page.FollowAsync("main a[href*='vad=Started']");
        var other = await page.FollowAsync("main a[href*='vad=Started']");

        var answers = await Task.WhenAll(asked.SubmitAsync("#asked"), asked.SubmitAsync("#asked"), other.SubmitAsync("#asked"));

        answers.Count(static answer => answer.Status == 200).ShouldBeInRange(1, 2);
        answers.Select(static answer => answer.Status).ShouldBeSubsetOf([200, 409]);
        (await StateAsync(participant)).ShouldBe("started");
    }

    [Fact]
    public async Task A_lead_begins_with_an_example_and_changes_its_phases()
    {
        await using var site = await Site.StartAsync();
        var cases = await DemoCases.OfAsync(site);
        var lead = await site.SignInAsync(DemoCases.Lead);
        var path = $"{cases.ListPath}/program";

        var page = await (await lead.GetAsync(path)).SubmitAsync("[aria-labelledby=new-programme] form", ("Input.Example", "hassela"));
        page.Path.ShouldStartWith(path + "/", customMessage: $"{page.Status} {page.Text}");
        page.TextsOf(".case-list h3").ShouldBe(["Teori", "Praktik", "Matchning"]);
        page.TextsOf(".case-list p")[0].ShouldContain("56 dagar");

        var theory = await page.FollowAsync(".case-list li a");
        (await theory.SubmitAsync("form[action*='handler=Phase']", ("Input.PlannedDays", "0"))).Status.ShouldBe(422);
        (await theory.SubmitAsync("form[action*='handler=Phase']", ("Input.PlannedDays", "49"))).TextsOf(".case-list p")[0].ShouldContain("49 dagar");
        (await theory.SubmitAsync("form[action*='handler=Phase']", ("Input.PlannedDays", "50"))).Status.ShouldBe(409);
        (await page.SubmitAsync("form[action*='handler=Phase']", ("Input.Name", " "))).Status.ShouldBe(422);
        (await page.SubmitAsync("form[action*='handler=Phase']", ("Input.Name", "Uppföljning"))).TextsOf(".case-list h3").ShouldContain("Uppföljning");
        (await page.SubmitAsync("[aria-labelledby=programme-form] form", ("About.Name", ""))).Status.ShouldBe(422);
        (await page.SubmitAsync("[aria-labelledby=programme-form] form", ("About.IsRetired", "true"))).Path.ShouldBe(path);

        var coach = await site.SignInAsync(DemoCases.Coach);
        (await coach.GetAsync(path)).Document.QuerySelector("[aria-labelledby=new-programme]").ShouldBeNull();
        (await coach.GetAsync(page.Path)).Status.ShouldBe(403);
        (await coach.GetAsync($"{cases.PathOf(await cases.OwnAsync())}/program")).Source.ShouldNotContain("Hasselas väg", Case.Sensitive, "nobody new begins");
        (await lead.GetAsync($"{path}/{Guid.CreateVersion7()}")).Status.ShouldBe(404);
    }

    [Fact]
    public void Every_example_has_a_name_in_both_languages_and_phases() => ProgrammeExamples.All.ShouldAllBe(static example =>
        example.Name.En != null && example.Phases.Count > 0 && example.Phases.All(static phase => phase.Name.En != null));

    private async Task<(DemoCases Cases, Guid Participant, Page Page)> NewAsync()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var (_, participant) = await cases.EnrolAsync(coach);
        return (cases, participant, await coach.GetAsync($"{cases.PathOf(participant)}/program"));
    }

    private Task<string?> StateAsync(Guid participant) => demo.Site.FactAsync<string?>(
        "select string_agg(kind, ',' order by occurred_on, registered_at) from phase_events where participant_id = $1 and superseded_at is null", participant);
}
