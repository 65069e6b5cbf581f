using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Two records of one organisation become one, and nothing that refers to the other is left behind or opened to more people without a word.</summary>
public sealed class MergeTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";
    private const string References = """
        select c.conrelid::regclass::text, a.attname::text from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = 'organisations'::regclass order by 1, 2
        """;

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task Every_column_that_refers_to_an_organisation_is_known_to_the_merge()
    {
        var columns = (await _site.Database.RowsAsync(References)).Select(static row => ((string)row[0]!, (string)row[1]!)).ToList();

        columns.ShouldBe(OrganisationTies.Names.Keys, ignoreOrder: true,
            "A column that refers to organisations needs its words in OrganisationTies. Ask at the same time whether it lets anybody read: then access.opened_by_merging must know it.");
        (await _site.FactAsync<long>("select count(*) from pg_constraint where contype = 'f' and confrelid = 'organisations'::regclass and cardinality(conkey) > 1")).ShouldBe(0);
        await using var scope = _site.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();
        OrganisationTies.Names.Values.Where(name => texts.Find($"organisations.merge.holds.{name}") is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_uuid_that_is_called_an_organisations_refers_to_one() =>
        (await _site.Database.RowsAsync("""
            select a.attrelid::regclass::text || '.' || a.attname from pg_attribute a join pg_class t on t.oid = a.attrelid and t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
            where a.atttypid = 'uuid'::regtype and a.attname like '%organisation_id'
              and not exists (select from pg_constraint c where c.contype = 'f' and c.conrelid = a.attrelid and a.attnum = any (c.conkey) and c.confrelid = 'organisations'::regclass)
            """)).ShouldBeEmpty();

    [Fact]
    public async Task Everything_of_the_one_is_the_others_also_where_both_have_it()
    {
        var director = await _site.SignInAsync(Role.AssociationOfficer);
        var host = await _site.FactAsync<Guid>("select organisation_id from placements group by organisation_id order by count(*) desc, organisation_id limit 1");
        var twin = Guid.Parse(await AddAsync(director, "Tvillingprovet"));
        // Whatever an organisation has once, the twin has too: copies made by the catalogue's unique indexes.
        foreach (var index in await _site.Database.RowsAsync("""
            select distinct i.indrelid::regclass::text, a.attname::text
            from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            join pg_index i on i.indrelid = c.conrelid and i.indisunique and a.attnum = any (i.indkey::int2[])
            where c.contype = 'f' and c.confrelid = 'organisations'::regclass
            """))
        {
            var (table, column) = ((string)index[0]!, (string)index[1]!);
            await _site.OwnerAsync($"""
                insert into {table} select r.* from {table} t, jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'consent_id', gen_random_uuid(), '{column}', $2)) r where t.{column} = $1
                """, await RichestAsync(table, column) is { } rich && table != "organisation_stages" ? rich : host, twin);
            await _site.OwnerAsync($"""
                insert into {table} select r.* from {table} t, jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'consent_id', gen_random_uuid(), '{column}', $1)) r
                where t.{column} = $2 and not exists (select from {table} x where x.{column} = $1)
                """, host, twin);
        }

        var held = await CountsAsync(host, twin);
        var gone = await CountsAsync(twin, twin);
        gone.Values.Sum().ShouldBeGreaterThan(5);

        var compared = await director.GetAsync($"/organisationer/{host}/sla-ihop/{twin}");
        compared.Text.ShouldContain("Placeringar");
        var done = await compared.SubmitAsync(Form, ("Input.Stays", host.ToString()), ("Input.MayOpen", "true"));

        done.Status.ShouldBe(200, done.TextOf(".ds-error-summary, .ds-alert"));
        done.Path.ShouldBe($"/organisationer/{host}");
        (await CountsAsync(twin, twin)).Where(static left => left.Value > 0).ShouldBeEmpty();
        // Only links that say the same twice are fewer than they were.
        var left = await CountsAsync(host, host);
        held.Where(before => left[before.Key] != before.Value && before.Key is not ("initiative_partners.organisation_id" or "steering_members.organisation_id" or "agreement_parties.organisation_id"
            or "innovation_parties.organisation_id" or "call_invitations.organisation_id" or "sie_bindings.organisation_id" or "organisation_merges.into_id")).ShouldBeEmpty();
        (await director.GetAsync($"/organisationer/{twin}")).Path.ShouldBe($"/organisationer/{host}");
        (await _site.FactAsync<long>("select count(*) from audit_entries where action = 'merged' and subject_id = $1", twin)).ShouldBe(1);
    }

    [Fact]
    public async Task The_one_that_stays_takes_over_what_it_did_not_know_and_an_old_address_leads_on_twice()
    {
        var lead = await _site.SignInAsync("project_lead");
        var known = await AddAsync(lead, "Kända provet", ("Input.OrganisationNumber", Number("559999701")), ("Input.Municipality", "Flen"));
        var bare = await AddAsync(lead, "Nakna provet", ("Input.Municipality", "Trosa"));
        var last = await AddAsync(lead, "Sista provet");
        await (await lead.GetAsync($"/organisationer/{known}/kontakter/ny")).SubmitAsync(Form, ("Input.Way", "Phone"), ("Input.Said", "Fel."));
        await _site.OwnerAsync("update organisation_contacts set superseded_at = registered_at, superseded_reason = 'fel' where organisation_id = $1", Guid.Parse(known));

        var first = await MergeAsync(lead, known, bare, stays: bare);
        first.Text.ShouldContain(Number("559999701").Insert(6, "-"));
        first.Text.ShouldContain("Trosa");
        await MergeAsync(lead, bare, last, stays: last);

        (await lead.GetAsync($"/organisationer/{known}")).Path.ShouldBe($"/organisationer/{last}");
        (await lead.GetAsync($"/organisationer/{bare}/sla-ihop/{last}")).Path.ShouldBe($"/organisationer/{last}");
        (await _site.FactAsync<long>("select count(*) from organisation_contacts where organisation_id = $1 and superseded_at is not null", Guid.Parse(last))).ShouldBe(1);
        (await _site.FactAsync<string>("select organisation_number from organisations where id = $1", Guid.Parse(last))).ShouldBe(Number("559999701"));
    }

    [Fact]
    public async Task An_organisations_contact_who_would_read_of_the_others_people_is_told_of()
    {
        var officer = await _site.SignInAsync(Role.AssociationOfficer);
        var (one, two) = (Guid.Parse(await AddAsync(officer, "Kontaktprovet")), Guid.Parse(await AddAsync(officer, "Hemliga provet")));
        await _site.SignInAsync(Role.OrganisationContact, null, one);
        async Task<string?> OpenedAsync() => (await officer.GetAsync($"/organisationer/{two}/sla-ihop/{one}")).TextOf("#opens");
        (await OpenedAsync()).ShouldBeNull();

        await _site.OwnerAsync("insert into contact_persons (id, organisation_id, name, is_supervisor) values (uuidv7(), $1, 'Hemlig Person', false)", two);

        (await OpenedAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_would_read_more_is_told_by_name_and_only_the_office_decides_it()
    {
        var initiative = await _site.FactAsync<Guid>("select initiative_id from contact_notes group by initiative_id order by count(*) desc limit 1");
        var keeper = await _site.FactAsync<Guid>("select keeper_organisation_id from contact_notes where initiative_id = $1 group by 1 order by count(*) desc limit 1", initiative);
        var director = await _site.SignInAsync(Role.AssociationOfficer);
        var outside = Guid.Parse(await AddAsync(director, "Utanförprovet"));
        var lead = await _site.SignInAsync(Role.ProjectLead, initiative, outside);
        var path = $"/organisationer/{outside}/sla-ihop/{keeper}";

        var refused = await lead.GetAsync(path);
        refused.Document.QuerySelector(Form).ShouldBeNull();
        refused.Text.ShouldContain("förbundets kansli");
        var token = (await lead.GetAsync("/organisationer/ny")).Document.QuerySelector<IHtmlInputElement>("[name='__RequestVerificationToken']")!.Value;
        (await lead.PostAsync(path, [("__RequestVerificationToken", token), ("Input.Stays", outside.ToString()), ("Input.MayOpen", "true")])).Status.ShouldBe(422);

        var asked = await director.GetAsync(path);
        asked.TextOf("#opens").ShouldNotBeNull();
        var unticked = await asked.SubmitAsync(Form, ("Input.Stays", keeper.ToString()));
        unticked.Status.ShouldBe(422);
        unticked.TextOf("[id='Input_MayOpen-error']").ShouldNotBeNull();
        (await _site.FactAsync<long>("select count(*) from organisations where id = $1", outside)).ShouldBe(1);

        (await asked.SubmitAsync(Form, ("Input.Stays", keeper.ToString()), ("Input.MayOpen", "true"))).Path.ShouldBe($"/organisationer/{keeper}");
        (await _site.FactAsync<long>("select count(*) from role_assignments where organisation_id = $1", outside)).ShouldBe(0);
        (await _site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'role_assignments' and initiative_id = $1 and changes ? 'organisation_id' and changes::text like '%' || $2 || '%'", initiative, outside.ToString())).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_one_organisation_is_not_made_one()
    {
        var lead = await _site.SignInAsync("project_lead");
        var one = await AddAsync(lead, "Numret ett", ("Input.OrganisationNumber", Number("559999702")));
        var two = await AddAsync(lead, "Numret två", ("Input.OrganisationNumber", Number("559999703")));
        (await lead.GetAsync($"/organisationer/{one}/sla-ihop/{two}")).TextOf(".ds-alert").ShouldNotBeNull().ShouldContain("olika organisationsnummer");

        var whole = await AddAsync(lead, "Helheten");
        var unit = await AddAsync(lead, "Enheten", ("Input.UnitOf", whole));
        (await Submitted(lead, whole, unit, stays: unit)).Status.ShouldBe(422);
        var other = await AddAsync(lead, "Ännu en helhet");
        (await Submitted(lead, whole, unit, stays: other)).TextOf("[id='Input_Stays-error']").ShouldNotBeNull();
        var foreign = await AddAsync(lead, "Andras enhet", ("Input.UnitOf", other));
        (await Submitted(lead, whole, foreign, stays: foreign)).Text.ShouldContain("egna enheter");
        await MergeAsync(lead, whole, other, stays: other);
        (await _site.FactAsync<Guid>("select unit_of from organisations where id = $1", Guid.Parse(unit))).ShouldBe(Guid.Parse(other));

        var deal = (await _site.Database.RowsAsync("select buyer_id, supplier_id from business_agreements limit 1")).Single();
        await _site.OwnerAsync("update organisations set organisation_number = null where id in ($1, $2)", deal[0], deal[1]);
        await _site.OwnerAsync("update organisations set unit_of = null where id in ($1, $2)", deal[0], deal[1]);
        (await lead.GetAsync($"/organisationer/{deal[0]}/sla-ihop/{deal[1]}")).Text.ShouldContain("köpare och leverantör");
        (await lead.GetAsync($"/organisationer/{one}/sla-ihop/{one}")).Status.ShouldBe(404);
        (await (await _site.SignInAsync("coach")).GetAsync($"/organisationer/{one}/sla-ihop")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Of_two_who_merge_crosswise_at_once_one_is_told()
    {
        var (first, second) = (await _site.SignInAsync("project_lead"), await _site.SignInAsync(Role.AssociationOfficer));
        var one = await AddAsync(first, "Korset ett");
        var two = await AddAsync(first, "Korset två");
        var forms = await Task.WhenAll(first.GetAsync($"/organisationer/{one}/sla-ihop/{two}"), second.GetAsync($"/organisationer/{two}/sla-ihop/{one}"));

        var answers = await Task.WhenAll(forms[0].SubmitAsync(Form, ("Input.Stays", one)), forms[1].SubmitAsync(Form, ("Input.Stays", two)));

        answers.ShouldAllBe(static answer => answer.Status == 200);
        answers.Count(static answer => answer.Text.Contains("redan slagits ihop", StringComparison.Ordinal)).ShouldBe(1);
        (await _site.FactAsync<long>("select count(*) from organisations where id in ($1, $2)", Guid.Parse(one), Guid.Parse(two))).ShouldBe(1);
        (await _site.FactAsync<long>("select count(*) from organisation_merges where into_id in ($1, $2)", Guid.Parse(one), Guid.Parse(two))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_superseded_is_rewritten_by_nobody_else()
    {
        await _site.OwnerAsync("update organisation_stages set superseded_at = registered_at where id = (select id from organisation_stages where superseded_at is null order by id limit 1)");
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => _site.OwnerAsync("""
            do $do$ begin
                perform set_config('samsteg.initiatives', '*', true), set_config('samsteg.merging', 'on', true);
                set local role samsteg_app;
                update organisation_stages set superseded_reason = 'skrivet om' where superseded_at is not null;
            end $do$
            """))).SqlState.ShouldBe("23001");
    }

    [Fact]
    public async Task Likely_duplicates_are_found_by_number_and_name_and_a_taken_number_leads_to_whose_it_is()
    {
        var lead = await _site.SignInAsync("project_lead");
        var one = await AddAsync(lead, "Likhetens Kafé AB", ("Input.OrganisationNumber", Number("559999704")));
        var two = await AddAsync(lead, "likhetens kafe");
        await AddAsync(lead, "Likhetens butik");

        var found = await lead.GetAsync("/organisationer/dubbletter");
        found.Document.QuerySelector($"main a[href$='/sla-ihop/{two}'], main a[href='/organisationer/{two}/sla-ihop/{one}']").ShouldNotBeNull();
        found.Text.ShouldNotContain("Likhetens butik");
        found.Text.ShouldContain("Exempelkafét ek. för.");
        (await lead.GetAsync($"/organisationer/{one}/sla-ihop?With={two}")).Path.ShouldBe($"/organisationer/{one}/sla-ihop/{two}");

        var taken = await (await lead.GetAsync("/organisationer/ny")).SubmitAsync(Form, ("Input.Name", "Igen"), ("Input.Type", "company"), ("Input.OrganisationNumber", Number("559999704")));
        taken.Document.QuerySelector($"main form a[href='/organisationer/{one}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_pair_that_is_not_the_same_stays_away_until_one_of_them_is_known_otherwise_or_it_is_taken_back()
    {
        const string list = "/organisationer/dubbletter";
        var lead = await _site.SignInAsync("project_lead");
        var one = await AddAsync(lead, "Namnens förening");
        var two = await AddAsync(lead, "Namnens Förening");
        var compare = $"main a[href$='{one}/sla-ihop/{two}'], main a[href$='{two}/sla-ihop/{one}']";
        var dismiss = $"main a[href$='/sla-ihop/{two}/inte-samma'], main a[href$='/sla-ihop/{one}/inte-samma']";
        async Task<Page> DismissAsync(string reason) => await (await (await lead.GetAsync(list)).FollowAsync(dismiss)).SubmitAsync(Form, ("Input.Reason", reason));

        (await DismissAsync("")).TextOf("[id='Input_Reason-error']").ShouldNotBeNull();
        var dismissed = await DismissAsync("Olika orter");

        dismissed.Path.ShouldBe(list);
        dismissed.Document.QuerySelector(compare).ShouldBeNull();
        dismissed.TextOf("main details")!.ShouldContain("Olika orter");
        (await lead.GetAsync($"/organisationer/{one}/sla-ihop")).Document.QuerySelector(dismiss).ShouldBeNull("there either");
        (await (await lead.GetAsync($"/organisationer/{two}/sla-ihop/{one}/inte-samma")).SubmitAsync(Form, ("Input.Reason", "Sagt igen"))).Status.ShouldBe(200);
        (await _site.FactAsync<long>("select count(*) from dismissed_duplicates where $1 in (one_id, other_id)", Guid.Parse(one))).ShouldBe(1, "it is said once");

        (await (await lead.GetAsync($"/organisationer/{one}/andra")).SubmitAsync(Form, ("Input.Website", "namnens.example.se"))).Status.ShouldBe(200);
        (await lead.GetAsync(list)).Document.QuerySelector(compare).ShouldNotBeNull("more is known of one of them");
        (await DismissAsync("Fortfarande olika orter")).Document.QuerySelector(compare).ShouldBeNull();
        (await (await lead.GetAsync($"/organisationer/{one}/andra")).SubmitAsync(Form, ("Input.Description", "Odlar."))).Status.ShouldBe(200);
        var still = await lead.GetAsync(list);
        still.Document.QuerySelector(compare).ShouldBeNull("what tells them apart is as it was");

        var back = await still.SubmitAsync("main details form:has(button)");
        back.Document.QuerySelector(compare).ShouldNotBeNull();
        (await _site.FactAsync<string>("select changes::text from audit_entries where subject_kind = 'dismissed_duplicates' order by id desc limit 1")).ShouldNotBeNull().ShouldNotContain("orter");
        (await (await _site.SignInAsync("coach")).GetAsync($"/organisationer/{one}/sla-ihop/{two}/inte-samma")).Status.ShouldBe(403);
        (await lead.GetAsync($"/organisationer/{one}/sla-ihop/{one}/inte-samma")).Status.ShouldBe(404);
    }

    private static async Task<Page> Submitted(Visitor visitor, string one, string other, string stays) =>
        await (await visitor.GetAsync($"/organisationer/{one}/sla-ihop/{other}")).SubmitAsync(Form, ("Input.Stays", stays));

    private static async Task<Page> MergeAsync(Visitor visitor, string one, string other, string stays)
    {
        var done = await Submitted(visitor, one, other, stays);
        done.Path.ShouldBe($"/organisationer/{stays}", done.Text);
        return done;
    }

    private async Task<Guid?> RichestAsync(string table, string column) =>
        await _site.FactAsync<Guid?>($"select {column} from {table} where {column} is not null group by 1 order by count(*) desc, 1 limit 1");

    private async Task<Dictionary<string, long>> CountsAsync(Guid one, Guid other)
    {
        var counts = new Dictionary<string, long>();
        foreach (var row in await _site.Database.RowsAsync(References))
        {
            counts.Add($"{row[0]}.{row[1]}", await _site.FactAsync<long>($"select count(*) from {row[0]} where {row[1]} in ($1, $2)", one, other));
        }

        return counts;
    }

    private static async Task<string> AddAsync(Visitor visitor, string name, params (string, string?)[] more)
    {
        var page = await (await visitor.GetAsync("/organisationer/ny")).SubmitAsync(Form, [("Input.Name", name), ("Input.Type", "company"), ("Input.Anyway", "true"), .. more]);
        page.Status.ShouldBe(200, page.TextOf(".ds-error-summary"));
        return page.Path.Split('/')[^1];
    }

    private static string Number(string nine) => nine + Luhn.CheckDigit(nine);
}
