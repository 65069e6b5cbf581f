using Npgsql;

namespace Samsteg.App;

/// <summary>Making, starting, changing and ending a placement, and what is refused.</summary>
public sealed class PlacementTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly PlacementWorld _world = new(demo.Site);

    [Fact]
    public async Task A_placement_is_made_started_and_ended()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var (participant, organisation) = (await _world.ParticipantAsync(), await _world.OrganisationAsync());

        var page = await Submit(await NewAsync(coach), participant, organisation, ("Input.HoursPerWeek", "12,5"));
        page.Status.ShouldBe(200);
        page.TextOf("h1").ShouldStartWith("Prova Provberg hos Provplatsen");
        page = await (await page.FollowAsync("main a[href$='/start']")).SubmitAsync("main form", ("Input.OccurredOn", "2026-03-03"));
        page.Status.ShouldBe(200);
        page = await (await page.FollowAsync("main a[href$='/slut']")).SubmitAsync("main form", ("Input.OccurredOn", "2026-04-14"), ("Input.Reason", "Completed"));

        page.Status.ShouldBe(200);
        page.TextOf(".card .status").ShouldBe("Avslutad");
        (await demo.Site.FactAsync<decimal>("select hours_per_week from placements where participant_id = $1", participant)).ShouldBe(12.5m);
        (await demo.Site.FactAsync<string>("select string_agg(event || ' ' || occurred_on, ', ' order by occurred_on) from placement_events where participant_id = $1", participant))
            .ShouldBe("started 2026-03-03, ended 2026-04-14");
    }

    [Theory]
    [InlineData("Input.PlannedStart", "2026-02-01", "Input_PlannedStart")]
    [InlineData("Input.PlannedStart", "0001-01-01", "Input_PlannedStart")]
    [InlineData("Input.PlannedStart", "9999-12-31", "Input_PlannedStart")]
    [InlineData("Input.PlannedEnd", "2026-03-01", "Input_PlannedEnd")]
    [InlineData("Input.PlannedEnd", "2029-01-01", "Input_PlannedEnd")]
    [InlineData("Input.PlannedEnd", "snart", "Input_PlannedEnd")]
    [InlineData("Input.PlannedEnd", null, "Input_PlannedEnd")]
    [InlineData("Input.HoursPerWeek", "41", "Input_HoursPerWeek")]
    [InlineData("Input.HoursPerWeek", "tolv", "Input_HoursPerWeek")]
    [InlineData("Input.Kind", "hobby", "Input_Kind")]
    [InlineData("Input.Organisation", "01900000-0000-7000-8000-000000000000", "Input_Organisation")]
    [InlineData("Input.Supervisor", "01900000-0000-7000-8000-000000000000", "Input_Supervisor")]
    public async Task What_cannot_be_is_refused_beside_its_field(string field, string? value, string id)
    {
        var coach = await demo.Site.SignInAsync("coach");
        var (participant, organisation) = (await _world.ParticipantAsync(), await _world.OrganisationAsync());

        var page = await Submit(await NewAsync(coach), participant, organisation, (field, value));

        page.Status.ShouldBe(422);
        page.TextOf($"#{id}-error").ShouldNotBeNullOrWhiteSpace();
        (await CountAsync(participant)).ShouldBe(0);
    }

    [Fact]
    public async Task Overlong_tasks_are_refused_and_kept_and_html_is_only_text()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var (participant, organisation) = (await _world.ParticipantAsync(), await _world.OrganisationAsync());

        var page = await Submit(await NewAsync(coach), participant, organisation, ("Input.Tasks", new string('a', 2001)));
        page.Status.ShouldBe(422);
        page.TextOf("#Input_Tasks")!.Length.ShouldBe(2001);
        page = await page.SubmitAsync("main form", ("Input.Tasks", "<script>alert(1)</script>"));

        page.Status.ShouldBe(200);
        page.TextsOf(".prose").ShouldContain("<script>alert(1)</script>");
    }

    [Fact]
    public async Task Somebody_who_has_left_is_not_placed()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var (participant, organisation) = (await _world.ParticipantAsync(), await _world.OrganisationAsync());
        var form = await NewAsync(coach);
        await demo.Site.OwnerAsync("""
            insert into exits (id, initiative_id, participant_id, reason, occurred_on, registered_at, registered_by)
            select uuidv7(), initiative_id, id, 'work', '2026-04-01', '2026-04-01T09:00Z', (select id from accounts where demo_role = 'coach') from participants where id = $1
            """, participant);

        var page = await Submit(form, participant, organisation);

        page.Status.ShouldBe(422);
        page.TextOf("#Input_Participant-error").ShouldNotBeNull().ShouldContain("1 april 2026");
        (await NewAsync(coach)).Document.QuerySelector($"option[value='{participant}']").ShouldBeNull();
    }

    [Fact]
    public async Task Another_coachs_participant_is_not_placed()
    {
        var coach = await demo.Site.SignInAsync("coach_2");
        var (participant, organisation) = (await _world.ParticipantAsync(), await _world.OrganisationAsync());

        var page = await Submit(await NewAsync(coach), participant, organisation);

        page.Status.ShouldBe(422);
        page.TextOf("#Input_Participant-error").ShouldNotBeNull();
        (await CountAsync(participant)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_places_at_a_time_are_warned_of_and_made_when_meant()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var (participant, organisation) = (await _world.ParticipantAsync(), await _world.OrganisationAsync());
        await _world.PlacementAsync(participant, plannedStart: "2026-04-30", plannedEnd: "2026-08-01");

        var page = await Submit(await NewAsync(coach), participant, organisation, ("Input.PlannedEnd", "2026-04-29"));
        page.Status.ShouldBe(200);
        page = await Submit(await NewAsync(coach), participant, organisation, ("Input.PlannedStart", "2026-05-01"));
        page.Status.ShouldBe(422);
        page.TextOf("#Input_Anyway-error").ShouldNotBeNull();
        page = await page.SubmitAsync("main form", ("Input.Anyway", "true"));

        page.Status.ShouldBe(200);
        (await CountAsync(participant)).ShouldBe(3);
    }

    [Fact]
    public async Task Two_places_at_a_time_are_warned_of_also_when_made_at_once()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var (participant, organisation) = (await _world.ParticipantAsync(), await _world.OrganisationAsync());
        var forms = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => NewAsync(coach)));

        var answers = await Task.WhenAll(forms.Select(form => Submit(form, participant, organisation)));

        answers.Count(static answer => answer.Status == 200).ShouldBe(1);
        answers.Count(static answer => answer.TextOf("#Input_Anyway-error") is not null).ShouldBe(3);
        (await CountAsync(participant)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_placement()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var (participant, organisation) = (await _world.ParticipantAsync(), await _world.OrganisationAsync());
        var form = await NewAsync(coach);

        var first = await Submit(form, participant, organisation);
        var second = await Submit(form, participant, organisation);

        second.Path.ShouldBe(first.Path);
        second.Status.ShouldBe(200);
        (await CountAsync(participant)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_script_the_organisations_supervisors_are_shown_on_demand()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var (participant, organisation) = (await _world.ParticipantAsync(), await _world.OrganisationAsync());
        await demo.Site.OwnerAsync("insert into contact_persons (id, organisation_id, name, is_supervisor) values (uuidv7(), $1, 'Hanna Handledarprov', true)", organisation);
        var form = await NewAsync(coach);

        var shown = await coach.PostAsync(form.Path.Split('?')[0] + "?handler=Organisation",
            [.. Page.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)form.Document.QuerySelector("main form")!).Where(static field => field.Name != "Input.Organisation"), ("Input.Organisation", organisation.ToString())]);

        shown.Status.ShouldBe(200);
        shown.TextsOf("#Input_Supervisor option").ShouldContain("Hanna Handledarprov");
        shown.Document.QuerySelector(".ds-error-summary").ShouldBeNull();
        (await CountAsync(participant)).ShouldBe(0);
    }

    [Fact]
    public async Task A_start_is_registered_once()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync());
        var form = await coach.GetAsync(await _world.PathAsync(placement, "/start"));

        (await form.SubmitAsync("main form", ("Input.OccurredOn", "2026-04-16"))).Status.ShouldBe(422);
        (await form.SubmitAsync("main form", ("Input.OccurredOn", "2026-02-01"))).Status.ShouldBe(422);
        (await form.SubmitAsync("main form", ("Input.OccurredOn", "2026-03-02"))).Status.ShouldBe(200);
        (await form.SubmitAsync("main form", ("Input.OccurredOn", "2026-03-02"))).Status.ShouldBe(200);
        (await form.SubmitAsync("main form", ("Input.OccurredOn", "2026-03-03"))).Status.ShouldBe(409);

        (await demo.Site.FactAsync<long>("select count(*) from placement_events where placement_id = $1", placement)).ShouldBe(1);
    }

    [Fact]
    public async Task A_corrected_start_keeps_what_stood_and_why_it_went()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var page = await coach.GetAsync(await _world.PathAsync(placement));
        var form = await page.FollowAsync("main a[href*='/handelse/']");

        (await form.SubmitAsync("main form", ("Input.OccurredOn", "2026-03-04"))).Status.ShouldBe(422);
        (await form.SubmitAsync("main form", ("Input.OccurredOn", "2026-03-04"), ("Input.Reason", "Fel dag"))).Status.ShouldBe(200);
        (await form.SubmitAsync("main form", ("Input.OccurredOn", "2026-03-05"), ("Input.Reason", "Fel igen"))).Status.ShouldBe(409);

        (await demo.Site.FactAsync<string>("""
            select string_agg(occurred_on || coalesce(' ' || superseded_reason, ''), ', ' order by occurred_on) from placement_events where placement_id = $1
            """, placement)).ShouldBe("2026-03-02 Fel dag, 2026-03-04");
    }

    [Fact]
    public async Task A_start_that_waits_for_the_end_somebody_else_registers_does_not_come_after_it()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var form = await (await coach.GetAsync(await _world.PathAsync(placement))).FollowAsync("main a[href*='/handelse/']");
        await using var other = new NpgsqlConnection(demo.Site.Database.OwnerConnectionString);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await ExecuteAsync("select from participants where id = (select participant_id from placements where id = $1) for no key update");
        await ExecuteAsync("""
            insert into placement_events (id, initiative_id, participant_id, placement_id, event, occurred_on, registered_at, registered_by)
            select uuidv7(), initiative_id, participant_id, id, 'ended', '2026-03-20', '2026-03-20T12:00Z', (select id from accounts where demo_role = 'coach')
            from placements where id = $1
            """);

        var answer = form.SubmitAsync("main form", ("Input.OccurredOn", "2026-04-10"), ("Input.Reason", "Fel dag"));
        await Until.IsSoAsync(async () =>
        {
            answer.IsCompleted.ShouldBeFalse("the correction waits for the end");
            return await demo.Site.FactAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0;
        });

        await transaction.CommitAsync();

        (await answer).Status.ShouldBe(422);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, other, transaction) { Parameters = { new NpgsqlParameter { Value = placement } } };
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task A_start_that_never_was_is_taken_back()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var form = await (await coach.GetAsync(await _world.PathAsync(placement))).FollowAsync("main a[href*='/handelse/']");

        var page = await form.SubmitAsync("main form", ("Input.Reason", "Kom aldrig"), ("Input.IsRetracted", "true"));

        page.TextOf(".card .status").ShouldBe("Planerad");
        (await demo.Site.FactAsync<long>("select count(*) from placement_events where placement_id = $1 and superseded_at is null", placement)).ShouldBe(0);
    }

    [Fact]
    public async Task Terms_changed_by_somebody_else_meanwhile_are_not_overwritten()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync());
        var form = await coach.GetAsync(await _world.PathAsync(placement, "/andra"));

        (await form.SubmitAsync("main form", ("Input.HoursPerWeek", "20"))).Status.ShouldBe(200);
        var stale = await form.SubmitAsync("main form", ("Input.HoursPerWeek", "30"));

        stale.Status.ShouldBe(409);
        (await demo.Site.FactAsync<decimal>("select hours_per_week from placements where id = $1", placement)).ShouldBe(20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/andra")]
    [InlineData("/start")]
    [InlineData("/slut")]
    [InlineData("/besok")]
    [InlineData("/overens")]
    [InlineData("/utgar")]
    [InlineData("/paus")]
    [InlineData("/tillbaka")]
    [InlineData("/forlang")]
    [InlineData("/plan")]
    [InlineData("/plan/bekrafta")]
    [InlineData("/uppfoljning")]
    [InlineData("/uppfoljning/01900000-0000-7000-8000-000000000000")]
    [InlineData("/handelse/01900000-0000-7000-8000-000000000000")]
    public async Task Somebody_elses_placement_does_not_exist(string rest)
    {
        var placement = await _world.PlacementAsync(await _world.ParticipantAsync(), startedOn: "2026-03-02");
        var path = await _world.PathAsync(placement, rest);

        (await (await demo.Site.SignInAsync("coach_2")).GetAsync(path)).Status.ShouldBe(404);
        (await (await demo.Site.SignInAsync("coach")).GetAsync(path.Replace((await _world.InitiativeAsync()).ToString(), Guid.CreateVersion7().ToString(), StringComparison.Ordinal))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Opening_a_placement_is_logged_as_reading_the_file()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var participant = await _world.ParticipantAsync();

        await coach.GetAsync(await _world.PathAsync(await _world.PlacementAsync(participant)));

        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where participant_id = $1 and action = 'read'", participant)).ShouldBe(1);
    }

    private async Task<Page> NewAsync(Visitor visitor) => await visitor.GetAsync($"/insatser/{await _world.InitiativeAsync()}/platser/ny");

    private static Task<Page> Submit(Page form, Guid participant, Guid organisation, params IReadOnlyList<(string Name, string? Value)> others) => form.SubmitAsync("main form",
    [
        .. new (string Name, string? Value)[]
        {
            ("Input.Participant", participant.ToString()), ("Input.Organisation", organisation.ToString()), ("Input.Kind", "Internship"),
            ("Input.PlannedStart", "2026-03-02"), ("Input.PlannedEnd", "2026-06-30"),
        }.Where(field => others.All(other => other.Name != field.Name)),
        .. others,
    ]);

    private Task<long> CountAsync(Guid participant) => demo.Site.FactAsync<long>("select count(*) from placements where participant_id = $1", participant);
}
