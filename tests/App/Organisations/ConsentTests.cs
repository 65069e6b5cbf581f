namespace Samsteg.App;

/// <summary>Who has agreed to be shown publicly, and that nobody else may be.</summary>
public sealed class ConsentTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task A_consent_is_given_once_taken_back_and_kept()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Synliga provet");
        (await MayBePublicAsync(id)).ShouldBeFalse();
        var form = await lead.GetAsync($"/organisationer/{id}/samtycke");

        var given = await form.SubmitAsync(Form, ("Input.SaidBy", "Sagda Jansson"), ("Input.OccurredOn", "2026-03-02"));
        await form.SubmitAsync(Form, ("Input.SaidBy", "Sagda Jansson"), ("Input.OccurredOn", "2026-03-02"));

        given.Path.ShouldBe($"/organisationer/{id}");
        given.Text.ShouldContain("Sagda Jansson");
        (await MayBePublicAsync(id)).ShouldBeTrue();
        (await _site.FactAsync<long>("select count(*) from organisation_consents where organisation_id = $1", Guid.Parse(id))).ShouldBe(1);
        (await lead.GetAsync("/organisationer?MayBePublic=true&q=synliga")).RowsOf("main table").Count.ShouldBe(1);
        (await _site.FactAsync<string>("select changes::text from audit_entries where subject_kind = 'organisation_consents' order by id desc limit 1")).ShouldNotBeNull().ShouldNotContain("Sagda");

        var page = await lead.GetAsync($"/organisationer/{id}/samtycke");
        (await page.PressAsync("main button[formaction*='Withdraw']", ("Withdrawal.WithdrawnOn", "2026-03-01"))).TextOf("[id='Withdrawal_WithdrawnOn-error']").ShouldNotBeNull();
        (await page.PressAsync("main button[formaction*='Withdraw']", ("Withdrawal.WithdrawnOn", "2026-04-10"))).Path.ShouldBe($"/organisationer/{id}");

        (await MayBePublicAsync(id)).ShouldBeFalse();
        (await lead.GetAsync("/organisationer?MayBePublic=false&q=synliga")).RowsOf("main table").Count.ShouldBe(1);
        var after = await lead.GetAsync($"/organisationer/{id}/samtycke");
        after.Text.ShouldContain("Togs tillbaka");
        (await after.SubmitAsync(Form, ("Input.SaidBy", "Sagda Jansson"), ("Input.OccurredOn", "2026-04-01"))).TextOf("[id='Input_OccurredOn-error']").ShouldNotBeNull();
        (await after.SubmitAsync(Form, ("Input.SaidBy", "Sagda Jansson"), ("Input.OccurredOn", "2026-04-10"))).Status.ShouldBe(200);
        (await MayBePublicAsync(id)).ShouldBeTrue();
    }

    [Fact]
    public async Task One_registered_by_mistake_was_never_given_and_says_why()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Misstagsprovet");
        await (await lead.GetAsync($"/organisationer/{id}/samtycke")).SubmitAsync(Form, ("Input.SaidBy", "Fel Person"));
        var page = await lead.GetAsync($"/organisationer/{id}/samtycke");

        (await page.PressAsync("main button[formaction*='Retract']")).TextOf("[id='Mistake_Reason-error']").ShouldNotBeNull();
        (await page.PressAsync("main button[formaction*='Retract']", ("Mistake.Reason", "Fel organisation."))).Status.ShouldBe(200);
        (await page.PressAsync("main button[formaction*='Retract']", ("Mistake.Reason", "Igen."))).Status.ShouldBe(409);

        (await MayBePublicAsync(id)).ShouldBeFalse();
        (await lead.GetAsync($"/organisationer/{id}/samtycke")).Text.ShouldContain("Fel organisation.");
    }

    [Fact]
    public async Task What_one_took_back_later_is_not_public_because_the_other_had_agreed_before()
    {
        var lead = await _site.SignInAsync("project_lead");
        var (agreed, regretted) = (await AddAsync(lead, "Sagt ja"), await AddAsync(lead, "Sagt nej"));
        foreach (var (id, day) in new[] { (agreed, "2026-02-02"), (regretted, "2026-01-02") })
        {
            await (await lead.GetAsync($"/organisationer/{id}/samtycke")).SubmitAsync(Form, ("Input.SaidBy", "Sagda Jansson"), ("Input.OccurredOn", day));
        }

        await (await lead.GetAsync($"/organisationer/{regretted}/samtycke")).PressAsync("main button[formaction*='Withdraw']", ("Withdrawal.WithdrawnOn", "2026-03-03"));

        await (await lead.GetAsync($"/organisationer/{agreed}/sla-ihop/{regretted}")).SubmitAsync(Form, ("Input.Stays", agreed));

        (await MayBePublicAsync(agreed)).ShouldBeFalse();
    }

    [Fact]
    public async Task Seldom_used_filters_are_folded_until_one_is_set()
    {
        var lead = await _site.SignInAsync("project_lead");

        (await lead.GetAsync("/organisationer")).Document.QuerySelector(".list-filter details")!.HasAttribute("open").ShouldBeFalse();
        (await lead.GetAsync("/organisationer?Sector=Public")).Document.QuerySelector(".list-filter details")!.HasAttribute("open").ShouldBeTrue();
    }

    private Task<bool> MayBePublicAsync(string id) => _site.FactAsync<bool>("select access.may_be_public($1)", Guid.Parse(id));

    private static async Task<string> AddAsync(Visitor visitor, string name)
    {
        var page = await (await visitor.GetAsync("/organisationer/ny")).SubmitAsync(Form, ("Input.Name", name), ("Input.Type", "company"), ("Input.Anyway", "true"));
        page.Status.ShouldBe(200, page.TextOf(".ds-error-summary"));
        return page.Path.Split('/')[^1];
    }
}
