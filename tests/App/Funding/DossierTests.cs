using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>The dossier: all about an application in one file that anybody can verify, made in the reach of whoever asks.</summary>
public sealed class DossierTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = " " };

    private Site Site => demo.Site;

    [Fact]
    public async Task All_of_it_is_there_can_be_opened_and_is_known_by_its_digest()
    {
        var world = await DossierWorld.SignedAsync(Site);
        await world.DecideAsync();
        await world.SpendAsync(new Random(1));
        var officer = await Site.SignInAsync(Role.AssociationOfficer);
        (await officer.GetAsync(world.Signing.Path)).Document.QuerySelector($"a[href='{world.Path}']").ShouldNotBeNull("the overview leads there");

        var (page, file) = await world.TakeAsync(officer);

        var check = await DossierWorld.CheckAsync(file);
        check.Faults.Select(static fault => fault.TextKey).ShouldBeEmpty();
        check.Remarks.ShouldBeEmpty();
        check.Versions.Select(static version => (version.Number, version.IsWhollySigned, version.VoidedAt is null)).ShouldBe([(1, false, false), (2, true, true)]);
        page.Text.ShouldContain(Convert.ToHexStringLower(check.ManifestSha256!));
        (await Site.FactAsync<long>("select count(*) from audit_entries where subject_kind = 'dossiers' and initiative_id = $1 and action in ('added', 'exported') and changes::text like '%' || $2 || '%'",
            world.Initiative, Convert.ToHexStringLower(check.ManifestSha256!))).ShouldBe(2, "made and fetched");
        var files = DossierWorld.Entries(file);
        var signed = (byte[])(await Site.Database.RowsAsync("select sha256 from application_versions where initiative_id = $1 and voided_at is null", world.Initiative))[0][0]!;
        SHA256.HashData(files["ansokan/version-2/ansokan.json"]).ShouldBe(signed, "to the byte what was signed");
        DossierWorld.Text(files["ansokan/version-2/signatures.json"]).ShouldContain("Pia Papper");
        files.Keys.ShouldContain("ansokan/version-1/ansokan.json");
        files.Single(static one => one.Key.StartsWith("bilagor/", StringComparison.Ordinal)).Value.ShouldBe(DossierWorld.Png, "the paper that was signed");
        DossierWorld.Text(files["bilagor.json"]).ShouldContain(Convert.ToHexStringLower(SHA256.HashData(DossierWorld.Png)));
        DossierWorld.Text(files["arende.json"]).ShouldContain("2026:7");
        DossierWorld.Text(files["beslut/beslut.json"]).ShouldContain("Ny budget den 12 april.");
        DossierWorld.Text(files["logg/logg.csv"]).ShouldContain("Skrev under");
        foreach (var print in files.Keys.Where(static path => path.EndsWith("protokollsutdrag.docx", StringComparison.Ordinal) || path.EndsWith("besked.docx", StringComparison.Ordinal)))
        {
            WordsOf(files[print]).ShouldContain("Styrelsen beslutar att bevilja ansökan på de villkor");
        }

        WordsOf(files["ansokan/version-2/ansokan.docx"]).ShouldContain("Provansökan");
        var printed = files.Where(static one => one.Key.EndsWith(".pdf", StringComparison.Ordinal)).ToList();
        (printed.Count + files.Keys.Count(static path => path.EndsWith(".html", StringComparison.Ordinal))).ShouldBe(3, "the signed version, an extract, a notice");
        foreach (var (path, pdf) in printed)
        {
            (pdf.AsSpan().StartsWith("%PDF-"u8) && pdf.AsSpan().TrimEnd("\r\n"u8).EndsWith("%%EOF"u8)).ShouldBeTrue(path);
        }

        DossierWorld.Text(files["LAS-MIG.txt"]).ShouldContain("sha256sum");
        DossierWorld.Text(files["README.txt"]).ShouldContain("How to verify it");

        var verified = await (await Site.Visit().GetAsync("/verifiera")).UploadAsync("main form", "Input.File", "akt.zip", file);
        verified.Text.ShouldContain("Akten är hel");
        verified.Text.ShouldContain("togs fram här");
        verified.Text.ShouldNotContain("Provinsats", Case.Insensitive, "nothing of it is told to whoever holds it");
        var tampered = (byte[])file.Clone();
        tampered[tampered.Length / 3] ^= 0x55;
        foreach (var (bytes, words) in new[] { (tampered, "Akten är inte som den var"), (file[..(file.Length / 2)], "skadad eller avkortad"), ("PK och inget mer"u8.ToArray(), "skadad eller avkortad") })
        {
            var refused = await (await Site.Visit().GetAsync("/verifiera")).UploadAsync("main form", "Input.File", "akt.zip", bytes);
            refused.Status.ShouldBe(200);
            refused.Text.ShouldContain(words);
        }
    }

    [Fact]
    public async Task What_was_attached_to_the_application_is_there_as_it_was_then()
    {
        var (world, file) = (new AgreementWorld(Site), "%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"u8.ToArray());
        await world.GrantAsync();
        (await (await world.Lead.GetAsync($"/insatser/{world.Initiative}/dokument/ladda-upp")).UploadAsync("main form", "Input.File", "budgetmall.pdf", file, ("Input.Title", "Budgeten"), ("Input.Kind", "Other"))).Status.ShouldBe(200);
        var document = await Site.FactAsync<Guid>("select id from documents where initiative_id = $1", world.Initiative);
        await Site.OwnerAsync("update applications set state = 'draft' where initiative_id = $1", world.Initiative);
        (await world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(new AnswerPath("budget_file"), new FilesAnswer([new AnsweredFile(document, "budgetmall.pdf", Convert.ToHexStringLower(SHA256.HashData(file)))])))).IsDone.ShouldBeTrue();
        await world.SignAsync();
        await Site.OwnerAsync("update documents set removed_at = now(), removed_by = $2 where id = $1", document, world.LeadAccount);

        var (_, dossier) = await DossierWorld.TakeAsync(Site, world.Initiative, await Site.SignInAsync(Role.AssociationOfficer));

        DossierWorld.Entries(dossier).Single(static one => one.Key.StartsWith("bilagor/", StringComparison.Ordinal)).Value.ShouldBe(file);
    }

    [Fact]
    public async Task The_same_state_gives_the_same_bytes_and_another_state_others()
    {
        var world = await DossierWorld.SignedAsync(Site);
        await world.SpendAsync(new Random(2));
        var lead = world.Signing.Lead;

        var (_, first) = await world.TakeAsync(lead);
        Site.Clock.Advance(TimeSpan.FromMinutes(5));
        var (page, second) = await world.TakeAsync(await Site.SignInAsync(Role.AssociationDirector));

        DossierWorld.Entries(second).Select(static one => (one.Key, Convert.ToHexString(SHA256.HashData(one.Value)))).ShouldBe(DossierWorld.Entries(first).Select(static one => (one.Key, Convert.ToHexString(SHA256.HashData(one.Value)))));
        page.TextsOf("code.digest").Distinct().Count().ShouldBe(1, "both are known by one digest");
        page.Document.QuerySelectorAll("a[href*='handler=Zip']").Length.ShouldBe(1, "the other one is somebody else's");
        await Site.OwnerAsync("update cost_rows set amount = amount + 0.01 where id = (select id from cost_rows where initiative_id = $1 and superseded_at is null order by id limit 1)", world.Initiative);
        var (changed, _) = await world.TakeAsync(lead);
        changed.TextsOf("code.digest").Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Every_krona_of_the_budget_page_is_rebuilt_from_the_rows()
    {
        var inUnits = 0m;
        for (var seed = 10; seed < 16; seed++)
        {
            var world = await DossierWorld.DraftAsync(Site);
            await world.SpendAsync(new Random(seed));

            var (_, file) = await world.TakeAsync(world.Signing.Lead);

            (await DossierWorld.CheckAsync(file)).Faults.Select(static fault => fault.TextKey).ShouldBeEmpty($"seed {seed}");
            var files = DossierWorld.Entries(file);
            decimal Sum(string table, string column) => Added(files[$"ekonomi/{table}.csv"], column);
            await using var scope = await Site.ScopeOfAsync(world.Signing.LeadAccount);
            var (_, budget) = (await scope.ServiceProvider.GetRequiredService<BudgetReader>().FiguresAsync(new InitiativeId(world.Initiative), TestContext.Current.CancellationToken))!.Value;
            var total = budget.Total;
            (Sum("budgetliggare", "Ursprunglig budget") + Sum("budgetpaslag", "Ursprunglig budget")).ShouldBe(total.Original, $"seed {seed}");
            (Sum("budgetliggare", "Gällande budget") + Sum("budgetpaslag", "Gällande budget")).ShouldBe(total.Revised, $"seed {seed}");
            (Sum("kostnader", "Använt") + Sum("rekvisitionsenheter", "Använt") + Sum("rekvisitionsschabloner", "Använt")).ShouldBe(total.Used, $"seed {seed}");
            (Sum("kostnader", "Väntar på beslut") + Sum("rekvisitionsenheter", "Väntar på beslut") + Sum("rekvisitionsschabloner", "Väntar på beslut")).ShouldBe(total.Awaiting, $"seed {seed}");
            Sum("rekvisitionsrader", "Använt").ShouldBe(Sum("kostnader", "Använt"), $"seed {seed}");
            var sums = (await DossierWorld.CheckAsync(file)).Sums!.Totals.ToDictionary(static one => one.Key, static one => one.Sum);
            (sums["budget_used"], sums["budget_awaiting"], sums["budget_remaining"]).ShouldBe((total.Used, total.Awaiting, total.Revised - total.Used), $"seed {seed}");
            inUnits += Sum("rekvisitionsenheter", "Använt");
            foreach (var row in Rows(files["ekonomi/rekvisitionsenheter.csv"]))
            {
                Math.Round(decimal.Parse(row["Antal enheter"], Numbers) * decimal.Parse(row["Belopp per enhet"], Numbers), 2, MidpointRounding.AwayFromZero).ShouldBe(decimal.Parse(row["Belopp"], Numbers), $"seed {seed}");
            }

            (await world.Signing.Lead.GetAsync($"/insatser/{world.Initiative}/ekonomi")).TextsOf(".budget-total td").Take(3).Select(Digits)
                .ShouldBe(new[] { total.Original, total.Revised, total.Used }.Select(static sum => Digits(Display.Number(sum))), $"seed {seed}");
        }

        inUnits.ShouldBeGreaterThan(0, "some of it was counted in units");
    }

    [Theory]
    [InlineData("update claims set amount = amount + 0.01 where initiative_id = $1 and state = 'approved'", "check_eligible_and_approved", "check_approved_and_events")]
    [InlineData("update claim_units set amount = amount - 0.01 where initiative_id = $1 and refused_reason is null", "check_eligible_and_approved")]
    [InlineData("update claim_rates set amount = amount - 0.01 where initiative_id = $1", "check_eligible_and_approved")]
    [InlineData("update claim_events set amount = amount + 0.01 where initiative_id = $1 and step = 'approve'", "check_approved_and_events")]
    [InlineData("update claim_events set amount = amount + 0.01 where initiative_id = $1 and step = 'pay'", "check_paid_and_payments")]
    [InlineData("update claims set state = 'approved', paid_on = null where initiative_id = $1", "check_paid_and_payments")]
    [InlineData("update claims set state = 'certified', paid_on = null where initiative_id = $1", "check_approved_and_events", "check_paid_and_payments", "within_approved")]
    public async Task Money_that_was_granted_or_paid_otherwise_than_its_rows_say_does_not_add_up(string change, params string[] found)
    {
        var world = await DossierWorld.DraftAsync(Site);
        await world.GrantAsync();
        (await FaultsAsync()).ShouldBeEmpty();

        await Site.OwnerAsync(change, world.Initiative);

        (await FaultsAsync()).ShouldBe(found);

        async Task<IReadOnlyList<string>> FaultsAsync()
        {
            await using var scope = await Site.ScopeOfAsync(world.Signing.LeadAccount);
            await scope.ServiceProvider.GetRequiredService<RequestDatabase>().BeginAsync();
            using var file = new MemoryStream();
            using var archive = new DossierArchive(file);
            await scope.ServiceProvider.GetRequiredService<DossierMoney>().WriteAsync(archive, new InitiativeId(world.Initiative), TestContext.Current.CancellationToken);
            await archive.CloseAsync(world.Initiative, holdsMoney: true, holdsLog: false, TestContext.Current.CancellationToken);
            return [.. (await DossierWorld.CheckAsync(file.ToArray())).Faults.Select(static fault => fault.TextKey == "dossier.fault.total" ? (string)fault.Arguments[0]! : fault.TextKey)];
        }
    }

    [Fact]
    public async Task What_is_agreed_what_is_under_way_and_what_came_to_nothing_are_told_apart()
    {
        var world = new AgreementWorld(Site);
        await world.GrantAsync();
        (await world.AgreeAsync(await Site.SignInAsync(Role.AssociationOfficer))).Status.ShouldBe(200);
        async Task BeginAsync(string reason) => (await (await world.Lead.GetAsync($"{world.Path}/overenskommelse/andra")).SubmitAsync("main form[data-warn]", ("Input.Reason", reason))).Status.ShouldBe(200);
        await BeginAsync("Det blev inte av.");
        (await (await world.Lead.GetAsync($"{world.Path}/andring")).SubmitAsync("form[action*='handler=End']", ("Note", "Det löste sig."))).Status.ShouldBe(200);
        await BeginAsync("Fler verkstäder.");

        var written = await ToldAsync();
        written.GetProperty("agreements").EnumerateArray().Select(static one => one.GetProperty("number").GetInt32()).ShouldBe([1]);
        written.GetProperty("under_way").GetProperty("reason").GetString().ShouldBe("Fler verkstäder.");
        written.GetProperty("under_way").GetProperty("version").ValueKind.ShouldBe(JsonValueKind.Null, "nothing is put forward yet");
        written.GetProperty("not_agreed").EnumerateArray().Select(static one => one.GetProperty("reason").GetString()).ShouldBe(["Det blev inte av."]);

        await world.SaveAsync(new KeyValuePair<AnswerPath, FormAnswer?>(AgreementWorld.At("activities", world.Rows["workshops"], "count"), new NumberAnswer(5)));
        await world.SignAsync();
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        (await ToldAsync()).GetProperty("under_way").GetProperty("version").GetInt32().ShouldBe(2);
        await Site.OwnerAsync("update applications set state = 'submitted' where initiative_id = $1", world.Initiative);
        (await world.AgreeAsync(await Site.SignInAsync(Role.AssociationOfficer))).Status.ShouldBe(200);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var agreed = await ToldAsync();
        agreed.GetProperty("under_way").ValueKind.ShouldBe(JsonValueKind.Null);
        agreed.GetProperty("agreements").EnumerateArray().Select(static one => one.GetProperty("reason").GetString()).ShouldBe([null, "Fler verkstäder."]);

        async Task<JsonElement> ToldAsync() => JsonDocument.Parse(DossierWorld.Entries((await DossierWorld.TakeAsync(Site, world.Initiative, world.Lead)).File)["overenskommelser.json"]).RootElement;
    }

    [Fact]
    public async Task Who_may_not_read_the_money_gets_none_of_it_and_nobody_gets_somebody_elses()
    {
        var world = await DossierWorld.SignedAsync(Site);
        await world.SpendAsync(new Random(3));
        var (_, whole) = await world.TakeAsync(world.Signing.Lead);
        var leads = await Site.FactAsync<Guid>("select id from dossiers where initiative_id = $1", world.Initiative);
        DossierWorld.Entries(whole).Keys.ShouldContain("ekonomi/kostnader.csv");

        var signatory = await Site.SignInAsync(Role.Signatory, world.Initiative, world.Signing.Organisations[0]);
        (await signatory.GetAsync(world.Path)).Text.ShouldContain("Inget om ekonomin");
        var (_, file) = await world.TakeAsync(signatory);
        var files = DossierWorld.Entries(file);
        files.Keys.ShouldNotContain(static path => path.StartsWith("ekonomi/", StringComparison.Ordinal));
        files.Keys.ShouldNotContain(static path => path.StartsWith("logg/", StringComparison.Ordinal));
        (await DossierWorld.CheckAsync(file)).IsIntact.ShouldBeTrue();
        (await signatory.GetAsync($"{world.Path}?handler=Zip&dossier={leads}")).Status.ShouldBe(404);
        (await (await Site.SignInAsync(Role.AssociationDirector)).GetAsync($"{world.Path}?handler=Zip&dossier={leads}")).Status.ShouldBe(404, "it was made in the lead's reach");
        foreach (var role in new[] { Role.Coach, Role.Evaluator, Role.ProcurementOfficer })
        {
            (await (await Site.SignInAsync(role, world.Initiative, world.Signing.Organisations[0])).GetAsync(world.Path)).Status.ShouldBe(403, $"{role}");
        }

        (await (await Site.SignInAsync(Role.ProjectLead, await Site.FactAsync<Guid>("select id from initiatives where id <> $1 order by id limit 1", world.Initiative), world.Signing.Organisations[0])).GetAsync(world.Path)).Status.ShouldBe(404);

        await Site.OwnerAsync("update role_assignments set role = 'signatory', valid_until = '2026-12-31' where account_id = $1", world.Signing.LeadAccount);
        (await world.Signing.Lead.GetAsync($"{world.Path}?handler=Zip&dossier={leads}")).Status.ShouldBe(404, "who reads the money no more does not fetch it either");
    }

    [Fact]
    public async Task A_partner_reads_the_money_and_not_the_log_and_participants_are_nowhere()
    {
        var world = await DossierWorld.DraftAsync(Site);
        await Site.OwnerAsync("insert into audit_entries (at, action, subject_kind, subject_id, initiative_id, participant_id) select now(), 'changed', 'applications', gen_random_uuid(), $1, id from participants limit 1", world.Initiative);
        await Site.OwnerAsync("insert into audit_entries (at, action, subject_kind, subject_id, initiative_id, changes) values (now(), 'changed', 'contacts', gen_random_uuid(), $1, '{\"note\": [null, \"Hemligt\"]}')", world.Initiative);
        var partner = await Site.SignInAsync(Role.PartnerRepresentative, world.Initiative, world.Signing.Organisations[1]);

        var (_, file) = await world.TakeAsync(partner);
        DossierWorld.Entries(file).Keys.ShouldContain("ekonomi/kostnader.csv");
        DossierWorld.Entries(file).Keys.ShouldNotContain("logg/logg.csv");
        var (_, leads) = await world.TakeAsync(world.Signing.Lead);
        var log = DossierWorld.Text(DossierWorld.Entries(leads)["logg/logg.json"]);
        log.ShouldContain("\"subject\":\"applications\"");
        log.ShouldNotContain("contacts");
        log.ShouldNotContain("Hemligt");
        log.ShouldNotContain("dossiers");
        foreach (var (name, content) in DossierWorld.Entries(leads))
        {
            DossierWorld.Text(content).ShouldNotContain("participant_id", Case.Insensitive, name);
        }
    }

    [Fact]
    public async Task It_is_asked_for_once_at_a_time_told_when_ready_and_gone_after_a_week()
    {
        var world = await DossierWorld.DraftAsync(Site);
        var lead = world.Signing.Lead;
        await Site.OwnerAsync("insert into dossiers (id, initiative_id, asked_at, asked_by, holds_money, holds_log) values (gen_random_uuid(), $1, $2, $3, true, true)", world.Initiative, Site.Clock.GetUtcNow().UtcDateTime, world.Signing.LeadAccount);
        var waiting = await lead.GetAsync(world.Path);
        waiting.Document.QuerySelector("[hx-trigger]").ShouldNotBeNull();
        waiting.Document.QuerySelector("main form").ShouldBeNull();
        (await lead.PostAsync(world.Path, [])).Status.ShouldBeOneOf(200, 302, 400);
        (await Site.FactAsync<long>("select count(*) from dossiers where initiative_id = $1", world.Initiative)).ShouldBe(1);
        await Site.OwnerAsync("delete from dossiers where initiative_id = $1", world.Initiative);

        await world.TakeAsync(lead);
        (await world.Signing.ToldAsync("dossier_ready", world.Signing.LeadAccount)).ShouldBe(1);
        await Site.FactAsync<long>("select access.forget_dossiers($1)", Site.Clock.GetUtcNow().UtcDateTime.AddMinutes(1));
        var page = await lead.GetAsync(world.Path);
        page.Document.QuerySelector("a[href*='handler=Zip']").ShouldBeNull();
        page.TextsOf("code.digest").Count.ShouldBe(1, "what it was known by stays");
    }

    private static string Digits(string figure) => string.Concat(figure.Where(char.IsAsciiDigit));

    private static string WordsOf(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return document.MainDocumentPart!.Document!.InnerText;
    }

    private static List<Dictionary<string, string>> Rows(byte[] table)
    {
        using var text = new StreamReader(new MemoryStream(table), Encoding.UTF8);
        using var csv = CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, Separator = ';' });
        csv.Read().ShouldBeTrue();
        var (headings, rows) = (Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToList(), new List<Dictionary<string, string>>());
        while (csv.Read())
        {
            rows.Add(headings.Index().ToDictionary(static heading => heading.Item, heading => csv.GetString(heading.Index)));
        }

        return rows;
    }

    /// <summary>A column added up as whoever has the file would.</summary>
    private static decimal Added(byte[] table, string column)
    {
        using var text = new StreamReader(new MemoryStream(table), Encoding.UTF8);
        using var csv = CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, Separator = ';' });
        csv.Read().ShouldBeTrue();
        var place = Enumerable.Range(0, csv.FieldCount).First(index => csv.GetString(index) == column);
        var sum = 0m;
        while (csv.Read())
        {
            sum += decimal.Parse(csv.GetString(place), Numbers);
        }

        return sum;
    }
}
