namespace Samsteg.App;

/// <summary>Leaving while something still runs, and days that what is registered must agree with.</summary>
public sealed class ExitTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task An_exit_asks_what_becomes_of_a_placement_that_still_runs()
    {
        var participant = await _world.ParticipantAsync();
        var placement = await _world.PlacementAsync(participant, startedOn: "2026-03-02");
        var form = await ExitAsync(participant);

        var answer = await form.SubmitAsync("main form", ("Input.Reason", "Work"));

        form.Document.QuerySelector($"main form a[href$='/platser/{placement}']").ShouldNotBeNull();
        answer.Status.ShouldBe(422);
        answer.TextOf("#Input_Ongoing-error").ShouldNotBeNull();
        (await ExitsAsync(participant)).ShouldBe(0);
    }

    [Theory]
    [InlineData("End", "started 2026-03-02, ended 2026-04-10")]
    [InlineData("GoOn", "started 2026-03-02")]
    public async Task A_running_placement_ends_with_the_exit_or_goes_on(string decision, string events)
    {
        var participant = await _world.ParticipantAsync();
        var placement = await _world.PlacementAsync(participant, startedOn: "2026-03-02");

        var answer = await (await ExitAsync(participant)).SubmitAsync(
            "main form", ("Input.Reason", "Work"), ("Input.ExitedOn", "2026-04-10"), ("Input.Ongoing", decision));

        answer.Status.ShouldBe(200);
        (await ExitsAsync(participant)).ShouldBe(1);
        (await demo.Site.FactAsync<string>("select string_agg(event || ' ' || occurred_on, ', ' order by occurred_on) from placement_events where placement_id = $1", placement))
            .ShouldBe(events);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_placement_that_has_not_started_comes_to_nothing_with_the_exit(bool isProposal)
    {
        var participant = await _world.ParticipantAsync();
        var placement = await _world.PlacementAsync(participant, plannedStart: "2026-05-04");
        if (isProposal)
        {
            await demo.Site.OwnerAsync("""
                insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by)
                select uuidv7(), initiative_id, participant_id, id, 'proposed', '2026-04-01', '2026-04-01T12:00Z', (select id from accounts where demo_role = 'coach') from placements where id = $1
                """, placement);
        }

        var form = await ExitAsync(participant);
        form.TextOf($"main form li:has(a[href$='/platser/{placement}'])")!.ShouldStartWith(isProposal ? "Föreslagen" : "Planerad");
        (await form.SubmitAsync("main form", ("Input.Reason", "Work"), ("Input.ExitedOn", "2026-04-10"), ("Input.Ongoing", "End"))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<string>("select occurred_on || ' ' || reason from placement_events where placement_id = $1 and event = 'withdrawn'", placement)).ShouldBe("2026-04-10 left_initiative");
    }

    [Fact]
    public async Task A_placement_that_cannot_start_any_more_stands_on_idag_until_it_is_withdrawn()
    {
        var participant = await _world.ParticipantAsync();
        var placement = await _world.PlacementAsync(participant, plannedStart: "2026-05-04");
        await (await ExitAsync(participant)).SubmitAsync("main form", ("Input.Reason", "Work"), ("Input.ExitedOn", "2026-04-10"), ("Input.Ongoing", "GoOn"));
        var coach = await demo.Site.SignInAsync("coach");

        var form = await (await coach.GetAsync("/")).FollowAsync($".rows a[href$='/platser/{placement}/utgar']");
        (await form.SubmitAsync("main form", ("Input.Reason", "LeftInitiative"))).Status.ShouldBe(200);

        (await coach.GetAsync("/")).Document.QuerySelector($".rows a[href*='/platser/{placement}']").ShouldBeNull();
    }

    [Fact]
    public async Task A_placement_cannot_end_with_an_exit_before_its_start_and_then_nothing_is_written()
    {
        var participant = await _world.ParticipantAsync();
        var first = await _world.PlacementAsync(participant, startedOn: "2026-02-09");
        await _world.PlacementAsync(participant, startedOn: "2026-03-02");

        var answer = await (await ExitAsync(participant)).SubmitAsync(
            "main form", ("Input.Reason", "Work"), ("Input.ExitedOn", "2026-02-20"), ("Input.Ongoing", "End"));

        answer.Status.ShouldBe(422);
        answer.TextOf("#Input_ExitedOn-error").ShouldNotBeNull().ShouldContain("2 mars 2026");
        (await ExitsAsync(participant)).ShouldBe(0);
        (await demo.Site.FactAsync<long>("select count(*) from placement_events where placement_id = $1", first)).ShouldBe(1);
    }

    [Fact]
    public async Task Where_nothing_runs_nothing_is_asked()
    {
        var participant = await _world.ParticipantAsync();
        var form = await ExitAsync(participant);

        form.Document.QuerySelector("[name='Input.Ongoing']").ShouldBeNull();
        (await form.SubmitAsync("main form", ("Input.Reason", "Work"))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("placement")]
    [InlineData("attendance")]
    public async Task An_enrolment_is_not_moved_past_what_is_registered(string what)
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var participant = await _world.ParticipantAsync();
        if (what == "placement")
        {
            await _world.PlacementAsync(participant, startedOn: "2026-03-02");
        }
        else
        {
            await demo.Site.OwnerAsync("""
                insert into attendance (id, initiative_id, session_id, participant_id, mark, occurred_on, registered_at, registered_by)
                select uuidv7(), initiative_id, id, $1, 'present', '2026-03-02', '2026-03-02T12:00Z', (select id from accounts where demo_role = 'coach') from sessions limit 1
                """, participant);
        }

        var form = await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"{cases.PathOf(participant)}/inskrivning");
        var late = await form.SubmitAsync("main form", ("Input.EnrolledOn", "2026-03-03"), ("Input.Reason", "fel dag"));
        var onTime = await form.SubmitAsync("main form", ("Input.EnrolledOn", "2026-03-02"), ("Input.Reason", "fel dag"));

        late.Status.ShouldBe(422);
        late.TextOf("#Input_EnrolledOn-error").ShouldNotBeNull().ShouldContain("2 mars 2026");
        onTime.Status.ShouldBe(200);
    }

    private async Task<Page> ExitAsync(Guid participant) =>
        await (await demo.Site.SignInAsync(DemoCases.Coach)).GetAsync($"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}/avslut");

    private Task<long> ExitsAsync(Guid participant) => demo.Site.FactAsync<long>("select count(*) from exits where participant_id = $1", participant);
}
