namespace Samsteg.App;

/// <summary>Following up a placement: the weekly one in two taps, notes by keeper, corrections.</summary>
public sealed class FollowUpTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task The_weekly_one_is_two_taps_from_idag()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-04-08");
        var link = $"a[href$='/platser/{placement}/uppfoljning']";

        var form = await (await coach.GetAsync("/")).FollowAsync(link);
        var page = await form.SubmitAsync("main form");

        page.Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select channel || ' ' || occurred_on from placement_follow_ups where placement_id = $1", placement)).ShouldBe("site_visit 2026-04-15");
        (await coach.GetAsync("/")).Document.QuerySelector(link).ShouldBeNull();
    }

    [Fact]
    public async Task What_should_have_started_or_ended_is_asked_for_on_idag()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var waiting = await _world.PlacementAsync(await _world.ParticipantAsync(), plannedStart: "2026-04-15");
        var over = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02", plannedEnd: "2026-04-14");

        var today = await coach.GetAsync("/");

        today.Document.QuerySelector($"a[href$='/platser/{waiting}/start']").ShouldNotBeNull();
        today.Document.QuerySelector($"a[href$='/platser/{over}/slut']").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_form_sent_twice_registers_one()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var form = await coach.GetAsync(await _world.PathAsync(placement));

        (await form.SubmitAsync("main form")).Status.ShouldBe(200);
        (await form.SubmitAsync("main form")).Status.ShouldBe(200);

        (await CountAsync(placement)).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_one_on_the_same_day_is_asked_about_and_made_when_meant()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var path = await _world.PathAsync(placement);
        (await (await coach.GetAsync(path)).SubmitAsync("main form")).Status.ShouldBe(200);

        var asked = await (await coach.GetAsync(path)).SubmitAsync("main form", ("Input.Note", "Ett samtal till"));

        asked.Status.ShouldBe(422);
        asked.TextOf("#Input_IsAnother-error").ShouldNotBeNull().ShouldContain("15 april 2026");
        asked.TextOf("#Input_Note").ShouldBe("Ett samtal till");
        (await CountAsync(placement)).ShouldBe(1);
        (await asked.SubmitAsync("main form", ("Input.IsAnother", "true"))).Status.ShouldBe(200);
        (await CountAsync(placement)).ShouldBe(2);
    }

    [Fact]
    public async Task What_needs_attention_stands_on_idag_and_among_what_is_due_until_the_next_follow_up()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-04-08");
        var form = await coach.GetAsync(await _world.PathAsync(placement, "/uppfoljning"));
        var link = $".rows a[href$='/platser/{placement}']";

        (await form.SubmitAsync("main form", ("Input.OccurredOn", "2026-04-14"), ("Input.NeedsAttention", "true"))).Status.ShouldBe(200);

        (await coach.GetAsync("/")).Document.QuerySelectorAll($".rows a[href*='{placement}']").ShouldHaveSingleItem();
        (await coach.GetAsync("/platser?Shown=Due")).Document.QuerySelector($"table a[href$='/platser/{placement}']").ShouldNotBeNull();
        var page = await (await coach.GetAsync("/")).FollowAsync(link);
        page.Status.ShouldBe(200);
        (await page.SubmitAsync("main form")).Status.ShouldBe(200);
        (await coach.GetAsync("/")).Document.QuerySelector(link).ShouldBeNull();
        (await coach.GetAsync("/platser?Shown=Due")).Document.QuerySelector($"table a[href$='/platser/{placement}']").ShouldBeNull();
    }

    [Fact]
    public async Task How_it_goes_and_what_comes_next_stand_on_the_page_and_stay_when_corrected()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-04-08");
        var form = await coach.GetAsync(await _world.PathAsync(placement, "/uppfoljning"));

        var page = await form.SubmitAsync("main form", ("Input.Attendance", "Well"), ("Input.Work", "Partly"), ("Input.NextStep", "Prova kassan"));
        page = await (await page.FollowAsync("main a[href*='/uppfoljning/']")).SubmitAsync("main form", ("Input.Reason", "Fel dag"), ("Input.OccurredOn", "2026-04-14"));

        page.Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select attendance || ' ' || work || ' ' || coalesce(supervision, '-') || ' ' || next_step from placement_follow_ups where placement_id = $1 and superseded_at is null", placement))
            .ShouldBe("well partly - Prova kassan");
        page.TextsOf("main p").ShouldContain(static text => text.Contains("Uppgifterna: Delvis", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Input.Id", "00000000-0000-0000-0000-000000000000")]
    [InlineData("Input.OccurredOn", "0001-01-01")]
    public async Task A_form_without_its_id_or_a_day_before_all_time_is_refused(string field, string value)
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");

        var page = await (await coach.GetAsync(await _world.PathAsync(placement, "/uppfoljning"))).SubmitAsync("main form", (field, value));

        page.Status.ShouldBe(422);
        page.TextsOf(".ds-error-summary li").ShouldHaveSingleItem();
        (await CountAsync(placement)).ShouldBe(0);
    }

    [Theory]
    [InlineData("Input.OccurredOn", "2026-04-16")]
    [InlineData("Input.OccurredOn", "2026-03-01")]
    [InlineData("Input.Channel", "")]
    [InlineData("Input.Channel", "brevduva")]
    public async Task What_cannot_be_is_refused_beside_its_field(string field, string value)
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var form = await coach.GetAsync(await _world.PathAsync(placement, "/uppfoljning"));

        var page = await form.SubmitAsync("main form", (field, value), ("Input.Note", "Behåll det här"));

        page.Status.ShouldBe(422);
        page.TextOf($"#{field.Replace('.', '_')}-error").ShouldNotBeNullOrWhiteSpace();
        page.TextOf("#Input_Note").ShouldBe("Behåll det här");
        (await CountAsync(placement)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_there_is_no_follow_up()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var form = await coach.GetAsync(await _world.PathAsync(placement, "/uppfoljning"));

        var page = await form.SubmitAsync("main form", ("Input.WithParticipant", "false"), ("Input.WithOrganisation", "false"));

        page.Status.ShouldBe(422);
        page.TextOf("#Input_WithParticipant-error").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_note_is_read_by_its_keeper_only_and_outlives_anothers_correction()
    {
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var path = await _world.PathAsync(placement);
        var coach = await demo.Site.SignInAsync("coach");
        var stranger = await demo.Site.SignInAsync(Samsteg.Platform.Role.Coordinator, await _world.InitiativeAsync(), await _world.OrganisationAsync());
        var form = await coach.GetAsync(path + "/uppfoljning");
        (await form.SubmitAsync("main form", ("Input.Note", "Hemligheten"))).TextsOf(".prose").ShouldContain("Hemligheten");

        var seen = await stranger.GetAsync(path);
        seen.Source.ShouldNotContain("Hemligheten");
        var correction = await seen.FollowAsync("main .rows a");
        (await correction.SubmitAsync("main form", ("Input.Channel", "Phone"), ("Input.Reason", "Det var ett samtal"))).Source.ShouldNotContain("Hemligheten");
        var corrected = await coach.GetAsync(path);
        corrected.Text.ShouldContain("Telefon, med deltagaren");
        corrected.TextsOf(".prose").ShouldContain("Hemligheten");
    }

    [Fact]
    public async Task The_keeper_can_rewrite_and_empty_the_note()
    {
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var coach = await demo.Site.SignInAsync("coach");
        var page = await (await coach.GetAsync(await _world.PathAsync(placement, "/uppfoljning"))).SubmitAsync("main form", ("Input.Note", "Först"));

        page = await (await page.FollowAsync("main .rows a")).SubmitAsync("main form", ("Input.Note", "Sedan"), ("Input.Reason", "Stavfel"));
        page.TextsOf(".prose").ShouldContain("Sedan");
        page = await (await page.FollowAsync("main .rows a")).SubmitAsync("main form", ("Input.Note", ""), ("Input.Reason", "Hörde inte hit"));

        page.TextsOf(".prose").ShouldBeEmpty();
        (await demo.Site.FactAsync<long>("select count(*) from placement_follow_ups where placement_id = $1", placement)).ShouldBe(3);
    }

    [Fact]
    public async Task One_that_never_was_is_taken_back()
    {
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var coach = await demo.Site.SignInAsync("coach");
        var page = await (await coach.GetAsync(await _world.PathAsync(placement))).SubmitAsync("main form");
        var form = await page.FollowAsync("main .rows a");

        (await form.SubmitAsync("main form", ("Input.Reason", "Fel plats"), ("Input.IsRetracted", "true"))).Status.ShouldBe(200);
        (await form.SubmitAsync("main form", ("Input.Reason", "En gång till"), ("Input.IsRetracted", "true"))).Status.ShouldBe(409);

        (await demo.Site.FactAsync<long>("select count(*) from placement_follow_ups where placement_id = $1 and superseded_at is null", placement)).ShouldBe(0);
    }

    private Task<long> CountAsync(Guid placement) => demo.Site.FactAsync<long>("select count(*) from placement_follow_ups where placement_id = $1", placement);
}
