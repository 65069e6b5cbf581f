using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>A signed version and a decision become an agreement, and the plan the initiative's; what is changed after it is an amendment.</summary>
public sealed class AgreementTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly AgreementWorld _world = new(demo.Site);

    [Fact]
    public async Task The_plan_becomes_the_initiatives_and_nothing_is_typed_twice()
    {
        await _world.GrantAsync();
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);

        (await officer.GetAsync("/")).Text.ShouldContain("Överenskommelse att göra");
        var page = await _world.AgreeAsync(officer);

        page.Status.ShouldBe(200, page.Text);
        (await _world.StateAsync()).ShouldBe("agreed");
        (await RowAsync("select state, maximum_grant, ends_on from initiatives where id = $1")).ShouldBe(["ongoing", 900_000m, new DateOnly(2027, 12, 31)]);
        (await RowAsync("select name_sv, planned_count from planned_activities where initiative_id = $1")).ShouldBe(["Verkstäder", 4]);
        (await RowAsync("select t.code, v.kind, v.value, v.decided_by, v.decided_on from targets t join target_values v on v.target_id = t.id where t.initiative_id = $1"))
            .ShouldBe(["R01", "original", 30m, "Styrelsen § 12", new DateOnly(2026, 3, 10)]);
        (await RowAsync("select count(*), sum(amount), max(revision) from budget_amounts where initiative_id = $1")).ShouldBe([4L, 800_000m, 0]);
        (await demo.Site.FactAsync<long>("select count(*) from budget_lines where initiative_id = $1 and organisation_id = $2 and cost_type = 'project_lead'", _world.Initiative, _world.Organisations[1])).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from initiative_partners where initiative_id = $1", _world.Initiative)).ShouldBe(3);
        (await demo.Site.FactAsync<long>("select count(*) from outbox_messages where kind = 'agreement_made' and account_id = $1", _world.LeadAccount)).ShouldBe(1);
        (await _world.Lead.GetAsync($"{_world.Path}/overenskommelse")).Text.ShouldContain("Gäller");
        (await officer.GetAsync($"{_world.Path}/overenskommelse")).Document.QuerySelector("main form").ShouldBeNull("there is nothing more to agree");
    }

    [Fact]
    public async Task A_condition_that_is_not_met_is_in_the_way_and_so_is_a_page_that_is_no_longer_true()
    {
        await _world.GrantAsync(condition: true);
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);

        var page = await officer.GetAsync($"{_world.Path}/overenskommelse");

        page.Text.ShouldContain("Budgeten är reviderad.");
        page.Document.QuerySelector("main form").ShouldBeNull();
        (await SendAsync(page, Convert.ToHexStringLower((await demo.Site.FactAsync<byte[]>("select sha256 from application_versions where initiative_id = $1", _world.Initiative))!))).Status.ShouldBe(422);
        (await SendAsync(page, "zz")).Status.ShouldBe(409);
        (await SendAsync(await _world.Lead.GetAsync($"{_world.Path}/overenskommelse"), "00")).Status.ShouldBe(403);
        (await _world.StateAsync()).ShouldBe("granted_on_conditions");
        (await demo.Site.FactAsync<long>("select count(*) from agreements where initiative_id = $1", _world.Initiative)).ShouldBe(0);
    }

    [Fact]
    public async Task Less_than_was_applied_for_lowers_the_grants_lines_alike_to_the_ore()
    {
        await _world.GrantAsync(maximum: 700_000.01m);

        (await _world.AgreeAsync(await demo.Site.SignInAsync(Role.AssociationOfficer))).Status.ShouldBe(200);

        (await demo.Site.FactAsync<decimal>("select sum(amount) from budget_amounts where initiative_id = $1", _world.Initiative)).ShouldBe(700_000.01m);
    }

    [Fact]
    public async Task A_small_amendment_is_the_offices_to_agree_to_and_changes_what_differs_alone()
    {
        var officer = await AgreedAsync();
        await demo.Site.OwnerAsync("update targets set name_sv = 'Trettio deltar, omskrivet för hand' where initiative_id = $1", _world.Initiative);
        await BeginAsync();
        await _world.SaveAsync(
            new(AgreementWorld.At("budget", _world.Rows["travel"], "2027-h1"), new NumberAnswer(60_000)), new(AgreementWorld.At("budget", _world.Rows["lead_cost"], "2027-h1"), new NumberAnswer(340_000)),
            new(AgreementWorld.At("activities", _world.Rows["workshops"], "count"), new NumberAnswer(5)));
        var seen = await _world.Lead.GetAsync($"{_world.Path}/andring");
        seen.Text.ShouldContain("Kansliet kan godkänna");
        (await _world.SignAsync()).ShouldBe("Ägaren, Första parten, Andra parten", "what the whole project pays touches all");
        await demo.Site.OwnerAsync("update applications set state = 'submitted' where initiative_id = $1", _world.Initiative);

        (await _world.AgreeAsync(officer)).Status.ShouldBe(200);

        (await _world.StateAsync()).ShouldBe("agreed");
        (await RowAsync("select sum(amount) filter (where amount > 0), sum(amount) filter (where amount < 0), count(*) from budget_amounts where initiative_id = $1 and revision = 1")).ShouldBe([40_000m, -40_000m, 2L]);
        (await RowAsync("select reason, decided_by from budget_revisions where initiative_id = $1 and number = 1")).ShouldBe(["Resorna blev färre än vi trodde.", "Kansliet på delegation"]);
        (await RowAsync("select planned_count from planned_activities where initiative_id = $1")).ShouldBe([5]);
        (await RowAsync("select name_sv from targets where initiative_id = $1")).ShouldBe(["Trettio deltar, omskrivet för hand"]);
        (await RowAsync("select count(*), count(decision_id), count(*) filter (where number = 2) from agreements where initiative_id = $1")).ShouldBe([2L, 1L, 1L]);
        (await RowAsync("select count(*) from application_versions where initiative_id = $1 and agreed_at is not null and voided_at is null")).ShouldBe([2L]);
    }

    [Fact]
    public async Task Only_those_whom_it_touches_sign_anew()
    {
        await AgreedAsync();
        await BeginAsync();
        await _world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(AgreementWorld.At("activities", _world.Rows["workshops"], "count"), new NumberAnswer(5)));
        (await _world.SignAsync()).ShouldBe("Ägaren");
        await demo.Site.OwnerAsync("update applications set state = 'draft' where initiative_id = $1", _world.Initiative);

        await _world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(AgreementWorld.At("partners", _world.Rows["second"], "role"), new TextAnswer("Lånar ut en lokal.")));

        (await _world.SignAsync()).ShouldBe("Ägaren, Andra parten");
    }

    [Fact]
    public async Task A_target_that_is_lowered_is_the_boards_and_a_revision_in_the_ledger()
    {
        var officer = await AgreedAsync();
        await BeginAsync();
        await _world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(AgreementWorld.At("result_targets", _world.Rows["target"], "value"), new NumberAnswer(24)));
        await _world.SignAsync();
        await demo.Site.OwnerAsync("update applications set state = 'submitted' where initiative_id = $1", _world.Initiative);
        (await officer.GetAsync($"{_world.Path}/overenskommelse")).Document.QuerySelector("main form").ShouldBeNull("the office may not");
        await demo.Site.OwnerAsync("update applications set state = 'granted' where initiative_id = $1", _world.Initiative);
        await _world.DecideAsync(900_000);

        (await _world.AgreeAsync(officer)).Status.ShouldBe(200);

        (await demo.Site.Database.RowsAsync("select v.kind, v.value, v.reason from target_values v join targets t on t.id = v.target_id where t.initiative_id = $1 order by v.registered_at", _world.Initiative))
            .Select(static row => string.Join("|", row)).ShouldBe(["original|30.00|", "revision|24.00|Resorna blev färre än vi trodde."]);
    }

    [Fact]
    public async Task A_party_that_leaves_is_taken_out_of_plan_and_coming_periods_and_what_it_has_had_stays_its_own()
    {
        var officer = await AgreedAsync();
        var form = await _world.Lead.GetAsync($"{_world.Path}/overenskommelse/part-lamnar");
        var first = _world.Rows["first"].ToString();
        (await form.SubmitAsync("main form[data-warn]", ("Input.Party", first), ("Input.LastDay", "2029-01-01"), ("Input.Reason", "Parten läggs ner."))).Status.ShouldBe(422);
        (await form.SubmitAsync("main form[data-warn]", ("Input.Party", ""), ("Input.LastDay", ""), ("Input.Reason", ""))).Status.ShouldBe(422);
        (await _world.StateAsync()).ShouldBe("agreed");

        (await form.SubmitAsync("main form[data-warn]", ("Input.Party", first), ("Input.LastDay", "2026-09-30"), ("Input.Reason", "Parten läggs ner."))).Status.ShouldBe(200);

        (await _world.Lead.GetAsync($"{_world.Path}/andring")).Text.ShouldContain("Parten lämnar: Första parten");
        (await _world.SignAsync()).ShouldBe("Ägaren", "who has left signs nothing");
        await demo.Site.OwnerAsync("update applications set state = 'granted' where initiative_id = $1", _world.Initiative);
        await _world.DecideAsync(900_000);
        (await _world.AgreeAsync(officer)).Status.ShouldBe(200);
        (await demo.Site.FactAsync<long>("select count(*) from initiative_partners where initiative_id = $1 and organisation_id = $2", _world.Initiative, _world.Organisations[1])).ShouldBe(0);
        (await RowAsync("select organisation_id, (select sum(a.amount) from budget_amounts a where a.line_id = l.id) from budget_lines l where initiative_id = $1 and cost_type = 'project_lead'"))
            .ShouldBe([_world.Organisations[1], 300_000m]);
    }

    [Fact]
    public async Task What_a_party_that_leaves_takes_with_it_and_what_stays_of_it_is_told_before_anybody_signs()
    {
        AgreementWorld world = null!;
        world = new AgreementWorld(demo.Site)
        {
            Besides = () =>
            [
                .. world.Row("coach", "staffing", ("role", new TextAnswer("Coach")), ("party", new LookupAnswer(world.Rows["first"].ToString(), "Första parten")), ("percent", new NumberAnswer(50))),
                .. world.Row("lead", "staffing", ("role", new TextAnswer("Projektledare")), ("party", new LookupAnswer(world.Rows["second"].ToString(), "Andra parten")), ("percent", new NumberAnswer(100))),
                .. world.Row("premises", "budget", ("cost_type", new LookupAnswer("premises", "Lokal")), ("party", new LookupAnswer(world.Rows["first"].ToString(), "Första parten")), ("payer", new ChoiceAnswer("grant")), ("lump", new NumberAnswer(73_000))),
            ],
        };
        await world.GrantAsync();
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        (await world.AgreeAsync(officer)).Status.ShouldBe(200);
        await demo.Site.SignInAsync(Role.Economist, world.Initiative, world.Organisations[1]);
        var form = await world.Lead.GetAsync($"{world.Path}/overenskommelse/part-lamnar");

        (await form.SubmitAsync("main form[data-warn]", ("Input.Party", world.Rows["first"].ToString()), ("Input.LastDay", "2026-12-31"), ("Input.Reason", "Parten läggs ner."))).Status.ShouldBe(200);

        var seen = await world.Lead.GetAsync($"{world.Path}/andring");
        seen.Text.ShouldContain("Tjänster som försvinner med Första parten: Coach");
        seen.Text.ShouldContain("Kvar i budgeten av det som Första parten har haft: 336 500 kr", customMessage: "300 000 until the last day, and half of what was for the whole time");
        seen.TextsOf("main .note").ShouldContain(static note => note.Contains(": 1. Rollerna avslutas inte av ändringen", StringComparison.Ordinal));
        await world.SignAsync();
        await demo.Site.OwnerAsync("update applications set state = 'granted' where initiative_id = $1", world.Initiative);
        await world.DecideAsync(900_000);
        (await world.AgreeAsync(officer)).Status.ShouldBe(200);
        (await demo.Site.FactAsync<string>("select string_agg(title_sv, ',') from staffing where initiative_id = $1", world.Initiative)).ShouldBe("Projektledare");
        (await demo.Site.Database.RowsAsync("select l.organisation_id, sum(a.amount) from budget_lines l join budget_amounts a on a.line_id = l.id where l.initiative_id = $1 and l.cost_type = 'premises' group by l.organisation_id", world.Initiative))
            .ShouldHaveSingleItem().ShouldBe([world.Organisations[1], 36_500m]);
    }

    [Fact]
    public async Task An_amendment_that_takes_all_lines_away_empties_the_budget()
    {
        var officer = await AgreedAsync();
        await BeginAsync();
        await _world.SaveAsync(new(AgreementWorld.At("budget", _world.Rows["travel"]), null), new(AgreementWorld.At("budget", _world.Rows["lead_cost"]), null));
        await _world.SignAsync();
        await demo.Site.OwnerAsync("update applications set state = 'submitted' where initiative_id = $1", _world.Initiative);

        (await _world.AgreeAsync(officer)).Status.ShouldBe(200);

        (await RowAsync("select sum(amount), max(revision) from budget_amounts where initiative_id = $1")).ShouldBe([0m, 1]);
        (await RowAsync("select count(*) from budget_revisions where initiative_id = $1 and number = 1")).ShouldBe([1L]);
    }

    [Fact]
    public async Task A_budget_that_could_not_be_agreed_is_not_put_forward()
    {
        await AgreedAsync();
        await BeginAsync();
        await _world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(AgreementWorld.At("budget", _world.Rows["lead_cost"], "percent"), new NumberAnswer(33.333m)));

        var page = await _world.Lead.GetAsync($"{_world.Path}/lagg-fram");

        page.TextOf("[aria-labelledby='unsound']").ShouldNotBeNull().ShouldContain("högst två decimaler");
        page.Document.QuerySelector($"[aria-labelledby='unsound'] a[href$='{_world.Rows["lead_cost"]}']").ShouldNotBeNull("it leads there");
        var refused = await page.SubmitAsync("main form");
        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain("Budgeten har rader som måste rättas");
        (await _world.StateAsync()).ShouldBe("draft");
        (await RowAsync("select count(*) from application_versions where initiative_id = $1")).ShouldBe([1L]);
    }

    [Theory]
    [InlineData("2027-05-31")] // ends within a period of the budget
    [InlineData("2026-12-31")] // and before one
    [InlineData("2028-06-30")]
    public async Task Another_last_day_takes_the_budget_with_it(string last)
    {
        var officer = await AgreedAsync();
        await BeginAsync();
        var end = DateOnly.ParseExact(last, "O", System.Globalization.CultureInfo.InvariantCulture);
        await _world.SaveAsync(
            new(AgreementWorld.At("end"), new DayAnswer(end)), new(AgreementWorld.At("budget", _world.Rows["travel"], "2027-h1"), end.Year == 2026 ? null : new NumberAnswer(90_000)),
            new(AgreementWorld.At("budget", _world.Rows["lead_cost"], "2027-h1"), end.Year == 2026 ? null : new NumberAnswer(290_000)));
        await _world.SignAsync();
        await demo.Site.OwnerAsync("update applications set state = 'granted' where initiative_id = $1", _world.Initiative);
        await _world.DecideAsync(900_000, ends: last);

        var page = await _world.AgreeAsync(officer);

        page.Status.ShouldBe(200, page.Text);
        (await RowAsync("select ends_on, (select sum(amount) from budget_amounts a where a.initiative_id = i.id) from initiatives i where id = $1")).ShouldBe([end, end.Year == 2026 ? 400_000m : 780_000m]);
        (await RowAsync("select max(last_day) from (select last_day from budget_amounts where initiative_id = $1 group by line_id, first_day, last_day having sum(amount) <> 0) held")).ShouldBe(
            [end.Year == 2026 ? new DateOnly(2026, 6, 30) : end < new DateOnly(2027, 6, 30) ? end : new DateOnly(2027, 6, 30)]);
        (await RowAsync("select min(due_on) >= $2::text::date from obligations where initiative_id = $1 and kind = 'final'", last)).ShouldBe([true]);
    }

    [Fact]
    public async Task What_the_board_granted_otherwise_than_was_applied_for_stands_through_an_amendment_of_the_offices()
    {
        await _world.GrantAsync(ends: "2027-06-30");
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        (await _world.AgreeAsync(officer)).Status.ShouldBe(200);
        await BeginAsync();
        await _world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(AgreementWorld.At("activities", _world.Rows["workshops"], "count"), new NumberAnswer(5)));
        await _world.SignAsync();
        await demo.Site.OwnerAsync("update applications set state = 'submitted' where initiative_id = $1", _world.Initiative);

        (await _world.AgreeAsync(officer)).Status.ShouldBe(200);

        (await RowAsync("select ends_on, maximum_grant from initiatives where id = $1")).ShouldBe([new DateOnly(2027, 6, 30), 900_000m]);
    }

    [Fact]
    public async Task What_was_entered_by_hand_before_gives_way_to_what_is_agreed()
    {
        await _world.GrantAsync();
        await demo.Site.OwnerAsync("insert into targets (id, initiative_id, code, level, name_sv, comparison, unit, position) values (uuidv7(), $1, 'R09', 'result', 'För hand', 'at_least', 'styck', 0)", _world.Initiative);
        await demo.Site.OwnerAsync("""
            insert into target_values (id, initiative_id, target_id, kind, value, decided_by, decided_on, registered_at, registered_by)
            select uuidv7(), $1, id, 'original', 5, 'Jag', '2026-01-01', '2026-01-01', $2 from targets where initiative_id = $1
            """, _world.Initiative, _world.LeadAccount);
        await demo.Site.OwnerAsync("insert into budgets (id, initiative_id, division) values (uuidv7(), $1, 'half_year')", _world.Initiative);
        await demo.Site.OwnerAsync("insert into budget_revisions (id, initiative_id, number, decided_on, decided_by, reason, registered_at, registered_by) values (uuidv7(), $1, 0, '2026-04-01', 'Jag', '', now(), $2)", _world.Initiative, _world.LeadAccount);

        var page = await _world.AgreeAsync(await demo.Site.SignInAsync(Role.AssociationOfficer));

        page.Status.ShouldBe(200, page.Text);
        (await RowAsync("select v.kind, v.reason from target_values v join targets t on t.id = v.target_id where t.initiative_id = $1 and t.code = 'R09' order by v.registered_at desc limit 1")).ShouldBe(["removal", "Överenskommelse"]);
        (await RowAsync("select sum(amount), max(revision) from budget_amounts where initiative_id = $1")).ShouldBe([800_000m, 1]);
    }

    [Fact]
    public async Task A_group_that_somebody_is_enrolled_in_stays_where_the_agreement_does_not_have_it()
    {
        await _world.GrantAsync();
        await demo.Site.OwnerAsync("insert into initiative_target_groups (id, initiative_id, code, kind, name_sv) values (uuidv7(), $1, 'residents', 'end_user', 'Boende'), (uuidv7(), $1, 'older_people', 'end_user', 'Äldre')", _world.Initiative);
        await demo.Site.OwnerAsync("""
            with one as (insert into participants (id, initiative_id, reference, is_protected, given_name, family_name) values (uuidv7(), $1, 'G-1', false, 'Prova', 'Provberg') returning id)
            insert into enrolments (id, initiative_id, participant_id, gender, target_group, occurred_on, registered_at, registered_by) select uuidv7(), $1, id, 'not_stated', 'residents', '2026-02-02', '2026-02-02T09:00Z', $2 from one
            """, _world.Initiative, _world.LeadAccount);

        (await _world.AgreeAsync(await demo.Site.SignInAsync(Role.AssociationOfficer))).Status.ShouldBe(200);

        (await _world.StateAsync()).ShouldBe("agreed");
        (await RowAsync("select string_agg(code, ' ') from initiative_target_groups where initiative_id = $1 and code in ('residents', 'older_people')")).ShouldBe(["residents"]);
    }

    [Fact]
    public async Task Whoever_is_partial_agrees_to_nothing_and_what_changes_nothing_is_not_put_forward()
    {
        var officer = await AgreedAsync();
        await BeginAsync();
        var freeze = await (await _world.Lead.GetAsync($"{_world.Path}/lagg-fram")).SubmitAsync("main form");
        freeze.Status.ShouldBe(422);
        freeze.TextsOf("main [role=alert] li, main .error-summary li").ShouldContain(static problem => problem.StartsWith("Inget skiljer", StringComparison.Ordinal));
        await _world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(AgreementWorld.At("activities", _world.Rows["workshops"], "count"), new NumberAnswer(5)));
        await _world.SignAsync();
        await demo.Site.OwnerAsync("update applications set state = 'submitted' where initiative_id = $1", _world.Initiative);
        var page = await officer.GetAsync($"{_world.Path}/overenskommelse");
        await demo.Site.OwnerAsync("""
            insert into conflicts_of_interest (id, initiative_id, account_id, reason, declared_at, declared_by)
            select uuidv7(), $1, r.account_id, 'Närstående', now(), r.account_id from role_assignments r where r.role = 'association_officer'
            """, _world.Initiative);

        (await page.SubmitAsync("main form")).Status.ShouldBe(403);

        (await officer.GetAsync($"{_world.Path}/overenskommelse")).Document.QuerySelector("main form").ShouldBeNull();
        (await _world.StateAsync()).ShouldBe("submitted");
    }

    [Fact]
    public async Task What_comes_to_nothing_leaves_the_agreement_as_it_was()
    {
        await AgreedAsync();
        await BeginAsync();
        await _world.SaveAsync(new(AgreementWorld.At("end"), new DayAnswer(new DateOnly(2028, 6, 30))), new(AgreementWorld.At("activities", _world.Rows["workshops"]), null));
        (await _world.Lead.GetAsync($"{_world.Path}/andring")).Text.ShouldContain("Styrelsen beslutar");

        var ended = await (await _world.Lead.GetAsync($"{_world.Path}/andring")).SubmitAsync("form[action*='handler=End']", ("Note", "Det löste sig."));

        ended.Status.ShouldBe(200, ended.Text);
        (await _world.StateAsync()).ShouldBe("agreed");
        var draft = await _world.Lead.GetAsync($"{_world.Path}/hela");
        draft.Text.ShouldContain("Verkstäder");
        draft.Text.ShouldNotContain("2028");
        (await RowAsync("select closed_note, agreement_id from amendments where initiative_id = $1")).ShouldBe(["Det löste sig.", null]);
        (await _world.Lead.GetAsync($"{_world.Path}/andring")).Text.ShouldContain("Ingen ändring är på gång");
    }

    private static Task<Page> SendAsync(Page page, string sha256) => page.Visitor.PostAsync(
        page.Path, [("Sha256", sha256), ("__RequestVerificationToken", page.Document.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!)]);

    private async Task<Visitor> AgreedAsync()
    {
        await _world.GrantAsync();
        var officer = await demo.Site.SignInAsync(Role.AssociationOfficer);
        (await _world.AgreeAsync(officer)).Status.ShouldBe(200);
        return officer;
    }

    private async Task BeginAsync()
    {
        var page = await (await _world.Lead.GetAsync($"{_world.Path}/overenskommelse/andra")).SubmitAsync("main form[data-warn]", ("Input.Reason", "Resorna blev färre än vi trodde."));
        page.Status.ShouldBe(200, page.Text);
        page.Path.ShouldBe($"{_world.Path}/andring");
        (await _world.StateAsync()).ShouldBe("draft");
    }

    private async Task<object?[]> RowAsync(string sql, params object[] more) => [.. (await demo.Site.Database.RowsAsync(sql, [_world.Initiative, .. more])).ShouldHaveSingleItem()];
}
