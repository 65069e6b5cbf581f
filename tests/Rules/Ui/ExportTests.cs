using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class ExportTests
{
    private static readonly Texts Texts = new([new Capability(typeof(Texts).Assembly)]);

    private static readonly IReadOnlyList<ListCell> Row =
    [
        new(ListCellKind.Text, "=HYPERLINK(\"http://x\";\"y\")", null, Tone.Neutral),
        new(ListCellKind.Money, -1234.5m, null, Tone.Neutral),
        new(ListCellKind.Day, new DateOnly(2026, 1, 31), null, Tone.Neutral),
        new(ListCellKind.Text, null, null, Tone.Neutral),
    ];

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+46")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("  =1")]
    [InlineData("\uFF1D1")]
    public void Text_that_a_spreadsheet_would_run_gets_an_apostrophe(string text) => CsvExport.Safe(text).ShouldBe("'" + text);

    [Theory]
    [InlineData("Anna-Karin")]
    [InlineData("a=b")]
    [InlineData("")]
    public void Ordinary_text_is_left_alone(string text) => CsvExport.Safe(text).ShouldBe(text);

    [Fact]
    public async Task Csv_has_a_byte_order_mark_semicolons_and_typed_figures()
    {
        using var target = new MemoryStream();
        await CsvExport.WriteAsync(target, ["Namn", "Belopp", "Dag", "Not"], Rows(), Texts, TestContext.Current.CancellationToken);

        target.ToArray()[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        var lines = Encoding.UTF8.GetString(target.ToArray()[3..]).Split("\r\n");
        lines[0].ShouldBe("Namn;Belopp;Dag;Not");
        lines[1].ShouldBe("\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\";-1234,5;2026-01-31;");
    }

    [Fact]
    public async Task Workbook_holds_text_as_text_and_figures_as_figures()
    {
        using var target = new MemoryStream();
        await XlsxExport.WriteAsync(target, "Deltagare [2026]/alla", ["Namn", "Belopp", "Dag", "Not"], Rows(), Texts, TestContext.Current.CancellationToken);

        using var document = SpreadsheetDocument.Open(target, isEditable: false);
        document.WorkbookPart!.Workbook.Descendants<Sheet>().Single().Name!.Value.ShouldBe("Deltagare 2026alla");
        var cells = document.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<Cell>().Skip(4).ToList();
        cells[0].DataType!.Value.ShouldBe(CellValues.InlineString);
        cells[0].CellFormula.ShouldBeNull();
        cells[1].CellValue!.Text.ShouldBe("-1234.5");
        cells[2].CellValue!.Text.ShouldBe("46053");
        cells[3].CellValue.ShouldBeNull();
    }

    [Fact]
    public void Signs_that_XML_cannot_hold_are_left_out() => XlsxExport.Storable("a\u0000b\u0008c").ShouldBe("abc");

    private static async IAsyncEnumerable<IReadOnlyList<ListCell>> Rows()
    {
        await Task.CompletedTask;
        yield return Row;
    }
}
