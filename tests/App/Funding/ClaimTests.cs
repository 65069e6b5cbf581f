using Npgsql;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Claims over HTTP, from the first cost to the payment. Today is 15 April 2026.</summary>
public sealed class ClaimTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task A_claim_is_certified_by_its_partner_refused_in_part_sent_back_approved_and_paid()
    {
        var case_ = await NewAsync(maximum: 100_000m, budget: 100_000m);
        await case_.AddCostAsync(40_000m, "2026-01-20");
        var small = await case_.AddCostAsync(1_500m, "2026-02-20");
        await case_.AddCostAsync(900m, "2026-02-21", type: "audit");
        var officer = await _site.SignInAsync("association_officer");
        var claim = await BeginAsync(case_);

        claim.Text.ShouldContain("41 500 kr av bidraget");
        claim.Text.ShouldContain("Finns inte i budgeten: 900 kr, antal rader: 1");
        var stranger = await _site.SignInAsync(Role.ProjectLead, case_.Initiative);
        var other = await stranger.GetAsync(claim.Path + "/intyga");
        other.Document.QuerySelector("button[value='Certify']").ShouldBeNull("who works for nobody there certifies nothing");
        var shown = await stranger.GetAsync(claim.Path);
        shown.Document.QuerySelectorAll("main a").Select(static link => link.TextContent.Trim()).ShouldNotContain("Intyga");
        shown.TextOf("main .note").ShouldNotBeNull().ShouldContain(await _site.FactAsync<string>("select a.display_name from accounts a join role_assignments r on r.account_id = a.id where r.initiative_id = $1 and r.organisation_id = $2", case_.Initiative, case_.Organisation) ?? string.Empty);
        (await stranger.GetAsync("/")).Document.QuerySelector($"main a[href^='{claim.Path}']").ShouldBeNull("nothing is asked of who may not do it");
        (await case_.Lead.GetAsync("/")).Document.QuerySelector($"main a[href='{claim.Path}/intyga']").ShouldNotBeNull();
        (await case_.Lead.GetAsync(claim.Path + "/prova")).Status.ShouldBe(403);

        await case_.AddCostAsync(100m, "2026-02-25");
        var old = await case_.Lead.GetAsync(claim.Path + "/intyga");
        await case_.AddCostAsync(200m, "2026-02-26");
        (await old.SubmitAsync(Form, ("Input.Step", "Certify"))).Status.ShouldBe(409, "it comes to something else than was read");
        (await TakeAsync(case_.Lead, claim.Path + "/intyga", "Certify")).Text.ShouldContain("Intygad");
        (await TakeAsync(case_.Lead, claim.Path + "/intyga", "Submit")).Text.ShouldContain("Inlämnad");
        (await case_.Lead.GetAsync("/")).Text.ShouldNotContain("Rekvisition att pröva");
        (await officer.GetAsync("/")).Text.ShouldContain("Rekvisition att pröva");

        var row = await _site.FactAsync<Guid>("select id from claim_rows where cost_row_id = $1", small);
        var judge = await officer.GetAsync($"{claim.Path}/rader/{row}");
        (await judge.SubmitAsync(Form)).TextOf("[id='Input_Reason-error']").ShouldNotBeNullOrWhiteSpace();
        (await judge.SubmitAsync(Form, ("Input.Reason", "Kvittot gäller något annat"))).Text.ShouldContain("40 300 kr av bidraget");
        var review = await officer.GetAsync(claim.Path + "/prova");
        (await review.SubmitAsync(Form, ("Input.Step", "Return"))).TextOf("[id='Input_Note-error']").ShouldNotBeNullOrWhiteSpace();
        (await review.SubmitAsync(Form, ("Input.Step", "Return"), ("Input.Note", "Rätta raden om resan"))).Text.ShouldContain("Rätta raden om resan");
        (await case_.Lead.GetAsync("/")).Text.ShouldContain("Rekvisitionen har kommit tillbaka");

        await TakeAsync(case_.Lead, claim.Path + "/intyga", "Certify");
        await TakeAsync(case_.Lead, claim.Path + "/intyga", "Submit");
        (await TakeAsync(officer, claim.Path + "/prova", "Approve")).Text.ShouldContain("Godkänd");
        (await case_.Lead.GetAsync($"/insatser/{case_.Initiative}/ekonomi")).TextsOf(".budget-total td")[2].ShouldBe("41 800");
        var pay = await officer.GetAsync(claim.Path + "/prova");
        (await pay.SubmitAsync(Form, ("Input.Step", "Pay"), ("Input.PaidOn", "2026-05-01"))).TextOf("[id='Input_PaidOn-error']").ShouldNotBeNullOrWhiteSpace();
        (await pay.SubmitAsync(Form, ("Input.Step", "Pay"), ("Input.PaidOn", "2026-04-14"))).Text.ShouldContain("Betald");
        (await pay.SubmitAsync(Form, ("Input.Step", "Pay"), ("Input.PaidOn", "2026-04-14"))).Status.ShouldBe(409, "it is paid once");
        (await case_.Lead.GetAsync(claim.Path + "?export=xlsx")).Status.ShouldBe(200);
        (await case_.Lead.GetAsync($"/insatser/{case_.Initiative}/ekonomi/rekvisitioner?export=csv")).Source.ShouldContain("41800");
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_claim_is_told_beside_its_field()
    {
        var case_ = await NewAsync(100_000m, 100_000m);
        await case_.AddCostAsync(10m, "2026-01-20");
        await BeginAsync(case_);
        var form = await case_.Lead.GetAsync($"/insatser/{case_.Initiative}/ekonomi/rekvisitioner/ny");

        (await form.SubmitAsync(Form, ("Input.FirstDay", "2026-04-01"), ("Input.LastDay", "2026-04-15"))).TextOf("[id='Input_LastDay-error']").ShouldNotBeNull().ShouldContain("inte slut");
        (await form.SubmitAsync(Form, ("Input.FirstDay", "2026-04-05"), ("Input.LastDay", "2026-04-01"))).TextOf("[id='Input_LastDay-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.FirstDay", "2026-03-31"), ("Input.LastDay", "2026-04-10"))).TextOf("[id='Input_FirstDay-error']").ShouldNotBeNull().ShouldContain("redan en rekvisition");
        (await form.SubmitAsync(Form, ("Input.Organisation", Guid.NewGuid().ToString()), ("Input.FirstDay", "2026-04-01"), ("Input.LastDay", "2026-04-10"))).TextOf("[id='Input_Organisation-error']").ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Nothing_is_claimed_above_the_grant_and_nothing_of_costs_that_came_back()
    {
        var case_ = await NewAsync(maximum: 1_000m, budget: 5_000m);
        await case_.AddCostAsync(3_000m, "2026-01-20");
        var claim = await BeginAsync(case_);
        claim.Text.ShouldContain("1 000 kr av bidraget");
        await TakeAsync(case_.Lead, claim.Path + "/intyga", "Certify");
        await case_.AddCostAsync(50m, "2026-04-02");
        var next = await BeginAsync(case_, "2026-04-01", "2026-04-10");
        (await (await case_.Lead.GetAsync(next.Path + "/intyga")).SubmitAsync(Form, ("Input.Step", "Certify"))).Text.ShouldContain("inget kvar av bidraget");

        var negative = await NewAsync(1_000m, 1_000m);
        await negative.AddCostAsync(-200m, "2026-01-20");
        (await (await negative.Lead.GetAsync((await BeginAsync(negative)).Path + "/intyga")).SubmitAsync(Form, ("Input.Step", "Certify"))).Text.ShouldContain("inga kostnader som kan rekvireras");
        var fault = await Should.ThrowAsync<PostgresException>(() => _site.OwnerAsync("update claims set amount = 1000.01 where initiative_id = $1 and state = 'certified'", case_.Initiative));
        fault.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation, "the database holds the grant");
    }

    [Fact]
    public async Task Two_partners_who_certify_at_once_never_get_more_than_the_grant_together()
    {
        for (var round = 0; round < 4; round++)
        {
            var case_ = await NewAsync(maximum: 1_000m, budget: 1_000m);
            await case_.AddCostAsync(800m, "2026-01-20");
            await case_.AddCostAsync(700m, "2026-03-20");
            var first = await BeginAsync(case_, "2026-01-01", "2026-01-31");
            var second = await BeginAsync(case_, "2026-03-01", "2026-03-31");
            var forms = new[] { await case_.Lead.GetAsync(first.Path + "/intyga"), await case_.Lead.GetAsync(second.Path + "/intyga") };

            var answers = await Task.WhenAll(forms.Select(form => form.SubmitAsync(Form, ("Input.Step", "Certify"))));

            answers.Select(static answer => answer.Status).Order().ToList().ShouldBe([200, 409], customMessage: "who comes second is told that it is less now");
            (await _site.FactAsync<decimal>("select sum(amount) from claims where initiative_id = $1", case_.Initiative)).ShouldBeLessThanOrEqualTo(1_000m);
        }
    }

    [Fact]
    public async Task A_cost_in_a_certified_claim_stays_and_what_books_say_otherwise_is_kept_to_be_dealt_with()
    {
        var case_ = await NewAsync(10_000m, 10_000m);
        var cost = await case_.AddCostAsync(500m, "2026-01-20");
        var claim = await BeginAsync(case_);
        await TakeAsync(case_.Lead, claim.Path + "/intyga", "Certify");
        var import = Guid.CreateVersion7();
        await _site.OwnerAsync("""
            insert into cost_imports (id, initiative_id, organisation_id, source, file_name, file_sha256, first_day, last_day, keeps_texts, state, facts, asked_at, asked_by)
            select $1, c.initiative_id, c.organisation_id, 'sie', 'ny.se', '\x00', '2026-01-01', '2026-04-10', false, 'shown', '{}', now(), c.registered_by from cost_rows c where c.id = $2
            """, import, cost);
        await _site.OwnerAsync("""
            insert into cost_import_rows (import_id, initiative_id, line, year_first, series, number, ordinal, entry_on, account, cost_type, payer, amount)
            select $1, c.initiative_id, 1, c.year_first, c.series, c.number, c.ordinal, c.occurred_on, c.account, c.cost_type, c.payer, 450 from cost_rows c where c.id = $2
            """, import, cost);

        var shown = await case_.Lead.GetAsync($"/insatser/{case_.Initiative}/ekonomi/kostnader/inlasning/{import}");
        shown.Text.ShouldContain("I en rekvisition");
        shown.Document.QuerySelector("form[action*='Confirm']").ShouldNotBeNull("the difference is kept");
        await shown.SubmitAsync("main form[action*='Confirm']");

        (await _site.FactAsync<long>("select count(*) from cost_rows where id = $1 and superseded_at is null", cost)).ShouldBe(1);
        var costs = await case_.Lead.GetAsync($"/insatser/{case_.Initiative}/ekonomi/kostnader");
        var form = await costs.FollowAsync("section[aria-labelledby='differences'] a");
        (await form.SubmitAsync(Form)).TextOf("[id='Input_Note-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.Note", "Rättas i nästa"))).Document.QuerySelector("section[aria-labelledby='differences']").ShouldBeNull();
    }

    [Fact]
    public async Task A_claim_is_made_of_the_costs_as_they_are_when_whoever_changes_them_is_done()
    {
        var case_ = await NewAsync(10_000m, 10_000m);
        var cost = await case_.AddCostAsync(500m, "2026-01-20");
        await case_.AddCostAsync(300m, "2026-02-20");
        var claim = await BeginAsync(case_);
        var form = await case_.Lead.GetAsync(claim.Path + "/intyga");

        var certified = await WhileCostsAreHeldAsync(case_, () => form.SubmitAsync(Form, ("Input.Step", "Certify")), $"update cost_rows set superseded_at = now(), superseded_reason = 'x' where id = '{cost}'");

        certified.Status.ShouldBe(409, "it comes to less now");
        (await _site.FactAsync<long>("select count(*) from claim_rows r join cost_rows c on c.id = r.cost_row_id where r.initiative_id = $1 and c.superseded_at is not null", case_.Initiative)).ShouldBe(0);
    }

    [Fact]
    public async Task A_cost_that_is_claimed_meanwhile_is_not_corrected()
    {
        var case_ = await NewAsync(10_000m, 10_000m);
        var path = $"/insatser/{case_.Initiative}/ekonomi/kostnader";
        await (await case_.Lead.GetAsync(path + "/ny")).SubmitAsync(Form, ("Input.OccurredOn", "2026-01-20"), ("Input.CostType", "travel"), ("Input.Amount", "500"), ("Input.Text", "Resa"));
        var cost = await _site.FactAsync<Guid>("select id from cost_rows where initiative_id = $1", case_.Initiative);
        var claim = Guid.CreateVersion7();
        var form = await case_.Lead.GetAsync($"{path}/{cost}");

        var corrected = await WhileCostsAreHeldAsync(case_, () => form.SubmitAsync(Form, ("Input.Amount", "5"), ("Input.Reason", "Fel")), $"""
            insert into claims (id, initiative_id, first_day, last_day, state, amount) values ('{claim}', '{case_.Initiative}', '2026-01-01', '2026-01-31', 'certified', 500);
            insert into claim_rows (id, initiative_id, claim_id, cost_row_id, amount) values (gen_random_uuid(), '{case_.Initiative}', '{claim}', '{cost}', 500)
            """);

        corrected.Status.ShouldBe(422);
        (await _site.FactAsync<long>("select count(*) from cost_rows where id = $1 and superseded_at is null", cost)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_has_certified_a_claim_or_handed_it_in_or_is_partial_in_the_case_reviews_nothing_of_it()
    {
        var case_ = await NewAsync(10_000m, 10_000m);
        var cost = await case_.AddCostAsync(500m, "2026-01-20");
        var account = await _site.FactAsync<Guid>("select account_id from role_assignments where initiative_id = $1 and role = 'project_lead'", case_.Initiative);
        await _site.OwnerAsync("insert into role_assignments (id, account_id, role, valid_from) values (gen_random_uuid(), $1, 'association_officer', '2026-01-01')", account);
        var claim = await BeginAsync(case_);
        await TakeAsync(case_.Lead, claim.Path + "/intyga", "Certify");
        await TakeAsync(case_.Lead, claim.Path + "/intyga", "Submit");
        var row = await _site.FactAsync<Guid>("select id from claim_rows where cost_row_id = $1", cost);
        var officer = await _site.SignInAsync("association_officer");

        (await case_.Lead.GetAsync(claim.Path)).Document.QuerySelector("a[href$='/prova']").ShouldBeNull();
        (await TakeAsync(case_.Lead, claim.Path + "/prova", "Approve")).Status.ShouldBe(422);
        (await (await case_.Lead.GetAsync($"{claim.Path}/rader/{row}")).SubmitAsync(Form, ("Input.Reason", "Nej"))).Status.ShouldBe(422);
        (await _site.FactAsync<string>("select state from claims where initiative_id = $1", case_.Initiative)).ShouldBe("submitted");
        (await officer.GetAsync(claim.Path)).Document.QuerySelector("a[href$='/prova']").ShouldNotBeNull();
        (await TakeAsync(officer, claim.Path + "/prova", "Approve")).Text.ShouldContain("Godkänd");
        (await (await case_.Lead.GetAsync(claim.Path + "/prova")).SubmitAsync(Form, ("Input.Step", "Pay"), ("Input.PaidOn", "2026-04-14"))).Status.ShouldBe(422);
        await _site.OwnerAsync("alter table conflicts_of_interest drop constraint if exists conflicts_of_interest_initiative_id_fkey"); // this initiative was not applied for
        await _site.OwnerAsync("""
            insert into conflicts_of_interest (id, initiative_id, account_id, reason, declared_at, declared_by) select gen_random_uuid(), $1, id, 'Släkt', now(), id from accounts where demo_role = 'association_officer'
            """, case_.Initiative);
        (await (await officer.GetAsync(claim.Path + "/prova")).SubmitAsync(Form, ("Input.Step", "Pay"), ("Input.PaidOn", "2026-04-14"))).Status.ShouldBe(422);
        (await _site.FactAsync<string>("select state from claims where initiative_id = $1", case_.Initiative)).ShouldBe("approved");
    }

    [Fact]
    public void The_diagram_of_states_shows_what_may_happen()
    {
        var shown = Repository.Read("docs/architecture.md").Split('\n').Select(static line => line.Trim()).Where(static line => line.Contains(" --> ", StringComparison.Ordinal) && line.Contains(" : ", StringComparison.Ordinal)).ToHashSet();

        var steps = from state in Enum.GetValues<ClaimState>() from step in Enum.GetValues<ClaimStep>() where state.After(step) is not null
            select $"{SnakeCase.Of(state.ToString())} --> {SnakeCase.Of(state.After(step)!.Value.ToString())} : {SnakeCase.Of(step.ToString())}";
        steps.ShouldAllBe(step => shown.Contains(step));
    }

    [Fact]
    public async Task Who_may_not_sees_no_claims()
    {
        var case_ = await NewAsync(10_000m, 10_000m);
        await case_.AddCostAsync(500m, "2026-01-20");
        var claim = await BeginAsync(case_);
        var coach = await _site.SignInAsync(Role.Coach, case_.Initiative);
        var stranger = (await NewAsync(1m, 1m)).Lead;
        var board = await _site.SignInAsync("board_member");

        foreach (var path in new[] { $"/insatser/{case_.Initiative}/ekonomi/rekvisitioner", $"/insatser/{case_.Initiative}/ekonomi/rekvisitioner/ny", claim.Path, claim.Path + "/intyga", claim.Path + "/prova" })
        {
            (await coach.GetAsync(path)).Status.ShouldBe(403, path);
            (await stranger.GetAsync(path)).Status.ShouldBeOneOf(403, 404);
        }

        (await board.GetAsync(claim.Path)).Status.ShouldBe(200);
        (await board.GetAsync(claim.Path + "/intyga")).Status.ShouldBe(403);
    }

    private static async Task<Page> BeginAsync(Case case_, string first = "2026-01-01", string last = "2026-03-31") =>
        await (await case_.Lead.GetAsync($"/insatser/{case_.Initiative}/ekonomi/rekvisitioner/ny")).SubmitAsync(Form,
            ("Input.Organisation", case_.Organisation.ToString()), ("Input.FirstDay", first), ("Input.LastDay", last));

    private static async Task<Page> TakeAsync(Visitor visitor, string path, string step) => await (await visitor.GetAsync(path)).SubmitAsync(Form, ("Input.Step", step));

    /// <summary>Does something that waits for whoever changes the costs, who does so meanwhile.</summary>
    private async Task<Page> WhileCostsAreHeldAsync(Case case_, Func<Task<Page>> act, string meanwhile)
    {
        await using var connection = new NpgsqlConnection(_site.Database.OwnerConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"select pg_advisory_xact_lock(hashtextextended('costs:{case_.Initiative}', 0))", connection))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var answer = act();
        await Until.IsSoAsync(
            async () => answer.IsCompleted || await _site.FactAsync<bool>("select exists (select from pg_locks l join pg_database d on d.oid = l.database where l.locktype = 'advisory' and not l.granted and d.datname = current_database())"), answer);
        answer.IsCompleted.ShouldBeFalse("it waits");
        await using (var change = new NpgsqlCommand(meanwhile, connection))
        {
            await change.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return await answer;
    }

    private async Task<Case> NewAsync(decimal maximum, decimal budget)
    {
        var id = Guid.CreateVersion7();
        await _site.OwnerAsync("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on, maximum_grant)
            select $1, 'Rekvisitioner ' || $1, o.id, 'ongoing', '2026-01-01', '2027-12-31', $2 from organisations o order by o.id limit 1
            """, id, maximum);
        await _site.OwnerAsync("insert into initiative_partners (id, initiative_id, organisation_id, is_owner, role_sv) select gen_random_uuid(), i.id, i.owner_id, true, 'Äger' from initiatives i where i.id = $1", id);
        var line = Guid.CreateVersion7();
        await _site.OwnerAsync("insert into budget_lines (id, initiative_id, cost_type, organisation_id, payer) select $1, i.id, 'travel', i.owner_id, 'grant' from initiatives i where i.id = $2", line, id);
        await _site.OwnerAsync("insert into budget_amounts (id, initiative_id, line_id, amount, revision, registered_at, registered_by) select gen_random_uuid(), $1, $2, $3, 0, now(), a.id from accounts a limit 1", id, line, budget);
        var organisation = await _site.FactAsync<Guid>("select owner_id from initiatives where id = $1", id);
        return new Case(_site, id, organisation, await _site.SignInAsync(Role.ProjectLead, id, organisation));
    }

    private sealed record Case(Site Site, Guid Initiative, Guid Organisation, Visitor Lead)
    {
        public async Task<Guid> AddCostAsync(decimal amount, string day, string type = "travel")
        {
            var id = Guid.CreateVersion7();
            await Site.OwnerAsync("""
                insert into cost_rows (id, initiative_id, organisation_id, source, account, cost_type, payer, amount, year_first, series, number, ordinal, occurred_on, registered_at, registered_by)
                select $1, $2, $3, 'sie', '5610', $4, 'grant', $5, '2026-01-01', 'A', $1::text, 0, $6::text::date, '2026-04-01', a.id from accounts a limit 1
                """, id, Initiative, Organisation, type, amount, day);
            return id;
        }
    }
}
