using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Participants enrolled from a file: seen before, all or none, and taken back.</summary>
public sealed class ImportTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Headings = "Förnamn;Efternamn;Personnummer;Född;Kön;Telefon;E-post";


    private Site Site => demo.Site;

    [Fact]
    public async Task Rows_are_seen_before_anybody_is_enrolled_and_then_all_are()
    {
        var (lead, list) = await LeadAsync();
        var before = await CountAsync();

        var preview = await CheckedAsync(lead, list, $"{Headings}\r\nVira;Inläsdotter;19811218-9876;1981-12-18;Kvinna;070-174 06 05;vira@example.se\r\nVille;Inlässon;;3/2 1990;man;;\r\nFel;Inläsfel;1;;;ring;\r\n");

        preview.TextsOf("#list tbody tr").Count.ShouldBe(3);
        preview.TextOf("#list tbody tr:nth-child(3)").ShouldNotBeNull().ShouldContain("Personnummer: ");
        (await CountAsync()).ShouldBe(before);
        var done = await SettledAsync(await preview.SubmitAsync("form[action*='handler=Start']", ("Input.Choice", "Sound")));

        done.TextOf("h2").ShouldBe("2 deltagare är inskrivna");
        (await CountAsync()).ShouldBe(before + 2);
        (await Site.FactAsync<long>("select count(*) from import_pieces p join imports i on i.id = p.import_id where i.state = 'imported'")).ShouldBe(0, "the file is gone");
        (await Site.FactAsync<long>("select count(*) from import_rows r join imports i on i.id = r.import_id where r.verdict = 'imported' and r.cells is not null")).ShouldBe(0);
        (await lead.GetAsync($"{list}?q=Inläsdotter")).TextsOf("#list tbody tr").ShouldHaveSingleItem();
        (await Site.FactAsync<long>("select count(*) from outbox_messages where kind = 'import_over'")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Somebody_imported_is_what_somebody_enrolled_by_form_is()
    {
        var cases = await DemoCases.OfAsync(Site);
        var (lead, list) = await LeadAsync();
        var coach = await cases.CoachAccountAsync();
        var (answer, form) = await cases.EnrolAsync(lead, ("Input.GivenName", " Lika "), ("Input.FamilyName", "Formenberg"), ("Input.Number", "19900203-0014"), ("Input.BirthDate", "1990-02-03"), ("Input.Phone", "070-174 06 05"), ("Input.Email", "lika@example.se"), ("Input.Gender", "Other"), ("Input.Coach", coach.ToString()));
        answer.Status.ShouldBe(200);
        var exited = await (await lead.GetAsync($"{cases.PathOf(form)}/avslut")).SubmitAsync("main form", ("Input.Reason", "Work"), ("Input.ExitedOn", Today));
        exited.Status.ShouldBe(200);

        var preview = await CheckedAsync(lead, list, $"{Headings};Avslutad;Avslutsorsak\r\nLika;Filenberg;19900203-TF14;1990-02-03;Annat;070-174 06 05;lika@example.se;{Today};Arbete\r\n", ("Input.Coach", coach.ToString()));
        var done = await SettledAsync(await preview.SubmitAsync("form[action*='handler=Start']", ("Input.Choice", "Sound")));
        done.TextOf("h2").ShouldBe("1 deltagare är inskrivna");
        var file = await Site.FactAsync<Guid>("select id from participants where family_name = 'Filenberg'");

        foreach (var (table, key) in new[] { ("participants", "id"), ("participant_details", "participant_id"), ("enrolments", "participant_id"), ("case_assignments", "participant_id"), ("exits", "participant_id"), ("exit_follow_ups", "participant_id") })
        {
            (await RowsAsync(table, key, file)).ShouldBe(await RowsAsync(table, key, form), table);
        }

        (await LoggedAsync(file)).ShouldBe(await LoggedAsync(form));
        var references = await Site.FactAsync<string>("select string_agg(reference, ' ' order by reference) from participants where id = any ($1)", new[] { form, file });
        (references!.Split(' ').Select(static reference => int.Parse(reference[2..], CultureInfo.InvariantCulture)).Order().ToArray() is [var first, var next] && next - first == 1 ? "one after the other" : references).ShouldBe("one after the other");
    }

    [Fact]
    public async Task Who_may_be_here_already_is_shown_and_a_number_that_is_here_is_refused()
    {
        var cases = await DemoCases.OfAsync(Site);
        var (lead, list) = await LeadAsync();
        (await cases.EnrolAsync(lead, ("Input.GivenName", "Kristina"), ("Input.FamilyName", "Dubblettsson"), ("Input.BirthDate", "1970-03-04"))).Answer.Status.ShouldBe(200);
        (await cases.EnrolAsync(lead, ("Input.GivenName", "Nils"), ("Input.FamilyName", "Nummersson"), ("Input.BirthDate", "1964-08-23"), ("Input.Number", "19640823-3234"))).Answer.Status.ShouldBe(200);

        var preview = await CheckedAsync(lead, list, $"{Headings}\r\nChristina;Dublettson;;1970-03-04;Kvinna;;\r\nAnnan;Person;640823-3234;1964-08-23;Man;;\r\nTore;Tvåradsson;;1980-01-01;Man;;\r\nTore;Tvåradsson;;1980-01-01;Man;;\r\n");

        var rows = preview.TextsOf("#list tbody tr");
        rows[0].ShouldContain("Kristina Dubblettsson");
        preview.Document.QuerySelector("#list tbody tr:nth-child(1) a").ShouldNotBeNull();
        rows[1].ShouldContain("Samma nummer som");
        rows[1].ShouldContain("Går inte");
        rows[3].ShouldContain("rad 4");
        (await lead.GetAsync($"{preview.Path.Split('?')[0]}?verdict=Possible")).TextsOf("#list tbody tr").Count.ShouldBe(2);
        (await preview.SubmitAsync("form[action*='handler=Start']", ("Input.Choice", "Lines"), ("Input.Lines", "2-3"))).TextOf("[id='Input_Lines-error']").ShouldNotBeNull().ShouldContain("Rad 3");
        var done = await SettledAsync(await preview.SubmitAsync("form[action*='handler=Start']", ("Input.Choice", "Lines"), ("Input.Lines", "2, 4")));
        done.TextOf("h2").ShouldBe("2 deltagare är inskrivna");
    }

    [Fact]
    public async Task All_are_enrolled_or_none()
    {
        var cases = await DemoCases.OfAsync(Site);
        var (lead, list) = await LeadAsync();
        var preview = await CheckedAsync(lead, list, $"{Headings}\r\nAllesamman;Tillsammans;;1980-02-03;Kvinna;;\r\nIngen;Ensammast;720729-7834;1972-07-29;Man;;\r\n");
        (await cases.EnrolAsync(lead, ("Input.GivenName", "Emellan"), ("Input.FamilyName", "Kommen"), ("Input.BirthDate", "1972-07-29"), ("Input.Number", "720729-7834"))).Answer.Status.ShouldBe(200);
        var before = await CountAsync();

        var refused = await SettledAsync(await preview.SubmitAsync("form[action*='handler=Start']", ("Input.Choice", "Sound")));

        refused.TextOf(".ds-alert").ShouldNotBeNull().ShouldContain("Ingen har skrivits in");
        (await CountAsync()).ShouldBe(before);
        (await Site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'participants' and participant_id in (select id from import_rows where import_id = $1)", Guid.Parse(preview.Path.Split('/')[^1]))).ShouldBe(0);
        refused.TextOf("#list tbody tr:nth-child(2)").ShouldNotBeNull().ShouldContain("Går inte");
        (await SettledAsync(await refused.SubmitAsync("form[action*='handler=Start']", ("Input.Choice", "Sound")))).TextOf("h2").ShouldBe("1 deltagare är inskrivna");
        (await CountAsync()).ShouldBe(before + 1);
    }

    private Task<int> LastReferenceAsync() => Site.FactAsync<int>("select max(substring(reference from '^D-([0-9]+)$')::integer) from participants where initiative_id = (select initiative_id from imports limit 1)");

    [Fact]
    public async Task An_import_is_undone_within_a_day_unless_something_has_been_built_on_it()
    {
        var (lead, list) = await LeadAsync();
        var before = await CountAsync();
        var undone = await ImportedAsync(lead, list, $"{Headings}\r\nÅngrad;Ångersson;19811218-9868;1981-12-18;Kvinna;;\r\nÅngrad;Ånger;;1983-12-18;Kvinna;;\r\n");

        var over = await SettledAsync(await undone.SubmitAsync("form[action*='handler=Undo']"));

        over.TextOf("main").ShouldNotBeNull().ShouldContain("2 deltagare är borttagna");
        (await CountAsync()).ShouldBe(before);
        (await Site.FactAsync<long>("select count(*) from enrolments e where not exists (select from participants p where p.id = e.participant_id)")).ShouldBe(0);
        (await Site.FactAsync<long>("select count(*) from audit_entries where action = 'undone' and subject_kind = 'imports'")).ShouldBe(1);
        (await Site.FactAsync<long>("select count(*) from audit_entries where action = 'removed' and subject_kind = 'participants'")).ShouldBe(2);

        var given = await LastReferenceAsync();
        var built = await ImportedAsync(lead, list, $"{Headings}\r\nÅngrad;Ångersson;19811218-9868;1981-12-18;Kvinna;;\r\n");
        (await LastReferenceAsync()).ShouldBe(given + 3, "the references of those who were taken back are not given again");
        var participant = await Site.FactAsync<Guid>("select id from participants where family_name = 'Ångersson'");
        var stale = await lead.GetAsync(built.Path);
        (await (await lead.GetAsync($"{list}/{participant}/kontakt")).SubmitAsync("main form", ("Input.Purpose", "IndividualCoaching"), ("Input.Channel", "Phone"), ("Input.Note", "Hej"))).Status.ShouldBe(200);

        var refused = await stale.SubmitAsync("form[action*='handler=Undo']");

        refused.Status.ShouldBe(422);
        refused.TextOf("main").ShouldNotBeNull().ShouldContain("registrerats något");
        refused.Document.QuerySelector($"a[href$='{participant}']").ShouldNotBeNull();
        (await CountAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task An_import_leads_to_those_it_enrolled_and_says_no_more_that_it_goes_on()
    {
        var (lead, list) = await LeadAsync();
        var done = await ImportedAsync(lead, list, $"{Headings}\r\nFilip;Filtersson;;1981-12-18;Man;;\r\nFia;Filtersson;;1983-12-18;Kvinna;;\r\n");

        done.Text.ShouldNotContain("Deltagarna skrivs in");
        var those = await done.FollowAsync("a[href*='deltagare?import=']");
        those.TextsOf("#list tbody th").Order().ShouldBe(["Fia Filtersson", "Filip Filtersson"]);
        var coach = await Site.SignInAsync(DemoCases.Coach);
        (await coach.GetAsync(those.Path)).Document.QuerySelectorAll("#list tbody tr").ShouldBeEmpty("imports are the leads'");
        (await lead.GetAsync($"{list}?import={Guid.CreateVersion7()}")).Document.QuerySelectorAll("#list tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_day_an_import_stands()
    {
        await using var site = await Site.StartAsync();
        var lead = await site.SignInAsync(DemoCases.Lead);
        var list = (await DemoCases.OfAsync(site)).ListPath;
        var done = await ImportedAsync(lead, list, $"{Headings}\r\nSen;Senfärdig;;1981-12-18;Kvinna;;\r\n");
        var before = await site.FactAsync<long>("select count(*) from participants");
        site.Clock.Advance(TimeSpan.FromHours(25));
        lead = await site.SignInAsync(DemoCases.Lead);

        (await lead.GetAsync(done.Path)).Document.QuerySelector("form[action*='handler=Undo']").ShouldBeNull();
        var forced = await (await lead.GetAsync(done.Path)).Visitor.PostAsync($"{done.Path}?handler=Undo", await TokenAsync(lead, list));

        forced.Status.ShouldBe(422);
        (await site.FactAsync<long>("select count(*) from participants")).ShouldBe(before);
    }

    [Fact]
    public async Task What_columns_are_is_remembered_for_the_initiative()
    {
        var (lead, list) = await LeadAsync();
        var first = await UploadAsync(lead, list, "Vem;Persnr;Sköter\r\nMinnes Värd;;x\r\n");
        first.Document.QuerySelector("#Input_Fields_0_ option[selected]")?.GetAttribute("value").ShouldBeNullOrEmpty();
        (await first.SubmitAsync("main form.form", ("Input.Fields[0]", ""), ("Input.Fields[1]", ""), ("Input.Fields[2]", ""))).TextOf(".ds-error-summary").ShouldNotBeNull().ShouldContain("förnamn och efternamn");
        (await first.SubmitAsync("main form.form", ("Input.Fields[0]", "Name"), ("Input.Fields[1]", "Name"))).Status.ShouldBe(422);
        (await first.SubmitAsync("main form.form", ("Input.Fields[0]", "Name"), ("Input.Fields[1]", "Number"), ("Input.Fields[2]", ""))).Status.ShouldBe(200);

        var next = await UploadAsync(lead, list, "Sköter;Persnr;Vem\r\nx;;Minnes Värd\r\n");

        next.Document.QuerySelectorAll("select[name^='Input.Fields'] option[selected]").Select(static option => option.GetAttribute("value")).Where(static value => value is { Length: > 0 }).ShouldBe(["Number", "Name"]);
        var stranger = await Site.FactAsync<Guid>("select id from initiatives where id <> $1 limit 1", Guid.Parse(list.Split('/')[2]));
        (await Site.FactAsync<long>("select count(*) from import_headings where initiative_id = $1", stranger)).ShouldBe(0);
    }

    [Fact]
    public async Task Files_that_are_no_tables_are_refused_in_words()
    {
        var (lead, list) = await LeadAsync();
        var before = await Site.FactAsync<long>("select count(*) from imports");
        foreach (var (name, content, words) in new (string, byte[], string)[]
        {
            ("deltagare.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "IHDR....IEND...."u8], "något annat än en tabell"),
            ("deltagare.csv", [], "tom"),
            ("deltagare.csv", new byte[50_000_000], "högst 20 MB"),
            ("deltagare.xlsx", new byte[1_000_000], "ingen tabell"),
            ("deltagare.xlsx", Bomb(), "packas upp"),
            ("deltagare.csv", "Ada Ek;19811218-9876\r\nBo Ek;19811218-9868\r\n"u8.ToArray(), "rubriker"),
            ("deltagare.csv", "Förnamn;Efternamn\r\n"u8.ToArray(), "inga rader"),
            ("deltagare.html", "<table><tr><td>Namn</td></tr></table>"u8.ToArray(), "ingen tabell"),
        })
        {
            var answer = await (await lead.GetAsync($"{list}/import")).UploadAsync("main form.form", "Input.File", name, content);

            answer.Status.ShouldBeOneOf([422, 413], name);
            (answer.TextOf("[id='Input_File-error']") ?? answer.TextOf("main")).ShouldNotBeNull(name).ShouldContain(words, Case.Insensitive, name);
        }

        (await Site.FactAsync<long>("select count(*) from imports")).ShouldBe(before);
    }

    [Fact]
    public async Task The_caseload_taken_out_can_be_imported_elsewhere()
    {
        var (lead, list) = await LeadAsync();
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var sample = await lead.GetAsync($"{list}/import?mall={format}");
            (await CheckedAsync(lead, list, sample.Bytes, $"mall.{format}")).TextOf("#list tbody tr").ShouldNotBeNull().ShouldContain("Attrapp Exempelsson");

            var taken = await lead.GetAsync($"{list}/import?deltagare={format}");
            var open = await Site.FactAsync<long>("select count(*) from participants p where p.initiative_id = $1 and not is_protected and not exists (select from exits x where x.participant_id = p.id and x.reason = 'misregistered' and x.superseded_at is null)", Guid.Parse(list.Split('/')[2]));

            var again = await CheckedAsync(lead, list, taken.Bytes, $"uttag.{format}");

            var import = Guid.Parse(again.Path.Split('/')[^1]);
            (await Site.FactAsync<long>("select count(*) from import_rows where import_id = $1 and verdict = 'possible' and ground = 'name_and_birth_date'", import)).ShouldBe(open, "each is found as who it is");
        }
    }

    [Fact]
    public async Task Imports_are_for_the_leads_of_their_own_initiative()
    {
        var (lead, list) = await LeadAsync();
        var preview = await CheckedAsync(lead, list, $"{Headings}\r\nEgen;Egensson;;1981-12-18;Kvinna;;\r\n");
        var initiative = Guid.Parse(list.Split('/')[2]);
        var other = await Site.FactAsync<Guid>("select id from initiatives where id <> $1 limit 1", initiative);
        var both = await Site.SignInAsync(Role.ProjectLead, other);

        (await (await Site.SignInAsync(DemoCases.Coach)).GetAsync(preview.Path)).Status.ShouldBe(403);
        (await both.GetAsync(preview.Path)).Status.ShouldBe(404);
        (await both.GetAsync(preview.Path.Replace(initiative.ToString(), other.ToString(), StringComparison.Ordinal))).Status.ShouldBe(404);
        (await both.GetAsync(preview.Path.Replace(initiative.ToString(), other.ToString(), StringComparison.Ordinal) + "/kolumner")).Status.ShouldBe(404);
        await using var scope = await Site.ScopeOfAsync(await Site.FactAsync<Guid>("select id from accounts where demo_role = $1", DemoCases.Coach));
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        foreach (var table in new[] { "imports", "import_pieces", "import_rows", "import_headings" })
        {
            (await database.ScalarAsync<long>(Sql.Raw($"select count(*) from {table}"))).ShouldBe(0, table);
        }
    }

    [Fact]
    public async Task What_is_under_way_can_be_stopped_and_what_was_killed_is_begun_anew()
    {
        var (lead, list) = await LeadAsync();
        var preview = await CheckedAsync(lead, list, $"{Headings}\r\nStanna;Stoppsson;;1981-12-18;Kvinna;;\r\n");
        var import = Guid.Parse(preview.Path.Split('/')[^1]);
        var before = await CountAsync();
        await Site.OwnerAsync("update imports set state = 'importing', chosen = 'sound' where id = $1", import); // as a process left it that was killed

        var stopped = await (await lead.GetAsync(preview.Path)).SubmitAsync("form[action*='handler=Stop']");

        stopped.Document.QuerySelector("form[action*='handler=Start']").ShouldNotBeNull();
        await Site.OwnerAsync("update imports set state = 'importing', chosen = 'sound' where id = $1", import);
        await Site.OwnerAsync("update jobs set finished_at = null, taken_until = '2026-04-15 07:00Z', attempts = 1 where id = (select id from jobs where payload->>'import' = $1 order by run_at desc limit 1)", import.ToString());
        (await SettledAsync(await lead.GetAsync(preview.Path))).TextOf("h2").ShouldBe("1 deltagare är inskrivna");
        (await CountAsync()).ShouldBe(before + 1);
        await Site.OwnerAsync("update jobs set finished_at = null, taken_until = null where payload->>'import' = $1", import.ToString());
        await Until.IsSoAsync(async () => await Site.FactAsync<long>("select count(*) from jobs where payload->>'import' = $1 and finished_at is null", import.ToString()) == 0);
        (await CountAsync()).ShouldBe(before + 1, "work that is done twice is done once");
    }

    [Fact]
    public async Task Who_may_no_longer_has_nothing_done_in_the_own_name()
    {
        var (_, list) = await LeadAsync();
        var initiative = Guid.Parse(list.Split('/')[2]);
        var lead = await Site.SignInAsync(Role.Coordinator, initiative);
        var preview = await CheckedAsync(lead, list, $"{Headings}\r\nFöre;Detta;;1981-12-18;Kvinna;;\r\n");
        var import = Guid.Parse(preview.Path.Split('/')[^1]);
        var before = await CountAsync();
        await Site.OwnerAsync("update role_assignments r set valid_until = '2026-01-01' from imports i where i.id = $1 and r.account_id = i.account_id", import);
        await Site.OwnerAsync("update imports set state = 'importing', chosen = 'sound' where id = $1", import);
        await Site.OwnerAsync("insert into jobs (id, kind, payload, run_at, account_id) select uuidv7(), 'importing.rows', jsonb_build_object('import', id, 'initiative', initiative_id), '2026-04-15', account_id from imports where id = $1", import);

        await Until.IsSoAsync(async () => await Site.FactAsync<long>("select count(*) from jobs where payload->>'import' = $1 and finished_at is null", import.ToString()) == 0);

        (await CountAsync()).ShouldBe(before);
        var other = await Site.SignInAsync(DemoCases.Lead);
        (await (await other.GetAsync(preview.Path)).SubmitAsync("form[action*='handler=Stop']")).Document.QuerySelector("form[action*='handler=Start']").ShouldNotBeNull("another lead goes on");
        await Site.OwnerAsync("update imports set state = 'undoing' where id = $1", import);
        (await (await other.GetAsync(preview.Path)).SubmitAsync("form[action*='handler=Stop']")).Status.ShouldBe(200);
        (await Site.FactAsync<string>("select state from imports where id = $1", import)).ShouldBe("imported");
        await Site.OwnerAsync("update imports set state = 'checked' where id = $1", import);
    }

    [Fact]
    public async Task Only_what_somebody_subscribes_to_is_raised()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await using var held = await HeldDelivery.OfAsync(site);
        var (lead, list) = (await site.SignInAsync(DemoCases.Lead), (await DemoCases.OfAsync(site)).ListPath);
        await site.OwnerAsync("delete from webhook_events");

        await ImportedAsync(lead, list, $"{Headings}\r\nEn;Inläsare;;1981-12-18;Kvinna;;\r\n");
        (await RaisedAsync()).ShouldBe(0);
        await site.OwnerAsync("""
            with machine as (insert into machine_accounts (account_id, purpose, created_at, created_by) select id, 'Prov', now(), id from accounts where demo_role = 'coach' returning account_id),
            sign_in as (insert into sign_ins (id, account_id, started_at) select uuidv7(), account_id, now() from machine returning id, account_id)
            insert into webhook_subscriptions (id, account_id, sign_in_id, address, secret_cipher, events, created_at, created_by)
            select uuidv7(), account_id, id, 'https://example.se/', '\\x00', '{participant.enrolled}', now(), account_id from sign_in
            """);
        await ImportedAsync(lead, list, $"{Headings}\r\nTvå;Inläsare;;1981-12-19;Kvinna;;\r\nTre;Inläsare;;1981-12-20;Man;;\r\n");

        (await RaisedAsync()).ShouldBe(2);

        Task<long> RaisedAsync() => site.FactAsync<long>("select (select count(*) from webhook_events) + (select count(*) from webhook_deliveries)");
    }

    [Fact]
    public async Task A_heading_is_cut_between_letters()
    {
        var (lead, list) = await LeadAsync();

        var columns = await UploadAsync(lead, list, $"Förnamn;Efternamn;{new string('x', 99)}🙂🙂\r\nAda;Ek;1\r\n");

        columns.Status.ShouldBe(200);
        columns.Path.ShouldEndWith("/kolumner");
    }

    [Fact]
    public async Task Somebody_protected_meanwhile_is_neither_shown_nor_enrolled_again()
    {
        var cases = await DemoCases.OfAsync(Site);
        var (lead, list) = await LeadAsync();
        var (_, known) = await cases.EnrolAsync(lead, ("Input.GivenName", "Yrsa"), ("Input.FamilyName", "Hemlingsson"), ("Input.BirthDate", "1988-04-04"));
        var preview = await CheckedAsync(lead, list, $"{Headings}\r\nYrsa;Hemlingsson;;1988-04-04;Kvinna;;\r\n");
        preview.TextOf("#list tbody").ShouldNotBeNull().ShouldContain("Hemlingsson");
        (await (await lead.GetAsync($"{cases.PathOf(known)}/skydd")).SubmitAsync("main form", ("Input.Reason", "Sekretessmarkerad"))).Status.ShouldBe(200);

        var after = await lead.GetAsync(preview.Path);
        var taken = await lead.GetAsync($"{preview.Path}?export=csv");

        (after.Source + Encoding.UTF8.GetString(taken.Bytes)).ShouldNotContain("Hemlingsson");
        after.Source.ShouldNotContain(known.ToString());
        var before = await CountAsync();
        await SettledAsync(await after.SubmitAsync("form[action*='handler=Start']", ("Input.Choice", "Possible")));
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_handed_in_counts_among_a_days_uploads()
    {
        await using var site = await Site.StartAsync();
        var (lead, list) = (await site.SignInAsync(DemoCases.Lead), (await DemoCases.OfAsync(site)).ListPath);
        await UploadAsync(lead, list, $"{Headings}\r\nAda;Ek;;1981-12-18;Kvinna;;\r\n");
        await site.OwnerAsync("update imports set size = 600000000 where state = 'mapping'");

        var refused = await (await lead.GetAsync($"{list}/import")).UploadAsync("main form.form", "Input.File", "deltagare.csv", Encoding.UTF8.GetBytes($"{Headings}\r\nBo;Ek;;1981-12-18;Man;;\r\n"));

        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_File-error']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_enrols_while_a_file_is_being_enrolled_is_told_so_and_loses_nothing()
    {
        var cases = await DemoCases.OfAsync(Site);
        var lead = await Site.SignInAsync(DemoCases.Lead);
        await using var importing = new NpgsqlConnection(Site.Database.OwnerConnectionString);
        await importing.OpenAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("select pg_advisory_lock(hashtextextended('enrol ' || $1::uuid, 0))", importing) { Parameters = { new() { Value = Guid.Parse(cases.ListPath.Split('/')[2]) } } };
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var (told, participant) = await cases.EnrolAsync(lead, ("Input.GivenName", "Väntande"));

        told.Status.ShouldBe(503);
        told.Text.ShouldContain("Det du har skrivit finns kvar");
        told.Document.QuerySelector("[name='Input.GivenName']")!.GetAttribute("value").ShouldBe("Väntande");
        hold.CommandText = "select pg_advisory_unlock(hashtextextended('enrol ' || $1::uuid, 0))";
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        (await told.SubmitAsync("main form")).Status.ShouldBe(200);
        (await Site.FactAsync<long>("select count(*) from participants where id = $1", participant)).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_left_is_gone_and_so_is_one_that_nobody_goes_on_with()
    {
        var (lead, list) = await LeadAsync();
        var left = await CheckedAsync(lead, list, $"{Headings}\r\nBort;Lämnad;;1981-12-18;Kvinna;;\r\n");
        var kept = await CheckedAsync(lead, list, $"{Headings}\r\nKvar;Glömd;;1981-12-18;Kvinna;;\r\n");
        (await Site.FactAsync<bool>("select bool_or(position($1::bytea in cells) > 0) from import_rows", "Glömd"u8.ToArray())).ShouldBeFalse("what is kept is sealed");

        (await left.SubmitAsync("form[action*='handler=Leave']")).TextOf("main").ShouldNotBeNull().ShouldContain("Filen är borttagen");
        await Site.OwnerAsync("update imports set changed_at = changed_at - interval '8 days' where id = $1", Guid.Parse(kept.Path.Split('/')[^1]));
        await Site.Services.GetServices<IJob>().Single(static job => job.Kind == "importing.forget").RunAsync(default, default);

        foreach (var page in new[] { left, kept })
        {
            var import = Guid.Parse(page.Path.Split('/')[^1]);
            (await Site.FactAsync<long>("select (select count(*) from import_pieces where import_id = $1) + (select count(*) from import_rows where import_id = $1)", import)).ShouldBe(0);
            (await Site.FactAsync<string>("select state from imports where id = $1", import)).ShouldBe("cancelled");
        }
    }

    private static string Today => "2026-04-15";

    private async Task<(Visitor Lead, string List)> LeadAsync() => (await Site.SignInAsync(DemoCases.Lead), (await DemoCases.OfAsync(Site)).ListPath);

    private Task<long> CountAsync() => Site.FactAsync<long>("select count(*) from participants");

    private static async Task<Page> UploadAsync(Visitor lead, string list, string text) => await UploadAsync(lead, list, Encoding.UTF8.GetBytes(text), "deltagare.csv");

    private static async Task<Page> UploadAsync(Visitor lead, string list, byte[] content, string name)
    {
        var columns = await (await lead.GetAsync($"{list}/import")).UploadAsync("main form.form", "Input.File", name, content);
        return columns.Path.EndsWith("/kolumner", StringComparison.Ordinal) ? columns : throw new InvalidOperationException($"{columns.Status}: {columns.TextOf("main")}");
    }

    private static Task<Page> CheckedAsync(Visitor lead, string list, string text, params IReadOnlyList<(string Name, string? Value)> fields) =>
        CheckedAsync(lead, list, Encoding.UTF8.GetBytes(text), "deltagare.csv", fields);

    /// <summary>The preview of a file, with a target group, a day and a coach where its rows say nothing.</summary>
    private static async Task<Page> CheckedAsync(Visitor lead, string list, byte[] content, string name, params IReadOnlyList<(string Name, string? Value)> fields)
    {
        var columns = await UploadAsync(lead, list, content, name);
        var coach = columns.Document.QuerySelectorAll("#Input_Coach option").Select(static option => option.GetAttribute("value")).First(static value => value is { Length: > 0 });
        var given = fields.Select(static field => field.Name).ToHashSet();
        (string, string?)[] usual = [("Input.TargetGroup", "needs_work_training"), ("Input.EnrolledOn", Today), ("Input.Coach", coach)];
        return await SettledAsync(await columns.SubmitAsync("main form.form", [.. usual.Where(field => !given.Contains(field.Item1)), .. fields]));
    }

    private static async Task<Page> ImportedAsync(Visitor lead, string list, string text) =>
        await SettledAsync(await (await CheckedAsync(lead, list, text)).SubmitAsync("form[action*='handler=Start']", ("Input.Choice", "Sound")));

    /// <summary>The page when nothing is under way any more.</summary>
    private static async Task<Page> SettledAsync(Page page)
    {
        await Until.IsSoAsync(async () =>
        {
            page = page.Document.QuerySelector("progress") is null ? page : await page.Visitor.GetAsync(page.Path);
            return page.Document.QuerySelector("progress") is null;
        });

        return page.Status == 200 ? page : throw new InvalidOperationException($"{page.Status}: {page.TextOf("main")}");
    }

    private static async Task<IReadOnlyList<(string Name, string Value)>> TokenAsync(Visitor lead, string list) =>
        [("__RequestVerificationToken", (await lead.GetAsync($"{list}/import")).Document.QuerySelector("[name='__RequestVerificationToken']")!.GetAttribute("value")!)];

    /// <summary>Rows of a participant without what is each row's own: ids, the reference, the name that tells them apart, and what is sealed.</summary>
    private Task<string?> RowsAsync(string table, string key, Guid participant) => Site.FactAsync<string>($"""
        select string_agg((to_jsonb(t) - array['id', 'participant_id', 'subject_id', 'exit_id', 'reference', 'family_name', 'name', 'search_key', 'number_cipher', 'number_hash', 'number_kind'])::text, E'\n' order by (to_jsonb(t) - array['id', 'participant_id', 'subject_id', 'exit_id'])::text)
        from {table} t where {key} = $1
        """, participant);

    private Task<string?> LoggedAsync(Guid participant) => Site.FactAsync<string>("""
        select string_agg(concat_ws(' ', account_id, action, subject_kind, initiative_id,
            replace(replace(changes::text, participant_id::text, 'participant'), (select reference from participants p where p.id = participant_id), 'reference') ), E'\n' order by subject_kind, action, changes::text)
        from (select account_id, action, subject_kind, initiative_id, participant_id,
                     changes - array['exit_id', 'number_kind'] as changes from audit_entries where participant_id = $1 and action = 'added') e
        """, participant);

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = zip.CreateEntry("[Content_Types].xml").Open())
            {
                types.Write("<Types><Override ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>"u8);
            }

            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            for (var megabyte = 0; megabyte < 60; megabyte++)
            {
                sheet.Write(new byte[1_000_000]);
            }
        }

        return stream.ToArray();
    }
}
