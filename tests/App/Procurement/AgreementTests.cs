using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Business agreements over HTTP: list, form, states with corrections, and where they show elsewhere. Today is 15 April 2026.</summary>
public sealed class AgreementTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";
    private const string Retract = "main button[formaction*='Retract']";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task An_agreement_is_added_once_though_sent_twice()
    {
        var lead = await LeadAsync();
        var form = await lead.GetAsync($"{await ListAsync()}/ny");
        var answers = await AnswersAsync("Dubbelavtalet", "dialogue", "2026-04-01", ("Input.Value", "1 234,50 kr"));

        var page = await form.SubmitAsync(Form, answers);
        (await form.SubmitAsync(Form, answers)).Status.ShouldBe(200);

        page.Status.ShouldBe(200);
        page.TextOf("h1").ShouldBe("Dubbelavtalet");
        (await _site.FactAsync<long>("select count(*) from business_agreements where title = 'Dubbelavtalet'")).ShouldBe(1);
        (await _site.FactAsync<decimal>("select value from business_agreements where title = 'Dubbelavtalet'")).ShouldBe(1234.50m);
    }

    [Fact]
    public async Task The_list_is_filtered_and_exported_as_shown()
    {
        var lead = await LeadAsync();
        await AddAsync(lead, "Listavtalet", "drafting", "2026-04-02");

        var list = await lead.GetAsync($"{await ListAsync()}?q=listavtalet&State=Drafting&Type=direct_award");
        list.RowsOf("main table").ShouldHaveSingleItem().ShouldContain("Förhandlas");
        (await lead.GetAsync($"{await ListAsync()}?q=listavtalet&State=Signed")).Document.QuerySelector("main table").ShouldBeNull();
        var file = await lead.GetAsync($"/upphandling?q=listavtalet&export=csv");
        file.Source.ShouldContain("Listavtalet");
        file.Source.ShouldContain("2026-04-02");
        (await lead.GetAsync($"{await ListAsync()}?State=okand")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_public_supplier_and_a_private_buyer_are_refused_in_words()
    {
        var lead = await LeadAsync();
        var form = await lead.GetAsync($"{await ListAsync()}/ny");
        var (buyer, supplier) = await PartiesAsync();
        var answers = await AnswersAsync("Omvända avtalet", "identified", "2026-04-01");

        var answer = await form.SubmitAsync(Form, [.. answers.Where(static field => field.Name is not ("Input.Buyer" or "Input.Supplier")), ("Input.Buyer", supplier), ("Input.Supplier", buyer)]);

        answer.Status.ShouldBe(422);
        answer.TextOf("[id='Input_Buyer-error']").ShouldNotBeNull().ShouldContain("offentlig");
        answer.TextOf("[id='Input_Supplier-error']").ShouldNotBeNull().ShouldContain("offentlig");
        (await _site.FactAsync<long>("select count(*) from business_agreements where title = 'Omvända avtalet'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("Input.Title", "", "Title")]
    [InlineData("Input.Type", "private_purchase", "Type")]
    [InlineData("Input.Buyer", "", "Buyer")]
    [InlineData("Input.Buyer", "11111111-1111-1111-1111-111111111111", "Buyer")]
    [InlineData("Input.State", "Ended", "State")]
    [InlineData("Input.State", "Hittepå", "State")]
    [InlineData("Input.OccurredOn", "2026-04-16", "OccurredOn")]
    [InlineData("Input.OccurredOn", "0202-04-01", "OccurredOn")]
    [InlineData("Input.OccurredOn", "igår", "OccurredOn")]
    [InlineData("Input.OccurredOn", null, "OccurredOn")]
    [InlineData("Input.Value", "-1", "Value")]
    [InlineData("Input.Value", "1,005", "Value")]
    [InlineData("Input.Value", "mycket", "Value")]
    [InlineData("Input.Value", "9999999999999", "Value")]
    public async Task What_is_wrong_is_told_beside_its_field(string name, string? typed, string field)
    {
        var lead = await LeadAsync();
        var form = await lead.GetAsync($"{await ListAsync()}/ny");
        var answers = (await AnswersAsync("Felavtalet", "identified", "2026-04-01")).Where(answer => answer.Name != name);

        var answer = await form.SubmitAsync(Form, [.. answers, (name, typed)]);

        answer.Status.ShouldBe(422);
        answer.TextOf($"[id='Input_{field}-error']").ShouldNotBeNullOrWhiteSpace();
        (await _site.FactAsync<long>("select count(*) from business_agreements where title = 'Felavtalet'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_state_follows_in_order_and_never_back_in_time()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Lägesavtalet", "dialogue", "2026-03-10");

        var early = await StateAsync(lead, path, "Drafting", "2026-03-09");
        early.Status.ShouldBe(422);
        early.TextOf("[id='Input_OccurredOn-error']").ShouldNotBeNull();
        (await StateAsync(lead, path, "Drafting", "2026-04-16")).TextOf("[id='Input_OccurredOn-error']").ShouldNotBeNull();
        (await StateAsync(lead, path, "Ended", "2026-03-11")).TextOf("[id='Input_State-error']").ShouldNotBeNull();

        var form = await lead.GetAsync($"{path}/lage");
        (await form.SubmitAsync(Form, ("Input.State", "Signed"), ("Input.OccurredOn", "2026-03-20"), ("Input.IsUntilFurther", "true"))).Status.ShouldBe(200);
        (await form.SubmitAsync(Form, ("Input.State", "Signed"), ("Input.OccurredOn", "2026-03-20"))).Status.ShouldBe(422);
        (await StateAsync(lead, path, "Dropped", "2026-03-21")).TextOf("[id='Input_State-error']").ShouldNotBeNull().ShouldContain("påskrivet");
        (await StateAsync(lead, path, "Ended", "2026-04-01")).Status.ShouldBe(200);
        (await lead.GetAsync($"{path}/lage")).Path.ShouldBe(path);
    }

    [Fact]
    public async Task How_long_it_holds_is_asked_when_it_is_signed()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Tidlösa avtalet", "dialogue", "2026-03-10");
        var agreement = Guid.Parse(path.Split('/')[^1]);
        var form = await lead.GetAsync($"{path}/lage");

        var asked = await form.SubmitAsync(Form, ("Input.State", "Signed"), ("Input.OccurredOn", "2026-03-20"));
        asked.TextOf("[id='Input_EndsOn-error']").ShouldNotBeNull().ShouldContain("påminda");
        (await asked.SubmitAsync(Form, ("Input.StartsOn", "2026-04-01"), ("Input.EndsOn", "2026-03-31"))).TextOf("[id='Input_EndsOn-error']").ShouldNotBeNullOrWhiteSpace();
        (await _site.FactAsync<long>("select count(*) from agreement_states where agreement_id = $1 and state = 'signed'", agreement)).ShouldBe(0);

        (await asked.SubmitAsync(Form, ("Input.StartsOn", "2026-04-01"), ("Input.EndsOn", "2026-06-30"))).Status.ShouldBe(200);
        (await _site.FactAsync<string>("select starts_on || ' ' || ends_on from business_agreements where id = $1", agreement)).ShouldBe("2026-04-01 2026-06-30");
        (await lead.GetAsync("/")).Text.ShouldContain("Tidlösa avtalet", customMessage: "its end is within the months of the reminder");
    }

    [Fact]
    public async Task One_that_is_signed_until_further_notice_has_no_last_day_any_more()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Löpande avtalet", "dialogue", "2026-03-10");
        await ReviseAsync(lead, path, ("Input.StartsOn", "2026-04-01"), ("Input.EndsOn", "2026-12-31"));

        (await (await lead.GetAsync($"{path}/lage")).SubmitAsync(Form, ("Input.State", "Signed"), ("Input.OccurredOn", "2026-03-20"), ("Input.EndsOn", ""), ("Input.IsUntilFurther", "true"))).Status.ShouldBe(200);

        (await _site.FactAsync<string>("select concat_ws(' ', starts_on, ends_on) from business_agreements where id = $1", Guid.Parse(path.Split('/')[^1]))).ShouldBe("2026-04-01");
    }

    [Fact]
    public async Task An_agreement_that_is_dropped_says_why_and_days_in_each_state_are_shown()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Bortfallna avtalet", "dialogue", "2026-03-10");
        await StateAsync(lead, path, "LegalCheck", "2026-03-22");
        var form = await lead.GetAsync($"{path}/lage");

        (await form.SubmitAsync(Form, ("Input.State", "Dropped"), ("Input.OccurredOn", "2026-04-01"))).TextOf("[id='Input_Because-error']").ShouldNotBeNullOrWhiteSpace();
        var page = await form.SubmitAsync(Form, ("Input.State", "Dropped"), ("Input.OccurredOn", "2026-04-01"), ("Input.Because", "Beloppet gick över gränsen."));

        var rows = page.RowsOf("main table");
        rows.Count.ShouldBe(3);
        rows[0][0].ShouldContain("Beloppet gick över gränsen.");
        rows[0][2].ShouldBe("–");
        rows[1][2].ShouldBe("10 dagar");
        rows[2][2].ShouldBe("12 dagar");
        (await lead.GetAsync(await ListAsync())).TextOf("section[aria-labelledby='stages']").ShouldNotBeNull().ShouldContain("Juridisk prövning");
    }

    [Fact]
    public async Task Value_period_and_origin_are_kept_and_a_period_that_ends_before_it_starts_is_refused()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Periodavtalet", "dialogue", "2026-04-01");
        var form = await lead.GetAsync($"{path}/andra");

        (await form.SubmitAsync(Form, ("Input.StartsOn", "2026-05-01"), ("Input.EndsOn", "2026-04-30"))).TextOf("[id='Input_EndsOn-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.RemindMonths", "25"))).TextOf("[id='Input_RemindMonths-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.SubmitAsync(Form, ("Input.Responsible", Guid.NewGuid().ToString()))).Status.ShouldBe(422);
        var page = await form.SubmitAsync(
            Form, ("Input.Value", "120 000"), ("Input.ValueIs", "Yearly"), ("Input.StartsOn", "2026-05-01"), ("Input.EndsOn", "2027-04-30"), ("Input.Origin", "Möttes på en träff."));

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("per år");
        page.Text.ShouldContain("Möttes på en träff.");
        (await _site.FactAsync<DateOnly>("select ends_on from business_agreements where title = 'Periodavtalet'")).ShouldBe(new DateOnly(2027, 4, 30));
    }

    [Fact]
    public async Task A_party_is_added_once_and_held_to_what_it_may_be()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Partavtalet", "dialogue", "2026-04-01");
        var third = await _site.FactAsync<Guid>("select id from organisations where type = 'municipality' order by id offset 1 limit 1");
        var form = await lead.GetAsync($"{path}/parter");

        (await form.SubmitAsync(Form, ("Input.Organisation", third.ToString()), ("Input.Part", "Supplier"))).TextOf("[id='Input_Organisation-error']").ShouldNotBeNull().ShouldContain("offentlig");
        (await form.SubmitAsync(Form, ("Input.Organisation", third.ToString()), ("Input.Part", "Hittepå"))).Status.ShouldBe(422);
        (await form.SubmitAsync(Form, ("Input.Organisation", (await PartiesAsync()).Buyer), ("Input.Part", "Other"))).TextOf("[id='Input_Organisation-error']").ShouldNotBeNull().ShouldContain("redan part");
        var page = await form.SubmitAsync(Form, ("Input.Organisation", third.ToString()), ("Input.Part", "Buyer"));
        (await form.SubmitAsync(Form, ("Input.Organisation", third.ToString()), ("Input.Part", "Buyer"))).Status.ShouldBe(200);

        page.TextOf("section[aria-labelledby='parties']").ShouldNotBeNull().ShouldContain("Köper också");
        (await lead.GetAsync($"/organisationer/{third}")).Text.ShouldContain("Partavtalet");
        var removed = await page.SubmitAsync("section[aria-labelledby='parties'] form");
        removed.TextOf("section[aria-labelledby='parties']").ShouldNotBeNull().ShouldNotContain("Köper också");
        (await (await _site.SignInAsync("association_director")).GetAsync($"{path}/parter")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task What_led_to_an_agreement_is_chosen_among_what_the_initiative_has_and_named_where_the_viewer_may_read_it()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Ursprungsavtalet", "dialogue", "2026-04-01");
        var form = await lead.GetAsync($"{path}/ursprung");
        var advice = form.Document.QuerySelectorAll<IHtmlOptionElement>("select option").First(static option => option.Value.StartsWith("advice:", StringComparison.Ordinal)).Value;

        (await form.SubmitAsync(Form, ("Chosen", $"advice:{Guid.NewGuid()}"))).Status.ShouldBe(422);
        var page = await form.SubmitAsync(Form, ("Chosen", advice));
        (await form.SubmitAsync(Form, ("Chosen", advice))).Status.ShouldBe(200);

        page.Document.QuerySelectorAll("section[aria-labelledby='origin'] li a").ShouldHaveSingleItem().GetAttribute("href").ShouldNotBeNull().ShouldContain("/radgivning/");
        (await page.SubmitAsync("section[aria-labelledby='origin'] form")).Document.QuerySelector("section[aria-labelledby='origin'] li").ShouldBeNull();
    }

    [Fact]
    public async Task An_agreement_that_ends_comes_up_for_who_is_responsible_until_a_new_one_continues_it_which_is_not_counted_once_more()
    {
        var lead = await LeadAsync();
        var officer = await _site.SignInAsync(Role.ProcurementOfficer, await InitiativeAsync());
        var path = await AddAsync(lead, "Löpande avtalet", "signed", "2025-05-01");
        await ReviseAsync(lead, path, ("Input.EndsOn", "2026-07-16"));
        (await officer.GetAsync("/")).Text.ShouldNotContain("Löpande avtalet");
        await ReviseAsync(lead, path, ("Input.EndsOn", "2026-07-15"));
        (await officer.GetAsync("/")).Text.ShouldContain("Löpande avtalet", Case.Sensitive, "nobody is responsible, so all who work with agreements are reminded");
        await ReviseAsync(lead, path, ("Input.Responsible", (await _site.FactAsync<Guid>("select id from accounts where demo_role = 'project_lead'")).ToString()));
        (await officer.GetAsync("/")).Text.ShouldNotContain("Löpande avtalet");
        (await lead.GetAsync("/")).Text.ShouldContain("Löpande avtalet");
        (await lead.GetAsync($"{await ListAsync()}?Attention=Ending&q=löpande")).RowsOf("main table").ShouldHaveSingleItem().ShouldContain("Löper ut");

        var form = await (await lead.GetAsync(path)).FollowAsync("a[href*='renews=']");
        form.Document.QuerySelector<IHtmlInputElement>("[name='Input.StartsOn']")!.Value.ShouldBe("2026-07-16");
        var renewal = await form.SubmitAsync(Form, ("Input.Title", "Det nya"), ("Input.State", "Signed"), ("Input.OccurredOn", "2026-04-10"));

        renewal.TextOf("h1").ShouldBe("Det nya");
        renewal.Text.ShouldContain("Löpande avtalet");
        (await lead.GetAsync(path)).Text.ShouldContain("Det nya");
        (await lead.GetAsync("/")).Text.ShouldNotContain("Löpande avtalet");
        (await CountsFromAsync(Guid.Parse(path.Split('/')[^1]), _site.Clock.GetUtcNow())).ShouldBe(["2025-05-01"]);
        (await CountsFromAsync(Guid.Parse(renewal.Path.Split('/')[^1]), _site.Clock.GetUtcNow())).ShouldBeEmpty();
        (await form.SubmitAsync(Form, ("Input.Id", Guid.NewGuid().ToString()), ("Input.Title", "Ännu ett"), ("Input.State", "Signed"), ("Input.OccurredOn", "2026-04-10"))).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_corrected_day_keeps_the_old_one_in_the_history()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Rättade avtalet", "dialogue", "2026-03-10");
        var page = await StateAsync(lead, path, "Signed", "2026-03-20");
        var form = await page.FollowAsync("main a[href$='/ratta']");

        (await form.SubmitAsync(Form, ("Input.OccurredOn", "2026-03-09"), ("Input.Reason", "Fel dag"))).TextOf("[id='Input_OccurredOn-error']").ShouldNotBeNull();
        (await form.SubmitAsync(Form, ("Input.OccurredOn", "2026-03-25"), ("Input.Reason", ""))).TextOf("[id='Input_Reason-error']").ShouldNotBeNull();
        (await form.SubmitAsync(Form, ("Input.Reason", "Inget"))).Status.ShouldBe(422);
        var corrected = await form.SubmitAsync(Form, ("Input.OccurredOn", "2026-03-25"), ("Input.Reason", "Papperet kom senare"));

        corrected.Status.ShouldBe(200);
        corrected.RowsOf("main table")[0][1].Replace('\u00A0', ' ').ShouldBe("25 mars 2026");
        corrected.TextOf("main details").ShouldNotBeNull().ShouldContain("Papperet kom senare");
        var twice = await form.SubmitAsync(Form, ("Input.OccurredOn", "2026-03-26"), ("Input.Reason", "En gång till"));
        twice.Status.ShouldBe(409);
        twice.TextOf(".ds-error-summary").ShouldNotBeNull();
        (await _site.FactAsync<long>("select count(*) from agreement_states s join business_agreements a on a.id = s.agreement_id where a.title = 'Rättade avtalet' and superseded_at is null")).ShouldBe(2);
    }

    [Fact]
    public async Task A_state_is_taken_back_unless_it_is_the_only_one_or_another_rests_on_it()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Tillbakatagna avtalet", "signed", "2026-03-10");
        var only = await (await lead.GetAsync(path)).FollowAsync("main a[href$='/ratta']");
        (await only.PressAsync(Retract, ("Input.Reason", "Fel"))).TextOf(".ds-error-summary").ShouldNotBeNull();

        var ended = await StateAsync(lead, path, "Ended", "2026-04-01");
        (await only.PressAsync(Retract, ("Input.Reason", "Fel"))).TextOf(".ds-error-summary").ShouldNotBeNull();
        var kept = await (await only.PressAsync(Retract, ("Input.Reason", ""))).SubmitAsync(Form, ("Input.OccurredOn", "2026-03-09"), ("Input.Reason", "En dag tidigare"));
        kept.TextOf("main table").ShouldNotBeNull().ShouldContain("9 mars 2026", Case.Sensitive, "the form's own button corrects, although removing was refused before");
        var taken = await (await ended.FollowAsync("main a[href$='/ratta']")).PressAsync(Retract, ("Input.Reason", "Det löper ett år till"));

        taken.Status.ShouldBe(200);
        taken.RowsOf("main table").ShouldHaveSingleItem()[0].ShouldBe("Påskrivet");
    }

    [Fact]
    public async Task A_change_on_a_stale_version_is_a_conflict()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Versionsavtalet", "identified", "2026-04-01");
        var first = await lead.GetAsync($"{path}/andra");
        var second = await lead.GetAsync($"{path}/andra");

        (await first.SubmitAsync(Form, ("Input.Title", "Versionsavtalet ett"))).Status.ShouldBe(200);
        var late = await second.SubmitAsync(Form, ("Input.Title", "Versionsavtalet två"));

        late.Status.ShouldBe(409);
        late.Document.QuerySelector<IHtmlInputElement>("[name='Input.Title']")!.Value.ShouldBe("Versionsavtalet två");
    }

    [Fact]
    public async Task Signed_agreements_count_from_their_day_also_when_ended_and_as_they_were_known()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Räknade avtalet", "signed", "2026-03-10");
        await StateAsync(lead, path, "Ended", "2026-04-01");
        var before = _site.Clock.GetUtcNow();
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        var form = await (await lead.GetAsync(path)).FollowAsync("main tr:last-of-type a[href$='/ratta']");
        await form.SubmitAsync(Form, ("Input.OccurredOn", "2026-03-12"), ("Input.Reason", "Rätt dag"));
        var agreement = Guid.Parse(path.Split('/')[^1]);

        (await CountsFromAsync(agreement, _site.Clock.GetUtcNow())).ShouldBe(["2026-03-12"]);
        (await CountsFromAsync(agreement, before)).ShouldBe(["2026-03-10"]);
        (await CountsFromAsync(agreement, before.AddMinutes(-1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_agreement_that_has_stood_still_comes_up_on_idag_on_the_thirty_first_day()
    {
        var officer = await _site.SignInAsync(Role.ProcurementOfficer, await InitiativeAsync());
        var lead = await LeadAsync();
        await AddAsync(lead, "Stillastående avtalet", "dialogue", "2026-03-15");
        await AddAsync(lead, "Rörliga avtalet", "dialogue", "2026-03-16");

        var today = await officer.GetAsync("/");

        today.Text.ShouldContain("Stillastående avtalet");
        today.Text.ShouldNotContain("Rörliga avtalet");
    }

    [Fact]
    public async Task An_organisations_page_lists_its_agreements_to_those_who_may_read_them()
    {
        var lead = await LeadAsync();
        await AddAsync(lead, "Panelavtalet", "dialogue", "2026-04-01");
        var (buyer, _) = await PartiesAsync();
        var coach = await _site.SignInAsync("coach");

        (await lead.GetAsync($"/organisationer/{buyer}")).Text.ShouldContain("Panelavtalet");
        (await coach.GetAsync($"/organisationer/{buyer}")).Text.ShouldNotContain("Panelavtalet");
    }

    [Fact]
    public async Task Another_initiatives_agreement_is_not_found()
    {
        var lead = await LeadAsync();
        var path = await AddAsync(lead, "Hemliga avtalet", "identified", "2026-04-01");
        var agreement = path.Split('/')[^1];
        var other = await OtherInitiativeAsync();
        var stranger = await _site.SignInAsync(Role.ProjectLead, other);

        (await stranger.GetAsync(path)).Status.ShouldBe(404);
        (await stranger.GetAsync($"/insatser/{other}/upphandling/{agreement}")).Status.ShouldBe(404);
        (await stranger.GetAsync($"/insatser/{other}/upphandling/{agreement}/andra")).Status.ShouldBe(404);
        (await stranger.GetAsync($"/insatser/{other}/upphandling/{agreement}/lage")).Status.ShouldBe(404);
        (await stranger.GetAsync("/upphandling")).Text.ShouldNotContain("Hemliga avtalet");
        (await lead.GetAsync($"{path}/lage/{Guid.NewGuid()}/ratta")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_director_reads_but_does_not_register()
    {
        var director = await _site.SignInAsync("association_director");
        var list = await ListAsync();

        (await director.GetAsync(list)).Status.ShouldBe(200);
        (await director.GetAsync($"{list}/ny")).Status.ShouldBe(403);
        (await (await _site.SignInAsync("coach")).GetAsync(list)).Status.ShouldBe(403);
    }

    private Task<Visitor> LeadAsync() => _site.SignInAsync("project_lead");

    private Task<Guid> InitiativeAsync() => _site.FactAsync<Guid>(
        "select r.initiative_id from role_assignments r join accounts a on a.id = r.account_id where a.demo_role = 'project_lead' and r.initiative_id is not null limit 1");

    private async Task<string> ListAsync() => $"/insatser/{await InitiativeAsync()}/upphandling";

    private async Task<Guid> OtherInitiativeAsync() => await _site.FactAsync<Guid>("""
        insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on)
        select uuidv7(), 'Den andra insatsen', id, 'ongoing', '2026-01-01', '2026-12-31' from organisations limit 1 returning id
        """);

    private async Task<(string Buyer, string Supplier)> PartiesAsync() => (
        (await _site.FactAsync<Guid>("select id from organisations where type = 'municipality' order by id limit 1")).ToString(),
        (await _site.FactAsync<Guid>("select id from organisations where type = 'social_enterprise_asf' order by id limit 1")).ToString());

    private async Task<(string Name, string? Value)[]> AnswersAsync(string title, string state, string day, params (string Name, string? Value)[] more)
    {
        var (buyer, supplier) = await PartiesAsync();
        return
        [
            ("Input.Title", title), ("Input.Type", "direct_award"), ("Input.Buyer", buyer), ("Input.Supplier", supplier),
            ("Input.State", state), ("Input.OccurredOn", day), .. more,
        ];
    }

    /// <summary>Adds an agreement through the form; the address of its page.</summary>
    private async Task<string> AddAsync(Visitor visitor, string title, string state, string day)
    {
        var form = await visitor.GetAsync($"{await ListAsync()}/ny");
        var page = await form.SubmitAsync(Form, await AnswersAsync(title, state, day));
        page.Status.ShouldBe(200, page.TextOf(".ds-error-summary"));
        return page.Path;
    }

    /// <summary>The measure's facts of one agreement, as known at a moment, read as those see it who see all figures.</summary>
    private async Task<IReadOnlyList<string>> CountsFromAsync(Guid agreement, DateTimeOffset knownAt)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        await database.ExecuteAsync(Sql.Of($"select set_config('samsteg.figures', '*', true)"));
        var measure = scope.ServiceProvider.GetServices<Capability>().SelectMany(static capability => capability.Measures).Single(static measure => measure.Key == "agreements_signed");
        var facts = measure.Facts(new MeasureQuestion(new InitiativeId(await InitiativeAsync()), new MeasureFilter()));
        return await database.FiguresAsync<string>(Sql.Of($"select counts_from::text from ({facts}) f where part and counts_until is null and subject = {agreement}"), knownAt);
    }

    private static async Task ReviseAsync(Visitor visitor, string path, params (string Name, string? Value)[] answers) =>
        (await (await visitor.GetAsync($"{path}/andra")).SubmitAsync(Form, answers)).Status.ShouldBe(200);

    private static async Task<Page> StateAsync(Visitor visitor, string path, string state, string day) =>
        await (await visitor.GetAsync($"{path}/lage")).SubmitAsync(Form, ("Input.State", state), ("Input.OccurredOn", day), ("Input.IsUntilFurther", "true"));
}
