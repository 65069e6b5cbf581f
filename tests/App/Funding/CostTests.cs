using System.Text;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Costs over HTTP: from books, from tables and by hand. Today is 15 April 2026.</summary>
public sealed class CostTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Form = "main form.form";

    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n");

    private static readonly string[] Vouchers =
    [
        Voucher("A", "1", "20260115", "#TRANS 7010 {6 \"P1\"} 30000.50 20260115 \"Lön Åsa\"", "#TRANS 1930 {} -30000.50"),
        Voucher("A", "2", "20260120", "#TRANS 5010 {6 \"P1\"} 8000.00", "#TRANS 5010 {6 \"P2\"} 2000.00", "#TRANS 2440 {} -10000.00"),
        Voucher("A", "3", "20260210", "#TRANS 3001 {6 \"P1\"} -500.00", "#TRANS 1930 {} 500.00"),
        Voucher("A", "4", "20260212", "#TRANS 8310 {6 \"P1\"} 70.00", "#TRANS 1930 {} -70.00"),
    ];

    private readonly Site _site = demo.Site;

    [Theory]
    [InlineData(437), InlineData(1252), InlineData(10000), InlineData(65001)]
    public async Task Books_in_any_encoding_become_costs_once_it_is_said_what_in_them_is_the_initiatives(int page)
    {
        var (initiative, organisation, lead) = await NewInitiativeAsync();
        var encoding = page == 65001 ? new UTF8Encoding(false) : CodePagesEncodingProvider.Instance.GetEncoding(page)!;

        var asks = await UploadAsync(lead, initiative, organisation, Books(Vouchers), encoding);

        asks.Text.ShouldContain("Föreningen Åtta små hästar");
        asks.Text.ShouldContain("Vägen vidare");
        asks.Text.ShouldContain("som inte är partens", customMessage: "the number is another's");
        (await asks.SubmitAsync("main form[action*='Bind']")).Status.ShouldBe(422, "nothing is chosen");
        var shown = await asks.SubmitAsync("main form[action*='Bind']", (FieldOf(asks, "P1"), "Grant"));
        shown.Status.ShouldBe(200);
        shown.TextsOf("tbody tr td.end").Take(3).ShouldBe(["4", "0 kr", "37 570,50 kr"]);
        shown.Text.ShouldContain("Konton som ingen kostnadstyp är till för: 1");
        (await _site.FactAsync<long>("select count(*) from cost_rows where initiative_id = $1", initiative)).ShouldBe(0, "nothing is written before it has been seen");

        (await shown.SubmitAsync("main form[action*='Confirm']")).Text.ShouldContain("Nya rader: 4.");
        (await _site.FactAsync<decimal>("select sum(amount) from cost_rows where initiative_id = $1 and superseded_at is null", initiative)).ShouldBe(37_570.50m);
        (await _site.FactAsync<string>("select string_agg(coalesce(cost_type, '-'), ' ' order by number) from cost_rows where initiative_id = $1", initiative)).ShouldBe("other_staff premises - -");
        (await _site.FactAsync<long>("select count(text) from cost_rows where initiative_id = $1", initiative)).ShouldBe(0, "texts may name people");
        (await _site.FactAsync<long>("select count(*) from cost_files where initiative_id = $1", initiative)).ShouldBe(0, "the books are gone");
    }

    [Fact]
    public async Task Books_that_are_read_again_show_what_is_new_changed_and_gone_before_anything_is_written()
    {
        var (initiative, organisation, lead) = await NewInitiativeAsync();
        await ImportAsync(lead, initiative, organisation, Vouchers);

        var same = await UploadAsync(lead, initiative, organisation, Books(Vouchers), Encoding.UTF8);
        same.Text.ShouldContain("Inget ändras");
        string[] others = [Vouchers[0], Voucher("A", "2", "20260120", "#TRANS 5010 {6 \"P1\"} 8100.00", "#TRANS 2440 {} -8100.00"), Vouchers[2], Voucher("A", "5", "20260301", "#TRANS 5610 {6 \"P1\"} 40.00", "#TRANS 1930 {} -40.00")];
        var shown = await UploadAsync(lead, initiative, organisation, Books(others), Encoding.UTF8);

        shown.TextsOf("tbody tr td.end").Where(static (_, index) => index % 3 == 0).Take(4).ShouldBe(["1", "2", "1", "1"]);
        (await _site.FactAsync<decimal>("select sum(amount) from cost_rows where initiative_id = $1 and superseded_at is null", initiative)).ShouldBe(37_570.50m);
        (await shown.SubmitAsync("main form[action*='Confirm']")).Text.ShouldContain("Nya rader: 1. Ändrade: 1. Försvunna: 1.");
        (await _site.FactAsync<decimal>("select sum(amount) from cost_rows where initiative_id = $1 and superseded_at is null", initiative)).ShouldBe(37_640.50m);
        (await _site.FactAsync<long>("select count(*) from cost_rows where initiative_id = $1 and superseded_at is not null", initiative)).ShouldBe(2, "what was known stays known");
        (await shown.SubmitAsync("main form[action*='Confirm']")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_told_and_leaves_nothing_behind()
    {
        var (initiative, organisation, lead) = await NewInitiativeAsync();

        (await UploadAsync(lead, initiative, organisation, "#FLAGGA 0\n#SIETYP 4\n", Encoding.UTF8)).TextOf("[id='Input_File-error']").ShouldNotBeNull().ShouldContain("inga verifikationer");
        (await UploadAsync(lead, initiative, organisation, Books(Vouchers) + Books(Vouchers), Encoding.UTF8)).TextOf("[id='Input_File-error']").ShouldNotBeNull().ShouldContain("flera bokföringsår");
        (await UploadAsync(lead, initiative, organisation, "\0\u0001\u0002", Encoding.Latin1)).Status.ShouldBe(422);
        (await UploadAsync(lead, initiative, organisation, string.Empty, Encoding.UTF8)).Status.ShouldBe(422);
        (await UploadAsync(lead, initiative, organisation, Books([]) + Voucher("A", "1", "20260101", "#TRANS 1930 {} 1", "#TRANS 2440 {} -1"), Encoding.UTF8)).TextOf("[id='Input_File-error']").ShouldNotBeNull().ShouldContain("inga kostnader");
        (await UploadAsync(lead, initiative, Guid.NewGuid(), Books(Vouchers), Encoding.UTF8)).TextOf("[id='Input_Organisation-error']").ShouldNotBeNullOrWhiteSpace();
        (await _site.FactAsync<long>("select count(*) from cost_imports where initiative_id = $1", initiative)).ShouldBe(0);

        var odd = Books([.. Vouchers, Voucher("A", "9", "20260220", "#TRANS 5010 {6 \"P1\"} 10.00", "#TRANS 1930 {} -9.00"), Voucher("A", "9", "20260221", "#TRANS 5010 {6 \"P1\"} 11.00", "#TRANS 1930 {} -11.00"), "#VER A 10 20260222\n{\n#TRANS 5010 {6 \"P1\"} mycket\n}\n"]);
        var asks = await UploadAsync(lead, initiative, organisation, odd, Encoding.UTF8);
        asks.Text.ShouldContain("verifikation A9 går inte jämnt upp");
        asks.Text.ShouldContain("beloppet mycket går inte att läsa");
        var shown = await asks.SubmitAsync("main form[action*='Bind']", (FieldOf(asks, "P1"), "Grant"));
        (await shown.SubmitAsync("main form[action*='Confirm']")).Text.ShouldContain("Nya rader: 6.", customMessage: "a number that comes twice is two vouchers");
    }

    [Fact]
    public async Task A_table_is_read_by_its_headings_and_another_table_leaves_its_rows_alone()
    {
        var (initiative, organisation, lead) = await NewInitiativeAsync();

        (await UploadAsync(lead, initiative, organisation, "a;b\n1;2\n", Encoding.UTF8, "fel.csv")).TextOf("[id='Input_File-error']").ShouldNotBeNull().ShouldContain("Datum och belopp");
        var shown = await UploadAsync(lead, initiative, organisation, "Datum;Belopp;Kostnadstyp;Text\n2026-01-10;1 000,50;Resor;Tåg\n2026-01-11;abc;Resor;\n2026-01-12;20;Guld;\n2027-01-01;9;Resor;\n", Encoding.UTF8, "resor.csv");
        shown.Text.ShouldContain("Rad 3: beloppet");
        shown.Text.ShouldContain("Rad 4: kostnadstypen");
        await shown.SubmitAsync("main form[action*='Confirm']");
        await (await UploadAsync(lead, initiative, organisation, "Datum;Belopp;Konto\n2026-01-10;700;7010\n", Encoding.UTF8, "personal.csv")).SubmitAsync("main form[action*='Confirm']");

        (await _site.FactAsync<string>("select string_agg(coalesce(cost_type, '-') || ' ' || amount, ', ' order by amount) from cost_rows where initiative_id = $1 and superseded_at is null", initiative))
            .ShouldBe("- 20.00, other_staff 700.00, travel 1000.50");
    }

    [Fact]
    public async Task A_cost_by_hand_has_a_receipt_and_is_corrected_with_a_reason()
    {
        var (initiative, organisation, lead) = await NewInitiativeAsync();
        var form = await lead.GetAsync($"/insatser/{initiative}/ekonomi/kostnader/ny");
        (string, string?)[] Fields(string amount, string day = "2026-03-01") =>
            [("Input.Organisation", organisation.ToString()), ("Input.OccurredOn", day), ("Input.CostType", "travel"), ("Input.Amount", amount), ("Input.Text", "Tåg"), ("Input.Payer", "Grant")];

        (await form.UploadAsync(Form, "Input.File", "kvitto.pdf", Pdf, Fields("0"))).TextOf("[id='Input_Amount-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.UploadAsync(Form, "Input.File", "kvitto.pdf", Pdf, Fields("1,005"))).TextOf("[id='Input_Amount-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.UploadAsync(Form, "Input.File", "kvitto.pdf", Pdf, Fields("10", "2026-05-01"))).TextOf("[id='Input_OccurredOn-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.UploadAsync(Form, "Input.File", "kvitto.pdf", "MZ"u8.ToArray(), Fields("10"))).TextOf("[id='Input_File-error']").ShouldNotBeNullOrWhiteSpace();
        (await form.UploadAsync(Form, "Input.File", "kvitto.pdf", Pdf, Fields("120,50"))).Status.ShouldBe(200);
        (await form.UploadAsync(Form, "Input.File", "kvitto.pdf", Pdf, Fields("120,50"))).Status.ShouldBe(200);
        (await _site.FactAsync<long>("select count(*) from cost_rows where initiative_id = $1", initiative)).ShouldBe(1, "the same form twice adds one");

        var cost = await _site.FactAsync<Guid>("select id from cost_rows where initiative_id = $1", initiative);
        var correct = await lead.GetAsync($"/insatser/{initiative}/ekonomi/kostnader/{cost}");
        (await lead.GetAsync(correct.Document.QuerySelector("main a[href*='/underlag/']").ShouldNotBeNull().GetAttribute("href")!)).Status.ShouldBe(200);
        (await correct.SubmitAsync(Form, ("Input.Amount", "130"))).TextOf("[id='Input_Reason-error']").ShouldNotBeNullOrWhiteSpace();
        (await correct.SubmitAsync(Form, ("Input.Amount", "130"), ("Input.Reason", "Fel belopp"))).Status.ShouldBe(200);
        (await _site.FactAsync<decimal>("select amount from cost_rows where initiative_id = $1 and superseded_at is null and file_id is not null", initiative)).ShouldBe(130m, "the receipt comes along");
        (await correct.SubmitAsync(Form, ("Input.Amount", "140"), ("Input.Reason", "Igen"))).Status.ShouldBe(404, "it has been corrected");
    }

    [Fact]
    public async Task Accounts_are_counted_as_the_initiative_says()
    {
        var (initiative, organisation, lead) = await NewInitiativeAsync();
        var page = await lead.GetAsync($"/insatser/{initiative}/ekonomi/kostnader/konton");

        (await page.SubmitAsync("main form[action*='Add']", ("Input.First", "7010"), ("Input.Last", "700"))).TextOf("[id='Input_Last-error']").ShouldNotBeNullOrWhiteSpace();
        (await page.SubmitAsync("main form[action*='Add']", ("Input.First", "7010"), ("Input.CostType", "coach"))).Text.ShouldContain("7010: Coach");
        await ImportAsync(lead, initiative, organisation, Vouchers);

        (await _site.FactAsync<string>("select cost_type from cost_rows where initiative_id = $1 and account = '7010'", initiative)).ShouldBe("coach");
        (await (await lead.GetAsync($"/insatser/{initiative}/ekonomi/kostnader/konton")).PressAsync("section[aria-labelledby='rules'] button")).Text.ShouldNotContain("7010: Coach");
    }

    [Fact]
    public async Task A_coach_sees_no_costs_a_reader_changes_none_and_anothers_are_not_found()
    {
        var (initiative, organisation, lead) = await NewInitiativeAsync();
        await ImportAsync(lead, initiative, organisation, Vouchers);
        var import = await _site.FactAsync<Guid>("select id from cost_imports where initiative_id = $1", initiative);
        var coach = await _site.SignInAsync(Role.Coach, initiative);
        var (other, _, stranger) = await NewInitiativeAsync();
        var director = await _site.SignInAsync("association_director");

        foreach (var path in new[] { string.Empty, "/ny", "/konton", "/inlasning", $"/inlasning/{import}" })
        {
            (await coach.GetAsync($"/insatser/{initiative}/ekonomi/kostnader{path}")).Status.ShouldBe(403, path);
            (await stranger.GetAsync($"/insatser/{initiative}/ekonomi/kostnader{path}")).Status.ShouldBe(404, path);
            (await director.GetAsync($"/insatser/{initiative}/ekonomi/kostnader{path}")).Status.ShouldBe(path.Length == 0 ? 200 : 403, path);
        }

        (await stranger.GetAsync($"/insatser/{other}/ekonomi/kostnader/inlasning/{import}")).Status.ShouldBe(404);
        (await lead.GetAsync($"/insatser/{initiative}/ekonomi/kostnader?export=csv")).Status.ShouldBe(200);
    }

    private async Task ImportAsync(Visitor lead, Guid initiative, Guid organisation, IReadOnlyList<string> vouchers)
    {
        var asks = await UploadAsync(lead, initiative, organisation, Books(vouchers), Encoding.UTF8);
        var shown = await asks.SubmitAsync("main form[action*='Bind']", (FieldOf(asks, "P1"), "Grant"));
        (await shown.SubmitAsync("main form[action*='Confirm']")).Status.ShouldBe(200);
    }

    private static async Task<Page> UploadAsync(Visitor visitor, Guid initiative, Guid organisation, string file, Encoding encoding, string name = "bok.se") =>
        await (await visitor.GetAsync($"/insatser/{initiative}/ekonomi/kostnader/inlasning")).UploadAsync(Form, "Input.File", name, encoding.GetBytes(file),
            ("Input.Organisation", organisation.ToString()), ("Input.FirstDay", "2026-01-01"), ("Input.LastDay", "2026-04-15"));

    private static string FieldOf(Page asks, string of) =>
        asks.Document.QuerySelectorAll("input[name$='.Object']").First(input => input.GetAttribute("value") == of).GetAttribute("name")![..^"Object".Length] + "Payer";

    private static string Books(IEnumerable<string> vouchers) => """
        #FLAGGA 0
        #FORMAT PC8
        #SIETYP 4
        #PROGRAM "Påhittad bokföring" 1.0
        #ORGNR 802000-0001
        #FNAMN "Föreningen Åtta små hästar"
        #KPTYP BAS2014
        #RAR 0 20260101 20261231
        #DIM 6 "Projekt"
        #OBJEKT 6 "P1" "Vägen vidare"
        #OBJEKT 6 "P2" "Något annat"

        """ + string.Concat(vouchers);

    private static string Voucher(string series, string number, string day, params string[] rows) => $"#VER {series} {number} {day} \"Påhitt\"\n{{\n{string.Join('\n', rows)}\n}}\n";

    private async Task<(Guid Initiative, Guid Organisation, Visitor Lead)> NewInitiativeAsync()
    {
        var id = Guid.CreateVersion7();
        await _site.OwnerAsync("""
            insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on, maximum_grant)
            select $1, 'Kostnader ' || $1, o.id, 'ongoing', '2026-01-01', '2027-12-31', 500000 from organisations o where o.organisation_number is not null order by o.id limit 1
            """, id);
        await _site.OwnerAsync("insert into initiative_partners (id, initiative_id, organisation_id, is_owner, role_sv) select gen_random_uuid(), i.id, i.owner_id, true, 'Äger' from initiatives i where i.id = $1", id);
        return (id, await _site.FactAsync<Guid>("select owner_id from initiatives where id = $1", id), await _site.SignInAsync(Role.ProjectLead, id));
    }
}
