using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Files handed in, read and removed, by whom they may.</summary>
public sealed class DocumentTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n"u8.ToArray();

    [Fact]
    public async Task A_document_of_the_plan_is_read_by_who_reads_the_plan_and_changed_by_who_changes_it()
    {
        var path = await PlanPathAsync();
        var (lead, partner) = (await demo.Site.SignInAsync(DemoCases.Lead), await demo.Site.SignInAsync("partner_representative"));

        var list = await UploadAsync(lead, path, "Avtal om lokaler", "..\\lokal\\avtal.exe", Pdf);

        list.Status.ShouldBe(200);
        list.TextsOf("main tbody th").ShouldContain("Avtal om lokaler");
        var file = list.Document.QuerySelector($"main a[download][href*='{await IdAsync("Avtal om lokaler")}']")!.GetAttribute("href")!;
        var answer = await partner.GetAsync(file);
        answer.Status.ShouldBe(200);
        answer.Bytes.ShouldBe(Pdf);
        answer.Header("Content-Type").ShouldBe("application/pdf");
        answer.Header("Content-Disposition").ShouldNotBeNull().ShouldStartWith("attachment; filename=");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        (await partner.GetAsync(path + "/ladda-upp")).Status.ShouldBe(403);
        (await (await demo.Site.SignInAsync("technical_administrator")).GetAsync(file)).Status.ShouldBe(404);
        (await (await demo.Site.SignInAsync(Role.ProjectLead, await OtherInitiativeAsync())).GetAsync(file)).Status.ShouldBe(404);
        (await demo.Site.Visit().GetAsync(file)).Path.ShouldStartWith("/logga-in");
    }

    [Fact]
    public async Task A_participants_document_is_for_the_case_and_its_keeper_and_reading_it_is_logged()
    {
        var cases = await DemoCases.OfAsync(demo.Site);
        var (coach, lead) = (await demo.Site.SignInAsync(DemoCases.Coach), await demo.Site.SignInAsync(DemoCases.Lead));
        var own = await cases.OwnAsync();
        var list = await UploadAsync(coach, cases.PathOf(own) + "/dokument", "Läkarintyg", "intyg.pdf", Pdf);
        var file = list.Document.QuerySelector("main a[download]")!.GetAttribute("href")!;

        (await coach.GetAsync(file)).Status.ShouldBe(200);

        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where participant_id = $1 and action = 'read' and subject_kind = 'document_versions'", own)).ShouldBe(1);
        (await (await demo.Site.SignInAsync(Role.Coach, cases.Initiative)).GetAsync(file)).Status.ShouldBe(404);
        (await (await demo.Site.SignInAsync("association_director")).GetAsync(file)).Status.ShouldBe(404);
        var otherKeeper = await demo.Site.FactAsync<Guid>("select id from organisations where id not in (select keeper_organisation_id from documents where keeper_organisation_id is not null) limit 1");
        (await (await demo.Site.SignInAsync(Role.ProjectLead, cases.Initiative, otherKeeper)).GetAsync(file)).Status.ShouldBe(404, "kept by another organisation");
        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where changes::text ilike '%läkarintyg%'")).ShouldBe(0);
        _ = lead;
    }

    [Fact]
    public async Task Who_has_handed_in_too_much_today_goes_on_tomorrow()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var path = $"/insatser/{await site.FactAsync<Guid>("select initiative_id from targets where code = 'R01'")}/dokument";
        var lead = await site.SignInAsync(DemoCases.Lead);
        (await UploadAsync(lead, path, "Första", "a.pdf", Pdf)).Status.ShouldBe(200);
        await site.OwnerAsync("update document_versions set size = 500 * 1024 * 1024 - 10 where uploaded_by = (select account_id from sign_ins order by started_at desc limit 1)");

        var refused = await UploadAsync(lead, path, "Andra", "b.pdf", Pdf);

        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_File-error']").ShouldNotBeNull().ShouldContain("500 MB");
        (await UploadAsync(await site.SignInAsync("association_director"), path, "En annans", "c.pdf", Pdf)).Status.ShouldBe(200);
        site.Clock.Advance(TimeSpan.FromHours(15));
        (await UploadAsync(await site.SignInAsync(DemoCases.Lead), path, "I morgon", "d.pdf", Pdf)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Whoever_may_not_read_a_document_finds_neither_title_nor_content_in_the_database()
    {
        await using var database = await TestServer.CopyAsync(Template.Demo);
        var (initiative, participant, keeper) = ((InitiativeId?)null, default(Guid), default(Guid));
        var row = (await database.RowsAsync("select p.initiative_id, p.id, (select id from organisations limit 1), (select id from accounts limit 1) from participants p limit 1"))[0];
        (initiative, participant, keeper) = (new InitiativeId((Guid)row[0]!), (Guid)row[1]!, (Guid)row[2]!);
        await database.ExecuteAsync("""
            insert into documents (id, initiative_id, participant_id, keeper_organisation_id, kind, title) values ($1, $1, $2, $3, 'other', 'hemlig'), ($2, $1, null, null, 'other', 'plan');
            """.Replace("$1, $1, $2, $3", $"'{Guid.CreateVersion7()}', '{row[0]}', '{participant}', '{keeper}'", StringComparison.Ordinal).Replace("$2, $1", $"'{Guid.CreateVersion7()}', '{row[0]}'", StringComparison.Ordinal));
        await database.ExecuteAsync($"""
            insert into document_versions (id, document_id, number, file_name, format, size, sha256, state, uploaded_at, uploaded_by)
            select gen_random_uuid(), d.id, n, 'a.pdf', 'pdf', 1, '', s, now(), '{row[3]}' from documents d, (values (11, 'clean'), (12, 'waiting'), (13, 'infected')) as v (n, s) where d.title in ('hemlig', 'plan');
            insert into document_pieces select v.id, 0, 'x' from document_versions v where v.number > 10;
            """);
        await using var application = NpgsqlDataSource.Create(database.ApplicationConnectionString);
        await using var connection = await application.OpenConnectionAsync();
        var uploader = new AccountId((Guid)row[3]!);
        var kept = new KeeperReach(initiative.Value, new(keeper));

        (await SeenAsync(new AccessScope())).ShouldBe((0, 0, 0));
        (await SeenAsync(new AccessScope { Initiatives = [initiative.Value] })).ShouldBe((1, 1, 1), "the plan's, when it is clean");
        (await SeenAsync(new AccessScope { AllInitiatives = true })).ShouldBe((1, 1, 1));
        (await SeenAsync(new AccessScope { Initiatives = [initiative.Value], CaseInitiatives = [initiative.Value] })).ShouldBe((1, 1, 1), "without keeper");
        (await SeenAsync(new AccessScope { Initiatives = [initiative.Value], CaseInitiatives = [initiative.Value], Keepers = [kept] })).ShouldBe((2, 2, 2));
        (await SeenAsync(new AccessScope { Initiatives = [initiative.Value], Covered = [new(participant)], Keepers = [kept] })).ShouldBe((1, 1, 1), "only covered");
        (await SeenAsync(new AccessScope { Account = uploader, Initiatives = [initiative.Value], Cases = [new(participant)], Keepers = [kept] })).ShouldBe((2, 6, 4), "the uploader's own, but nothing infected to fetch");

        async Task<(long, long, long)> SeenAsync(AccessScope scope)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await RowSecurity.SetAsync(connection, scope);
            await using var command = new NpgsqlCommand("""
                select (select count(*) from documents where title in ('hemlig', 'plan')), (select count(*) from document_versions where number > 10),
                       (select count(*) from document_pieces p join document_versions v on v.id = p.version_id where v.number > 10)
                """, connection);
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
        }
    }

    [Fact]
    public async Task What_is_not_taken_in_is_refused_in_words_and_nothing_of_it_stays()
    {
        var path = await PlanPathAsync();
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        var before = await CountsAsync();

        foreach (var (file, words) in new (byte[], string)[]
        {
            ([], "Filen är tom. Välj en annan."),
            ([0x4D, 0x5A, .. new byte[100]], "Det här är inte en fil vi tar emot"),
            ("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "Det här är inte en fil vi tar emot"),
            (new byte[26 * 1024 * 1024], "Filen är för stor. Den får vara högst 25 MB."),
        })
        {
            var answer = await UploadAsync(lead, path, "Avvisat", "faktura.pdf", file);
            answer.Status.ShouldBe(422);
            answer.TextOf("[id='Input_File-error']").ShouldNotBeNull().ShouldContain(words);
        }

        var missing = await (await lead.GetAsync(path + "/ladda-upp")).SubmitAsync("main form", ("Input.Title", ""), ("Input.Kind", ""));
        missing.Status.ShouldBe(422);
        missing.TextsOf("main .ds-error-summary li").Count.ShouldBe(3);
        (await CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_far_too_large_is_not_read_at_all()
    {
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        var path = await PlanPathAsync();
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(demo.Site.Address.Host, demo.Site.Address.Port);
        await using var connection = tcp.GetStream();
        var cookies = string.Join("; ", lead.Cookies.Select(static cookie => $"{cookie.Key}={cookie.Value}"));

        // Only says how much would come, as a browser does before it sends.
        await connection.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path}/ladda-upp HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 62914560\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(connection, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20));

        answer.ShouldStartWith("HTTP/1.1 413 ");
        answer.ShouldContain("Filen är för stor");
    }

    [Fact]
    public async Task A_new_upload_is_a_new_version_also_two_at_once_and_the_same_form_twice_is_one()
    {
        var path = await PlanPathAsync();
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        await UploadAsync(lead, path, "Versionerat", "v1.pdf", Pdf);
        var id = await IdAsync("Versionerat");
        var first = await lead.GetAsync($"{path}/ladda-upp/{id}");
        var second = await lead.Clone().GetAsync($"{path}/ladda-upp/{id}");

        await Task.WhenAll(SendAsync(first, "v2.pdf"), SendAsync(second, "v3.pdf"));
        (await SendAsync(first, "v2.pdf")).Status.ShouldBe(200);

        (await demo.Site.FactAsync<string>("select string_agg(number::text, ' ' order by number) from document_versions where document_id = $1", id)).ShouldBe("1 2 3");
        (await lead.GetAsync($"/dokument/{id}/1")).Bytes.ShouldBe(Pdf);
        (await lead.GetAsync($"/dokument/{id}/4")).Status.ShouldBe(404);

        static Task<Page> SendAsync(Page page, string name) => page.UploadAsync("main form.form", "Input.File", name, Pdf);
    }

    [Fact]
    public async Task A_part_of_a_large_file_is_sent_and_what_the_reader_has_is_not_sent_again()
    {
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        var large = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 60_000).Select(static number => number.ToString("00000\n", CultureInfo.InvariantCulture))));
        await UploadAsync(lead, await PlanPathAsync(), "Stor text", "tal.txt", large);
        var file = $"/dokument/{await IdAsync("Stor text")}/1";

        var part = await lead.GetAsync(file, ("Range", "bytes=131070-131081"));
        var tail = await lead.GetAsync(file, ("Range", "bytes=-6"));
        var whole = await lead.GetAsync(file);

        part.Status.ShouldBe(206);
        part.Source.ShouldBe("21845\n21846\n");
        part.Header("Content-Range").ShouldBe($"bytes 131070-131081/{large.Length}");
        tail.Source.ShouldBe("59999\n");
        whole.Bytes.ShouldBe(large);
        (await lead.GetAsync(file, ("If-None-Match", whole.Header("ETag")!))).Status.ShouldBe(304);
        (await lead.GetAsync(file, ("Range", "bytes=99999999-"))).Status.ShouldBe(416);
    }

    [Fact]
    public async Task A_removed_document_is_hidden_not_erased_and_logged()
    {
        var path = await PlanPathAsync();
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        await UploadAsync(lead, path, "Tas bort", "bort.pdf", Pdf);
        var id = await IdAsync("Tas bort");
        var page = await lead.GetAsync($"{path}/ladda-upp/{id}");

        var list = await page.SubmitAsync("main section form");

        list.Status.ShouldBe(200);
        list.TextsOf("main tbody th").ShouldNotContain("Tas bort");
        (await lead.GetAsync($"/dokument/{id}/1")).Status.ShouldBe(404);
        (await page.SubmitAsync("main section form")).Status.ShouldBe(404);
        (await demo.Site.FactAsync<long>("select count(*) from document_pieces p join document_versions v on v.id = p.version_id where v.document_id = $1", id)).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from audit_entries where subject_id = $1 and action = 'changed'", id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_document_of_another_subject_than_the_address_names_is_not_found()
    {
        var path = await PlanPathAsync();
        var (lead, cases) = (await demo.Site.SignInAsync(DemoCases.Lead), await DemoCases.OfAsync(demo.Site));
        await UploadAsync(lead, path, "Planens eget", "plan.pdf", Pdf);
        var id = await IdAsync("Planens eget");

        (await lead.GetAsync($"{cases.PathOf(await cases.OwnAsync())}/dokument/ladda-upp/{id}")).Status.ShouldBe(404);
        (await lead.GetAsync($"/organisationer/{await demo.Site.FactAsync<Guid>("select id from organisations limit 1")}/dokument/ladda-upp/{id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Documents_are_found_by_title_by_who_may_read_them()
    {
        var lead = await demo.Site.SignInAsync(DemoCases.Lead);
        var organisation = await demo.Site.FactAsync<Guid>("select id from organisations limit 1");
        await UploadAsync(lead, $"/organisationer/{organisation}/dokument", "Stadgar för föreningen", "stadgar.pdf", Pdf);
        var cases = await DemoCases.OfAsync(demo.Site);
        await UploadAsync(await demo.Site.SignInAsync(DemoCases.Coach), cases.PathOf(await cases.OwnAsync()) + "/dokument", "Stadgeintyg", "i.pdf", Pdf);

        (await SearchAsync(lead, "föreningens stadgar")).TextsOf("main .search-hit > span").ShouldContain("Stadgar för föreningen");
        (await SearchAsync(await demo.Site.SignInAsync("board_member"), "stadg")).TextsOf("main .search-hit > span").ShouldBeEmpty();
        (await SearchAsync(await demo.Site.SignInAsync("association_director"), "stadg")).TextsOf("main .search-hit > span").ShouldBe(["Stadgar för föreningen"]);
        (await SearchAsync(await demo.Site.SignInAsync(DemoCases.Coach), "stadg")).TextsOf("main .search-hit > span").ShouldContain("Stadgeintyg");
    }

    private static async Task<Page> SearchAsync(Visitor visitor, string typed) => await (await visitor.GetAsync("/")).SubmitAsync("form.search-field", ("Typed", typed));

    private static async Task<Page> UploadAsync(Visitor visitor, string path, string title, string name, byte[] file) =>
        await (await visitor.GetAsync(path + "/ladda-upp")).UploadAsync("main form", "Input.File", name, file, ("Input.Title", title), ("Input.Kind", "Other"));

    private Task<Guid> IdAsync(string title) => demo.Site.FactAsync<Guid>("select id from documents where title = $1", title);

    private async Task<string> PlanPathAsync() => $"/insatser/{(await DemoCases.OfAsync(demo.Site)).Initiative}/dokument";

    private Task<Guid> OtherInitiativeAsync() => demo.Site.FactAsync<Guid>("select id from initiatives where id not in (select initiative_id from participants) limit 1");

    private Task<string?> CountsAsync() => demo.Site.FactAsync<string>(
        "select concat((select count(*) from documents where title = 'Avvisat'), ' ', (select count(*) from document_versions v where not exists (select from documents d where d.id = v.document_id)))");
}
