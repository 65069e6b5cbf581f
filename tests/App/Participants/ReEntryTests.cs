using Samsteg.Participants;

namespace Samsteg.App;

/// <summary>Somebody who had left comes back as the same participant: the first entry stays, the last exit counts, and each period has its length.</summary>
public sealed class ReEntryTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task Who_comes_back_takes_part_again_in_a_new_period_of_the_same_file()
    {
        var (path, participant) = await LeftAsync("2026-03-04");
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);

        var file = await ReturnAsync(coach, path, "2026-04-01");

        file.Status.ShouldBe(200);
        file.TextsOf("section[aria-labelledby='periods'] .case-list > li").Count.ShouldBe(2);
        file.TextsOf("section[aria-labelledby='periods'] small").ShouldBe(["44 dagar", "30 dagar", "14 dagar"]);
        file.TextOf("section[aria-labelledby='facts'] .status, section[aria-labelledby='facts'] .ds-tag").ShouldNotBeNull().ShouldContain("Inskriven");
        (await demo.Site.FactAsync<long>("select count(*) from enrolments where participant_id = $1", participant)).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from exits where participant_id = $1 and superseded_at is null", participant)).ShouldBe(0);
        file.TextsOf(".timeline > li").Count(static row => row.Contains("Avslutad", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_back_can_leave_again_but_not_before_coming_back()
    {
        var (path, participant) = await LeftAsync("2026-03-04");
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        await ReturnAsync(coach, path, "2026-04-01");

        var early = await ExitAsync(coach, path, "2026-03-31", "Studies");
        var onTime = await ExitAsync(coach, path, "2026-04-14", "Studies");

        early.Status.ShouldBe(422);
        early.TextOf("#Input_ExitedOn-error").ShouldNotBeNull().ShouldContain("1 april 2026");
        onTime.TextsOf("section[aria-labelledby='periods'] small").Take(3).ShouldBe(["43 dagar", "30 dagar", "13 dagar"]);
        (await demo.Site.FactAsync<string>("select reason from exits where participant_id = $1 and superseded_at is null", participant)).ShouldBe("studies");
    }

    [Fact]
    public async Task A_re_entry_that_is_taken_back_gives_the_exit_back()
    {
        var (path, participant) = await LeftAsync("2026-03-04");
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        await ReturnAsync(coach, path, "2026-04-01");

        var file = await (await coach.GetAsync($"{path}/aterinskrivning/ta-tillbaka")).SubmitAsync("main form", ("Input.Reason", "fel person"));

        file.TextsOf("section[aria-labelledby='periods'] .case-list")[0].ShouldContain("2 februari 2026 till 4 mars 2026");
        (await demo.Site.FactAsync<string>("select reason || ' ' || activity || ' ' || occurred_on from exits where participant_id = $1 and superseded_at is null", participant))
            .ShouldBe("work working_unsubsidised 2026-03-04");
        (await coach.GetAsync($"{path}/aterinskrivning/ta-tillbaka")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("2026-03-04", "Välj en senare dag")]
    [InlineData("2026-04-16", "har inte varit")]
    [InlineData("nonsense", "")]
    [InlineData("", "")]
    public async Task A_day_that_cannot_be_is_refused_beside_its_field(string day, string words)
    {
        var (path, participant) = await LeftAsync("2026-03-04");

        var answer = await ReturnAsync(await demo.Site.SignInAsync(DemoCases.Coach), path, day);

        answer.Status.ShouldBe(422);
        answer.TextOf("#Input_ReEnteredOn-error").ShouldNotBeNull().ShouldContain(words);
        (await demo.Site.FactAsync<long>("select count(*) from re_entries where participant_id = $1", participant)).ShouldBe(0);
    }

    [Fact]
    public async Task The_form_says_which_days_there_are_and_suggests_one_of_them()
    {
        var (path, _) = await LeftAsync("2026-03-04");
        var form = await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/aterinskrivning");

        form.Document.QuerySelector("#Input_ReEnteredOn")!.GetAttribute("value").ShouldBe("2026-04-15");
        form.TextOf("main form").ShouldNotBeNull().ShouldContain("5 mars 2026 till och med 15 april 2026");
    }

    [Fact]
    public async Task Who_left_today_cannot_be_back_today_but_the_exit_can_be_taken_back()
    {
        var (path, _) = await LeftAsync("2026-04-15");
        var page = await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/aterinskrivning");

        page.Status.ShouldBe(200);
        page.Document.QuerySelector("#Input_ReEnteredOn").ShouldBeNull();
        page.TextOf(".ds-alert").ShouldNotBeNull().ShouldContain("tidigast dagen efter");
        (await page.FollowAsync("main a[href$='/avslut/ta-tillbaka']")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_phase_that_ran_when_somebody_left_is_history_after_the_return_and_can_be_begun_anew()
    {
        var participant = await _world.ParticipantAsync();
        var path = $"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}";
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        var programme = await coach.GetAsync($"{path}/program");
        await (await programme.FollowAsync("main .actions-row a[href*='vad=Started']")).SubmitAsync("#asked", ("Input.OccurredOn", "2026-02-06"));
        await demo.Site.OwnerAsync("update programme_phases set planned_days = 10 where id = (select phase_id from phase_events where participant_id = $1)", participant);
        (await coach.GetAsync("/")).Document.QuerySelector($"a[href='{path}/program']").ShouldNotBeNull("it has run for longer than planned");

        await ExitAsync(coach, path, "2026-03-04", "Work");
        await ReturnAsync(coach, path, "2026-04-10");

        (await coach.GetAsync("/")).Document.QuerySelector($"a[href='{path}/program']").ShouldBeNull();
        var after = await coach.GetAsync($"{path}/program");
        after.TextOf("main .case-list").ShouldNotBeNull().ShouldContain("Fasen var inte klar när deltagaren avslutades");
        var begun = await (await after.FollowAsync("main .actions-row a[href*='vad=Started']")).SubmitAsync("#asked", ("Input.OccurredOn", "2026-04-14"));
        begun.TextOf("main .case-list li").ShouldNotBeNull().ShouldContain("Dag 1, planerat 10");
        begun.Text.ShouldNotContain("Fasen var inte klar");
    }

    [Theory]
    [InlineData("02-06 started", false)]
    [InlineData("02-06 started, 03-25 paused, 03-26 resumed", true)]
    [InlineData("02-06 started, 03-25 completed", false)]
    [InlineData("02-06 started, 03-25 skipped, 03-26 resumed", false)]
    [InlineData("02-06 started, 02-25 started", false)]
    [InlineData("02-06 started, 02-25 started, 02-27 completed, 03-25 resumed", true)]
    [InlineData("02-06 started, 02-25 started, 04-01 started", true)]
    [InlineData("02-06 started, 02-25 started, 02-27 completed, 04-14 resumed", false)]
    public async Task What_Idag_says_of_a_phase_after_two_returns_is_what_its_course_says(string events, bool isOverdue)
    {
        var (path, participant) = await LeftAsync("2026-02-10");
        var coach = await demo.Site.SignInAsync(DemoCases.Coach);
        await ReturnAsync(coach, path, "2026-02-20");
        await ExitAsync(coach, path, "2026-03-04", "Work");
        await ReturnAsync(coach, path, "2026-03-20");
        List<PhaseMoment> moments = [.. events.Split(", ").Select(static text => new PhaseMoment(
            Guid.CreateVersion7(), Enum.Parse<PhaseEventKind>(text[6..], ignoreCase: true), DateOnly.Parse($"2026-{text[..5]}", System.Globalization.CultureInfo.InvariantCulture), null))];
        foreach (var moment in moments)
        {
            await demo.Site.OwnerAsync("""
                insert into phase_events (id, initiative_id, participant_id, phase_id, kind, reason, occurred_on, registered_at, registered_by)
                select $2, p.initiative_id, p.id, (select f.id from programme_phases f where f.initiative_id = p.initiative_id order by f.id limit 1), $3,
                       case when $3 in ('paused', 'skipped') then 'Av skäl' end, $4, now(), (select id from accounts order by id limit 1)
                from participants p where p.id = $1
                """, participant, moment.Id, moment.Kind.ToString().ToLowerInvariant(), moment.Day);
        }

        await demo.Site.OwnerAsync("update programme_phases set planned_days = 10 where id = (select phase_id from phase_events where participant_id = $1 limit 1)", participant);
        var course = new PhaseCourse(moments, new DateOnly(2026, 3, 20));
        (course.State is PhaseState.Ongoing && course.StartedOn is not null && course.DaysUntil(new DateOnly(2026, 4, 15)) >= 10).ShouldBe(isOverdue);

        ((await coach.GetAsync("/")).Document.QuerySelector($"a[href='{path}/program']") is not null).ShouldBe(isOverdue);
    }

    [Theory]
    [InlineData("Deceased")]
    [InlineData("Misregistered")]
    public async Task Who_died_or_never_was_a_participant_does_not_come_back(string reason)
    {
        var (path, _) = await LeftAsync("2026-03-04", reason);

        (await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/aterinskrivning")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_return()
    {
        var (path, participant) = await LeftAsync("2026-03-04");
        var form = await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{path}/aterinskrivning");

        await form.SubmitAsync("main form", ("Input.ReEnteredOn", "2026-04-01"));
        var again = await form.SubmitAsync("main form", ("Input.ReEnteredOn", "2026-04-01"));

        again.Status.ShouldBeOneOf(404, 409);
        (await demo.Site.FactAsync<long>("select count(*) from re_entries where participant_id = $1", participant)).ShouldBe(1);
    }

    private async Task<(string Path, Guid Participant)> LeftAsync(string on, string reason = "Work")
    {
        var participant = await _world.ParticipantAsync();
        var path = $"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}";
        (await ExitAsync(await demo.Site.SignInAsync(DemoCases.Coach), path, on, reason)).Status.ShouldBe(200);
        return (path, participant);
    }

    private static async Task<Page> ExitAsync(Visitor coach, string path, string on, string reason) =>
        await (await coach.GetAsync($"{path}/avslut")).SubmitAsync("main form", ("Input.Reason", reason), ("Input.ExitedOn", on));

    private static async Task<Page> ReturnAsync(Visitor coach, string path, string on) =>
        await (await coach.GetAsync($"{path}/aterinskrivning")).SubmitAsync("main form", ("Input.ReEnteredOn", on));
}
