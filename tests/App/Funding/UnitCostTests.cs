using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Unit costs over HTTP: the association decides them, a partner counts, and the claim asks for no more than there is. Today is 15 April 2026.</summary>
public sealed class UnitCostTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task Units_are_counted_certified_approved_and_used_of_the_budget()
    {
        var world = await NewAsync(budget: 1_000m);
        var officer = await _site.SignInAsync("association_officer");
        var claim = await BeginAsync(world);
        claim.Document.QuerySelector("a[href$='/enheter']").ShouldBeNull("nothing is decided yet");
        (await DecideAsync(officer, world)).Text.ShouldContain("12,35 kr per timme");
        await world.AddCostAsync(300m);

        var entered = await CountAsync(world, claim, "60,5", "Tidrapporter januari till mars");
        entered.Path.ShouldBe(claim.Path);
        entered.Text.ShouldContain("747,18 kr av bidraget", customMessage: "60.5 × 12.35 is 747.175, and what is booked of the same type is left out");
        entered.Text.ShouldContain("60,5 × 12,35 kr per timme");
        entered.Text.ShouldContain("Tidrapporter januari till mars");
        entered.Text.ShouldContain("Rekvireras som enhetskostnad: 300 kr, antal rader: 1");
        (await world.Lead.GetAsync($"/insatser/{world.Initiative}/ekonomi")).TextsOf(".budget-total td")[2].ShouldBe("0");

        (await StepAsync(world.Lead, claim.Path + "/intyga", "Certify")).Text.ShouldContain("Intygad");
        (await CountAsync(world, claim, "1", "Ändrat")).Path.ShouldBe(claim.Path, "the form is not there for a claim that is certified");
        await StepAsync(world.Lead, claim.Path + "/intyga", "Submit");
        (await StepAsync(officer, claim.Path + "/prova", "Approve")).Text.ShouldContain("Godkänd");
        (await world.Lead.GetAsync($"/insatser/{world.Initiative}/ekonomi")).TextsOf(".budget-total td")[2].ShouldBe("747");
        (await _site.FactAsync<decimal>("select amount from claims where initiative_id = $1", world.Initiative)).ShouldBe(747.18m);
    }

    [Fact]
    public async Task What_there_is_no_room_for_is_not_asked_for_and_the_page_says_why()
    {
        var world = await NewAsync(budget: 100m);
        await DecideAsync(await _site.SignInAsync("association_officer"), world);
        var claim = await BeginAsync(world);

        var entered = await CountAsync(world, claim, "50", "Tidrapporter");

        entered.Text.ShouldContain("100 kr av bidraget");
        entered.Text.ShouldContain("Budgeten för kostnadstypen är slut");
        (await StepAsync(world.Lead, claim.Path + "/intyga", "Certify")).Status.ShouldBe(200);
        (await StepAsync(world.Lead, claim.Path + "/intyga", "Reopen")).Status.ShouldBe(200);
        (await _site.FactAsync<long>("select count(*) from claim_units where initiative_id = $1 and amount is null and units = 50", world.Initiative)).ShouldBe(1);
        await StepAsync(world.Lead, claim.Path + "/intyga", "Withdraw");
        (await _site.FactAsync<long>("select count(*) from claim_units where initiative_id = $1", world.Initiative)).ShouldBe(0, "what is taken back is not counted");
    }

    [Fact]
    public async Task What_is_wrong_with_units_is_told_beside_its_field_and_nothing_is_written()
    {
        var world = await NewAsync(budget: 100_000m);
        await DecideAsync(await _site.SignInAsync("association_officer"), world);
        var claim = await BeginAsync(world);
        const string units = "[id='Input_Rows_0__Units-error']";

        (await CountAsync(world, claim, "-1", "Tidrapporter")).ShouldSatisfyAllConditions(static page => page.Status.ShouldBe(422), static page => page.TextOf(units).ShouldNotBeNull().ShouldContain("mindre än noll"));
        (await CountAsync(world, claim, "1,234", "Tidrapporter")).TextOf(units).ShouldNotBeNull().ShouldContain("två decimaler");
        (await CountAsync(world, claim, "nio", "Tidrapporter")).TextOf(units).ShouldNotBeNullOrWhiteSpace();
        (await CountAsync(world, claim, "100,5", "Tidrapporter")).TextOf(units).ShouldNotBeNull().ShouldContain("Kvar: 100 (timme)");
        (await CountAsync(world, claim, "5", " ")).TextOf("[id='Input_Rows_0__Evidence-error']").ShouldNotBeNullOrWhiteSpace();
        var form = await world.Lead.GetAsync(claim.Path + "/enheter");
        var scheme = await _site.FactAsync<Guid>("select id from unit_costs where initiative_id = $1", world.Initiative);
        (await form.SubmitAsync(Form, ("Input.Rows[0].Units", "5"), ("Input.Rows[0].Evidence", "A"), ("Input.Rows[1].UnitCost", scheme.ToString()), ("Input.Rows[1].Units", "6"), ("Input.Rows[1].Evidence", "B")))
            .TextOf("[id='Input_Rows_1__Units-error']").ShouldNotBeNull().ShouldContain("två gånger");
        (await form.SubmitAsync(Form, ("Input.Rows[0].UnitCost", Guid.NewGuid().ToString()))).Status.ShouldBe(404);
        (await _site.FactAsync<long>("select count(*) from claim_units where initiative_id = $1", world.Initiative)).ShouldBe(0);

        (await form.SubmitAsync(Form, ("Input.Rows[0].Units", "60"), ("Input.Rows[0].Evidence", "Tidrapporter"))).Status.ShouldBe(200);
        (await form.SubmitAsync(Form, ("Input.Rows[0].Units", "70"), ("Input.Rows[0].Evidence", "Tidrapporter"))).Status.ShouldBe(409, "somebody has counted since it was read");
        var next = await BeginAsync(world, "2026-04-01", "2026-04-10");
        (await CountAsync(world, next, "41", "Tidrapporter")).TextOf(units).ShouldNotBeNull().ShouldContain("Kvar: 40 (timme)", customMessage: "the bound is for all claims together");
        (await CountAsync(world, claim, "", "")).Status.ShouldBe(200);
        (await _site.FactAsync<long>("select count(*) from claim_units where initiative_id = $1", world.Initiative)).ShouldBe(0, "an empty field takes them away");
    }

    [Fact]
    public async Task A_scheme_is_decided_once_by_the_association_and_ends_after_what_was_claimed()
    {
        var world = await NewAsync(budget: 1_000m);
        var officer = await _site.SignInAsync("association_officer");
        var path = $"/insatser/{world.Initiative}/ekonomi/enhetskostnader";
        (await world.Lead.GetAsync(path)).Status.ShouldBe(403, "nobody sets the own rate");
        await DecideAsync(officer, world);
        var form = await officer.GetAsync(path);

        (await DecideAsync(officer, world)).TextOf("[id='Input_Name-error']").ShouldNotBeNull().ShouldContain("redan");
        (await form.SubmitAsync(Form, ("Input.Name", "Dag"), ("Input.Unit", "dag"), ("Input.Rate", "0"), ("Input.MostUnits", "-3"), ("Input.Source", "Beslut"), ("Input.FirstDay", "2026-03-01"), ("Input.LastDay", "2026-02-01")))
            .ShouldSatisfyAllConditions(
                static page => page.TextOf("[id='Input_Rate-error']").ShouldNotBeNullOrWhiteSpace(),
                static page => page.TextOf("[id='Input_MostUnits-error']").ShouldNotBeNullOrWhiteSpace(),
                static page => page.TextOf("[id='Input_LastDay-error']").ShouldNotBeNullOrWhiteSpace());
        var claim = await BeginAsync(world);
        await CountAsync(world, claim, "5", "Tidrapporter");
        var scheme = await _site.FactAsync<Guid>("select id from unit_costs where initiative_id = $1", world.Initiative);
        var end = await officer.GetAsync($"{path}/{scheme}");
        (await end.SubmitAsync(Form, ("Input.LastDay", "2026-03-30"))).TextOf("[id='Input_LastDay-error']").ShouldNotBeNull().ShouldContain("31");
        (await end.SubmitAsync(Form, ("Input.LastDay", "2026-03-31"))).Path.ShouldBe(path);

        var next = await BeginAsync(world, "2026-04-01", "2026-04-10");
        (await world.Lead.GetAsync(next.Path + "/enheter")).Text.ShouldContain("Ingen enhetskostnad gäller hela perioden");
        var late = await world.Lead.GetAsync(claim.Path + "/enheter");
        (await world.Lead.PostAsync(next.Path + "/enheter",
            [("__RequestVerificationToken", late.Document.QuerySelector("main input[name='__RequestVerificationToken']")!.GetAttribute("value")!), ("Input.Version", await VersionAsync(next)), ("Input.Rows[0].UnitCost", scheme.ToString()), ("Input.Rows[0].Units", "5"), ("Input.Rows[0].Evidence", "Tidrapporter")]))
            .TextOf("[id='Input_Rows_0__Units-error']").ShouldNotBeNull().ShouldContain("hela perioden");
        (await DecideAsync(officer, world, first: "2026-04-01")).TextOf("[id='Input_Name-error']").ShouldBeNull("another rate from another day");
    }

    [Fact]
    public async Task Units_are_refused_with_a_reason_and_nothing_is_paid_for_them()
    {
        var world = await NewAsync(budget: 1_000m);
        var officer = await _site.SignInAsync("association_officer");
        await DecideAsync(officer, world);
        await DecideAsync(officer, world, name: "Samtal", rate: "100", unit: "samtal");
        await _site.OwnerAsync("insert into budget_overheads (id, initiative_id, cost_type, percent, of_types, payer, from_revision) values (gen_random_uuid(), $1, 'indirect_costs', 10, array['travel'], 'grant', 0)", world.Initiative);
        var claim = await BeginAsync(world);
        var form = await world.Lead.GetAsync(claim.Path + "/enheter");
        (await form.SubmitAsync(Form, ("Input.Rows[0].Units", "20"), ("Input.Rows[0].Evidence", "Tidrapporter"), ("Input.Rows[1].Units", "3"), ("Input.Rows[1].Evidence", "Antal samtal"))).Text
            .ShouldContain("601,70 kr av bidraget", customMessage: "20 × 12.35 and 3 × 100, and a tenth of both");
        await StepAsync(world.Lead, claim.Path + "/intyga", "Certify");
        claim.Document.QuerySelector("a[href*='/enheter/']").ShouldBeNull();
        var judgeable = $"{claim.Path}/enheter/{await _site.FactAsync<Guid>("select id from unit_costs where initiative_id = $1 and name = 'Samtal'", world.Initiative)}";
        (await (await officer.GetAsync(judgeable)).SubmitAsync(Form, ("Input.Reason", "För tidigt"))).Status.ShouldBe(409, "it is not handed in");
        await StepAsync(world.Lead, claim.Path + "/intyga", "Submit");
        (await world.Lead.GetAsync(judgeable)).Status.ShouldBe(403);
        (await world.Lead.GetAsync(claim.Path)).Document.QuerySelector("a[href*='/enheter/']").ShouldBeNull();
        (await officer.GetAsync($"{claim.Path}/enheter/{Guid.NewGuid()}")).Status.ShouldBe(404);
        var judge = await (await officer.GetAsync(claim.Path)).FollowAsync($"a[href='{judgeable}']");
        (await judge.SubmitAsync(Form)).TextOf("[id='Input_Reason-error']").ShouldNotBeNullOrWhiteSpace();

        var refused = await judge.SubmitAsync(Form, ("Input.Reason", "Samtalen hör till en annan insats"));

        refused.Text.ShouldContain("271,70 kr av bidraget");
        refused.Text.ShouldContain("Avslagna: Samtalen hör till en annan insats");
        (await (await officer.GetAsync(judgeable)).PressAsync("button[formaction*='Accept']")).Text.ShouldContain("601,70 kr av bidraget");
        await (await officer.GetAsync(judgeable)).SubmitAsync(Form, ("Input.Reason", "Samtalen hör till en annan insats"));
        (await StepAsync(officer, claim.Path + "/prova", "Approve")).Text.ShouldContain("Godkänd");
        (await _site.FactAsync<decimal>("select amount from claims where initiative_id = $1", world.Initiative)).ShouldBe(271.70m);
        (await world.Lead.GetAsync(claim.Path)).Text.ShouldContain("Avslagna: Samtalen hör till en annan insats", customMessage: "the partner reads why");
        (await world.Lead.GetAsync($"/insatser/{world.Initiative}/ekonomi")).TextsOf(".budget-total td")[2].ShouldBe("272");
        (await (await officer.GetAsync(judgeable)).PressAsync("button[formaction*='Accept']")).Status.ShouldBe(409, "it is approved");
    }

    [Fact]
    public async Task Refused_units_may_be_asked_for_elsewhere_once_their_claim_is_approved()
    {
        var world = await NewAsync(budget: 10_000m);
        var officer = await _site.SignInAsync("association_officer");
        await DecideAsync(officer, world);
        await DecideAsync(officer, world, name: "Samtal", rate: "100", unit: "samtal");
        var claim = await BeginAsync(world);
        await CountAsync(world, claim, "90", "Tidrapporter");
        await StepAsync(world.Lead, claim.Path + "/intyga", "Certify");
        await StepAsync(world.Lead, claim.Path + "/intyga", "Submit");
        var next = await BeginAsync(world, "2026-04-01", "2026-04-10");
        (await CountAsync(world, next, "50", "Tidrapporter")).TextOf("[id='Input_Rows_0__Units-error']").ShouldNotBeNull().ShouldContain("Kvar: 10 (timme)");
        var judge = await (await officer.GetAsync(claim.Path)).FollowAsync("a[href*='/enheter/']");
        await judge.SubmitAsync(Form, ("Input.Reason", "Fel period"));

        (await CountAsync(world, next, "50", "Tidrapporter")).TextOf("[id='Input_Rows_0__Units-error']").ShouldNotBeNull().ShouldContain("Kvar: 10 (timme)", customMessage: "the claim may come back and ask for them again");
        await (await officer.GetAsync(claim.Path + "/prova")).SubmitAsync(Form, ("Input.Step", "Return"), ("Input.Note", "Rätta timmarna"));
        (await world.Lead.GetAsync(claim.Path)).Text.ShouldContain("Avslagna: Fel period", customMessage: "what is to be corrected");
        (await (await world.Lead.GetAsync(claim.Path + "/enheter")).SubmitAsync(Form,
            ("Input.Rows[0].Units", "80"), ("Input.Rows[0].Evidence", "Rättade tidrapporter"), ("Input.Rows[1].Units", "1"), ("Input.Rows[1].Evidence", "Antal samtal"))).Text.ShouldNotContain("Avslagna: ");
        await StepAsync(world.Lead, claim.Path + "/intyga", "Certify");
        await StepAsync(world.Lead, claim.Path + "/intyga", "Submit");
        await (await officer.GetAsync(judge.Path)).SubmitAsync(Form, ("Input.Reason", "Fel period"));
        (await StepAsync(officer, claim.Path + "/prova", "Approve")).Text.ShouldContain("Godkänd");

        (await CountAsync(world, next, "90", "Tidrapporter")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Units_that_are_sent_while_the_claim_is_certified_are_not_written()
    {
        var world = await NewAsync(budget: 1_000m);
        await DecideAsync(await _site.SignInAsync("association_officer"), world);
        var claim = await BeginAsync(world);
        await CountAsync(world, claim, "5", "Tidrapporter");
        var form = await world.Lead.GetAsync(claim.Path + "/enheter");
        await using var connection = new NpgsqlConnection(_site.Database.OwnerConnectionString);
        await connection.OpenAsync();
        await using var certifying = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))", connection) { Parameters = { new() { Value = $"claims:{world.Initiative}" } } })
        {
            await hold.ExecuteNonQueryAsync();
        }

        var sent = form.SubmitAsync(Form, ("Input.Rows[0].Units", "80"), ("Input.Rows[0].Evidence", "Fler"));
        await Until.IsSoAsync(async () => sent.IsCompleted || await _site.FactAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0);
        await using (var certify = new NpgsqlCommand("update claims set state = 'certified', amount = 61.75 where initiative_id = $1", connection) { Parameters = { new() { Value = world.Initiative } } })
        {
            await certify.ExecuteNonQueryAsync();
        }

        await certifying.CommitAsync();

        (await sent).Status.ShouldBe(409);
        (await _site.FactAsync<decimal>("select units from claim_units where initiative_id = $1", world.Initiative)).ShouldBe(5m);
    }

    [Fact]
    public async Task Units_are_of_a_claim_and_a_scheme_of_the_same_initiative()
    {
        var (world, other) = (await NewAsync(budget: 1_000m), await NewAsync(budget: 1_000m));
        await DecideAsync(await _site.SignInAsync("association_officer"), world);
        await BeginAsync(world);
        await BeginAsync(other);

        async Task<string> AddAsync(World claims, World schemes, World of) => (await Should.ThrowAsync<PostgresException>(() => _site.OwnerAsync("""
            insert into claim_units (id, initiative_id, claim_id, unit_cost_id, units, evidence) select gen_random_uuid(), $3, c.id, s.id, 1, 'Prov' from claims c, unit_costs s where c.initiative_id = $1 and s.initiative_id = $2
            """, claims.Initiative, schemes.Initiative, of.Initiative))).SqlState;

        (await AddAsync(other, world, world)).ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
        (await AddAsync(world, world, other)).ShouldBe(PostgresErrorCodes.ForeignKeyViolation);
    }

    [Fact]
    public async Task Rows_of_which_nothing_can_be_read_are_none()
    {
        var world = await NewAsync(budget: 1_000m);
        await DecideAsync(await _site.SignInAsync("association_officer"), world);
        var claim = await BeginAsync(world);
        var form = await world.Lead.GetAsync(claim.Path + "/enheter");
        var token = ("__RequestVerificationToken", form.Document.QuerySelector("main input[name='__RequestVerificationToken']")!.GetAttribute("value")!);

        (await world.Lead.PostAsync(claim.Path + "/enheter", [token, ("Input.Version", await VersionAsync(claim)), ("Input.Rows", "x")])).Status.ShouldBe(200);
        (await world.Lead.PostAsync(claim.Path + "/enheter", [token, ("Input.Version", await VersionAsync(claim)), ("Input.Rows.index", "a")])).Status.ShouldBe(200);
        (await world.Lead.PostAsync(claim.Path + "/enheter", [token, ("Input.Version", await VersionAsync(claim)), ("Input.Rows[0].Units", "5")])).Status.ShouldBe(404, "of no scheme");
        (await _site.FactAsync<long>("select count(*) from claim_units where initiative_id = $1", world.Initiative)).ShouldBe(0);
    }

    private async Task<string> VersionAsync(Page claim) => (await _site.FactAsync<long>("select xmin::text::bigint from claims where id = $1", Guid.Parse(claim.Path.Split('/')[^1]))).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Page> DecideAsync(Visitor officer, World world, string first = "2026-01-01", string name = "Handledartimme", string rate = "12,35", string unit = "timme") =>
        await (await officer.GetAsync($"/insatser/{world.Initiative}/ekonomi/enhetskostnader")).SubmitAsync(Form,
            ("Input.Name", name), ("Input.Unit", unit), ("Input.Rate", rate), ("Input.CostType", "travel"), ("Input.MostUnits", "100"), ("Input.Source", "Beslut 12"), ("Input.FirstDay", first));

    private static async Task<Page> CountAsync(World world, Page claim, string units, string evidence)
    {
        var form = await world.Lead.GetAsync(claim.Path + "/enheter");
        return form.Document.QuerySelector(Form) is null ? form : await form.SubmitAsync(Form, ("Input.Rows[0].Units", units), ("Input.Rows[0].Evidence", evidence));
    }

    private static async Task<Page> BeginAsync(World world, string first = "2026-01-01", string last = "2026-03-31") =>
        await (await world.Lead.GetAsync($"/insatser/{world.Initiative}/ekonomi/rekvisitioner/ny")).SubmitAsync(Form,
            ("Input.Organisation", world.Organisation.ToString()), ("Input.FirstDay", first), ("Input.LastDay", last));

    private static async Task<Page> StepAsync(Visitor visitor, string path, string step) => await (await visitor.GetAsync(path)).SubmitAsync(Form, ("Input.Step", step));

    private async Task<World> NewAsync(decimal budget)
    {
        var id = Guid.CreateVersion7();
        await _site.OwnerAsync("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on, maximum_grant)
            select $1, 'Enhetskostnader ' || $1, o.id, 'ongoing', '2026-01-01', '2027-12-31', 1000000 from organisations o order by o.id limit 1
            """, id);
        await _site.OwnerAsync("insert into initiative_partners (id, initiative_id, organisation_id, is_owner, role_sv) select gen_random_uuid(), i.id, i.owner_id, true, 'Äger' from initiatives i where i.id = $1", id);
        var line = Guid.CreateVersion7();
        await _site.OwnerAsync("insert into budget_lines (id, initiative_id, cost_type, organisation_id, payer) select $1, i.id, 'travel', i.owner_id, 'grant' from initiatives i where i.id = $2", line, id);
        await _site.OwnerAsync("insert into budget_amounts (id, initiative_id, line_id, amount, revision, registered_at, registered_by) select gen_random_uuid(), $1, $2, $3, 0, now(), a.id from accounts a limit 1", id, line, budget);
        var organisation = await _site.FactAsync<Guid>("select owner_id from initiatives where id = $1", id);
        return new World(_site, id, organisation, await _site.SignInAsync(Role.ProjectLead, id, organisation));
    }

    private sealed record World(Site Site, Guid Initiative, Guid Organisation, Visitor Lead)
    {
        public Task AddCostAsync(decimal amount) => Site.OwnerAsync("""
            insert into cost_rows (id, initiative_id, organisation_id, source, account, cost_type, payer, amount, year_first, series, number, ordinal, occurred_on, registered_at, registered_by)
            select uuidv7(), $1, $2, 'sie', '5610', 'travel', 'grant', $3, '2026-01-01', 'A', '1', 0, '2026-02-01', '2026-04-01', a.id from accounts a limit 1
            """, Initiative, Organisation, amount);
    }
}
