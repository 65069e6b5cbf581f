using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Needs, ideas and innovation processes over HTTP. Today is 15 April 2026.</summary>
public sealed class InnovationTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task A_need_leads_to_an_idea_and_the_idea_to_an_innovation_that_is_introduced()
    {
        var lead = await LeadAsync();
        var need = await AddAsync(lead, "Hela kedjan");
        var idea = await (await need.FollowAsync("a[href*='ny?from=']")).SubmitAsync(Form, ("Input.Title", "Idén i kedjan"), ("Input.StartedOn", "2026-03-10"));
        var innovation = await (await idea.FollowAsync("a[href*='ny?from=']")).SubmitAsync(Form, ("Input.Title", "Sist i kedjan"), ("Input.StartedOn", "2026-03-20"));

        innovation.TextOf("h1").ShouldBe("Sist i kedjan");
        innovation.Document.QuerySelector("a[href*='ny?from=']").ShouldBeNull();
        var gate = await (await lead.GetAsync($"{innovation.Path}/hant")).SubmitAsync(Form, Event(await StageAsync("innovation", 0), "2026-03-25"));
        gate.TextOf("section[aria-labelledby='course']").ShouldNotBeNull().ShouldContain("beslut av Styrgruppen");
        var done = await (await lead.GetAsync($"{innovation.Path}/hant")).SubmitAsync(Form, Event("outcome:introduced", "2026-04-01"));

        done.TextOf("section[aria-labelledby='course']").ShouldNotBeNull().ShouldContain("Införd");
        (await lead.GetAsync($"{innovation.Path}/hant")).Path.ShouldBe(innovation.Path);
        (await lead.GetAsync(need.Path)).TextOf("section[aria-labelledby='children']").ShouldNotBeNull().ShouldContain("Idén i kedjan");
        (await lead.GetAsync(await BoardAsync())).Text.ShouldContain("Hela kedjan");
        (await lead.GetAsync($"{await BoardAsync()}/ny?from={innovation.Path.Split('/')[^1]}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_form_sent_twice_adds_one_and_what_is_wrong_is_told_beside_its_field()
    {
        var lead = await LeadAsync();
        var form = await lead.GetAsync($"{await BoardAsync()}/ny");

        (await form.SubmitAsync(Form, ("Input.Title", "Dubbelt behov"), ("Input.StartedOn", "2026-03-01"))).TextOf("[id='Input_Organisation-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.Title", "Dubbelt behov"), ("Input.Organisation", await OrganisationAsync()), ("Input.StartedOn", "2026-04-16"))).TextOf("[id='Input_StartedOn-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.Title", ""), ("Input.Organisation", await OrganisationAsync()))).TextOf("[id='Input_Title-error']").ShouldNotBeNullOrWhiteSpace();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await form.SubmitAsync(Form, ("Input.Title", "Dubbelt behov"), ("Input.Organisation", await OrganisationAsync()), ("Input.StartedOn", "2026-03-01"))).Status.ShouldBe(200);
        }

        (await _site.FactAsync<long>("select count(*) from innovation_processes where title = 'Dubbelt behov'")).ShouldBe(1);
        var idea = await (await lead.GetAsync($"{await BoardAsync()}/ny?from={await _site.FactAsync<Guid>("select id from innovation_processes where title = 'Dubbelt behov'")}"))
            .SubmitAsync(Form, ("Input.Title", "För tidig"), ("Input.StartedOn", "2026-02-28"));
        idea.TextOf("[id='Input_StartedOn-error']").ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Gates_follow_in_order_and_each_says_who_decided_and_why()
    {
        var lead = await LeadAsync();
        var need = await AddAsync(lead, "Stegen i ordning");
        var form = await lead.GetAsync($"{need.Path}/hant");
        var (first, second) = (await StageAsync("need", 0), await StageAsync("need", 1));

        (await form.SubmitAsync(Form, ("Input.What", first), ("Input.OccurredOn", "2026-03-05"))).TextOf("[id='Input_Because-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, Event(first, "2026-02-01"))).TextOf("[id='Input_OccurredOn-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, Event("outcome:sold", "2026-03-05"))).Status.ShouldBe(422);
        (await form.SubmitAsync(Form, Event("hittepå", "2026-03-05"))).Status.ShouldBe(422);
        (await form.SubmitAsync(Form, Event(second, "2026-03-05"))).Status.ShouldBe(200);
        (await form.SubmitAsync(Form, Event(first, "2026-03-06"))).Status.ShouldBe(422, "a later gate is passed already");
    }

    [Fact]
    public async Task A_correction_keeps_what_stood_and_a_start_is_never_taken_back()
    {
        var lead = await LeadAsync();
        var need = await AddAsync(lead, "Rättat behov");
        var passed = await (await lead.GetAsync($"{need.Path}/hant")).SubmitAsync(Form, Event(await StageAsync("need", 0), "2026-03-05"));
        var form = await passed.FollowAsync("section[aria-labelledby='course'] a[href$='/ratta']");

        (await form.SubmitAsync(Form, ("Input.OccurredOn", "2026-02-01"), ("Input.Reason", "Fel"))).TextOf("[id='Input_OccurredOn-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.OccurredOn", "2026-03-09"), ("Input.Reason", ""))).TextOf("[id='Input_Reason-error']").ShouldNotBeNullOrWhiteSpace();
        var corrected = await form.SubmitAsync(Form, ("Input.OccurredOn", "2026-03-09"), ("Input.Reason", "Mötet flyttades"));
        corrected.TextOf("section[aria-labelledby='course'] details").ShouldNotBeNull().ShouldContain("Mötet flyttades");
        (await form.SubmitAsync(Form, ("Input.OccurredOn", "2026-03-10"), ("Input.Reason", "Igen"))).Status.ShouldBe(409);

        var retracted = await (await corrected.FollowAsync("section[aria-labelledby='course'] a[href$='/ratta']")).PressAsync("main button[formaction*='Retract']", ("Input.Reason", "Hände aldrig"));
        retracted.TextOf("section[aria-labelledby='course'] details").ShouldNotBeNull().ShouldContain("Hände aldrig");
        var start = await _site.FactAsync<Guid>("select e.id from innovation_events e join innovation_processes p on p.id = e.process_id where p.title = 'Rättat behov' and e.step = 'started'");
        (await lead.GetAsync($"{need.Path}/hant/{start}/ratta")).Document.QuerySelector("main button[formaction*='Retract']").ShouldBeNull();
    }

    [Fact]
    public async Task A_party_is_added_once_and_the_organisations_page_shows_it()
    {
        var lead = await LeadAsync();
        var need = await AddAsync(lead, "Behov med parter");
        var other = await _site.FactAsync<Guid>("select id from organisations where type = 'social_enterprise_asf' order by id limit 1");
        var form = await lead.GetAsync($"{need.Path}/parter");

        (await form.SubmitAsync(Form, ("Input.Organisation", await OrganisationAsync()))).Status.ShouldBe(422);
        var page = await form.SubmitAsync(Form, ("Input.Organisation", other.ToString()));
        (await form.SubmitAsync(Form, ("Input.Organisation", other.ToString()))).Status.ShouldBe(200);
        (await (await lead.GetAsync($"{need.Path}/parter")).SubmitAsync(Form, ("Input.Organisation", other.ToString()))).Status.ShouldBe(422);

        (await lead.GetAsync($"/organisationer/{other}")).Text.ShouldContain("Behov med parter");
        (await (await _site.SignInAsync("coach")).GetAsync($"/organisationer/{other}")).Text.ShouldNotContain("Behov med parter");
        (await page.SubmitAsync("section[aria-labelledby='parties'] form")).Document.QuerySelector("section[aria-labelledby='parties'] li").ShouldBeNull();
    }

    [Fact]
    public async Task A_gate_is_renamed_and_added_and_one_that_is_passed_stays()
    {
        var lead = await LeadAsync();
        var need = await AddAsync(lead, "Behov vid ett steg");
        await (await lead.GetAsync($"{need.Path}/hant")).SubmitAsync(Form, Event(await StageAsync("need", 0), "2026-03-05"));
        var form = await lead.GetAsync($"{await BoardAsync()}/steg");
        var names = form.Document.QuerySelectorAll<IHtmlInputElement>("main input[name$='.Name']").ToList();

        (await form.SubmitAsync(Form, (names[0].Name!, ""))).Status.ShouldBe(422);
        var saved = await form.SubmitAsync(Form, (names[0].Name!, "Behovet är känt"), (names[2].Name!, "Beslut i nämnden"));
        saved.Status.ShouldBe(200);
        (await _site.FactAsync<string[]>("select array_agg(name order by position) from innovation_stages where kind = 'need'")).ShouldNotBeNull().ShouldContain("Beslut i nämnden");
        (await lead.GetAsync(need.Path)).Text.ShouldContain("Behovet är känt");
        (await form.SubmitAsync(Form, (names[0].Name!, "Sent"))).Status.ShouldBe(409, "a gate has been added since the form was opened");
    }

    [Fact]
    public async Task An_initiative_without_processes_begins_with_the_usual_gates()
    {
        var other = await OtherInitiativeAsync();
        var lead = await _site.SignInAsync(Role.ProjectLead, other);
        var board = $"/insatser/{other}/upphandling/innovation";

        (await lead.GetAsync(board)).Text.ShouldContain("Inga behov ännu");
        var need = await (await lead.GetAsync($"{board}/ny")).SubmitAsync(Form, ("Input.Title", "Det första"), ("Input.Organisation", await OrganisationAsync()), ("Input.StartedOn", "2026-03-01"));

        need.Status.ShouldBe(200);
        (await lead.GetAsync($"{need.Path}/hant")).Text.ShouldContain("Parterna är överens om behovet");
    }

    [Fact]
    public async Task Another_initiatives_process_is_not_found_and_who_only_reads_registers_nothing()
    {
        var lead = await LeadAsync();
        var need = await AddAsync(lead, "Hemligt behov");
        var process = need.Path.Split('/')[^1];
        var other = await OtherInitiativeAsync();
        var stranger = await _site.SignInAsync(Role.ProjectLead, other);
        var director = await _site.SignInAsync("association_director");

        foreach (var path in new[] { "", "/andra", "/hant", "/parter" })
        {
            (await stranger.GetAsync(need.Path + path)).Status.ShouldBe(404);
            (await stranger.GetAsync($"/insatser/{other}/upphandling/innovation/{process}{path}")).Status.ShouldBe(404);
        }

        (await stranger.GetAsync($"/insatser/{other}/upphandling/innovation/ny?from={process}")).Status.ShouldBe(404);
        (await director.GetAsync(need.Path)).Status.ShouldBe(200);
        (await director.GetAsync($"{need.Path}/hant")).Status.ShouldBe(403);
        (await director.GetAsync($"{await BoardAsync()}/steg")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Who_is_responsible_is_reminded_on_the_day_set_and_when_nothing_has_happened_for_long()
    {
        const string gate = "Nästa steg ska beslutas", still = "Inget har hänt på länge";
        await using var site = await Site.StartAsync();
        var lead = await site.SignInAsync("project_lead");
        var account = await site.FactAsync<Guid>("select id from accounts where demo_role = 'project_lead'");
        var form = await lead.GetAsync($"{await BoardAsync()}/ny");
        var organisation = await OrganisationAsync();
        var need = await form.SubmitAsync(Form, ("Input.Title", "Påminnelseprovet"), ("Input.Organisation", organisation), ("Input.StartedOn", "2026-04-01"), ("Input.Responsible", account.ToString()), ("Input.NextGateOn", "2026-04-16"));
        need.Status.ShouldBe(200, need.TextOf(".ds-error-summary"));
        need.Text.ShouldContain("16 april 2026");
        (await RowAsync(lead)).ShouldBeNull("it is not due yet");

        site.Clock.Advance(TimeSpan.FromDays(1));
        (lead, var colleague) = (await site.SignInAsync("project_lead"), await site.SignInAsync("process_lead"));
        (await RowAsync(lead)).ShouldNotBeNull().ShouldContain(gate);
        (await RowAsync(colleague)).ShouldBeNull("somebody else is responsible");
        var stage = "stage:" + await site.FactAsync<Guid>("select id from innovation_stages where kind = 'need' and position = 0 limit 1");
        await (await lead.GetAsync($"{need.Path}/hant")).SubmitAsync(Form, Event(stage, "2026-04-16"));
        (await RowAsync(lead)).ShouldBeNull("it was decided, and no other day was set");

        site.Clock.Advance(TimeSpan.FromDays(60));
        lead = await site.SignInAsync("project_lead");
        (await RowAsync(lead)).ShouldBeNull();
        site.Clock.Advance(TimeSpan.FromDays(1));
        lead = await site.SignInAsync("project_lead");
        (await RowAsync(lead)).ShouldNotBeNull().ShouldContain(still);
        await site.OwnerAsync("update role_assignments set valid_until = '2026-04-30' where account_id = $1", account);
        (await RowAsync(await site.SignInAsync("process_lead"))).ShouldNotBeNull("nobody is responsible who still may be");
        (await (await (await site.SignInAsync("process_lead")).GetAsync($"{need.Path}/hant")).SubmitAsync(Form, Event("outcome:dropped", "2026-06-16"))).Status.ShouldBe(200);
        (await RowAsync(await site.SignInAsync("process_lead"))).ShouldBeNull("it has ended");

        static async Task<string?> RowAsync(Visitor visitor) =>
            (await visitor.GetAsync("/")).Document.QuerySelectorAll("main li").FirstOrDefault(static row => row.TextContent.Contains("Påminnelseprovet", StringComparison.Ordinal))?.TextContent;
    }

    private static (string Name, string? Value)[] Event(string what, string day) =>
        [("Input.What", what), ("Input.OccurredOn", day), ("Input.DecidedBy", "Styrgruppen"), ("Input.Because", "Det håller.")];

    private Task<Visitor> LeadAsync() => _site.SignInAsync("project_lead");

    private async Task<string> BoardAsync() => $"/insatser/{await InitiativeAsync()}/upphandling/innovation";

    private Task<Guid> InitiativeAsync() => _site.FactAsync<Guid>(
        "select r.initiative_id from role_assignments r join accounts a on a.id = r.account_id where a.demo_role = 'project_lead' and r.initiative_id is not null limit 1");

    private async Task<string> OrganisationAsync() => (await _site.FactAsync<Guid>("select id from organisations where type = 'municipality' order by id limit 1")).ToString();

    private async Task<string> StageAsync(string kind, int position) => "stage:" + await _site.FactAsync<Guid>(
        "select id from innovation_stages where initiative_id = $1 and kind = $2 and position = $3", await InitiativeAsync(), kind, position);

    private async Task<Guid> OtherInitiativeAsync() => await _site.FactAsync<Guid>("""
        insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on)
        select uuidv7(), 'Den andra insatsen', id, 'ongoing', '2026-01-01', '2026-12-31' from organisations limit 1 returning id
        """);

    /// <summary>Adds a need that started on 1 March through the form; its page.</summary>
    private async Task<Page> AddAsync(Visitor visitor, string title)
    {
        var page = await (await visitor.GetAsync($"{await BoardAsync()}/ny")).SubmitAsync(Form, ("Input.Title", title), ("Input.Organisation", await OrganisationAsync()), ("Input.StartedOn", "2026-03-01"));
        page.Status.ShouldBe(200, page.TextOf(".ds-error-summary"));
        return page;
    }
}
