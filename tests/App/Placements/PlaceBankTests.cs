namespace Samsteg.App;

/// <summary>The place bank: adding, changing and withdrawing openings, finding them, and taking their places.</summary>
public sealed class PlaceBankTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task An_opening_is_added_found_changed_and_withdrawn()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var organisation = await _world.OrganisationAsync();
        var title = $"Skridskoslipare {PlacementWorld.Reference(organisation)}";

        var page = await SubmitAsync(await NewAsync(coach, organisation), ("Input.Title", title), ("Input.Occupation", "7522"), ("Input.SkillsNeeded", "Handverktyg, truckkort, handverktyg"));
        page.Status.ShouldBe(200);
        page.TextOf("h1").ShouldBe(title);
        page.TextOf(".card .status").ShouldBe("Ledig");
        page.TextsOf("dd").ShouldContain("handverktyg, truckkort");
        page.TextsOf("dd").ShouldContain("2 av 2 lediga");

        var found = await coach.GetAsync($"{await ListAsync()}?q={Uri.EscapeDataString(title)}");
        found.TextsOf("tbody th, tbody td").ShouldContain(text => text!.Contains(title, StringComparison.Ordinal));
        found = await coach.GetAsync($"{await ListAsync()}?q={Uri.EscapeDataString("slíparé " + PlacementWorld.Reference(organisation))}");
        found.TextsOf("tbody th, tbody td").ShouldContain(text => text!.Contains(title, StringComparison.Ordinal), "marks and beginnings do not matter");

        page = await (await page.FollowAsync(".actions a[href$='/andra']")).SubmitAsync("main form", ("Input.Places", "3"));
        page.TextsOf("dd").ShouldContain("3 av 3 lediga");

        page = await (await page.FollowAsync(".actions a[href$='/dra-tillbaka']")).SubmitAsync("main form", ("Input.Because", "Flyttar"));
        page.TextOf(".card .status").ShouldBe("Tillbakadragen");
        page.Document.QuerySelector(".actions a[href*='opening=']").ShouldBeNull();

        page = await (await page.FollowAsync(".actions a[href$='/andra']")).SubmitAsync("main form");
        page.TextOf(".card .status").ShouldBe("Ledig");
    }

    [Theory]
    [InlineData("Input.Title", null)]
    [InlineData("Input.Kind", "hobby")]
    [InlineData("Input.Places", "0")]
    [InlineData("Input.Places", "501")]
    [InlineData("Input.Places", "-1")]
    [InlineData("Input.LeastHours", "0")]
    [InlineData("Input.MostHours", "41")]
    [InlineData("Input.MostHours", "5")]
    [InlineData("Input.StartsOn", "igår kanske")]
    [InlineData("Input.EndsOn", "2026-01-01")]
    [InlineData("Input.Occupation", "0001")]
    [InlineData("Input.ValidUntil", "2026-04-14")]
    [InlineData("Input.ValidUntil", "2027-04-16")]
    [InlineData("Input.Supervisor", "01900000-0000-7000-8000-000000000000")]
    [InlineData("Input.Place", "01900000-0000-7000-8000-000000000000")]
    [InlineData("Input.Responsible", "01900000-0000-7000-8000-000000000000")]
    [InlineData("Input.TargetGroups", "nobody")]
    [InlineData("Input.Times", "0")]
    public async Task What_cannot_be_is_refused_beside_its_field(string field, string? value)
    {
        var coach = await demo.Site.SignInAsync("coach");
        var organisation = await _world.OrganisationAsync();

        var page = await SubmitAsync(await NewAsync(coach, organisation), (field, value));

        page.Status.ShouldBe(422);
        page.TextOf($"#{field.Replace('.', '_')}-error").ShouldNotBeNullOrWhiteSpace();
        (await demo.Site.FactAsync<long>("select count(*) from placement_openings where organisation_id = $1", organisation)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_left_supervises_nothing_new()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var (organisation, participant) = (await _world.OrganisationAsync(), await _world.ParticipantAsync());
        var left = Guid.CreateVersion7();
        await demo.Site.OwnerAsync("insert into contact_persons (id, organisation_id, name, is_supervisor) values ($1, $2, 'Lena Lämnat', true)", left, organisation);
        var opening = await NewAsync(coach, organisation);
        var placement = await coach.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platser/ny?deltagare={participant}&organisation={organisation}");
        placement.Document.QuerySelector("[name='Input.Supervisor']")!.TextContent.ShouldContain("Lena Lämnat");
        await demo.Site.OwnerAsync("update contact_persons set left_on = '2026-04-14' where id = $1", left);

        (await SubmitAsync(opening, ("Input.Supervisor", left.ToString()))).TextOf("#Input_Supervisor-error").ShouldNotBeNullOrWhiteSpace();
        (await placement.SubmitAsync("main form", ("Input.Kind", "WorkTraining"), ("Input.PlannedStart", "2026-03-02"), ("Input.PlannedEnd", "2026-06-30"), ("Input.Supervisor", left.ToString())))
            .TextOf("#Input_Supervisor-error").ShouldNotBeNullOrWhiteSpace();

        (await demo.Site.FactAsync<long>("select (select count(*) from placement_openings where supervisor_id = $1) + (select count(*) from placements where supervisor_id = $1)", left)).ShouldBe(0);
        (await NewAsync(coach, organisation)).Document.QuerySelector("[name='Input.Supervisor']")!.TextContent.ShouldNotContain("Lena Lämnat");
    }

    [Fact]
    public async Task An_organisations_page_tells_what_it_offers_to_who_may_offer_it()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var opening = await OpeningAsync(places: 1);
        var path = $"/organisationer/{await demo.Site.FactAsync<Guid>("select organisation_id from placement_openings where id = $1", opening)}";

        var panel = (await coach.GetAsync(path)).Document.QuerySelector("[aria-labelledby=openings]")!;
        panel.QuerySelector($"a[href='{await ListAsync()}/{opening}']").ShouldNotBeNull();
        panel.TextContent.ShouldContain("Ledig");
        (await (await demo.Site.SignInAsync("association_director")).GetAsync(path)).Document.QuerySelector("[aria-labelledby=openings]").ShouldBeNull();

        await demo.Site.OwnerAsync("update placement_openings set initiative_id = (select id from initiatives i where i.id <> initiative_id limit 1) where id = $1", opening);
        (await coach.GetAsync(path)).Document.QuerySelector($"a[href$='/{opening}']").ShouldBeNull("it is another initiative's");
        await demo.Site.OwnerAsync("update placement_openings set is_shared = true where id = $1", opening);
        (await (await coach.GetAsync(path)).FollowAsync($"a[href$='/{opening}']")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_placement_takes_a_place_and_its_end_gives_it_back()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var opening = await OpeningAsync(places: 1);

        var page = await PlaceAsync(coach, opening, await _world.ParticipantAsync());
        page.Status.ShouldBe(200);
        (await TakenAsync(opening)).ShouldBe(1);
        (await coach.GetAsync($"{await ListAsync()}/{opening}")).TextOf(".card .status").ShouldBe("Full");

        page = await (await page.FollowAsync("main a[href$='/start']")).SubmitAsync("main form", ("Input.OccurredOn", "2026-03-03"));
        await (await page.FollowAsync("main a[href$='/slut']")).SubmitAsync("main form", ("Input.OccurredOn", "2026-04-14"), ("Input.Reason", "Completed"));

        (await TakenAsync(opening)).ShouldBe(0);
    }

    [Fact]
    public async Task An_end_is_corrected_when_the_place_is_taken_and_taken_back_when_it_is_free()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var opening = await OpeningAsync(places: 1);
        var page = await PlaceAsync(coach, opening, await _world.ParticipantAsync());
        page = await (await page.FollowAsync("main a[href$='/start']")).SubmitAsync("main form", ("Input.OccurredOn", "2026-03-03"));
        page = await (await page.FollowAsync("main a[href$='/slut']")).SubmitAsync("main form", ("Input.OccurredOn", "2026-04-14"), ("Input.Reason", "Completed"));
        var next = await PlaceAsync(coach, opening, await _world.ParticipantAsync());
        next.Status.ShouldBe(200);

        page = await (await page.FollowAsync("section[aria-labelledby=events] a")).SubmitAsync("main form", ("Input.OccurredOn", "2026-04-13"), ("Input.Reason", "Fel dag"));
        page.Status.ShouldBe(200);
        (await TakenAsync(opening)).ShouldBe(1);
        var form = await page.FollowAsync("section[aria-labelledby=events] a");
        var refused = await form.SubmitAsync("main form", ("Input.Reason", "Slutade aldrig"), ("Input.IsRetracted", "true"));
        refused.Status.ShouldBe(422);
        refused.TextOf("main")!.ShouldContain("Alla 1 platser är redan tagna");

        await (await next.FollowAsync("main a[href$='/utgar']")).SubmitAsync("main form", ("Input.Reason", "DeclinedByOrganisation"));
        (await TakenAsync(opening)).ShouldBe(0);
        await demo.Site.OwnerAsync("update placement_openings set valid_until = '2026-04-14' where id = $1", opening);
        (await form.SubmitAsync("main form", ("Input.Reason", "Slutade aldrig"), ("Input.IsRetracted", "true"))).TextOf(".card .status").ShouldBe("Pågår");
        (await TakenAsync(opening)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_at_once_do_not_take_the_last_place()
    {
        var (one, other) = (await demo.Site.SignInAsync("coach"), await demo.Site.SignInAsync("coach"));
        var opening = await OpeningAsync(places: 1);
        var (first, second) = (await FormAsync(one, opening), await FormAsync(other, opening));
        var (anna, bo) = (await _world.ParticipantAsync(), await _world.ParticipantAsync());

        var answers = await Task.WhenAll(SendAsync(first, anna), SendAsync(second, bo));

        answers.Select(static page => page.Status).Order().ShouldBe([200, 422]);
        answers.Single(static page => page.Status == 422).TextOf(".ds-error-summary, [role=alert], .error-summary, main")!.ShouldContain("Alla 1 platser är redan tagna");
        (await TakenAsync(opening)).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from placements where opening_id = $1", opening)).ShouldBe(1);
    }

    [Fact]
    public async Task The_database_refuses_one_too_many_whoever_writes()
    {
        var opening = await OpeningAsync(places: 1);
        await PlaceAsync(await demo.Site.SignInAsync("coach"), opening, await _world.ParticipantAsync());
        var another = await _world.ParticipantAsync();

        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() => demo.Site.OwnerAsync("""
            insert into placements (id, initiative_id, participant_id, organisation_id, opening_id, kind, planned_start, planned_end)
            select uuidv7(), p.initiative_id, p.id, o.organisation_id, o.id, o.kind, '2026-05-01', '2026-06-01' from participants p, placement_openings o where p.id = $1 and o.id = $2
            """, another, opening));

        refused.ConstraintName.ShouldBe("placement_openings_room");
    }

    [Fact]
    public async Task The_number_is_not_lowered_below_what_is_taken()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var opening = await OpeningAsync(places: 3);
        await PlaceAsync(coach, opening, await _world.ParticipantAsync());
        await PlaceAsync(coach, opening, await _world.ParticipantAsync());

        var page = await (await coach.GetAsync($"{await ListAsync()}/{opening}/andra")).SubmitAsync("main form", ("Input.Places", "1"));

        page.Status.ShouldBe(422);
        page.TextOf("#Input_Places-error")!.ShouldContain("2 har redan en plats");
    }

    [Theory]
    [InlineData("update placement_openings set withdrawn_on = '2026-04-14', withdrawn_because = 'Nej' where id = $1", "drog tillbaka")]
    [InlineData("update placement_openings set valid_until = '2026-04-14' where id = $1", "gällde till")]
    [InlineData("update placement_openings set is_shared = false, initiative_id = (select id from initiatives i where i.id <> initiative_id limit 1) where id = $1", "erbjuds inte här")]
    public async Task What_happens_to_an_opening_between_the_form_and_its_answer_is_told(string meanwhile, string told)
    {
        var opening = await OpeningAsync(places: 1);
        var form = await FormAsync(await demo.Site.SignInAsync("coach"), opening);
        await demo.Site.OwnerAsync(meanwhile, opening);

        var page = await SendAsync(form, await _world.ParticipantAsync());

        page.Status.ShouldBe(422);
        page.TextOf("main")!.ShouldContain(told);
        (await demo.Site.FactAsync<long>("select count(*) from placements where opening_id = $1", opening)).ShouldBe(0);
    }

    [Fact]
    public async Task Of_other_initiatives_only_what_is_shared_is_seen()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var opening = await OpeningAsync(places: 1);
        await demo.Site.OwnerAsync("update placement_openings set initiative_id = (select id from initiatives i where i.id <> initiative_id limit 1) where id = $1", opening);
        var path = $"{await ListAsync()}/{opening}";

        (await coach.GetAsync(path)).Status.ShouldBe(404);
        await demo.Site.OwnerAsync("update placement_openings set is_shared = true where id = $1", opening);

        var page = await coach.GetAsync(path);
        page.Status.ShouldBe(200);
        page.Document.QuerySelector(".actions a[href$='/andra']").ShouldBeNull();
        (await coach.GetAsync($"{path}/andra")).Status.ShouldBe(404);
        (await PlaceAsync(coach, opening, await _world.ParticipantAsync())).Status.ShouldBe(200);
        (await TakenAsync(opening)).ShouldBe(1);
    }

    private async Task<string> ListAsync() => $"/insatser/{await _world.InitiativeAsync()}/platsbank";

    private async Task<Page> NewAsync(Visitor visitor, Guid organisation) => await visitor.GetAsync($"{await ListAsync()}/ny?organisation={organisation}");

    private static Task<Page> SubmitAsync(Page form, params (string, string?)[] fields) => form.SubmitAsync("main form",
        [.. new (string, string?)[] { ("Input.Title", "Provplats"), ("Input.Kind", "WorkTraining"), ("Input.Places", "2"), ("Input.Swedish", "Words") }.Where(usual => fields.All(field => field.Item1 != usual.Item1)), .. fields]);

    /// <summary>An opening of the coach's initiative, from the form's first day to half a year on.</summary>
    private async Task<Guid> OpeningAsync(int places)
    {
        var id = Guid.CreateVersion7();
        await demo.Site.OwnerAsync("""
            insert into placement_openings (id, initiative_id, organisation_id, responsible_id, kind, title, starts_on, places, least_hours, most_hours, times, swedish, valid_until, confirmed_on)
            values ($1, $2, $3, (select id from accounts where demo_role = 'coach'), 'work_training', 'Provplats', '2026-01-01', $4, 10, 40, 1023, 'none', '2026-09-01', '2026-03-01')
            """, id, await _world.InitiativeAsync(), await _world.OrganisationAsync(), places);
        return id;
    }

    private async Task<Page> FormAsync(Visitor visitor, Guid opening) => await visitor.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platser/ny?opening={opening}");

    private static Task<Page> SendAsync(Page form, Guid participant) =>
        form.SubmitAsync("main form", ("Input.Participant", participant.ToString()), ("Input.PlannedStart", "2026-03-02"), ("Input.PlannedEnd", "2026-06-30"));

    private async Task<Page> PlaceAsync(Visitor visitor, Guid opening, Guid participant) => await SendAsync(await FormAsync(visitor, opening), participant);

    private async Task<int> TakenAsync(Guid opening) => await demo.Site.FactAsync<int>("select taken from placement_openings where id = $1", opening);
}
