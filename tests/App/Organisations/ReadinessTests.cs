using Microsoft.Extensions.DependencyInjection;
using Samsteg.Organisations;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary>What organisations are ready for is worked out from rules and evidence, told with its rows, and counted.</summary>
public sealed class ReadinessTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";
    private const string Routines = "00000000-0000-7000-8000-000000560001", Trained = "00000000-0000-7000-8000-000000560002", Insurance = "00000000-0000-7000-8000-000000560003",
        Hosting = "00000000-0000-7000-8000-000000560004", Risks = "00000000-0000-7000-8000-000000560006", Reserved = "00000000-0000-7000-8000-000000560012";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task An_organisation_becomes_ready_when_the_last_thing_that_is_required_is_registered_and_the_page_says_why()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Redoprovet");
        (await lead.GetAsync($"/organisationer/{id}")).Text.ShouldContain("Det som saknas: Rutiner för att ta emot, Utbildad handledare, Försäkring, Överenskommelse om att ta emot, Kontaktperson, Riskbedömning av arbetsmiljön.");

        await AddPersonAsync(lead, id, "Provia Redo");
        foreach (var rule in new[] { Routines, Trained, Hosting, Risks })
        {
            (await RegisterAsync(lead, id, rule, ("Input.OccurredOn", "2026-03-02"))).Status.ShouldBe(200);
        }

        (await lead.GetAsync($"/organisationer/redo?Role=host&State=Nearly&q=Redoprovet")).RowsOf("main table").ShouldHaveSingleItem().ShouldContain("Försäkring");
        var page = await RegisterAsync(lead, id, Insurance, ("Input.OccurredOn", "2026-04-01"), ("Input.ValidUntil", "2026-05-10"), ("Input.Note", "Brev 2026-17"));

        page.Text.ShouldContain("Redo sedan 15 april 2026."); // the contact person was added today
        page.Text.ShouldContain("Går ut 10 maj 2026");
        page.Text.ShouldContain("Brev 2026-17");
        (await _site.FactAsync<string>("select changes::text from audit_entries where subject_kind = 'readiness_evidence' order by id desc limit 1")).ShouldNotBeNull().ShouldNotContain("2026-17");
        (await lead.GetAsync("/organisationer/redo?Role=host&State=Ready&EndsWithin=30&q=Redoprovet")).RowsOf("main table").ShouldHaveSingleItem().ShouldContain("10 maj 2026");
        var day = await (await _site.SignInAsync("coach")).GetAsync($"/organisationer/{id}/redo");
        day.Text.ShouldContain("Redo sedan");
        day.Document.QuerySelectorAll("main a[href*='/redo/']").ShouldBeEmpty("a coach reads");
    }

    [Fact]
    public async Task Evidence_is_corrected_never_overwritten_and_what_is_wrong_is_told_beside_its_field()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Rättelseunderlaget");
        (await RegisterAsync(lead, id, Insurance, ("Input.OccurredOn", "2026-04-16"))).TextOf("[id='Input_OccurredOn-error']").ShouldNotBeNull();
        (await RegisterAsync(lead, id, Insurance, ("Input.ValidUntil", "2026-01-16"))).TextOf("[id='Input_ValidUntil-error']").ShouldNotBeNull();
        var page = await RegisterAsync(lead, id, Insurance, ("Input.OccurredOn", "2026-04-01"));
        var (first, second) = (await page.FollowAsync("main a[href*='/underlag/']"), await page.FollowAsync("main a[href*='/underlag/']"));

        (await first.SubmitAsync(Form, ("Input.ValidUntil", "2026-04-10"))).TextOf("[id='Input_Reason-error']").ShouldNotBeNull();
        var corrected = await first.SubmitAsync(Form, ("Input.ValidUntil", "2026-04-10"), ("Input.Reason", "Läste fel"));
        corrected.Text.ShouldContain("Gick ut 10 april 2026");
        corrected.Text.ShouldContain("Läste fel");
        (await second.SubmitAsync(Form, ("Input.Reason", "Också fel"))).Status.ShouldBe(409);
        var gone = await (await corrected.FollowAsync("main a[href*='/underlag/']")).PressAsync("main button[formaction*='Retract']", ("Input.Reason", "Fanns inte"));

        gone.Text.ShouldContain("Fanns inte");
        (await _site.FactAsync<long>("select count(*) from readiness_evidence where organisation_id = $1", Guid.Parse(id))).ShouldBe(2);
    }

    [Theory]
    [InlineData("29", "Andelen är 29 procent, det krävs 30")]
    [InlineData("30", "Uppfyllt till och med")]
    public async Task For_reserved_procurement_purpose_and_share_are_asked_and_judged(string share, string words)
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Reserverade " + share);
        var refused = await RegisterAsync(lead, id, Reserved);
        refused.TextOf("[id='Input_Purpose-error']").ShouldNotBeNull();
        refused.TextOf("[id='Input_Share-error']").ShouldNotBeNull();

        (await RegisterAsync(lead, id, Reserved, ("Input.Purpose", "Integrera"), ("Input.Share", share))).Text.ShouldContain(words);
    }

    [Fact]
    public async Task Evidence_that_ends_comes_up_with_who_keeps_in_touch_until_it_is_renewed()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Utgångsprovet");
        await (await lead.GetAsync($"/organisationer/{id}/kontakter/ny")).SubmitAsync(Form, ("Input.Way", "Phone"), ("Input.Said", "Hej."));
        await RegisterAsync(lead, id, Insurance, ("Input.OccurredOn", "2026-04-01"), ("Input.ValidUntil", "2026-05-16"));
        (await lead.GetAsync("/")).Text.ShouldNotContain("Utgångsprovet");
        await RegisterAsync(lead, id, Risks, ("Input.OccurredOn", "2026-04-01"), ("Input.ValidUntil", "2026-05-15"));

        (await lead.GetAsync("/")).Text.ShouldContain("Utgångsprovet");
        (await (await _site.SignInAsync("coach")).GetAsync("/")).Text.ShouldNotContain("Utgångsprovet");
        await RegisterAsync(lead, id, Risks, ("Input.OccurredOn", "2026-04-14"), ("Input.ValidUntil", "2027-04-14"));
        (await lead.GetAsync("/")).Text.ShouldNotContain("Utgångsprovet");
    }

    [Fact]
    public async Task Courses_and_agreements_answer_for_everybody_and_are_named_to_who_may_read_them()
    {
        var id = await _site.FactAsync<Guid>("select id from organisations where name = 'Exempelkafét'");

        var lead = await (await _site.SignInAsync("project_lead")).GetAsync($"/organisationer/{id}/redo");
        var stranger = await (await _site.SignInAsync(Role.Coach, await OtherInitiativeAsync())).GetAsync($"/organisationer/{id}/redo");

        lead.Text.ShouldContain("Handledarkurs 1");
        lead.Text.ShouldContain("Catering till möten");
        stranger.Text.ShouldNotContain("Handledarkurs 1");
        stranger.Text.ShouldNotContain("Catering till möten");
        stranger.TextsOf("main .card-head .ds-tag, main .card-head [data-tone]").ShouldBe(lead.TextsOf("main .card-head .ds-tag, main .card-head [data-tone]"), "it is as ready whoever asks");
    }

    [Fact]
    public async Task A_chain_of_those_who_taught_is_never_a_circle_not_even_by_two_at_once()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Kedjeprovet");
        Guid[] people = [await AddPersonAsync(lead, id, "Kedja Ett"), await AddPersonAsync(lead, id, "Kedja Två"), await AddPersonAsync(lead, id, "Kedja Tre")];
        Task<Page> TeachAsync(Page form, int teacher, int learner) =>
            form.SubmitAsync(Form, ("Input.Learner", people[learner].ToString()), ("Input.Teacher", people[teacher].ToString()), ("Input.Course", "Bredvid"), ("Input.OccurredOn", "2026-04-01"));
        Task<Page> NewAsync() => lead.GetAsync($"/organisationer/{id}/handledare/ny");

        (await TeachAsync(await NewAsync(), 0, 0)).TextOf("[id='Input_Teacher-error']").ShouldNotBeNull();
        (await TeachAsync(await NewAsync(), 0, 1)).Status.ShouldBe(200);
        (await TeachAsync(await NewAsync(), 1, 0)).TextOf("[id='Input_Teacher-error']").ShouldNotBeNull();
        var (one, other) = (await NewAsync(), await (await _site.SignInAsync("project_lead")).GetAsync($"/organisationer/{id}/handledare/ny"));
        var answers = await Task.WhenAll(TeachAsync(one, 1, 2), TeachAsync(other, 2, 0));
        answers.Count(static answer => answer.Status == 200).ShouldBe(1, "each alone would do, both make a circle");

        (await lead.GetAsync("/organisationer/handledare")).Text.ShouldContain("Kedja Två");
        var page = await lead.GetAsync($"/organisationer/{id}/redo");
        page.Text.ShouldContain("Upplärd av en handledare");
        for (var number = 0; number < 2; number++)
        {
            page = await (await page.FollowAsync("main a[href*='/handledare/']:not([href$='/ny'])")).SubmitAsync(Form, ("Input.Reason", "Blev inte av"));
        }

        page.Text.ShouldNotContain("Upplärd av en handledare");
    }

    [Fact]
    public async Task The_administrator_changes_rules_from_today_on()
    {
        var lead = await _site.SignInAsync("project_lead");
        var admin = await _site.SignInAsync(Role.AssociationAdministrator);
        (await lead.GetAsync("/installningar/redo")).Status.ShouldBe(403);
        (await admin.GetAsync("/installningar/redo")).Text.ShouldContain("Riskbedömning av arbetsmiljön");

        var added = await (await admin.GetAsync("/installningar/redo/supplier/krav")).SubmitAsync(Form, ("Input.NameSv", "Provkravet"), ("Input.NameEn", "Test rule"), ("Input.ValidMonths", "6"), ("Input.AnsweredBy", "agreement"));
        added.Status.ShouldBe(200, added.TextOf(".ds-error-summary"));
        added.Text.ShouldContain("Provkravet");
        var changed = await (await admin.GetAsync($"/installningar/redo/host/krav/{Routines}")).SubmitAsync(Form, ("Input.ValidMonths", "18"));
        changed.Status.ShouldBe(200);
        (await _site.FactAsync<string>("select string_agg(coalesce(holds_from::text, '') || '–' || coalesce(holds_until::text, '') || ' ' || valid_months, ' · ' order by holds_from nulls first) from readiness_terms where rule_id = $1", Guid.Parse(Routines)))
            .ShouldBe("–2026-04-15 24 · 2026-04-15– 18");
        var retired = await (await admin.GetAsync($"/installningar/redo/host/krav/{Routines}")).SubmitAsync(Form, ("Input.IsRetired", "true"));
        retired.Text.ShouldContain("Krävs inte längre");
        (await (await admin.GetAsync($"/installningar/redo/host/krav/{Routines}")).SubmitAsync(Form, ("Input.IsRetired", null), ("Input.ValidMonths", "24"))).Text.ShouldNotContain("Krävs inte längre");
        (await (await admin.GetAsync("/installningar/redo/supplier/krav")).SubmitAsync(Form, ("Input.NameSv", "Provkravet"))).TextOf("[id='Input_NameSv-error']").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_list_shows_who_has_begun_and_the_others_when_they_are_asked_for()
    {
        var lead = await _site.SignInAsync("project_lead");
        var id = await AddAsync(lead, "Börjanprovet");
        await AddPersonAsync(lead, id, "Provia Början"); // somebody to call is no beginning
        (await RolesAsync(lead)).ShouldBeEmpty();
        (await RolesAsync(lead, "&Begun=NotBegun")).ShouldBe(["Leverera till offentlig sektor", "Ta emot för arbetsträning"]);

        var asked = await (await lead.GetAsync($"/organisationer/{id}/redo")).SubmitAsync("#role-supplier-ask");
        asked.Text.ShouldContain("Tillfrågad 15 april 2026, noterat av");
        (await lead.PostAsync($"/organisationer/{id}/redo?handler=Ask", [.. Page.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)asked.Document.QuerySelector("#role-supplier-ask")!)])).Status.ShouldBe(200);
        (await _site.FactAsync<long>("select count(*) from readiness_asks where organisation_id = $1", Guid.Parse(id))).ShouldBe(1);

        (await RolesAsync(lead)).ShouldBe(["Leverera till offentlig sektor"]);
        (await RolesAsync(lead, "&Begun=NotBegun")).ShouldBe(["Ta emot för arbetsträning"]);
        var coach = await (await _site.SignInAsync("coach")).GetAsync($"/organisationer/{id}/redo");
        coach.Text.ShouldContain("Tillfrågad 15 april 2026");
        coach.Document.QuerySelector("main form").ShouldBeNull("a coach reads");
        (await asked.SubmitAsync("#role-supplier-ask")).Text.ShouldNotContain("Tillfrågad 15 april 2026");
        (await RolesAsync(lead)).ShouldBeEmpty();
        await RegisterAsync(lead, id, Insurance, ("Input.OccurredOn", "2024-04-01"), ("Input.ValidUntil", "2025-03-31"));
        (await RolesAsync(lead)).ShouldBe(["Ta emot för arbetsträning"], "what has ended was a beginning");

        async Task<List<string>> RolesAsync(Visitor visitor, string more = "") =>
            [.. (await visitor.GetAsync($"/organisationer/redo?q=Börjanprovet{more}")).Document.QuerySelectorAll("main table tbody tr td:nth-child(2)").Select(static cell => cell.TextContent.Trim()).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task The_administrator_adds_a_role_retires_it_and_takes_it_back_with_its_rules()
    {
        var (lead, admin) = (await _site.SignInAsync("project_lead"), await _site.SignInAsync(Role.AssociationAdministrator));
        var id = await AddAsync(lead, "Rollprovet");
        (await lead.GetAsync("/installningar/redo/ny/roll")).Status.ShouldBe(403);
        Task<Page> AddRoleAsync(string name) => SubmitAsync(admin, "/installningar/redo/ny/roll", [("Input.NameSv", name), ("Input.NameEn", "Mentor young adults")]);

        (await AddRoleAsync("")).TextOf("[id='Input_NameSv-error']").ShouldNotBeNull();
        (await AddRoleAsync("Bli mentor för unga")).Text.ShouldContain("Bli mentor för unga");
        (await AddRoleAsync(" bli mentor för unga ")).TextOf("[id='Input_NameSv-error']").ShouldNotBeNull();
        const string role = "bli_mentor_for_unga";
        (await lead.GetAsync($"/organisationer/{id}/redo")).Text.ShouldNotContain("Bli mentor", Case.Sensitive, "nothing is asked yet");
        await SubmitAsync(admin, $"/installningar/redo/{role}/krav", [("Input.NameSv", "Mentorsutbildning"), ("Input.IsRequired", "true")]);
        var rule = await _site.FactAsync<Guid>("select id from readiness_rules where role = $1", role);
        (await RegisterAsync(lead, id, rule.ToString(), ("Input.OccurredOn", "2026-04-15"))).TextOf($"[aria-labelledby='role-{role}']")!.ShouldContain("Redo sedan");
        (await lead.GetAsync($"/organisationer/redo?Role={role}&q=Rollprovet")).RowsOf("main table").Count.ShouldBe(1);

        var retired = await SubmitAsync(admin, $"/installningar/redo/{role}", [("Input.IsRetired", "true")]);

        retired.Text.ShouldContain("Används inte sedan 15 april 2026");
        (await admin.GetAsync($"/installningar/redo/{role}/krav/{rule}")).Status.ShouldBe(404);
        (await lead.GetAsync($"/organisationer/{id}/redo")).Document.QuerySelector($"#role-{role}").ShouldBeNull();
        (await lead.GetAsync("/organisationer/redo")).Document.QuerySelector($"option[value='{role}']").ShouldBeNull();
        (await lead.GetAsync($"/organisationer/redo?Role={role}")).RowsOf("main table").ShouldBeEmpty();
        (await _site.FactAsync<long>("select count(*) from readiness_evidence where rule_id = $1 and superseded_at is null", rule)).ShouldBe(1);

        _site.Clock.Advance(TimeSpan.FromDays(2));
        try
        {
            await SubmitAsync(await _site.SignInAsync(Role.AssociationAdministrator), $"/installningar/redo/{role}", [("Input.IsRetired", null)]);
            (await (await _site.SignInAsync("project_lead")).GetAsync($"/organisationer/{id}/redo")).TextOf($"[aria-labelledby='role-{role}']")!.ShouldContain("Redo sedan 17 april 2026");
        }
        finally
        {
            _site.Clock.Advance(TimeSpan.FromDays(-2));
        }
    }

    [Fact]
    public async Task The_measure_counts_the_hosts_that_the_initiative_has_made_ready()
    {
        var initiative = new InitiativeId(await _site.FactAsync<Guid>("select initiative_id from activity_series where type = 'supervisor_course' limit 1"));
        var measure = SamstegApplication.Capabilities.SelectMany(static capability => capability.Measures).Single(static one => one.Key == "organisations_ready_to_host");
        await using var scope = await _site.ScopeOfAsync(await _site.FactAsync<Guid>("select id from accounts where demo_role = 'project_lead'"));
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();

        var rows = await database.FiguresAsync<Counted>(measure.Facts(new MeasureQuestion(initiative, new MeasureFilter())), DateTimeOffset.MaxValue.AddYears(-10));

        var today = new DateOnly(2026, 4, 15);
        var names = await database.QueryAsync<string>(Sql.Of($"select name from organisations where id = any ({rows.Where(row => !(row.CountsFrom > today) && !(row.CountsUntil <= today)).Select(static row => row.Subject).ToArray()})"));
        names.ShouldContain("Exempelkafét");
        names.ShouldContain("Demotvätten");
        names.ShouldNotContain("Provträdgården", "its insurance has ended");
        names.ShouldNotContain("Skisstryckeriet", "it came to one of two days");
    }

    [Fact]
    public async Task SQL_and_judgement_say_the_same_of_every_day()
    {
        await using var scope = await _site.ScopeOfAsync(await _site.FactAsync<Guid>("select id from accounts where demo_role = 'project_lead'"));
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        var sources = scope.ServiceProvider.GetServices<Capability>().SelectMany(static capability => capability.Evidence).ToList();
        var spans = await database.QueryAsync<ReadySpan>(Sql.Of($"""
            with terms as ({ReadinessSql.Terms}), evidence as ({ReadinessSql.Evidence(sources)}), answered as ({ReadinessSql.Answered}), ready as ({ReadinessSql.Ready})
            select r.organisation_id, r.role, lower(span) as first, upper(span) as past from ready r cross join lateral unnest(r.days) as span
            """));
        var terms = (await database.QueryAsync<TermsOf>(Sql.Of($"""
            select r.role, t.rule_id, t.holds_from, t.holds_until, t.is_required, t.valid_months, t.minimum_share, t.answered_by from readiness_terms t join readiness_rules r on r.id = t.rule_id
            """))).ToLookup(static row => row.Role, static row => new RuleTerms(row.RuleId, row.HoldsFrom, row.HoldsUntil, row.IsRequired, row.ValidMonths, row.MinimumShare, row.AnsweredBy));
        var evidence = (await database.QueryAsync<FactOf>(Sql.Of($"select uuidv7() as id, e.* from ({ReadinessSql.Evidence(sources)}) e")))
            .ToLookup(static row => row.OrganisationId, static row => new EvidenceFact(row.Id, row.RuleId, row.Kind, row.ValidFrom, row.ValidUntil, row.Share));

        spans.ShouldNotBeEmpty();
        foreach (var (organisation, role) in from organisation in evidence from role in terms select (organisation, role))
        {
            for (var day = new DateOnly(2025, 1, 1); day < new DateOnly(2028, 1, 1); day = day.AddDays(1))
            {
                var said = spans.FirstOrDefault(span => span.OrganisationId == organisation.Key && span.Role == role.Key && !(span.First > day) && !(span.Past <= day));
                var (isReady, since) = ReadinessJudgement.Since(day, [.. role], [.. organisation]);
                (said is not null, said?.First).ShouldBe((isReady, since), $"{organisation.Key} {role.Key} {day:O}");
            }
        }
    }

    [Fact]
    public async Task Readiness_is_read_over_the_api_and_told_where_a_place_is_chosen()
    {
        var id = await _site.FactAsync<Guid>("select id from organisations where name = 'Provträdgården'");
        var coach = await _site.SignInAsync("coach");
        var initiative = await _site.FactAsync<Guid>("select initiative_id from placements limit 1");

        var chosen = await coach.PostAsync($"/insatser/{initiative}/platser/ny?handler=Organisation", [
            .. Page.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)(await coach.GetAsync($"/insatser/{initiative}/platser/ny")).Document.QuerySelector("main form")!).Where(static field => field.Name != "Input.Organisation"),
            ("Input.Organisation", id.ToString())]);

        chosen.Text.ShouldContain("Ta emot för arbetsträning: Nästan redo");
        chosen.Text.ShouldContain("Det som saknas: Försäkring.");
        var roles = (await (await ApiClient.OfAsync(_site, "coach")).GetAsync($"organisations/{id}/readiness")).Json.GetProperty("items");
        (roles[0].GetProperty("role").GetString(), roles[0].GetProperty("isReady").GetBoolean()).ShouldBe(("host", false));
        roles[0].GetProperty("rules").EnumerateArray().Select(static rule => rule.GetProperty("state").GetString()).ShouldContain("expired");
    }

    private static Task<Page> RegisterAsync(Visitor lead, string organisation, string rule, params (string, string?)[] answers) => SubmitAsync(lead, $"/organisationer/{organisation}/redo/{rule}", answers);

    private static async Task<Page> SubmitAsync(Visitor lead, string path, (string, string?)[] answers) => await (await lead.GetAsync(path)).SubmitAsync(Form, answers);

    private static Task<string> AddAsync(Visitor visitor, string name) => OrganisationTests.AddAsync(visitor, name, "social_enterprise");

    private async Task<Guid> AddPersonAsync(Visitor lead, string organisation, string name)
    {
        await (await lead.GetAsync($"/organisationer/{organisation}/kontaktpersoner/ny")).SubmitAsync(Form, ("Input.Name", name), ("Input.IsSupervisor", "true"));
        return await _site.FactAsync<Guid>("select id from contact_persons where organisation_id = $1 and name = $2", Guid.Parse(organisation), name);
    }

    private Task<Guid> OtherInitiativeAsync() =>
        _site.FactAsync<Guid>("select id from initiatives where id <> (select initiative_id from activity_series where type = 'supervisor_course' limit 1) limit 1");

    private sealed record Counted(Guid Subject, bool Part, DateOnly? CountsFrom, DateOnly? CountsUntil);

    private sealed record ReadySpan(Guid OrganisationId, string Role, DateOnly? First, DateOnly? Past);

    private sealed record TermsOf(string Role, Guid RuleId, DateOnly? HoldsFrom, DateOnly? HoldsUntil, bool IsRequired, int? ValidMonths, int? MinimumShare, string[] AnsweredBy);

    private sealed record FactOf(Guid Id, Guid OrganisationId, Guid? RuleId, string? Kind, DateOnly? ValidFrom, DateOnly? ValidUntil, int? Share);
}
