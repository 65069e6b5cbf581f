using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Samsteg.Platform;

/// <summary>
/// A workbook with one sheet, written element by element: headings in bold and frozen, numbers and days typed, text as inline
/// strings, which no spreadsheet runs as formulas.
/// </summary>
internal static class XlsxExport
{
    private const uint Plain = 0, Bold = 1, Day = 2, Moment = 3, Money = 4;

    private const int LongestText = 32_767;

    public static async Task WriteAsync(
        Stream target, string name, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<ListCell>> rows, Texts texts, CancellationToken cancellation)
    {
        using var document = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var styles = workbook.AddNewPart<WorkbookStylesPart>();
        styles.Stylesheet = Styles();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(new Pane
            {
                VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
            }) { WorkbookViewId = 0 }));
            writer.WriteElement(new Columns(new Column { Min = 1, Max = (uint)Math.Max(1, headings.Count), Width = 22, CustomWidth = true }));
            writer.WriteStartElement(new SheetData());
            Row(writer, headings.Select(heading => Text(heading, Bold)));
            await foreach (var row in rows.WithCancellation(cancellation)) Row(writer, row.Select(cell => Typed(cell, texts)));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = SheetName(name), SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
    }

    private static void Row(OpenXmlWriter writer, IEnumerable<Cell> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells) writer.WriteElement(cell);
        writer.WriteEndElement();
    }

    private static Cell Typed(ListCell cell, Texts texts) => cell.Value switch
    {
        null => new Cell(),
        decimal number => Number(number.ToString(CultureInfo.InvariantCulture), cell.Kind is ListCellKind.Money ? Money : Plain),
        DateOnly day => Number(Serial(day.ToDateTime(TimeOnly.MinValue)), Day),
        DateTimeOffset moment => Number(Serial(SwedishTime.Local(moment).DateTime), Moment),
        _ => Text(cell.InWords(texts), Plain),
    };

    private static Cell Number(string value, uint style) => new() { CellValue = new CellValue(value), StyleIndex = style };

    private static string Serial(DateTime local) => local.ToOADate().ToString("0.######", CultureInfo.InvariantCulture);

    private static Cell Text(string text, uint style) => new(new InlineString(new Text(Storable(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString, StyleIndex = style,
    };

    /// <summary>Without the control characters XML cannot hold, and no longer than a cell may be.</summary>
    internal static string Storable(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is '\t' or '\n' or '\r' || (rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF))) kept.Append(rune);
        return kept.Length > LongestText ? kept.ToString(0, LongestText) : kept.ToString();
    }

    /// <summary>At most 31 characters and none that a sheet's name may not have.</summary>
    internal static string SheetName(string name)
    {
        var clean = string.Concat(Storable(name).Where(c => !"[]:*?/\\'".Contains(c)));
        return clean.Length == 0 ? "Samsteg" : clean[..Math.Min(clean.Length, 31)];
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = 165, FormatCode = "yyyy\\-mm\\-dd hh:mm" },
            new NumberingFormat { NumberFormatId = 166, FormatCode = "#,##0.00" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 166, ApplyNumberFormat = true }));
}
