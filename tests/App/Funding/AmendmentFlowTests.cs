using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>An amendment from what is written to what it changes, who may do what with it, and what happens to an agreement besides.</summary>
public sealed class AmendmentFlowTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly AgreementWorld _world = new(demo.Site);

    [Fact]
    public async Task An_amendment_is_put_forward_signed_prepared_and_decided_and_changes_targets_budget_obligations_and_what_is_left_behind()
    {
        var officer = await AgreedAsync(isWhole: true);
        await demo.Site.OwnerAsync("""
            insert into preparations (initiative_id, taken_up_at, taken_up_by, summary, proposed, proposed_sum, proposed_conditions, proposed_reasons, proposed_at, proposed_by)
            values ($1, '2026-03-01', $2, 'Förut', 'granted_on_conditions', 900000, 'Det gamla villkoret', 'De gamla skälen', '2026-03-02', $2)
            """, _world.Initiative, _world.LeadAccount);
        await demo.Site.OwnerAsync("insert into preparation_checks (id, initiative_id, position, text, state, note, changed_at, changed_by) values (uuidv7(), $1, 1, 'Den gamla frågan', 'done', 'Ja', '2026-03-02', $2)", _world.Initiative, _world.LeadAccount);
        var earlier = $"/sammantraden/{await demo.Site.FactAsync<Guid>("select meeting_id from agenda_items where initiative_id = $1", _world.Initiative)}";
        demo.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await BeginAsync();
        await _world.SaveAsync(
            new(AgreementWorld.At("result_targets", _world.Rows["target"], "value"), new NumberAnswer(24)), new(AgreementWorld.At("end"), new DayAnswer(new DateOnly(2028, 3, 31))),
            new(AgreementWorld.At("budget", _world.Rows["travel"], "2027-h1"), new NumberAnswer(60_000)), new(AgreementWorld.At("budget", _world.Rows["lead_cost"], "2027-h1"), new NumberAnswer(340_000)),
            new(AgreementWorld.At("deliverables", _world.Rows["book"]), null));
        (await demo.Site.FactAsync<string>("select state from deliverables where initiative_id = $1", _world.Initiative)).ShouldBe("promised", "the agreement holds meanwhile");

        var signatories = new Dictionary<Guid, Visitor>();
        foreach (var organisation in Enumerable.Range(0, 3))
        {
            var (visitor, account) = await _world.SignatoryAsync(organisation);
            signatories[account] = visitor;
        }

        var frozen = await _world.FreezeAsync(signatories.Keys);
        frozen.Status.ShouldBe(200, frozen.Text);
        (await _world.StateAsync()).ShouldBe("signing");
        var requests = await demo.Site.Database.RowsAsync("""
            select r.id, r.signatory_id from signature_requests r join application_versions v on v.id = r.version_id where r.initiative_id = $1 and v.voided_at is null and v.agreed_at is null
            """, _world.Initiative);
        requests.Count.ShouldBe(3, "a target and the last day touch all");
        foreach (var request in requests)
        {
            var signed = await SigningWorld.SignAsync(await signatories[(Guid)request[1]!].GetAsync($"/underskrifter/{request[0]}"));
            signed.Status.ShouldBe(200, signed.Text);
        }

        (await _world.StateAsync()).ShouldBe("signed");
        (await (await _world.Lead.GetAsync($"{_world.Path}/underskrifter")).SubmitAsync("form[action*='handler=Submit']")).Status.ShouldBe(200);
        var board = new BoardWorld(demo.Site);
        var (member, _) = await board.MemberAsync();
        var applied = new BoardWorld.Applied(_world.Initiative, _world.Lead, _world.LeadAccount);
        var taken = await (await officer.GetAsync(applied.Preparation)).SubmitAsync("form[action*='TakeUp']");
        taken.Status.ShouldBe(200, taken.Text);
        taken.TextOf("section[aria-labelledby='proposal']")!.ShouldNotContain("gamla");
        taken.TextOf("section[aria-labelledby='checks']")!.ShouldNotContain("gamla");
        taken.TextOf("section[aria-labelledby='earlier']")!.ShouldContain("Det gamla villkoret");
        taken.TextOf("section[aria-labelledby='earlier']")!.ShouldContain("Den gamla frågan");
        var form = await officer.GetAsync($"{applied.Preparation}/forslag");
        form.Document.QuerySelector("[name='Input.Conditions']")!.TextContent.Trim().ShouldBeEmpty();
        (await form.SubmitAsync("main form[data-warn]", ("Input.Summary", "Färre når målet."), ("Input.Kind", "Granted"), ("Input.Sum", "800000"))).Status.ShouldBe(200);
        var meeting = await board.MeetAsync(officer, locks: true, applied);
        foreach (var (path, reader, shown, hidden) in new[] { (earlier, officer, "Det gamla villkoret", "Färre når målet."), (meeting, member, "Färre når målet.", "Det gamla villkoret"), (earlier, member, "Provinsats", "Färre når målet.") })
        {
            (await reader.GetAsync(path)).Text.ShouldSatisfyAllConditions(text => text.ShouldContain(shown), text => text.ShouldNotContain(hidden, customMessage: "each meeting has what was proposed to it"));
            BoardWorld.WordsOf(await reader.GetAsync($"{path}?handler=Docx")).ShouldNotContain(hidden);
        }

        var decision = await (await officer.GetAsync(await board.ItemAsync(meeting, applied) + "/beslut")).SubmitAsync("main form[data-warn]");
        decision.Status.ShouldBe(200, decision.Text);
        var agreed = await _world.AgreeAsync(officer);

        agreed.Status.ShouldBe(200, agreed.Text);
        (await RowsAsync("select v.kind, v.value, v.reason, v.decided_by from target_values v join targets t on t.id = v.target_id where t.initiative_id = $1 order by v.registered_at, v.kind"))
            .ShouldBe(["original|30.00||Styrelsen § 12", "revision|24.00|Resorna blev färre än vi trodde.|Styrelsen § 1"]);
        (await RowsAsync("select number, reason, decided_by from budget_revisions where initiative_id = $1 and number > 0")).ShouldBe(["1|Resorna blev färre än vi trodde.|Styrelsen § 1"]);
        (await RowsAsync("select sum(amount) from budget_amounts where initiative_id = $1 and revision = 1 group by line_id order by 1")).ShouldBe(["-40000.00", "40000.00"]);
        (await RowsAsync("select due_on from obligations where initiative_id = $1 and kind = 'final' and state <> 'withdrawn'")).ShouldBe([new DateOnly(2028, 6, 30).ToString(System.Globalization.CultureInfo.CurrentCulture)]);
        (await RowsAsync("select count(*) from obligations where initiative_id = $1 and kind = 'stewardship' and state <> 'withdrawn'")).ShouldBe(["0"], "nothing is left behind any more");
        (await demo.Site.FactAsync<string>("select state from deliverables where initiative_id = $1", _world.Initiative)).ShouldBe("withdrawn");
        (await _world.Lead.GetAsync($"/insatser/{_world.Initiative}/leverabler")).Text.ShouldContain("Utgått");
        (await RowsAsync("select ends_on, maximum_grant from initiatives where id = $1")).ShouldBe([$"{new DateOnly(2028, 3, 31)}|800000.00"]);
        (await demo.Site.FactAsync<long>("select count(*) from agreements a join decisions d on d.id = a.decision_id where a.initiative_id = $1 and a.number = 2 and d.decided_on = '2026-04-15'", _world.Initiative)).ShouldBe(1);
        (await _world.StateAsync()).ShouldBe("agreed");
    }

    [Fact]
    public async Task Of_two_officers_who_agree_at_once_one_does_and_the_other_is_told_that_it_is_done()
    {
        await _world.GrantAsync();
        var pages = new List<Page>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            pages.Add(await (await demo.Site.SignInAsync(Role.AssociationOfficer)).GetAsync($"{_world.Path}/overenskommelse"));
        }

        var answers = await Task.WhenAll(pages.Select(static page => page.SubmitAsync("main form")));

        answers.Select(static answer => answer.Status).Order().ShouldBe([200, 409]);
        answers.Single(static answer => answer.Status == 409).Text.ShouldContain("är redan gjord");
        (await RowsAsync("""
            select (select count(*) from agreements where initiative_id = $1), (select count(*) from application_events where initiative_id = $1 and act = 'agree'), (select count(*) from targets where initiative_id = $1),
                   (select count(*) from budget_lines where initiative_id = $1), (select count(*) from deliverables where initiative_id = $1), (select sum(amount) from budget_amounts where initiative_id = $1)
            """)).ShouldBe(["1|1|1|2|1|800000.00"]);
    }

    [Fact]
    public async Task The_limits_are_saved_refused_with_what_was_typed_and_the_administrators_alone()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var administrator = await site.SignInAsync(Role.AssociationAdministrator);
        var page = await administrator.GetAsync("/installningar/andringar");
        Input(page, "Days").ShouldBe("31");

        var refused = await page.SubmitAsync("main form", ("Input.Days", "4000"), ("Input.BudgetPercent", "mycket"), ("Input.TargetPercent", "12,5"));
        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_Days-error']").ShouldNotBeNull();
        refused.TextOf("[id='Input_BudgetPercent-error']").ShouldNotBeNull();
        refused.TextOf("[id='Input_TargetPercent-error']").ShouldBeNull();
        (Input(refused, "Days"), Input(refused, "BudgetPercent"), Input(refused, "TargetPercent")).ShouldBe(("4000", "mycket", "12,5"));
        (await site.FactAsync<long>("select count(*) from settings where key = 'association.amendment_limits'")).ShouldBe(0);

        var saved = await page.SubmitAsync("main form", ("Input.Days", "14"), ("Input.BudgetPercent", "12,5"), ("Input.TargetPercent", "5"), ("Input.Activities", null));
        saved.Status.ShouldBe(200, saved.Text);
        var shown = await administrator.GetAsync("/installningar/andringar");
        (Input(shown, "Days"), Input(shown, "BudgetPercent"), Input(shown, "TargetPercent")).ShouldBe(("14", "12,5", "5"));
        shown.Document.QuerySelector("input[name='Input.Activities'][type='checkbox']")!.HasAttribute("checked").ShouldBeFalse();
        (await site.FactAsync<string>("select changes::text from audit_entries where subject_kind = 'settings' order by id desc limit 1"))!.ShouldContain("\"amendment_days\": [\"31\", \"14\"]");
        (await page.SubmitAsync("main form", ("Input.Days", "14"), ("Input.BudgetPercent", "12,5"), ("Input.TargetPercent", "5"), ("Input.Activities", null))).Status.ShouldBe(200);
        (await site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'settings'")).ShouldBe(1, "nothing was changed the second time");
        foreach (var role in new[] { Role.AssociationOfficer, Role.BoardMember })
        {
            (await (await site.SignInAsync(role)).GetAsync("/installningar/andringar")).Status.ShouldBe(403, role.ToString());
        }
    }

    [Fact]
    public async Task What_the_decision_foresaw_takes_effect_in_what_is_agreed_and_stays_through_an_amendment()
    {
        await _world.GrantAsync(maximum: 700_000);
        var scenario = await demo.Site.FactAsync<Guid>("""
            insert into decision_scenarios (id, decision_id, initiative_id, position, trigger_text, effect_text, maximum, ends_on)
            select uuidv7(), id, initiative_id, 1, 'ESF beviljar sin del', 'Insatsen blir kortare', 600000, '2027-06-30' from decisions where initiative_id = $1 returning id
            """, _world.Initiative);
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        (await _world.AgreeAsync(officer)).Status.ShouldBe(200);

        var settled = await (await officer.GetAsync($"{_world.Path}/beslut/scenario/{scenario}")).SubmitAsync("main form[data-warn]", ("Input.Happened", "ja"));

        settled.Status.ShouldBe(200, settled.Text);
        (await RowsAsync("select ends_on, maximum_grant, (select sum(amount) from budget_amounts a where a.initiative_id = i.id) from initiatives i where id = $1")).ShouldBe([$"{new DateOnly(2027, 6, 30)}|600000.00|600000.00"]);
        (await RowsAsync("select reason, decided_by from budget_revisions where initiative_id = $1 and number = 1")).ShouldBe(["ESF beviljar sin del|Styrelsen § 12"]);
        (await demo.Site.FactAsync<DateOnly>("select due_on from obligations where initiative_id = $1 and kind = 'final'", _world.Initiative)).ShouldBe(new DateOnly(2027, 9, 30));
        (await officer.GetAsync($"{_world.Path}/overenskommelse")).Text.ShouldContain("som beslutet förutsåg");
        await BeginAsync();
        await _world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(AgreementWorld.At("activities", _world.Rows["workshops"], "count"), new NumberAnswer(5)));
        (await _world.SignAsync()).ShouldBe("Ägaren", "nothing else differs from what holds");
        await demo.Site.OwnerAsync("update applications set state = 'submitted' where initiative_id = $1", _world.Initiative);
        (await _world.AgreeAsync(officer)).Status.ShouldBe(200);
        (await RowsAsync("select ends_on, maximum, (select max(revision) from budget_amounts b where b.initiative_id = a.initiative_id) from agreements a where initiative_id = $1 and number = 2")).ShouldBe([$"{new DateOnly(2027, 6, 30)}|600000.00|1"]);
    }

    [Fact]
    public async Task A_line_of_a_party_that_has_left_stays_that_partys_when_it_is_changed_later()
    {
        var officer = await AgreedAsync();
        var form = await _world.Lead.GetAsync($"{_world.Path}/overenskommelse/part-lamnar");
        (await form.SubmitAsync("main form[data-warn]", ("Input.Party", _world.Rows["first"].ToString()), ("Input.LastDay", "2026-09-30"), ("Input.Reason", "Parten läggs ner."))).Status.ShouldBe(200);
        await DecidedAsync(officer);
        await BeginAsync();
        await _world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(AgreementWorld.At("activities", _world.Rows["workshops"], "count"), new NumberAnswer(5)));
        await DecidedAsync(officer);
        await BeginAsync();
        await _world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(AgreementWorld.At("budget", _world.Rows["lead_cost"], "2026-h1"), new NumberAnswer(250_000)));

        await DecidedAsync(officer);

        (await RowsAsync("select organisation_id, (select sum(a.amount) from budget_amounts a where a.line_id = l.id) from budget_lines l where initiative_id = $1 and cost_type = 'project_lead'"))
            .ShouldBe([$"{_world.Organisations[1]}|250000.00"]);
    }

    [Fact]
    public async Task The_database_lets_nobody_amend_who_only_reads_and_nobody_agree_who_is_partial()
    {
        await AgreedAsync();
        await BeginAsync();
        await _world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(AgreementWorld.At("activities", _world.Rows["workshops"], "count"), new NumberAnswer(5)));
        await _world.SignAsync();
        await demo.Site.SignInAsync(Role.Economist, _world.Initiative, _world.Organisations[0]);
        var economist = await demo.Site.FactAsync<Guid>("select account_id from role_assignments where role = 'economist' order by id desc limit 1");
        await demo.Site.SignInAsync(Role.AssociationOfficer);
        var officer = await demo.Site.FactAsync<Guid>("select account_id from role_assignments where role = 'association_officer' order by id desc limit 1");
        var end = Sql.Of($"update amendments set closed_at = now(), closed_by = opened_by where initiative_id = {_world.Initiative} and closed_at is null");
        var spoil = Sql.Of($"update application_versions set voided_at = now(), voided_by = frozen_by where initiative_id = {_world.Initiative} and voided_at is null and agreed_at is null");
        var agree = Sql.Of($"update application_versions set agreed_at = now() where initiative_id = {_world.Initiative} and voided_at is null and agreed_at is null");
        var begin = Sql.Of($"insert into amendments (id, initiative_id, reason, opened_at, opened_by) values (uuidv7(), {_world.Initiative}, 'Själv', now(), {economist})");

        (await DoneAsync(economist, end)).ShouldBe(0);
        (await DoneAsync(economist, spoil)).ShouldBe(0);
        (await DoneAsync(economist, agree)).ShouldBe(0);
        (await Should.ThrowAsync<PostgresException>(DoneAsync(economist, begin))).SqlState.ShouldBe("42501");
        (await DoneAsync(_world.LeadAccount, end)).ShouldBe(1);
        (await DoneAsync(_world.LeadAccount, spoil)).ShouldBe(1);
        (await Should.ThrowAsync<PostgresException>(DoneAsync(_world.LeadAccount, agree))).SqlState.ShouldBe("42501", "who applies agrees to nothing");
        (await DoneAsync(officer, agree)).ShouldBe(1);
        await demo.Site.OwnerAsync("insert into conflicts_of_interest (id, initiative_id, account_id, reason, declared_at, declared_by) values (uuidv7(), $1, $2, 'Närstående', now(), $2)", _world.Initiative, officer);
        (await Should.ThrowAsync<PostgresException>(DoneAsync(officer, agree))).SqlState.ShouldBe("42501", "who is partial agrees to nothing");
    }

    [Fact]
    public async Task Where_something_agreed_is_changed_by_hand_it_is_said_and_leads_to_the_amendment()
    {
        await _world.GrantAsync();
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        var home = $"/insatser/{_world.Initiative}";
        (await _world.Lead.GetAsync($"{home}/plan/aktiviteter")).Document.QuerySelector("main .ds-alert a[href$='/overenskommelse']").ShouldBeNull("nothing is agreed");
        (await _world.AgreeAsync(officer)).Status.ShouldBe(200);
        var activity = await demo.Site.FactAsync<Guid>("select id from planned_activities where initiative_id = $1", _world.Initiative);
        var target = await demo.Site.FactAsync<Guid>("select id from targets where initiative_id = $1", _world.Initiative);
        var line = await demo.Site.FactAsync<Guid>("select id from budget_lines where initiative_id = $1 order by id limit 1", _world.Initiative);

        foreach (var path in new[]
        {
            "andra", $"plan/aktiviteter/{activity}", "plan/parter", "plan/malsattningar", "plan/malomraden", "plan/malgrupper", "plan/bemanning", "plan/styrgrupp", "mal/nytt",
            $"mal/{target}/andra", $"mal/{target}/revidera", $"mal/{target}/ta-bort", "ekonomi/andring", "ekonomi/rader/ny", $"ekonomi/rader/{line}",
        })
        {
            var page = await _world.Lead.GetAsync($"{home}/{path}");
            page.Status.ShouldBe(200, path);
            page.Document.QuerySelector("main .ds-alert a[href$='/overenskommelse']").ShouldNotBeNull(path);
        }
    }

    private static string? Input(Page page, string name) => page.Document.QuerySelector($"[name='Input.{name}']")!.GetAttribute("value");

    private async Task<int> DoneAsync(Guid account, Sql change)
    {
        await using var scope = await demo.Site.ScopeOfAsync(account); // nothing is committed
        return await scope.ServiceProvider.GetRequiredService<RequestDatabase>().ExecuteAsync(change);
    }

    private async Task<Visitor> AgreedAsync(bool isWhole = false)
    {
        await _world.GrantAsync(isWhole: isWhole);
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        (await _world.AgreeAsync(officer)).Status.ShouldBe(200);
        return officer;
    }

    private async Task BeginAsync() =>
        (await (await _world.Lead.GetAsync($"{_world.Path}/overenskommelse/andra")).SubmitAsync("main form[data-warn]", ("Input.Reason", "Resorna blev färre än vi trodde."))).Path.ShouldBe($"{_world.Path}/andring");

    private async Task DecidedAsync(Visitor officer)
    {
        await _world.SignAsync();
        await demo.Site.OwnerAsync("update applications set state = 'granted' where initiative_id = $1", _world.Initiative);
        await _world.DecideAsync(900_000);
        var page = await _world.AgreeAsync(officer);
        page.Status.ShouldBe(200, page.Text);
    }

    private async Task<IReadOnlyList<string>> RowsAsync(string sql) => [.. (await demo.Site.Database.RowsAsync(sql, _world.Initiative)).Select(static row => string.Join("|", row))];
}
