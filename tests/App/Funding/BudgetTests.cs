using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Budgets over HTTP. Today is 15 April 2026.</summary>
public sealed class BudgetTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task A_line_is_entered_fixed_and_revised_and_each_figure_is_explained()
    {
        var (initiative, lead) = await NewInitiativeAsync(500_000m);
        var budget = $"/insatser/{initiative}/ekonomi";
        (await lead.GetAsync(budget)).Text.ShouldContain("Ingen budget ännu");

        var saved = await (await lead.GetAsync($"{budget}/rader/ny")).SubmitAsync(Form,
            ("Input.CostType", "coach"), ("Input.Role", "Coach"), ("Input.SharePercent", "80"), ("Input.Amounts[0].Amount", "100 000,50"), ("Input.Amounts[1].Amount", "50000"));
        saved.Path.ShouldBe(budget);
        saved.Text.ShouldContain("Budgeten är inte fastställd");
        (await _site.FactAsync<decimal>("select sum(amount) from budget_amounts where initiative_id = $1 and revision = 0", initiative)).ShouldBe(150_000.50m);

        (await (await lead.GetAsync($"{budget}/faststall")).SubmitAsync(Form, ("Input.DecidedOn", "2026-04-16"), ("Input.DecidedBy", "Styrelsen"))).TextOf("[id='Input_DecidedOn-error']").ShouldNotBeNullOrWhiteSpace();
        (await (await lead.GetAsync($"{budget}/faststall")).SubmitAsync(Form, ("Input.DecidedOn", "2026-04-10"), ("Input.DecidedBy", "Styrelsen"))).Path.ShouldBe(budget);
        (await (await lead.GetAsync($"{budget}/faststall")).SubmitAsync(Form, ("Input.DecidedOn", "2026-04-10"), ("Input.DecidedBy", "Styrelsen"))).Status.ShouldBe(409, "it is fixed already");

        var line = await _site.FactAsync<Guid>("select id from budget_lines where initiative_id = $1", initiative);
        var form = await lead.GetAsync($"{budget}/andring");
        var period = form.Document.QuerySelectorAll<IHtmlOptionElement>("select[name='Input.Changes[0].Period'] option").First(static option => option.Value.Length > 0).Value;
        (string, string?)[] Change(string amount) => [("Input.Changes[0].Line", line.ToString()), ("Input.Changes[0].Period", period), ("Input.Changes[0].Change", amount), ("Input.DecidedBy", "Styrgruppen"), ("Input.Reason", "Mindre behov")];
        (await form.SubmitAsync(Form, Change("-100000,51"))).TextOf("[id='Input_Changes_0__Change-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, Change("400000"))).Text.ShouldContain("Bidraget är högst");
        (await form.SubmitAsync(Form, Change("-40000,50"))).Path.ShouldBe(budget);
        (await form.SubmitAsync(Form, Change("-1"))).Status.ShouldBe(409, "the budget has been revised since the form was opened");

        var page = await lead.GetAsync(budget);
        page.TextsOf(".budget-total td").Take(2).ShouldBe(["150 001", "110 000"]);
        var explained = await page.FollowAsync(".budget-total td a");
        explained.Text.ShouldContain("Mindre behov");
        explained.Text.ShouldContain("Coach, 80 %");
        (await _site.FactAsync<decimal>("select sum(amount) from budget_amounts where initiative_id = $1 and revision = 0", initiative)).ShouldBe(150_000.50m, "the original stays");
    }

    [Fact]
    public async Task What_is_wrong_with_a_line_is_told_beside_its_field_and_a_form_sent_twice_adds_one()
    {
        var (initiative, lead) = await NewInitiativeAsync(100_000m);
        var form = await lead.GetAsync($"/insatser/{initiative}/ekonomi/rader/ny");

        (await form.SubmitAsync(Form, ("Input.CostType", ""), ("Input.Amounts[0].Amount", "1"))).TextOf("[id='Input_CostType-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.CostType", "gold"), ("Input.Amounts[0].Amount", "1"))).TextOf("[id='Input_CostType-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.CostType", "travel"))).TextOf("[id='Input_Amounts_0__Amount-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.CostType", "travel"), ("Input.Amounts[1].Amount", "-5"))).TextOf("[id='Input_Amounts_1__Amount-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.CostType", "travel"), ("Input.Amounts[1].Amount", "många"))).TextOf("[id='Input_Amounts_1__Amount-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.CostType", "travel"), ("Input.Amounts[0].Amount", "1"), ("Input.Payer", "CoFunding"))).TextOf("[id='Input_CoFunder-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.CostType", "travel"), ("Input.Amounts[0].Amount", "100000,01"))).Text.ShouldContain("Bidraget är högst");
        (await form.SubmitAsync(Form, ("Input.CostType", "travel"), ("Input.Amounts[0].Amount", "1"), ("Input.Amounts[0].First", "2019-01-01"), ("Input.Amounts[0].Last", "2019-12-31"))).Status.ShouldBe(422);
        (await _site.FactAsync<long>("select count(*) from budget_lines where initiative_id = $1", initiative)).ShouldBe(0);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await form.SubmitAsync(Form, ("Input.CostType", "travel"), ("Input.Amounts[0].Amount", "100000"))).Status.ShouldBe(200);
        }

        (await _site.FactAsync<long>("select count(*) from budget_lines where initiative_id = $1", initiative)).ShouldBe(1);
    }

    [Fact]
    public async Task A_line_is_changed_by_one_at_a_time_and_removed_only_before_the_budget_is_fixed()
    {
        var (initiative, lead) = await NewInitiativeAsync(100_000m);
        var budget = $"/insatser/{initiative}/ekonomi";
        await (await lead.GetAsync($"{budget}/rader/ny")).SubmitAsync(Form, ("Input.CostType", "travel"), ("Input.Amounts[0].Amount", "5000"));
        await (await lead.GetAsync($"{budget}/rader/ny")).SubmitAsync(Form, ("Input.CostType", "audit"), ("Input.Amounts[0].Amount", "7000"));
        var line = await _site.FactAsync<Guid>("select id from budget_lines where initiative_id = $1 and cost_type = 'travel'", initiative);
        var form = await lead.GetAsync($"{budget}/rader/{line}");

        (await form.SubmitAsync(Form, ("Input.Text", "Tåg"), ("Input.Amounts[0].Amount", "6000"))).Status.ShouldBe(200);
        (await form.SubmitAsync(Form, ("Input.Text", "Buss"))).Status.ShouldBe(409);
        (await _site.FactAsync<decimal>("select sum(amount) from budget_amounts where line_id = $1", line)).ShouldBe(6_000m);
        (await (await lead.GetAsync($"{budget}/rader/{line}")).SubmitAsync("main form[action*='Remove']")).Text.ShouldNotContain("Tåg");
        await (await lead.GetAsync($"{budget}/faststall")).SubmitAsync(Form, ("Input.DecidedOn", "2026-04-10"), ("Input.DecidedBy", "Styrelsen"));

        var audit = await _site.FactAsync<Guid>("select id from budget_lines where initiative_id = $1 and cost_type = 'audit'", initiative);
        var decided = await lead.GetAsync($"{budget}/rader/{audit}");
        decided.Document.QuerySelector("input[name='Input.Amounts[0].Amount']").ShouldBeNull();
        (await decided.SubmitAsync(Form, ("Input.Text", "Revisor"), ("Input.CostType", "coach"), ("Input.Amounts[0].Amount", "999"))).Status.ShouldBe(200);
        (await _site.FactAsync<string>("select cost_type || ' ' || text from budget_lines where id = $1", audit)).ShouldBe("audit Revisor");
        (await _site.FactAsync<decimal>("select sum(amount) from budget_amounts where line_id = $1", audit)).ShouldBe(7_000m);
    }

    [Fact]
    public async Task A_forecast_of_ones_own_asks_why()
    {
        var (initiative, lead) = await NewInitiativeAsync(100_000m);
        var budget = $"/insatser/{initiative}/ekonomi";
        await (await lead.GetAsync($"{budget}/rader/ny")).SubmitAsync(Form, ("Input.CostType", "travel"), ("Input.Amounts[0].Amount", "5000"));
        var line = await _site.FactAsync<Guid>("select id from budget_lines where initiative_id = $1", initiative);
        var form = await (await lead.GetAsync($"{budget}/rader/{line}")).FollowAsync("main a[href$='/prognos']");

        (await form.SubmitAsync(Form, ("Input.Forecast", "4000"))).TextOf("[id='Input_Reason-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.Forecast", "-1"), ("Input.Reason", "x"))).TextOf("[id='Input_Forecast-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.Forecast", "4000"), ("Input.Reason", "Färre resor"))).TextsOf(".budget-total td")[3].ShouldBe("4 000");
        (await lead.GetAsync($"{budget}/forklaring")).Text.ShouldContain("Färre resor");
    }

    [Fact]
    public async Task Overhead_is_computed_within_the_grant_and_ends_by_a_decision()
    {
        var (initiative, lead) = await NewInitiativeAsync(115_000m);
        var budget = $"/insatser/{initiative}/ekonomi";
        await (await lead.GetAsync($"{budget}/rader/ny")).SubmitAsync(Form, ("Input.CostType", "coach"), ("Input.Amounts[0].Amount", "100000"));
        var form = await lead.GetAsync($"{budget}/paslag");

        (await form.SubmitAsync(Form, ("Input.Percent", "0"))).TextOf("[id='Input_Percent-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.Percent", "16"))).TextOf("[id='Input_Percent-error']").ShouldNotBeNull().ShouldContain("Bidraget är högst");
        (await form.SubmitAsync(Form, ("Input.Percent", "15"))).TextsOf(".budget-total td")[1].ShouldBe("115 000");
        (await (await lead.GetAsync($"{budget}/paslag")).SubmitAsync(Form, ("Input.Percent", "1"))).Status.ShouldBe(422, "there is overhead of that kind already");
        await (await lead.GetAsync($"{budget}/faststall")).SubmitAsync(Form, ("Input.DecidedOn", "2026-04-10"), ("Input.DecidedBy", "Styrelsen"));
        var end = await (await lead.GetAsync($"{budget}/paslag")).FollowAsync("section[aria-labelledby='rules'] a");
        (await end.SubmitAsync(Form, ("Input.DecidedBy", "Styrelsen"))).TextOf("[id='Input_Reason-error']").ShouldNotBeNullOrWhiteSpace();
        (await end.SubmitAsync(Form, ("Input.DecidedBy", "Styrelsen"), ("Input.Reason", "Ingår i hyran"))).TextsOf(".budget-total td").Take(2).ShouldBe(["115 000", "100 000"]);
    }

    [Fact]
    public async Task Filters_narrow_what_is_shown_and_the_panel_tells_of_the_grant()
    {
        var lead = await _site.SignInAsync("project_lead");
        var initiative = await DemoInitiativeAsync();
        var page = await lead.GetAsync($"/insatser/{initiative}/ekonomi");
        var partner = page.Document.QuerySelectorAll<IHtmlOptionElement>("select[name='part'] option").First(static option => option.TextContent.Contains("Coompanion", StringComparison.Ordinal)).Value;

        page.TextsOf(".budget-partner th").Count.ShouldBe(4);
        var one = await lead.GetAsync($"/insatser/{initiative}/ekonomi?part={partner}&betalare=own");
        one.TextsOf(".budget-partner th").ShouldBe(["Coompanion Sörmland"]);
        one.TextsOf(".budget-total td")[0].ShouldBe("120 000");
        (await lead.GetAsync($"/insatser/{initiative}/ekonomi?part=nonsense&period=9999")).Status.ShouldBe(200);
        (await lead.GetAsync($"/insatser/{initiative}")).TextOf("section[aria-labelledby='initiative-money']").ShouldNotBeNull().ShouldContain("3 880 000 kr");
        (await lead.GetAsync("/ekonomi")).Text.ShouldContain("Nyttiga Affärer 2.0");
    }

    [Fact]
    public async Task Whoever_has_costs_is_named_and_nobody_who_has_them_in_another_initiative()
    {
        var (initiative, lead) = await NewInitiativeAsync(100_000m);
        var (other, _) = await NewInitiativeAsync(100_000m);
        var spenders = (await _site.FactAsync<Guid[]>("select array_agg(o.id) from (select o.id from organisations o order by o.id desc limit 4) o"))!.ToList();
        foreach (var (of, organisation) in new[] { (initiative, spenders[0]), (initiative, spenders[2]), (initiative, spenders[0]), (other, spenders[1]), (other, spenders[3]) })
        {
            await _site.OwnerAsync("""
                insert into cost_rows (id, initiative_id, organisation_id, source, cost_type, payer, amount, occurred_on, registered_at, registered_by)
                select uuidv7(), $1, $2, 'manual', 'travel', 'grant', 12.5, '2026-02-01', '2026-04-01', a.id from accounts a limit 1
                """, of, organisation);
        }

        var page = await lead.GetAsync($"/insatser/{initiative}/ekonomi");

        var names = await _site.FactAsync<string[]>("select array_agg(name) from organisations where id = any ($1)", new[] { spenders[0], spenders[2] });
        page.TextsOf(".budget-partner th").Order().ShouldBe(names!.Order(), "of the same type, each its own row, by its name");
        page.Document.QuerySelectorAll("select[name='part'] option").Count(option => spenders.Exists(id => option.GetAttribute("value") == id.ToString())).ShouldBe(2);
    }

    [Fact]
    public async Task A_coach_sees_no_money_a_reader_changes_none_and_another_initiatives_is_not_found()
    {
        var initiative = await DemoInitiativeAsync();
        var line = await _site.FactAsync<Guid>("select id from budget_lines where initiative_id = $1 order by id limit 1", initiative);
        string[] reads = ["", "/forklaring"], edits = ["/rader/ny", $"/rader/{line}", $"/rader/{line}/prognos", "/andring", "/faststall", "/paslag"];
        var coach = await _site.SignInAsync("coach");
        var director = await _site.SignInAsync("association_director");
        var (other, stranger) = await NewInitiativeAsync(1m);

        foreach (var path in reads.Concat(edits))
        {
            (await coach.GetAsync($"/insatser/{initiative}/ekonomi{path}")).Status.ShouldBe(403, path);
            (await stranger.GetAsync($"/insatser/{initiative}/ekonomi{path}")).Status.ShouldBe(404, path);
            (await director.GetAsync($"/insatser/{initiative}/ekonomi{path}")).Status.ShouldBe(reads.Contains(path) ? 200 : 403, path);
        }

        (await stranger.GetAsync($"/insatser/{other}/ekonomi/rader/{line}")).Status.ShouldBe(404);
        (await coach.GetAsync("/ekonomi")).Status.ShouldBe(403);
        (await coach.GetAsync($"/insatser/{initiative}")).Document.QuerySelector("section[aria-labelledby='initiative-money']").ShouldBeNull();
    }

    private async Task<(Guid Initiative, Visitor Lead)> NewInitiativeAsync(decimal grant)
    {
        var id = Guid.CreateVersion7();
        await _site.OwnerAsync("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on, maximum_grant)
            select $1, 'Pengar ' || $1, o.id, 'ongoing', '2026-01-01', '2027-12-31', $2 from organisations o order by o.id limit 1
            """, id, grant);
        await _site.OwnerAsync("insert into initiative_partners (id, initiative_id, organisation_id, is_owner, role_sv) select gen_random_uuid(), i.id, i.owner_id, true, 'Äger' from initiatives i where i.id = $1", id);
        return (id, await _site.SignInAsync(Role.ProjectLead, id));
    }

    private Task<Guid> DemoInitiativeAsync() => _site.FactAsync<Guid>("select id from initiatives where name_sv = 'Nyttiga Affärer 2.0'");
}
