namespace Samsteg.App;

/// <summary>A placement from proposal to end: visit, agreement, pause, extension, and what comes to nothing.</summary>
public sealed class PlacementStateTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task From_proposal_by_visit_and_agreement_to_start()
    {
        var (coach, page) = await ProposedAsync();

        page.TextOf(".card .status").ShouldBe("Föreslagen");
        (await coach.GetAsync($"{page.Path}/start")).Status.ShouldBe(200);
        (await (await coach.GetAsync($"{page.Path}/start")).SubmitAsync("main form", ("Input.OccurredOn", "2026-04-14"))).Status.ShouldBe(422);
        page = await (await page.FollowAsync("main a[href$='/besok']")).SubmitAsync("main form", ("Input.OccurredOn", "2026-04-10"));
        page.TextOf(".card .status").ShouldBe("Besökt");
        page.TextOf("[aria-labelledby='way'] [aria-current]")!.ShouldStartWith("2 Överens");
        page = await (await page.FollowAsync("[aria-labelledby='way'] a.ds-button")).SubmitAsync("main form", ("Input.OccurredOn", "2026-04-13"));
        page.TextOf(".card .status").ShouldBe("Planerad");
        page.TextOf("[aria-labelledby='way'] [aria-current]")!.ShouldStartWith("3 Plan");
        page.Document.QuerySelectorAll("main .ds-button:not([data-variant])").ShouldHaveSingleItem().GetAttribute("href").ShouldBe($"{page.Path}/plan", "one thing to press");
        page = await (await page.FollowAsync("main a[href$='/start']")).SubmitAsync("main form", ("Input.OccurredOn", "2026-04-14"));

        page.TextOf(".card .status").ShouldBe("Pågår");
        page.TextsOf("#events").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_comes_to_nothing_is_gone_from_idag_and_leaves_room_for_another()
    {
        var (coach, page) = await ProposedAsync(plannedStart: "2026-04-14");
        var participant = await demo.Site.FactAsync<Guid>("select participant_id from placements where id = $1", IdOf(page));
        (await coach.GetAsync("/")).Document.QuerySelector($".rows a[href$='/platser/{IdOf(page)}']").ShouldNotBeNull();

        var refused = await (await page.FollowAsync("main a[href$='/utgar']")).SubmitAsync("main form");
        page = await refused.SubmitAsync("main form", ("Input.Reason", "DeclinedByParticipant"));

        refused.Status.ShouldBe(422);
        refused.TextOf("#Input_Reason-error").ShouldNotBeNullOrWhiteSpace();
        page.TextOf(".card .status").ShouldBe("Blev inte av");
        (await coach.GetAsync("/")).Document.QuerySelector($".rows a[href$='/platser/{IdOf(page)}']").ShouldBeNull();
        (await PlanAsync(coach, participant, "2026-04-14", isProposal: false)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_pause_asks_for_nothing_until_the_participant_is_back_and_may_become_longer()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-04-01"); // due on the 8th
        var link = $"a[href$='/platser/{placement}/uppfoljning']";
        (await coach.GetAsync("/")).Document.QuerySelector(link).ShouldNotBeNull();

        var page = await (await (await coach.GetAsync(await _world.PathAsync(placement))).FollowAsync("main a[href$='/paus']"))
            .SubmitAsync("main form", ("Input.OccurredOn", "2026-04-07"), ("Input.UntilOn", "2026-04-20"), ("Input.Reason", "Away"));
        page.TextOf(".card .status").ShouldBe("Pausad");
        (await coach.GetAsync("/")).Document.QuerySelector(link).ShouldBeNull();

        page = await (await page.FollowAsync(".actions a[href$='/tillbaka']")).SubmitAsync("main form", ("Input.BackOn", "2026-04-27"));
        page.TextOf(".card .status").ShouldBe("Pausad");
        page = await (await page.FollowAsync(".actions a[href$='/tillbaka']")).SubmitAsync("main form", ("Input.BackOn", "2026-04-14"));

        page.TextOf(".card .status").ShouldBe("Pågår");
        (await coach.GetAsync("/")).Document.QuerySelector(link).ShouldNotBeNull();
        (await demo.Site.FactAsync<string>("select string_agg(until_on || coalesce(' gone', ''), ', ' order by registered_at, id) from placement_events where placement_id = $1 and event = 'paused' and superseded_at is not null", placement))
            .ShouldBe("2026-04-20 gone, 2026-04-27 gone");
        (await (await coach.GetAsync(await _world.PathAsync(placement, "/tillbaka"))).SubmitAsync("main form", ("Input.BackOn", "2026-04-15"))).Status.ShouldBe(409);
    }

    [Theory]
    [InlineData("2026-03-09", "2026-03-16")]
    [InlineData("2026-05-04", "2026-05-18")]
    public async Task A_pause_that_was_a_mistake_is_taken_back_whenever_it_is(string from, string until)
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var path = await _world.PathAsync(placement);
        var page = await (await coach.GetAsync($"{path}/paus")).SubmitAsync("main form", ("Input.OccurredOn", from), ("Input.UntilOn", until), ("Input.Reason", "Away"));
        var pause = await demo.Site.FactAsync<Guid>("select id from placement_events where placement_id = $1 and event = 'paused'", placement);

        var form = await page.FollowAsync($"main a[href$='/handelse/{pause}']");
        form.Document.QuerySelector("[name='Input.OccurredOn']").ShouldBeNull();
        (await form.SubmitAsync("main form", ("Input.Reason", "Fel deltagare"), ("Input.IsRetracted", "true"))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<long>("select count(*) from placement_events where placement_id = $1 and event = 'paused' and superseded_at is null", placement)).ShouldBe(0);
        (await (await coach.GetAsync($"{path}/paus")).SubmitAsync("main form", ("Input.OccurredOn", from), ("Input.UntilOn", until), ("Input.Reason", "Closed"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_proposal_is_not_taken_back_and_so_agreed()
    {
        var (_, page) = await ProposedAsync();

        var form = await page.FollowAsync("main a[href*='/handelse/']");
        form.Document.QuerySelector("[name='Input.IsRetracted']").ShouldBeNull();
        var refused = await form.SubmitAsync("main form", ("Input.Reason", "Fel"), ("Input.IsRetracted", "true"));

        refused.Status.ShouldBe(422);
        refused.TextOf("main")!.ShouldContain("Registrera i stället att placeringen inte blev av");
    }

    [Fact]
    public async Task An_extension_has_a_reason_and_moves_the_last_day()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var form = await (await coach.GetAsync(await _world.PathAsync(placement))).FollowAsync("main a[href$='/forlang']");

        (await form.SubmitAsync("main form", ("Input.UntilOn", "2026-06-30"), ("Input.Reason", "MoreTime"))).Status.ShouldBe(422);
        (await form.SubmitAsync("main form", ("Input.UntilOn", "2026-08-31"))).Status.ShouldBe(422);
        (await form.SubmitAsync("main form", ("Input.UntilOn", "2026-08-31"), ("Input.Reason", "MoreTime"))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<string>("select p.planned_end || ' ' || e.until_on || ' ' || e.reason from placements p join placement_events e on e.placement_id = p.id and e.event = 'extended' where p.id = $1", placement))
            .ShouldBe("2026-08-31 2026-08-31 more_time");
    }

    [Fact]
    public async Task Who_is_to_be_away_past_the_last_day_extends_on_the_way()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02", plannedEnd: "2026-05-01");
        var pause = await coach.GetAsync(await _world.PathAsync(placement, "/paus"));
        (await pause.SubmitAsync("main form", ("Input.OccurredOn", "2026-04-15"), ("Input.UntilOn", "2026-05-20"), ("Input.Reason", "Away"))).Status.ShouldBe(422);

        var again = await (await pause.FollowAsync("main form a[href*='/forlang']")).SubmitAsync("main form", ("Input.UntilOn", "2026-06-30"), ("Input.Reason", "MoreTime"));
        again.Path.ShouldBe(await _world.PathAsync(placement, "/paus"));
        var page = await again.SubmitAsync("main form", ("Input.OccurredOn", "2026-04-15"), ("Input.UntilOn", "2026-05-20"), ("Input.Reason", "Away"));
        page.TextOf(".card .status").ShouldBe("Pausad");

        var back = await (await (await page.FollowAsync(".actions a[href$='/tillbaka']")).FollowAsync("main form a[href*='/forlang']")).SubmitAsync("main form", ("Input.UntilOn", "2026-07-31"), ("Input.Reason", "MoreTime"));
        back.Path.ShouldBe(await _world.PathAsync(placement, "/tillbaka"), "also while it rests");
        (await demo.Site.FactAsync<DateOnly>("select planned_end from placements where id = $1", placement)).ShouldBe(new DateOnly(2026, 7, 31));
    }

    [Theory]
    [InlineData("Job", "Avslutad – ledde till jobb", true)]
    [InlineData("Studies", "Avslutad – ledde till studier", true)]
    [InlineData("StoppedByParticipant", "Avslutad – avbruten", false)]
    [InlineData("Completed", "Avslutad", false)]
    public async Task An_end_says_what_it_led_to_and_leads_to_the_exit_where_that_comes_next(string reason, string badge, bool leads)
    {
        var coach = await demo.Site.SignInAsync("coach");
        var participant = await _world.ParticipantAsync();
        var placement = await _world.PlacementAsync(participant, startedOn: "2026-03-02");

        var page = await (await coach.GetAsync(await _world.PathAsync(placement, "/slut"))).SubmitAsync("main form", ("Input.OccurredOn", "2026-04-14"), ("Input.Reason", reason));

        page.TextOf(".card .status").ShouldBe(badge);
        (page.Document.QuerySelector($"main a[href$='/deltagare/{participant}/avslut']") is not null).ShouldBe(leads);
        (await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/deltagare/{participant}")).TextOf("[aria-labelledby='placements'] .status").ShouldBe(badge);
        if (leads)
        {
            (await page.FollowAsync($"main a[href$='/deltagare/{participant}/avslut']")).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task The_list_finds_proposals_and_counts_what_rests_as_ongoing()
    {
        var coach = await demo.Site.SignInAsync("coach");

        (await coach.GetAsync("/platser?Shown=Proposed")).RowsOf("main table").ShouldNotBeEmpty();
        (await coach.GetAsync("/platser?Shown=Ongoing")).TextsOf("main table .status").ShouldContain("Pausad");
    }

    private async Task<(Visitor Coach, Page Page)> ProposedAsync(string plannedStart = "2026-04-20")
    {
        var coach = await demo.Site.SignInAsync("coach");
        return (coach, await PlanAsync(coach, await _world.ParticipantAsync(), plannedStart, isProposal: true));
    }

    private async Task<Page> PlanAsync(Visitor coach, Guid participant, string plannedStart, bool isProposal) =>
        await (await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platser/ny")).SubmitAsync(
            "main form", ("Input.Participant", participant.ToString()), ("Input.Organisation", (await _world.OrganisationAsync()).ToString()), ("Input.Kind", "Internship"),
            ("Input.PlannedStart", plannedStart), ("Input.PlannedEnd", "2026-06-30"), ("Input.IsProposal", isProposal ? "true" : "false"));

    private static Guid IdOf(Page page) => Guid.Parse(page.Path.Split('/')[^1]);
}
