namespace Samsteg.App;

/// <summary>The plan of the three parties: what is shared needs a waiver, and who has said yes to another plan says it again.</summary>
public sealed class ThreePartyPlanTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task Planned_and_confirmed_by_all_three()
    {
        var (page, placement) = await PlannedAsync();

        foreach (var party in new[] { "Participant", "Organisation", "Initiative" })
        {
            page = await ConfirmAsync(page, party);
            page.Status.ShouldBe(200);
        }

        page.Document.QuerySelector("a[href$='/plan/bekrafta']").ShouldBeNull();
        (await StandingAsync(placement)).ShouldBe(3);
        (await demo.Site.FactAsync<int>("select half_days from placement_plans where placement_id = $1", placement)).ShouldBe(0b10_01);
    }

    [Fact]
    public async Task All_three_who_sit_together_confirm_at_once_each_with_a_row_of_its_own()
    {
        var (page, placement) = await PlannedAsync();
        page = await ConfirmAsync(page, "Organisation");
        var form = await page.FollowAsync("main a[href$='/plan/bekrafta/alla']");
        form.Document.QuerySelector("[name='Input.Participant']")!.GetAttribute("value")
            .ShouldBe(await demo.Site.FactAsync<string>("select p.reference from participants p join placements l on l.participant_id = p.id where l.id = $1", placement), "a name that is kept would not be hidden");

        var refused = await form.SubmitAsync("main form", ("Input.Organisation", ""), ("Input.OccurredOn", "2026-04-14"));
        refused.TextOf("#Input_Organisation-error").ShouldNotBeNull();
        (await form.SubmitAsync("main form", ("Input.Organisation", "Hanna Handled"), ("Input.OccurredOn", "2026-04-16"))).Status.ShouldBe(422, "not met yet");
        (await StandingAsync(placement)).ShouldBe(1);
        page = await form.SubmitAsync("main form", ("Input.Organisation", "Hanna Handled"), ("Input.OccurredOn", "2026-04-14"));

        page.TextOf("[aria-labelledby=plan]")!.ShouldContain("Hanna Handled, Vid ett möte, 14 april 2026");
        (await demo.Site.FactAsync<string>("select string_agg(party || ' ' || way || ' ' || occurred_on, ', ' order by party) from placement_confirmations where placement_id = $1 and superseded_at is null", placement))
            .ShouldBe("initiative meeting 2026-04-14, organisation meeting 2026-04-14, participant meeting 2026-04-14");
        page.Document.QuerySelector("a[href*='/plan/bekrafta']").ShouldBeNull();
        page.TextOf("[aria-labelledby='way'] [aria-current]")!.ShouldStartWith("4 Start");
    }

    [Fact]
    public async Task A_start_before_all_three_stand_behind_the_plan_is_asked_about()
    {
        var (page, placement) = await PlannedAsync();
        var form = await page.FollowAsync("main a[href$='/start']");
        form.Document.QuerySelector("[name='Input.Anyway']").ShouldBeNull();

        var asked = await form.SubmitAsync("main form", ("Input.OccurredOn", "2026-04-14"));
        asked.Status.ShouldBe(422);
        asked.TextOf("#Input_Anyway-error")!.ShouldContain("Alla tre har inte bekräftat");
        (await demo.Site.FactAsync<long>("select count(*) from placement_events where placement_id = $1", placement)).ShouldBe(0);
        (await asked.SubmitAsync("main form", ("Input.Anyway", "true"))).TextOf(".card .status").ShouldBe("Pågår");

        (page, _) = await PlannedAsync();
        page = await (await page.FollowAsync("main a[href$='/plan/bekrafta/alla']")).SubmitAsync("main form", ("Input.Organisation", "Hanna Handled"));
        (await (await page.FollowAsync("[aria-labelledby='way'] a.ds-button")).SubmitAsync("main form", ("Input.OccurredOn", "2026-04-14"))).Status.ShouldBe(200, "nothing to ask about");
    }

    [Fact]
    public async Task A_waiver_that_is_missing_is_given_on_the_way_and_comes_back()
    {
        var (page, placement) = await PlannedAsync();
        var form = await page.FollowAsync(".card a[href$='/plan']");
        var organisation = await demo.Site.FactAsync<Guid>("select organisation_id from placements where id = $1", placement);

        var waiver = await form.FollowAsync("main form a[href*='/eftergifter']");
        waiver.Document.QuerySelector("[name='Input.Recipient'] option[selected]")!.GetAttribute("value").ShouldBe(organisation.ToString());
        var back = await waiver.SubmitAsync("main form[data-warn]", ("Input.Purpose", "Platsen"), ("Input.ValidUntil", "2026-12-31"));

        back.Path.ShouldBe($"{page.Path}/plan");
        back.Document.QuerySelector("main form a[href*='/eftergifter']").ShouldBeNull();
        (await back.SubmitAsync("main form", ("Input.Shared", "Phone"))).Status.ShouldBe(200);
        (await waiver.Visitor.GetAsync($"{waiver.Path}?sedan=https%3A%2F%2Fexempel.se")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_changed_plan_has_to_be_confirmed_anew_and_an_unchanged_one_has_not()
    {
        var (page, placement) = await PlannedAsync();
        page = await ConfirmAsync(page, "Organisation");

        page = await (await page.FollowAsync(".card a[href$='/plan']")).SubmitAsync("main form");
        (await StandingAsync(placement)).ShouldBe(1);
        page = await (await page.FollowAsync(".card a[href$='/plan']")).SubmitAsync("main form", ("Input.Goals", "Klara en hel dag i kassan"));

        page.Status.ShouldBe(200);
        (await StandingAsync(placement)).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_the_first_name_is_shared_under_a_waiver_to_the_organisation_alone()
    {
        var (page, placement) = await PlannedAsync();
        var form = await page.FollowAsync(".card a[href$='/plan']");

        var refused = await form.SubmitAsync("main form", ("Input.Shared", "Phone"));
        refused.Status.ShouldBe(422);
        refused.TextOf("#Input_Shared-error").ShouldNotBeNullOrWhiteSpace();

        await WaiveAsync(placement);
        (await form.SubmitAsync("main form", ("Input.Shared", "Phone"))).Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select array_to_string(shared, ',') from placement_plans where placement_id = $1", placement)).ShouldBe("phone");
    }

    [Fact]
    public async Task A_plan_changed_by_somebody_else_meanwhile_is_not_overwritten()
    {
        var (page, _) = await PlannedAsync();
        var form = await page.FollowAsync(".card a[href$='/plan']");

        (await form.SubmitAsync("main form", ("Input.Goals", "Ett"))).Status.ShouldBe(200);
        (await form.SubmitAsync("main form", ("Input.Goals", "Två"))).Status.ShouldBe(409);
    }

    [Theory]
    [InlineData("/andra", 0, "Input.HoursPerWeek", "20")]
    [InlineData("/andra", 0, "Input.Tasks", "Kassan")]
    [InlineData("/andra", 0, "Input.PlannedStart", "2026-03-03")]
    [InlineData("/andra", 1)]
    [InlineData("/forlang", 0, "Input.UntilOn", "2026-08-31", "Input.Reason", "MoreTime")]
    public async Task Terms_that_are_changed_have_to_be_confirmed_anew(string form, int standing, params string[] fields)
    {
        var (page, placement) = await PlannedAsync(startedOn: "2026-03-02");
        page = await ConfirmAsync(page, "Organisation");

        page = await (await page.FollowAsync($"main a[href$='{form}']")).SubmitAsync("main form", [.. fields.Chunk(2).Select(static field => (field[0], (string?)field[1]))]);

        page.Status.ShouldBe(200);
        (await StandingAsync(placement)).ShouldBe(standing);
    }

    [Theory]
    [InlineData(".card a[href$='/plan']", "Input.Goals", "Något annat")]
    [InlineData("a[href$='/andra']", "Input.HoursPerWeek", "20")]
    public async Task What_was_changed_after_it_was_read_is_not_confirmed(string change, string field, string value)
    {
        var (page, placement) = await PlannedAsync();
        var form = await page.FollowAsync("a[href$='/plan/bekrafta']");
        (await (await page.FollowAsync(change)).SubmitAsync("main form", (field, value))).Status.ShouldBe(200);

        (await form.SubmitAsync("main form", ("Input.Party", "Organisation"), ("Input.Way", "Meeting"), ("Input.SaidBy", "Prova Provberg"))).Status.ShouldBe(409);

        (await StandingAsync(placement)).ShouldBe(0);
    }

    [Theory]
    [InlineData("update secrecy_waivers set superseded_at = now() where participant_id = (select participant_id from placements where id = $1)")]
    [InlineData("update secrecy_waivers set valid_until = '2026-04-14' where participant_id = (select participant_id from placements where id = $1)")]
    public async Task Nothing_more_is_shared_once_the_waiver_has_ended(string end)
    {
        var (page, placement) = await PlannedAsync();
        await WaiveAsync(placement);
        page = await (await page.FollowAsync(".card a[href$='/plan']")).SubmitAsync("main form", ("Input.Shared", "Phone"));
        page.TextOf("[aria-labelledby=plan]")!.ShouldContain("Telefonnummer");

        await demo.Site.OwnerAsync(end, placement);

        var card = (await (await demo.Site.SignInAsync("coach")).GetAsync(page.Path)).TextOf("[aria-labelledby=plan]")!;
        card.ShouldNotContain("Telefonnummer");
        card.ShouldContain("Eftergiften gäller inte längre");
    }

    [Fact]
    public async Task Without_a_plan_there_is_nothing_to_confirm()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync());

        var page = await coach.GetAsync(await _world.PathAsync(placement, "/plan/bekrafta"));
        page = await page.SubmitAsync("main form", ("Input.Party", "Participant"), ("Input.Way", "Phone"), ("Input.SaidBy", "Prova"));

        page.Status.ShouldBe(422);
        (await StandingAsync(placement)).ShouldBe(0);
    }

    private async Task<(Page Page, Guid Placement)> PlannedAsync(string? startedOn = null)
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn);
        var form = await (await coach.GetAsync(await _world.PathAsync(placement))).FollowAsync(".card a[href$='/plan']");
        var page = await form.SubmitAsync("main form", ("Input.HalfDays", "0"), ("Input.HalfDays", "3"), ("Input.Goals", "Klara kassan"), ("Input.Insurance", "ByInitiative"), ("Input.RisksAssessedOn", "2026-04-14"));
        page.Status.ShouldBe(200);
        return (page, placement);
    }

    private Task WaiveAsync(Guid placement) => demo.Site.OwnerAsync("""
        insert into secrecy_waivers (id, initiative_id, participant_id, keeper_organisation_id, recipient_organisation_id, purpose, parts, occurred_on, valid_until, registered_at, registered_by)
        select uuidv7(), p.initiative_id, p.participant_id, (select id from organisations where id <> p.organisation_id limit 1), p.organisation_id, 'Platsen', '{placement}', '2026-04-01', '2026-12-31',
               '2026-04-01T12:00Z', (select id from accounts where demo_role = 'coach') from placements p where p.id = $1
        """, placement);

    private static async Task<Page> ConfirmAsync(Page page, string party) =>
        await (await page.FollowAsync("a[href$='/plan/bekrafta']")).SubmitAsync("main form", ("Input.Party", party), ("Input.Way", "Meeting"), ("Input.SaidBy", "Prova Provberg"));

    private Task<long> StandingAsync(Guid placement) =>
        demo.Site.FactAsync<long>("select count(*) from placement_confirmations where placement_id = $1 and superseded_at is null", placement);
}
