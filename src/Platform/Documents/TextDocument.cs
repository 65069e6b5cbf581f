using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace Samsteg.Platform;

/// <summary>Text documents that we write ourselves (.docx): lines, and tables of them, on A4.</summary>
public static class TextDocument
{
    /// <summary>The earliest moment that a zip file can hold.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The file: the same content makes the same bytes, whenever it is written.</summary>
    public static byte[] Of(IEnumerable<OpenXmlElement> content)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var body = new Body(content);
            body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1417, Bottom = 1417, Left = 1247, Right = 1247, Header = 708, Footer = 708, Gutter = 0 }));
            var part = document.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
            part.Document = new Word.Document(body);
        }

        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries)
            {
                entry.LastWriteTime = NoTime;
            }
        }

        return file.ToArray();
    }

    /// <summary>A paragraph. A line break in the text is one in the document.</summary>
    /// <param name="text">The text; control characters, which XML cannot hold, are left out.</param>
    /// <param name="halfPoints">Size of the letters.</param>
    /// <param name="isBold">Whether they are bold.</param>
    /// <param name="after">Room below, in twentieths of a point.</param>
    /// <param name="level">Level of the heading that it is, from 1, by which one goes about the document; null for no heading.</param>
    public static Paragraph Line(string text, int halfPoints = 24, bool isBold = false, int after = 80, int? level = null)
    {
        var looks = new RunProperties(new RunFonts { Ascii = "Arial", HighAnsi = "Arial" });
        if (isBold)
        {
            looks.Append(new Bold());
        }

        looks.Append(new FontSize { Val = halfPoints.ToString(CultureInfo.InvariantCulture) });
        var run = new Run(looks);
        foreach (var (number, line) in text.Split('\n').Index())
        {
            if (number > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(Storable(line.TrimEnd('\r'))) { Space = SpaceProcessingModeValues.Preserve });
        }

        var place = new ParagraphProperties(new SpacingBetweenLines { After = after.ToString(CultureInfo.InvariantCulture) });
        if (level is { } heading)
        {
            place.Append(new OutlineLevel { Val = heading - 1 });
        }

        return new Paragraph(place, run);
    }

    /// <summary>A table with thin lines between its rows.</summary>
    /// <param name="widths">Of its columns, in twentieths of a point.</param>
    /// <param name="rows">The paragraphs of each cell.</param>
    public static Table Table(IReadOnlyList<int> widths, IEnumerable<IReadOnlyList<IEnumerable<Paragraph>>> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableBorders(new TopBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 })),
            new TableGrid(widths.Select(static width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));
        foreach (var row in rows)
        {
            table.Append(new Word.TableRow(row.Select((cell, number) => new Word.TableCell(
            [
                new TableCellProperties(new TableCellWidth { Width = widths[number].ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }), .. cell,
            ]))));
        }

        return table;
    }

    private static string Storable(string text) => string.Concat(text.EnumerateRunes().Where(static rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
