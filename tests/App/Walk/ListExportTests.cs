using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Samsteg.App;

/// <summary>Every list that is exported: the file holds exactly what the screen shows, page after page.</summary>
public sealed class ListExportTests(WalkedSite walked) : IClassFixture<WalkedSite>
{
    /// <summary>The log of an initiative, and who has read: to look and to export is logged, so that the file differs from the screen by itself.</summary>
    private static readonly string[] Logs = ["/logg", "/last"];
    private static readonly CultureInfo Swedish = new("sv-SE");

    [Fact]
    public async Task Every_export_equals_the_screen()
    {
        var lead = await walked.Site.SignInAsync("project_lead");
        var lists = new List<(string Path, Page Page)>();
        foreach (var path in walked.Examples.Values.Where(static path => !Logs.Any(log => path.EndsWith(log, StringComparison.Ordinal) || path.Contains(log + "/", StringComparison.Ordinal))))
        {
            var page = await lead.GetAsync(path);
            if (page.IsHtml && page.Document.QuerySelector("a[href*='export=csv']") is not null)
            {
                lists.Add((path, page));
            }
        }

        lists.Count.ShouldBeGreaterThan(2);

        foreach (var (path, first) in lists)
        {
            var csv = await lead.GetAsync(first.Document.QuerySelector("a[href*='export=csv']")!.GetAttribute("href")!);
            var xlsx = await lead.GetAsync(first.Document.QuerySelector("a[href*='export=xlsx']")!.GetAttribute("href")!);
            var screen = await ScreenAsync(first);
            var rows = ReadCsv(csv.Source.TrimStart('\uFEFF'));

            csv.Header("Content-Disposition").ShouldNotBeNull().ShouldStartWith("attachment", Case.Insensitive, path);
            xlsx.Header("Content-Disposition").ShouldNotBeNull().ShouldStartWith("attachment", Case.Insensitive, path);
            PageFacts.HeaderFindings(csv).ShouldBeEmpty(path);
            rows[0].ShouldBe(first.TextsOf("#list thead th"), path);
            rows.Count.ShouldBe(screen.Count + 1, path);
            ReadXlsx(xlsx.Bytes).Count.ShouldBe(rows.Count, path);
            foreach (var (shown, sent) in screen.Zip(rows.Skip(1)))
            {
                shown.Count.ShouldBe(sent.Count, path);
                foreach (var (cell, field) in shown.Zip(sent))
                {
                    Same(cell, field).ShouldBeTrue($"{path}: the screen shows \"{cell.TextContent.Trim()}\", the file says \"{field}\"");
                }
            }
        }
    }

    [Fact]
    public void A_file_that_differs_is_found()
    {
        var cells = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<table><tr><td>15 april 2026</td><td>1 234,50 kr</td><td>Pågår</td></tr></table>").QuerySelectorAll("td");

        cells.Zip(["2026-04-15", "1234,5", "Pågår"]).ShouldAllBe(static pair => Same(pair.First, pair.Second));
        cells.Zip(["2026-04-16", "1234,6", "Pagar"]).ShouldAllBe(static pair => !Same(pair.First, pair.Second));
        ReadCsv("a;b\r\n\"c;\"\"d\"\"\";\r\n").ShouldBe([["a", "b"], ["c;\"d\"", ""]]);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<IElement>>> ScreenAsync(Page page)
    {
        var rows = new List<IReadOnlyList<IElement>>();
        while (true)
        {
            rows.AddRange(page.Document.QuerySelectorAll("#list tbody tr").Select(static row => row.Children.ToList()));
            if (page.Document.QuerySelector("#list nav.pager a[rel='next']") is null)
            {
                return rows;
            }

            page = await page.FollowAsync("#list nav.pager a[rel='next']");
        }
    }

    /// <summary>Days and moments by their machine-readable value, numbers by value, all else word for word.</summary>
    private static bool Same(IElement cell, string field)
    {
        var text = string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (field.Length == 0)
        {
            return text.Length == 0 || text.All(static sign => !char.IsLetterOrDigit(sign)) || cell.QuerySelector(".muted .visually-hidden") is not null;
        }

        if (DateOnly.TryParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return text == day.ToString("d MMMM yyyy", Swedish);
        }

        if (DateTime.TryParseExact(field, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return text == moment.ToString("d MMMM yyyy HH:mm", Swedish) || text == moment.ToString("d MMMM yyyy HH.mm", Swedish);
        }

        return decimal.TryParse(field.Replace(',', '.'), CultureInfo.InvariantCulture, out var number)
            ? decimal.TryParse(new string([.. text.Replace(',', '.').Where(static sign => char.IsAsciiDigit(sign) || sign is '.' or '-')]).TrimEnd('.'), CultureInfo.InvariantCulture, out var shown) && shown == number
            : text == string.Join(' ', field.TrimStart('\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) || text.EndsWith(field, StringComparison.Ordinal);
    }

    internal static List<List<string>> ReadCsv(string text)
    {
        var rows = new List<List<string>> { new() };
        var field = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (isQuoted)
            {
                if (sign == '"' && at + 1 < text.Length && text[at + 1] == '"')
                {
                    field.Append(text[++at]);
                }
                else if (sign == '"')
                {
                    isQuoted = false;
                }
                else
                {
                    field.Append(sign);
                }

                continue;
            }

            switch (sign)
            {
                case '"':
                    isQuoted = true;
                    break;
                case ';' or '\n':
                    rows[^1].Add(field.ToString());
                    field.Clear();
                    if (sign == '\n')
                    {
                        rows.Add([]);
                    }

                    break;
                case not '\r':
                    field.Append(sign);
                    break;
            }
        }

        rows.RemoveAll(static row => row.Count == 0);
        return rows;
    }

    private static List<Row> ReadXlsx(byte[] bytes)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        return [.. file.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>()];
    }
}
