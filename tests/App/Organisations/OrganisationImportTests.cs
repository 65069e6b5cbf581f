using System.Text;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>A file of organisations is seen row by row before it is taken into the register, all or none.</summary>
public sealed class OrganisationImportTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string Upload = "main form[enctype]";
    private const string Headings = "Namn;Org.nr;Typ;Juridisk form;Kommun;Adress;Postnr;Ort;Webbplats;Verksamhet;Kontaktperson;E-post\n";

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task New_ones_are_added_known_ones_filled_in_and_wrong_ones_told_in_words()
    {
        var lead = await _site.SignInAsync("project_lead");
        var number = Number("559999801");
        await AddAsync(lead, "Redan inlagd", ("Input.OrganisationNumber", number), ("Input.Municipality", "Trosa"));

        var preview = await HandInAsync(lead, Headings
            + $"Filens snickeri;{Number("559999802").Insert(6, "-")};Socialt företag;AB;Flen;Provgatan 1;642 30;Flen;www.example.se;Snickeri, Återbruk;Filippa Filsson;filippa@example.se\n"
            + $"Redan inlagd AB;{number};company;;Flen;;;;example.se;;Rut Radsson;\n"
            + "Utan typ;;;;;;;;;;;\n"
            + $"En gång till;{Number("559999802")};Företag;;;;;;;;;\n"
            + "Fel överallt;556000-000;Butik;;;;12;;javascript:1;;;inte en adress\n");

        preview.Status.ShouldBe(200, preview.TextOf(".ds-error-summary"));
        preview.TextsOf("main dl dd").ShouldBe(["1", "1", "3"]);
        preview.Text.ShouldContain("Samma organisation står på rad 2.");
        preview.Text.ShouldContain("Numret stämmer inte");
        (await _site.FactAsync<long>("select count(*) from organisations where name = 'Filens snickeri'")).ShouldBe(0);

        var done = await preview.SubmitAsync("main form.form", ("Input.Known", "Fill"));
        done.Path.ShouldBe("/organisationer");
        var row = (await _site.Database.RowsAsync("""
            select o.type, o.legal_form, o.municipality, o.tags, p.postcode, k.email from organisations o join organisation_places p on p.organisation_id = o.id join contact_persons k on k.organisation_id = o.id
            where o.name = 'Filens snickeri'
            """)).ShouldHaveSingleItem();
        row.ShouldBe(["social_enterprise", "limited_company", "Flen", new[] { "snickeri", "återbruk" }, "64230", "filippa@example.se"]);
        (await _site.Database.RowsAsync("select name, municipality, website from organisations where organisation_number = $1", number)).ShouldHaveSingleItem().ShouldBe(["Redan inlagd", "Trosa", "https://example.se"]);
        (await _site.FactAsync<long>("select count(*) from organisations where name in ('Utan typ', 'En gång till', 'Fel överallt')")).ShouldBe(0);
        (await _site.FactAsync<long>("select count(*) from organisation_imports where file_name = 'prov.csv'")).ShouldBe(0);

        (await preview.SubmitAsync("main form.form", ("Input.Known", "Fill"))).Path.ShouldBe("/organisationer/import");
        (await _site.FactAsync<long>("select count(*) from organisations where name = 'Filens snickeri'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_row_that_one_is_called_nearly_the_same_as_is_asked_about()
    {
        var lead = await _site.SignInAsync("project_lead");
        await AddAsync(lead, "Filprovets bageri");
        var preview = await HandInAsync(lead, Headings + "Fil-provets bagerri;;company;;;;;;;;;\nEtt helt annat;;company;;;;;;;;;\n");

        preview.TextsOf("main dl dd").ShouldBe(["1", "0", "1", "0"]);
        preview.Text.ShouldContain("Menar du");
        preview.TextsOf("main td a").ShouldContain("Filprovets bageri");
        (await preview.SubmitAsync("main form.form")).Path.ShouldBe("/organisationer");
        (await _site.FactAsync<long>("select count(*) from organisations where name in ('Fil-provets bagerri', 'Ett helt annat')")).ShouldBe(1);

        preview = await HandInAsync(lead, Headings + "Fil-provets bagerri;;company;;;;;;;;;\n");
        await preview.SubmitAsync("main form.form", ("Input.Alike", "Add"));
        (await _site.FactAsync<long>("select count(*) from organisations where name = 'Fil-provets bagerri'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_workbook_made_from_the_template_is_read_and_can_be_thrown_away()
    {
        var lead = await _site.SignInAsync("project_lead");
        var sample = await lead.GetAsync("/organisationer/import?mall=xlsx");
        sample.Header("Content-Type").ShouldNotBeNull().ShouldContain("spreadsheetml");
        var csv = await lead.GetAsync("/organisationer/import?mall=csv");

        var preview = await HandInAsync(lead, csv.Source);

        preview.TextsOf("main dl dd").ShouldBe(["1", "0", "0"], preview.Text);
        (await preview.PressAsync("main button[formaction*='Discard']")).Path.ShouldBe("/organisationer/import");
        (await _site.FactAsync<long>("select count(*) from organisations where name = 'Exempelverkstaden'")).ShouldBe(0);
        (await lead.GetAsync(preview.Path)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Namn;Typ\n")]
    [InlineData("Kolumn;Annan\nett;två\n")]
    [InlineData("%PDF-1.7 …")]
    public async Task What_is_no_table_of_organisations_is_refused_beside_the_field(string content)
    {
        var lead = await _site.SignInAsync("project_lead");

        var refused = await HandInAsync(lead, content);

        refused.Status.ShouldBe(422);
        refused.TextOf("[id='Input_File-error']").ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task What_two_take_in_at_once_is_taken_in_once()
    {
        var (one, two) = (await _site.SignInAsync("project_lead"), await _site.SignInAsync(Role.AssociationOfficer));
        var preview = await HandInAsync(one, Headings + "Samtidiga provet;;Företag\n");
        var other = await two.GetAsync(preview.Path);

        var answers = await Task.WhenAll(preview.SubmitAsync("main form.form"), other.SubmitAsync("main form.form"));

        answers.Select(static answer => answer.Path).ShouldBe(["/organisationer", "/organisationer/import"], ignoreOrder: true);
        (await _site.FactAsync<long>("select count(*) from organisations where name = 'Samtidiga provet'")).ShouldBe(1);
    }

    private static async Task<Page> HandInAsync(Visitor visitor, string content) =>
        await (await visitor.GetAsync("/organisationer/import")).UploadAsync(Upload, "Input.File", "prov.csv", Encoding.UTF8.GetBytes(content));

    private static async Task AddAsync(Visitor visitor, string name, params (string, string?)[] more) =>
        (await (await visitor.GetAsync("/organisationer/ny")).SubmitAsync("main form.form", [("Input.Name", name), ("Input.Type", "company"), ("Input.Anyway", "true"), .. more])).Status.ShouldBe(200);

    private static string Number(string nine) => nine + Luhn.CheckDigit(nine);
}
