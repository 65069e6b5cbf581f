using Samsteg.Platform;

namespace Samsteg.App;

public sealed class ApplicationRegisterTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string OpenCall = "Samverkan för fler i arbete";

    [Fact]
    public async Task A_lead_begins_an_application_on_an_open_call_and_finds_it_in_the_list()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync($"/ansokningar/ny?utlysning={await CallAsync(OpenCall)}");
        form.Document.QuerySelector($"input[type=radio][value='{await CallAsync(OpenCall)}']")!.HasAttribute("checked").ShouldBeTrue();

        var begun = await form.SubmitAsync("main form.form", [.. await AnswersAsync("Vägen vidare", OpenCall)]);
        begun.Path.ShouldEndWith("/ansokan");
        (await form.SubmitAsync("main form.form", [.. await AnswersAsync("Vägen vidare", OpenCall)])).Path.ShouldBe(begun.Path);

        (await demo.Site.FactAsync<long>("select count(*) from initiatives where name_sv = 'Vägen vidare'")).ShouldBe(1);
        (await demo.Site.FactAsync<string>("select p.state || v.key || v.version from applications p join initiatives i on i.id = p.initiative_id join form_versions v on v.id = p.form_version_id where i.name_sv = 'Vägen vidare'"))
            .ShouldBe("draftrar-sormland-application1");
        (await demo.Site.FactAsync<string>("select value #>> '{}' from application_answers a join initiatives i on i.id = a.initiative_id where i.name_sv = 'Vägen vidare' and field = 'name'")).ShouldBe("Vägen vidare");
        var row = (await lead.GetAsync("/ansokningar?q=vidare&State=Draft")).RowsOf("#list table").ShouldHaveSingleItem();
        row.ShouldContain("Vägen vidare");
        row.ShouldContain(OpenCall);
        row.ShouldContain("Utkast");
        (await lead.GetAsync("/ansokningar?q=vidare&State=Submitted")).RowsOf("#list table").ShouldBeEmpty();
        (await lead.GetAsync($"/ansokningar?q=vidare&Call={Guid.NewGuid()}")).RowsOf("#list table").ShouldBeEmpty();
        (await lead.GetAsync("/ansokningar?export=csv")).Source.ShouldContain("Vägen vidare");
        (await (await demo.Site.SignInAsync("project_lead_2")).GetAsync("/ansokningar?q=vidare")).RowsOf("#list table").ShouldBeEmpty();
        (await (await demo.Site.SignInAsync("board_member")).GetAsync("/ansokningar?q=vidare")).RowsOf("#list table").Count.ShouldBe(1);
        (await (await demo.Site.SignInAsync("coach")).GetAsync("/ansokningar")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task The_amount_that_is_asked_for_stands_in_the_list_by_what_its_question_means()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        await (await lead.GetAsync("/ansokningar/ny")).SubmitAsync("main form.form", [.. await AnswersAsync("Beloppet", OpenCall)]);
        await demo.Site.OwnerAsync("""
            insert into application_answers (id, initiative_id, field, value, saved_at, saved_by)
            select uuidv7(), i.id, 'amount', '1234500.50', '2026-04-15 09:30Z', a.id from initiatives i, accounts a where i.name_sv = 'Beloppet' and a.demo_role = 'project_lead'
            """);

        (await lead.GetAsync("/ansokningar?q=beloppet")).RowsOf("#list table").ShouldHaveSingleItem().ShouldContain(static cell => cell.Replace('\u00a0', ' ').StartsWith("1 234 500", StringComparison.Ordinal));
        foreach (var sort in (string[])["name", "owner", "form", "call", "state", "amount", "changed", "closes"])
        {
            (await lead.GetAsync($"/ansokningar?sort={sort}&dir=desc")).Status.ShouldBe(200, sort);
        }
    }

    [Fact]
    public async Task A_partners_representative_who_applies_reaches_what_was_begun()
    {
        var partner = await demo.Site.SignInAsync("partner_representative");

        await (await partner.GetAsync("/ansokningar/ny")).SubmitAsync("main form.form", [.. await AnswersAsync("Partens insats", OpenCall)]);

        (await partner.GetAsync("/ansokningar?q=partens")).RowsOf("#list table").Count.ShouldBe(1);
        (await demo.Site.FactAsync<string>("select role from role_assignments r join initiatives i on i.id = r.initiative_id where i.name_sv = 'Partens insats'")).ShouldBe("partner_representative");
    }

    [Fact]
    public async Task A_call_by_invitation_is_for_those_invited()
    {
        const string call = "Förstudie om psykisk ohälsa";
        var lead = await demo.Site.SignInAsync("project_lead");
        var form = await lead.GetAsync("/ansokningar/ny");

        var refused = await form.SubmitAsync("main form.form", [.. await AnswersAsync("Objuden", call)]);
        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_On-error']").ShouldNotBeNull().ShouldContain("inbjudna");
        refused.Document.QuerySelector("input[name='Input.NameSv']")!.GetAttribute("value").ShouldBe("Objuden");
        (await demo.Site.FactAsync<long>("select count(*) from initiatives where name_sv = 'Objuden'")).ShouldBe(0);

        var invited = await form.SubmitAsync("main form.form", [.. await AnswersAsync("Bjuden", call, "Skenboda kommun")]);
        invited.Path.ShouldEndWith("/ansokan");
        var own = await (await demo.Site.SignInAsync("project_lead_2")).GetAsync("/ansokningar/ny"); // works for Skenboda, which is invited
        (await own.SubmitAsync("main form.form", [.. await AnswersAsync("Egen inbjudan", call)])).Path.ShouldEndWith("/ansokan");
    }

    [Fact]
    public async Task Bad_answers_are_told_beside_their_fields_and_nothing_is_written()
    {
        var lead = await demo.Site.SignInAsync("project_lead");
        var before = await demo.Site.FactAsync<long>("select count(*) from initiatives");
        var closed = await CallAsync("Sociala företag och offentliga inköp");
        (string Field, string? Value)[] bad =
        [
            ("Input.On", null), ("Input.On", closed.ToString()), ("Input.On", Guid.NewGuid().ToString()), ("Input.On", "form:rar-sormland-application"), ("Input.On", "x"),
            ("Input.NameSv", ""), ("Input.NameSv", new string('x', 121)), ("Input.Owner", ""), ("Input.Owner", Guid.NewGuid().ToString()), ("Input.StartsOn", "31 februari"), ("Input.EndsOn", "2020-01-01"),
        ];
        foreach (var (field, value) in bad)
        {
            var form = await lead.GetAsync("/ansokningar/ny");
            var answer = await form.SubmitAsync("main form.form", [.. (await AnswersAsync("Fel", OpenCall)).Where(given => given.Name != field), (field, value)]);
            answer.Status.ShouldBe(422, $"{field} {value}");
            answer.TextOf($"[id='{field.Replace('.', '_')}-error']").ShouldNotBeNull($"{field} {value}");
        }

        (await demo.Site.FactAsync<long>("select count(*) from initiatives")).ShouldBe(before);
    }

    [Fact]
    public async Task Who_prepares_applications_begins_them_outside_calls_too()
    {
        var officer = await demo.Site.SignInAsync("association_officer");
        var owner = await OrganisationAsync("Skenboda kommun");

        var begun = await (await officer.GetAsync("/ansokningar/ny")).SubmitAsync("main form.form",
            ("Input.On", "form:finsam-lund-application"), ("Input.NameSv", "Utanför"), ("Input.Owner", owner.ToString()), ("Input.StartsOn", "2026-09-01"), ("Input.EndsOn", "2027-08-31"));

        begun.Path.ShouldEndWith("/ansokan");
        (await demo.Site.FactAsync<bool>("select call_id is null from applications p join initiatives i on i.id = p.initiative_id where i.name_sv = 'Utanför'")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_application_of_a_draft_is_begun_once_by_those_who_write_there()
    {
        var draft = await BegunAsync("Andra klivet");
        var running = await BegunAsync("Tredje klivet");
        await demo.Site.OwnerAsync("update initiatives set state = 'ongoing' where id = $1", running);
        var lead = await demo.Site.SignInAsync("project_lead_2");
        var path = $"/insatser/{draft}/ansokan/paborja";
        var page = await lead.GetAsync(path);
        var call = await CallAsync(OpenCall);

        var nothing = await page.SubmitAsync("main form.form", ("Input.On", null));
        nothing.Status.ShouldBe(422, nothing.Text);
        nothing.TextOf("[id='Input_On-error']").ShouldNotBeNull();
        (await page.SubmitAsync("main form.form", ("Input.On", call.ToString()))).Path.ShouldEndWith($"{draft}/ansokan");
        (await page.SubmitAsync("main form.form", ("Input.On", call.ToString()))).Path.ShouldEndWith($"{draft}/ansokan");

        (await demo.Site.FactAsync<string>("select i.name_sv from applications p join initiatives i on i.id = p.initiative_id where p.initiative_id = $1", draft)).ShouldBe("Andra klivet");
        (await (await demo.Site.SignInAsync("project_lead")).GetAsync(path)).Status.ShouldBe(404);
        (await (await demo.Site.SignInAsync("economist")).GetAsync(path)).Status.ShouldBe(403);
        var late = await (await lead.GetAsync($"/insatser/{running}/ansokan/paborja")).SubmitAsync("main form.form", ("Input.On", call.ToString()));
        late.Status.ShouldBe(409);
        late.Text.ShouldContain("redan beslutad");
    }

    /// <summary>An initiative in draft without an application.</summary>
    private async Task<Guid> BegunAsync(string name)
    {
        var owner = await demo.Site.FactAsync<Guid>("select owner_id from initiatives where name_sv = 'Första klivet'");
        var form = await (await demo.Site.SignInAsync("project_lead_2")).GetAsync("/insatser/ny");
        (await form.SubmitAsync("main form.form", ("Input.NameSv", name), ("Input.Owner", owner.ToString()), ("Input.StartsOn", "2026-09-01"), ("Input.EndsOn", "2027-08-31"))).Status.ShouldBe(200);
        return await demo.Site.FactAsync<Guid>("select id from initiatives where name_sv = $1", name);
    }

    private async Task<(string Name, string? Value)[]> AnswersAsync(string name, string call, string owner = "Coompanion Sörmland") =>
    [
        ("Input.On", (await CallAsync(call)).ToString()), ("Input.NameSv", name), ("Input.Owner", (await OrganisationAsync(owner)).ToString()), ("Input.StartsOn", "2026-09-01"), ("Input.EndsOn", "2027-08-31"),
    ];

    private Task<Guid> CallAsync(string name) => demo.Site.FactAsync<Guid>("select id from calls where name_sv = $1", name);

    private Task<Guid> OrganisationAsync(string name) => demo.Site.FactAsync<Guid>("select id from organisations where name = $1", name);
}
