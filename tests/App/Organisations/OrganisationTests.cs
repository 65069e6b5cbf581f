using Samsteg.Platform;

using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Samsteg.App;

/// <summary>The register of organisations over HTTP: list, page, form, contact persons.</summary>
public sealed class OrganisationTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task The_register_is_searched_filtered_sorted_and_exported()
    {
        var lead = await _site.SignInAsync("project_lead");
        await AddAsync(lead, "Ålstaprovets kök", "social_enterprise", ("Input.Municipality", "Provstad"));
        await AddAsync(lead, "Ålstaprovets region", "region", ("Input.Municipality", "Provstad"));

        var found = await lead.GetAsync("/organisationer?q=%C3%A5lstaprovets&sort=name&dir=desc");
        found.RowsOf("main table").Select(static row => row[0]).ShouldBe(["Ålstaprovets region", "Ålstaprovets kök"]);

        var filtered = await lead.GetAsync("/organisationer?Type=region&Municipality=Provstad");
        filtered.RowsOf("main table").ShouldHaveSingleItem()[1].ShouldBe("Region");

        var file = await lead.GetAsync("/organisationer?Type=region&Municipality=Provstad&export=csv");
        file.Source.ShouldContain("Ålstaprovets region");
        file.Source.ShouldNotContain("kök");
        var workbook = await lead.GetAsync("/organisationer?export=xlsx");
        workbook.Header("Content-Type").ShouldNotBeNull().ShouldContain("spreadsheetml");
    }

    [Theory]
    [InlineData("kafe", "Sökprovets kafé", "Sökprovets storkök (Åhléns)")]
    [InlineData("KOK", "Sökprovets storkök (Åhléns)", "Sökprovets kafé")]
    [InlineData("ahlens", "Sökprovets storkök (Åhléns)", "Sökprovets kafé")]
    [InlineData("storkök", "Sökprovets storkök (Åhléns)", "Sökprovets kafé")]
    [InlineData("(åhléns)", "Sökprovets storkök (Åhléns)", "Sökprovets kafé")]
    public async Task A_word_is_found_without_its_marks_and_inside_another(string typed, string found, string other)
    {
        var lead = await _site.SignInAsync("project_lead");
        await _site.OwnerAsync("insert into organisations (id, name, type) select uuidv7(), n, 'company' from unnest(array[$1, $2]) n where not exists (select from organisations where name = n)", found, other);

        var names = (await lead.GetAsync($"/organisationer?q=s%C3%B6kprovets+{Uri.EscapeDataString(typed)}")).RowsOf("main table").Select(static row => row[0]).ToList();

        names.ShouldContain(found);
        names.ShouldNotContain(other);
    }

    [Fact]
    public async Task A_search_takes_its_signs_literally()
    {
        var lead = await _site.SignInAsync("project_lead");

        (await lead.GetAsync("/organisationer?q=%25")).Document.QuerySelector("main table").ShouldBeNull();
    }

    [Theory]
    [InlineData("q=a%00b")]
    [InlineData("Type=a%00b")]
    [InlineData("Municipality=%00&export=csv")]
    public async Task A_sign_that_no_text_holds_is_a_bad_request(string query)
    {
        var lead = await _site.SignInAsync("project_lead");

        (await lead.GetAsync($"/organisationer?{query}")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task An_organisation_is_added_once_though_sent_twice()
    {
        var lead = await _site.SignInAsync("project_lead");
        var form = await lead.GetAsync("/organisationer/ny");
        (string, string?)[] answers = [("Input.Name", "Dubbelprovet"), ("Input.Type", "company"), ("Input.OrganisationNumber", "16" + Number("559999119")), ("Input.Website", "prov.example.se")];

        var page = await form.SubmitAsync(Form, answers);
        (await form.SubmitAsync(Form, answers)).Status.ShouldBe(200);

        page.Status.ShouldBe(200);
        page.TextOf("h1").ShouldBe("Dubbelprovet");
        page.Text.ShouldContain(Number("559999119").Insert(6, "-"));
        page.Document.QuerySelector("main a[href='https://prov.example.se']").ShouldNotBeNull();
        (await _site.FactAsync<long>("select count(*) from organisations where name = 'Dubbelprovet'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_number_that_is_taken_is_told_beside_the_field()
    {
        var lead = await _site.SignInAsync("project_lead");
        await AddAsync(lead, "Först med numret", "company", ("Input.OrganisationNumber", Number("559999222")));
        var form = await lead.GetAsync("/organisationer/ny");

        var answer = await form.SubmitAsync(Form,
            ("Input.Name", "Sist med numret"), ("Input.Type", "company"), ("Input.OrganisationNumber", Number("559999222").Insert(6, "-")));

        answer.Status.ShouldBe(422);
        answer.TextOf("[id='Input_OrganisationNumber-error']").ShouldNotBeNull().ShouldContain("Först med numret");
        answer.Document.QuerySelector<IHtmlInputElement>("[name='Input.Name']")!.Value.ShouldBe("Sist med numret");
        (await _site.FactAsync<long>("select count(*) from organisations where name = 'Sist med numret'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("Input.OrganisationNumber", "811218-9876", "OrganisationNumber")]
    [InlineData("Input.OrganisationNumber", "<b>1</b>", "OrganisationNumber")]
    [InlineData("Input.Website", "javascript:alert(1)", "Website")]
    [InlineData("Input.Type", "okänd", "Type")]
    [InlineData("Input.Type", null, "Type")]
    [InlineData("Input.Name", "", "Name")]
    [InlineData("Input.UnitOf", "11111111-1111-1111-1111-111111111111", "UnitOf")]
    [InlineData("Input.UnitOf", "ingen", "UnitOf")]
    public async Task What_is_wrong_is_told_beside_its_field(string name, string? typed, string field)
    {
        var lead = await _site.SignInAsync("project_lead");
        var form = await lead.GetAsync("/organisationer/ny");
        Dictionary<string, string?> answers = new() { ["Input.Name"] = "Felprovet", ["Input.Type"] = "company", [name] = typed };

        var answer = await form.SubmitAsync(Form, [.. answers.Select(static pair => (pair.Key, pair.Value))]);

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='Input_{field}-error']").ShouldNotBeNullOrWhiteSpace();
        (await _site.FactAsync<long>("select count(*) from organisations where name = 'Felprovet'")).ShouldBe(0);
    }

    [Fact]
    public async Task Overlong_and_strange_texts_are_never_a_fault()
    {
        var lead = await _site.SignInAsync("project_lead");
        var form = await lead.GetAsync("/organisationer/ny");

        var tooLong = await form.SubmitAsync(Form, ("Input.Name", new string('å', 201)), ("Input.Type", "company"), ("Input.Description", new string('x', 4001)));
        var markup = await form.SubmitAsync(Form, ("Input.Name", "<script>alert(1)</script>"), ("Input.Type", "company"));

        tooLong.Status.ShouldBe(422);
        tooLong.TextOf("[id='Input_Name-error']").ShouldNotBeNull().ShouldContain("200");
        tooLong.TextOf("[id='Input_Description-error']").ShouldNotBeNull();
        markup.TextOf("h1").ShouldBe("<script>alert(1)</script>");
    }

    [Fact]
    public async Task A_unit_shares_its_organisations_number_and_has_no_units_itself()
    {
        var lead = await _site.SignInAsync("project_lead");
        var whole = await AddAsync(lead, "Provkommunen", "municipality", ("Input.OrganisationNumber", Number("212999333")));
        var unit = await AddAsync(lead, "Provenheten", "municipality_unit", ("Input.UnitOf", whole), ("Input.OrganisationNumber", Number("212999333")));

        var page = await lead.GetAsync($"/organisationer/{unit}");
        var refused = await (await lead.GetAsync("/organisationer/ny")).SubmitAsync(Form, ("Input.Name", "Underenheten"), ("Input.Type", "municipality_unit"), ("Input.UnitOf", unit));
        var other = await (await lead.GetAsync("/organisationer/ny")).SubmitAsync(Form,
            ("Input.Name", "Fel nummer"), ("Input.Type", "municipality_unit"), ("Input.UnitOf", whole), ("Input.OrganisationNumber", Number("212999444")));

        page.Text.ShouldContain(Number("212999333").Insert(6, "-"));
        (await lead.GetAsync($"/organisationer/{whole}")).Text.ShouldContain("Provenheten");
        refused.TextOf("[id='Input_UnitOf-error']").ShouldNotBeNull();
        other.TextOf("[id='Input_OrganisationNumber-error']").ShouldNotBeNull();
        var turned = await (await lead.GetAsync($"/organisationer/{whole}/andra")).SubmitAsync(Form, ("Input.UnitOf", whole));
        turned.TextOf("[id='Input_UnitOf-error']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_change_on_a_stale_version_is_a_conflict_and_keeps_what_was_typed()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Versionsprovet", "company");
        var first = await lead.GetAsync($"/organisationer/{id}/andra");
        var second = await lead.GetAsync($"/organisationer/{id}/andra");

        (await first.SubmitAsync(Form, ("Input.Municipality", "Ettan"))).Status.ShouldBe(200);
        var late = await second.SubmitAsync(Form, ("Input.Municipality", "Tvåan"));

        late.Status.ShouldBe(409);
        late.TextOf(".ds-error-summary").ShouldNotBeNull();
        late.Document.QuerySelector<IHtmlInputElement>("[name='Input.Municipality']")!.Value.ShouldBe("Tvåan");
        (await _site.FactAsync<string>("select municipality from organisations where id = $1", Guid.Parse(id))).ShouldBe("Ettan");
    }

    [Fact]
    public async Task A_contact_person_is_added_changed_and_marked_as_left()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Kontaktprovet", "company");
        var form = await lead.GetAsync($"/organisationer/{id}/kontaktpersoner/ny");

        var added = await form.SubmitAsync(Form, ("Input.Name", "Prova Provsson"), ("Input.Email", "prova@example.se"), ("Input.IsSupervisor", "true"));
        added.RowsOf("#contact-persons ~ * table, main table").Count.ShouldBe(1);
        added.Text.ShouldContain("Handledare");

        var changed = await (await added.FollowAsync("main a[href$='/andra'][href*='kontaktpersoner']")).SubmitAsync(Form, ("Input.Title", "Kökschef"));
        changed.Text.ShouldContain("Kökschef");

        var leaving = await changed.FollowAsync("main a[href$='/slutat']");
        var ahead = await leaving.SubmitAsync(Form, ("Input.LeftOn", "2027-01-01"));
        ahead.Status.ShouldBe(422);
        ahead.TextOf("[id='Input_LeftOn-error']").ShouldNotBeNull();
        var left = await leaving.SubmitAsync(Form, ("Input.LeftOn", "31/3 2026"));
        left.Text.Replace('\u00A0', ' ').ShouldContain("Slutade 31 mars 2026");
        left.Document.QuerySelector("main a[href$='/slutat']").ShouldBeNull();
    }

    [Fact]
    public async Task A_contact_person_of_another_organisation_is_not_found()
    {
        var lead = await _site.SignInAsync("project_lead");
        var one = await AddAsync(lead, "Ena provet", "company");
        var other = await AddAsync(lead, "Andra provet", "company");
        await (await lead.GetAsync($"/organisationer/{one}/kontaktpersoner/ny")).SubmitAsync(Form, ("Input.Name", "Ena Provsson"));
        var person = await _site.FactAsync<Guid>("select id from contact_persons where organisation_id = $1", Guid.Parse(one));

        (await lead.GetAsync($"/organisationer/{other}/kontaktpersoner/{person}/andra")).Status.ShouldBe(404);
        (await lead.GetAsync($"/organisationer/{other}/kontaktpersoner/{person}/slutat")).Status.ShouldBe(404);
        (await lead.GetAsync($"/organisationer/{Guid.NewGuid()}")).Status.ShouldBe(404);
        (await lead.GetAsync($"/organisationer/{Guid.NewGuid()}/andra")).Status.ShouldBe(404);
        (await lead.GetAsync($"/organisationer/{Guid.NewGuid()}/kontaktpersoner/ny")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_coach_adds_who_is_missing_and_changes_nothing()
    {
        var coach = await _site.SignInAsync("coach");
        var initiative = await _site.FactAsync<Guid>("select r.initiative_id from role_assignments r join accounts a on a.id = r.account_id where a.demo_role = 'coach'");

        var form = await (await coach.GetAsync($"/insatser/{initiative}/platsbank/ny")).FollowAsync("main a[href^='/organisationer/ny?']");
        var opening = await form.SubmitAsync(Form, ("Input.Name", "Coachens fynd"), ("Input.Type", "company"));
        opening.Path.ShouldStartWith($"/insatser/{initiative}/platsbank/ny?organisation=", customMessage: "it leads back to what it was missing in");
        var added = await _site.FactAsync<Guid>("select id from organisations where name = 'Coachens fynd'");
        opening.TextOf("main")!.ShouldContain("Coachens fynd");
        opening = await (await opening.FollowAsync("main a[href*='/kontaktpersoner/ny?']")).SubmitAsync(Form, ("Input.Name", "Fia Fyndsson"));
        opening.Document.QuerySelector("[name='Input.Supervisor']")!.TextContent.ShouldContain("Fia Fyndsson");
        (await coach.GetAsync($"/insatser/{initiative}/platser/ny?organisation={added}")).Document.QuerySelector("[name='Input.Supervisor']")!.TextContent.ShouldContain("Fia Fyndsson");

        var person = await _site.FactAsync<Guid>("select id from contact_persons where name = 'Fia Fyndsson'");
        (await coach.GetAsync("/organisationer")).Document.QuerySelector("main a[href='/organisationer/ny']").ShouldNotBeNull();
        (await coach.GetAsync($"/organisationer/{added}")).TextsOf("main a").ShouldContain("Lägg till kontaktperson");
        foreach (var closed in new[] { "andra", "sla-ihop", "besoksplatser/ny", $"kontaktpersoner/{person}/andra", $"kontaktpersoner/{person}/konto" })
        {
            (await coach.GetAsync($"/organisationer/{added}/{closed}")).Status.ShouldBe(403);
        }
    }

    [Theory]
    [InlineData("//example.com/x")]
    [InlineData("https://example.com/x")]
    public async Task The_way_back_leads_nowhere_else(string back)
    {
        var lead = await _site.SignInAsync("project_lead");

        var page = await (await lead.GetAsync($"/organisationer/ny?tillbaka={Uri.EscapeDataString(back)}")).SubmitAsync(Form, ("Input.Name", $"Tillbaka {back.Length}"), ("Input.Type", "company"), ("Input.Anyway", "true"));

        page.Path.ShouldStartWith("/organisationer/");
    }

    [Fact]
    public async Task One_that_is_called_nearly_the_same_is_asked_about_before_it_is_added()
    {
        var lead = await _site.SignInAsync("project_lead");
        var known = await AddAsync(lead, "Likaprovets snickeri AB", "company");
        var form = await lead.GetAsync("/organisationer/ny");

        var asked = await form.SubmitAsync(Form, ("Input.Name", "Lika-provets snickerri"), ("Input.Type", "company"));

        asked.Status.ShouldBe(422);
        asked.TextOf("main [aria-labelledby='alike']")!.ShouldContain("Menar du …?");
        asked.Document.QuerySelector($"main a[href='/organisationer/{known}']").ShouldNotBeNull();
        (await _site.FactAsync<long>("select count(*) from organisations where name = 'Lika-provets snickerri'")).ShouldBe(0);
        (await asked.SubmitAsync(Form, ("Input.Anyway", "true"))).TextOf("h1").ShouldBe("Lika-provets snickerri");
        (await form.SubmitAsync(Form, ("Input.Id", Guid.NewGuid().ToString()), ("Input.Name", "Likaprovets tvätteri"), ("Input.Type", "company"))).Status.ShouldBe(200, "that is another");
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var lead = await _site.SignInAsync("project_lead");

        var answer = await (await lead.GetAsync("/organisationer/ny")).SubmitAsync(Form,
            ("Input.Name", ""), ("Input.Type", null), ("Input.OrganisationNumber", "1"), ("Input.Website", "javascript:1"), ("Input.Phone", new string('0', 51)));

        answer.Status.ShouldBe(422);
        foreach (var field in new[] { "Name", "Type", "OrganisationNumber", "Website", "Phone" })
        {
            answer.TextOf($"[id='Input_{field}-error']").ShouldNotBeNullOrWhiteSpace(field);
        }
    }

    [Fact]
    public async Task The_register_costs_few_queries()
    {
        var lead = await _site.SignInAsync("project_lead");

        (await lead.GetAsync("/organisationer")).Queries.Count.ShouldBeLessThanOrEqualTo(7);
    }

    [Fact]
    public async Task It_speaks_English()
    {
        var lead = await _site.SignInAsync("project_lead");
        lead.Speak("en-GB");

        (await lead.GetAsync("/organisationer")).TextOf("h1").ShouldBe("Organisations");
    }

    /// <summary>Adds an organisation through the form; its id.</summary>
    internal static async Task<string> AddAsync(Visitor visitor, string name, string type, params (string Name, string? Value)[] more)
    {
        var page = await (await visitor.GetAsync("/organisationer/ny")).SubmitAsync(Form, [("Input.Name", name), ("Input.Type", type), ("Input.Anyway", "true"), .. more]);
        page.Status.ShouldBe(200, page.TextOf(".ds-error-summary"));
        return page.Path["/organisationer/".Length..];
    }

    private static string Number(string nine) => nine + Luhn.CheckDigit(nine);
}
