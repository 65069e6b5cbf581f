using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>What the board decides, what comes of it, and that it never changes.</summary>
public sealed class DecisionTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly BoardWorld _world = new(demo.Site);

    [Fact]
    public async Task A_grant_on_conditions_sets_the_maximum_makes_tasks_and_tells_the_parties()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var (_, decision) = await OnAgendaAsync(officer);
        var applied = decision.Applied;

        var answer = await decision.Page.SubmitAsync("main form[data-warn]",
            ("Input.Conditions[0].DueOn", "2026-04-10"), ("Input.Conditions[0].Responsible", "Projektägaren"),
            ("Input.Scenarios[0].Trigger", "ESF avslår sin del"), ("Input.Scenarios[0].Effect", "Samordnaren blir heltid"), ("Input.Scenarios[0].Maximum", "450 000"), ("Input.Scenarios[0].SharePercent", "100"));

        answer.Status.ShouldBe(200, answer.Text);
        answer.Path.ShouldBe($"{applied.Path}/beslut");
        (await _world.StateAsync(applied)).ShouldBe("granted_on_conditions");
        (await demo.Site.FactAsync<decimal>("select maximum_grant from initiatives where id = $1", applied.Id)).ShouldBe(400_000);
        (await demo.Site.FactAsync<string>("select state from initiatives where id = $1", applied.Id)).ShouldBe("draft");
        (await demo.Site.FactAsync<long>("select count(*) from outbox_messages where kind = 'decision_made' and account_id = $1", applied.LeadAccount)).ShouldBe(1);
        var seen = await applied.Lead.GetAsync($"{applied.Path}/beslut");
        seen.Text.ShouldContain("Budgeten är reviderad.");
        seen.Text.ShouldContain("ESF avslår sin del");
        BoardWorld.WordsOf(await seen.FollowAsync("a[href*='handler=Docx']:not([href*='letter'])")).ShouldContain("Styrelsen beslutar att bevilja ansökan på de villkor");
        BoardWorld.WordsOf(await seen.FollowAsync("a[href*='handler=Docx'][href*='letter']")).ShouldContain("Beloppet är ett tak");
        (await applied.Lead.GetAsync("/")).Text.ShouldContain("Villkor att uppfylla");

        (await seen.FollowAsync("a[href*='/villkor/']")).Document.QuerySelector("input[value='Waived']").ShouldBeNull("only the association waives");
        var condition = await seen.FollowAsync("a[href*='/villkor/']");
        (await condition.SubmitAsync("main form[data-warn]", ("Input.State", "Waived"), ("Input.Note", "Nej."))).Status.ShouldBe(422);
        (await condition.SubmitAsync("main form[data-warn]", ("Input.Note", ""))).TextOf("[id='Input_Note-error']").ShouldNotBeNull();
        (await condition.SubmitAsync("main form[data-warn]", ("Input.Note", "Ny budget den 14 april."))).Text.ShouldContain("Ny budget den 14 april.");
        (await condition.SubmitAsync("main form[data-warn]", ("Input.Note", "En gång till."))).Status.ShouldBe(409);
        (await applied.Lead.GetAsync($"{applied.Path}/beslut/scenario/{Guid.NewGuid()}")).Status.ShouldBe(403);
        var scenario = await (await officer.GetAsync($"{applied.Path}/beslut")).FollowAsync("a[href*='/scenario/']");
        (await scenario.SubmitAsync("main form[data-warn]")).Status.ShouldBe(422);
        (await scenario.SubmitAsync("main form[data-warn]", ("Input.Happened", "ja"), ("Input.Note", "Beslut den 2 april."))).Text.ShouldContain("Har inträffat");
    }

    [Fact]
    public async Task Whoever_is_partial_settles_neither_conditions_nor_what_was_foreseen()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var account = await demo.Site.FactAsync<Guid>("select account_id from role_assignments where role = 'association_officer' order by id desc limit 1");
        var (_, decision) = await OnAgendaAsync(officer);
        var decided = await decision.Page.SubmitAsync("main form[data-warn]", ("Input.Scenarios[0].Trigger", "ESF avslår sin del"), ("Input.Scenarios[0].Effect", "Samordnaren blir heltid"), ("Input.Scenarios[0].Maximum", "450 000"));
        var (condition, scenario) = (await decided.FollowAsync("a[href*='/villkor/']"), await decided.FollowAsync("a[href*='/scenario/']"));
        await demo.Site.OwnerAsync("insert into conflicts_of_interest (id, initiative_id, account_id, reason, declared_at, declared_by) values (uuidv7(), $1, $2, 'Närstående', now(), $2)", decision.Applied.Id, account);

        (await condition.SubmitAsync("main form[data-warn]", ("Input.Note", "Visst."))).Status.ShouldBe(403);
        (await scenario.SubmitAsync("main form[data-warn]", ("Input.Happened", "ja"))).Status.ShouldBe(403);

        (await officer.GetAsync(condition.Path)).Status.ShouldBe(403);
        (await demo.Site.FactAsync<long>("""
            select (select count(*) from decision_conditions where initiative_id = $1 and state <> 'open') + (select count(*) from decision_scenarios where initiative_id = $1 and happened is not null)
            """, decision.Applied.Id)).ShouldBe(0);
        await using (var scope = await demo.Site.ScopeOfAsync(account))
        {
            var database = (RequestDatabase)scope.ServiceProvider.GetService(typeof(RequestDatabase))!;
            (await database.ExecuteAsync(Sql.Of($"update decision_conditions set settled_note = 'Förbi sidan' where initiative_id = {decision.Applied.Id}"))).ShouldBe(0);
            (await database.ExecuteAsync(Sql.Of($"update decision_scenarios set settled_note = 'Förbi sidan' where initiative_id = {decision.Applied.Id}"))).ShouldBe(0);
        }

        (await (await decision.Applied.Lead.GetAsync(condition.Path)).SubmitAsync("main form[data-warn]", ("Input.Note", "Ny budget."))).Status.ShouldBe(200, "others go on");
    }

    [Theory]
    [InlineData("Granted", "granted")]
    [InlineData("Deferred", "deferred")]
    [InlineData("Returned", "returned")]
    [InlineData("Declined", "declined")]
    public async Task Each_decision_leads_where_it_says(string kind, string state)
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var (_, decision) = await OnAgendaAsync(officer);

        (await decision.Page.SubmitAsync("main form[data-warn]", ("Input.Kind", kind), ("Input.Conditions[0].Text", "Kvar."), ("Input.Reasons", ""))).Status.ShouldBe(422);
        var answer = await decision.Page.SubmitAsync("main form[data-warn]", ("Input.Kind", kind), ("Input.Conditions[0].Text", ""), ("Input.Reasons", "Det fattas ett underlag."));

        answer.Status.ShouldBe(200, answer.Text);
        (await _world.StateAsync(decision.Applied)).ShouldBe(state);
        (await demo.Site.FactAsync<string>("select string_agg(act, ',' order by at, id) from application_events where initiative_id = $1", decision.Applied.Id))!.ShouldStartWith("take_up,schedule,");
        (await officer.GetAsync((await _world.ItemAsync(decision.Meeting, decision.Applied)) + "/beslut")).Path.ShouldBe($"{decision.Applied.Path}/beslut");
    }

    [Fact]
    public async Task Rows_of_which_nothing_can_be_read_are_none()
    {
        var (_, decision) = await OnAgendaAsync(await demo.Site.SignInAsync(Role.AssociationOfficer));

        (await decision.Page.SubmitAsync("main form[data-warn]", ("Input.Conditions", "x"), ("Input.Scenarios", "x"))).TextOf("[id='Input_Conditions_0__Text-error']").ShouldNotBeNullOrWhiteSpace();

        (await decision.Page.SubmitAsync("main form[data-warn]", ("Input.Kind", "Granted"), ("Input.Conditions", "x"), ("Input.Scenarios", "x"))).Status.ShouldBe(200);
        (await _world.StateAsync(decision.Applied)).ShouldBe("granted");
    }

    [Fact]
    public async Task More_than_was_asked_for_or_than_the_call_lets_needs_a_reason_and_all_that_is_wrong_is_told_at_once()
    {
        var call = await demo.Site.FactAsync<Guid>("""
            insert into calls (id, name_sv, form_key, form_version, kind, opens_on, maximum) values (uuidv7(), 'Öppen', 'rar-sormland-application', 1, 'open', '2026-01-01', 450000) returning id
            """);
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var (_, decision) = await OnAgendaAsync(officer, call);

        var wrong = await decision.Page.SubmitAsync("main form[data-warn]", ("Input.Maximum", "450 001"), ("Input.EndsOn", "2026-05-31"), ("Input.Conditions[0].Text", ""), ("Input.Quorum", ""), ("Input.Present", null));
        wrong.Status.ShouldBe(422);
        wrong.TextOf("[id='Input_Quorum-error']").ShouldNotBeNull();
        wrong = await decision.Page.SubmitAsync("main form[data-warn]", ("Input.Maximum", "450 001"), ("Input.EndsOn", "2026-05-31"), ("Input.Conditions[0].Text", ""), ("Input.Present", null), ("Input.Scenarios[0].Effect", "Något"));
        foreach (var field in new[] { "Input_OverReason", "Input_EndsOn", "Input_Present" })
        {
            wrong.TextOf($"[id='{field}-error']").ShouldNotBeNull(field);
        }

        wrong.Document.QuerySelectorAll("[id*='Conditions'][id$='-error']").Length.ShouldBe(1);
        wrong.Document.QuerySelectorAll("[id*='Trigger'][id$='-error']").Length.ShouldBe(1);
        (await decision.Page.PressAsync("button[formaction*='More']")).Document.QuerySelectorAll("textarea[name^='Input.Conditions']").Length.ShouldBe(3);
        (await demo.Site.FactAsync<long>("select count(*) from decisions where initiative_id = $1", decision.Applied.Id)).ShouldBe(0);
        (await decision.Page.SubmitAsync("main form[data-warn]", ("Input.Maximum", "450 001"), ("Input.OverReason", "Två kommuner till är med."))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Of_two_decisions_at_once_one_stands_and_the_other_is_told()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var (_, decision) = await OnAgendaAsync(officer);
        var colleague = await (await demo.Site.SignInAsync(Role.AssociationOfficer)).GetAsync((await _world.ItemAsync(decision.Meeting, decision.Applied)) + "/beslut");

        var answers = await Task.WhenAll(
            decision.Page.SubmitAsync("main form[data-warn]"),
            colleague.SubmitAsync("main form[data-warn]", ("Input.Kind", "Declined"), ("Input.Reasons", "Pengarna är slut."), ("Input.Conditions[0].Text", "")));

        answers.Select(static answer => answer.Status).Order().ShouldBe([200, 409]);
        answers.Single(static answer => answer.Status == 409).Text.ShouldContain("har redan registrerat ett beslut");
        (await demo.Site.FactAsync<long>("select count(*) from decisions where initiative_id = $1", decision.Applied.Id)).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from application_events where initiative_id = $1 and act in ('grant_on_conditions', 'decline')", decision.Applied.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_decision_never_changes_and_a_correcting_one_takes_its_place()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var (_, decision) = await OnAgendaAsync(officer);
        var applied = decision.Applied;
        (await decision.Page.SubmitAsync("main form[data-warn]")).Status.ShouldBe(200);
        var account = await demo.Site.FactAsync<Guid>("select registered_by from decisions where initiative_id = $1", applied.Id);
        await using (var scope = await demo.Site.ScopeOfAsync(account))
        {
            var database = (RequestDatabase)scope.ServiceProvider.GetService(typeof(RequestDatabase))!;
            (await Should.ThrowAsync<Npgsql.PostgresException>(database.ExecuteAsync(Sql.Of($"update decisions set maximum = 1 where initiative_id = {applied.Id}")))).SqlState.ShouldBe("42501");
        }

        var meeting = await _world.MeetAsync(officer, locks: true, applied);
        (await _world.StateAsync(applied)).ShouldBe("granted_on_conditions", "it holds until there is another");
        var page = await officer.GetAsync((await _world.ItemAsync(meeting, applied)) + "/beslut");
        page.Document.QuerySelector("input[value='Deferred']").ShouldBeNull();
        (await page.SubmitAsync("main form[data-warn]", ("Input.Kind", "Granted"), ("Input.Conditions[0].Text", ""), ("Input.Maximum", "350 000"), ("Input.Reasons", ""))).TextOf("[id='Input_Reasons-error']").ShouldNotBeNull();
        var corrected = await page.SubmitAsync("main form[data-warn]", ("Input.Kind", "Granted"), ("Input.Conditions[0].Text", ""), ("Input.Maximum", "350 000"), ("Input.Reasons", "Beloppet var fel räknat."));

        corrected.Status.ShouldBe(200, corrected.Text);
        corrected.Text.ShouldContain("ett nyare beslut har ersatt det");
        (await _world.StateAsync(applied)).ShouldBe("granted");
        (await demo.Site.FactAsync<decimal>("select maximum_grant from initiatives where id = $1", applied.Id)).ShouldBe(350_000);
        (await demo.Site.FactAsync<long>("select count(*) from decisions where initiative_id = $1 and supersedes_id is not null", applied.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_put_off_goes_to_the_agenda_of_the_meeting_that_is_named()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var (_, decision) = await OnAgendaAsync(officer);
        var later = (await _world.MeetAsync(officer, locks: false, await _world.PrepareAsync(officer))).Split('/')[^1];

        var page = await decision.Page.Visitor.GetAsync((await _world.ItemAsync(decision.Meeting, decision.Applied)) + "/beslut");
        (await page.SubmitAsync("main form[data-warn]", ("Input.Kind", "Deferred"), ("Input.Conditions[0].Text", ""), ("Input.Reasons", "Vi väntar på ESF."), ("Input.DeferredTo", later))).Status.ShouldBe(200);

        (await _world.StateAsync(decision.Applied)).ShouldBe("on_agenda");
        (await demo.Site.FactAsync<long>("select count(*) from agenda_items where meeting_id = $1 and initiative_id = $2", Guid.Parse(later), decision.Applied.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_decided_before_the_agenda_is_locked_or_the_meeting_is_held_or_by_others()
    {
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var applied = await _world.PrepareAsync(officer);
        var meeting = await _world.MeetAsync(officer, locks: false, applied);
        var item = await _world.ItemAsync(meeting, applied);
        var (member, _) = await _world.MemberAsync();

        (await (await officer.GetAsync($"{item}/beslut")).SubmitAsync("main form[data-warn]")).Text.ShouldContain("Lås dagordningen");
        (await (await officer.GetAsync(meeting)).SubmitAsync("form[action*='handler=Lock']")).Status.ShouldBe(200);
        (await (await officer.GetAsync($"{meeting}/andra")).SubmitAsync("main form", ("Input.HeldOn", "2026-04-16"))).Status.ShouldBe(200);
        (await (await officer.GetAsync($"{item}/beslut")).SubmitAsync("main form[data-warn]")).Text.ShouldContain("inte varit än");
        (await member.GetAsync($"{item}/beslut")).Status.ShouldBe(403);
        (await applied.Lead.GetAsync($"{item}/beslut")).Status.ShouldBe(403);
        (await officer.GetAsync($"{meeting}/punkt/{Guid.NewGuid()}/beslut")).Status.ShouldBe(404);
        (await demo.Site.FactAsync<long>("select count(*) from decisions where initiative_id = $1", applied.Id)).ShouldBe(0);
    }

    private async Task<(Guid Member, OnAgenda Decision)> OnAgendaAsync(Visitor officer, Guid? call = null)
    {
        var (_, member) = await _world.MemberAsync();
        var applied = await _world.PrepareAsync(officer, call: call);
        var meeting = await _world.MeetAsync(officer, locks: true, applied);
        var page = await officer.GetAsync((await _world.ItemAsync(meeting, applied)) + "/beslut");
        page.Status.ShouldBe(200, page.Text);
        return (member, new OnAgenda(meeting, applied, page));
    }

    private sealed record OnAgenda(string Meeting, BoardWorld.Applied Applied, Page Page);
}
