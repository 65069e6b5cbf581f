using System.Globalization;
using System.Text;
using CsvHelper;

namespace Samsteg.Platform;

/// <summary>
/// CSV as Swedish spreadsheets open it: UTF-8 with a byte order mark, semicolons and decimal comma (comma and point in English).
/// Text that a spreadsheet would run as a formula gets an apostrophe in front.
/// </summary>
public static class CsvExport
{
    internal static async Task WriteAsync(
        Stream target, IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<ListCell>> rows, Texts texts, CancellationToken cancellation)
    {
        var isEnglish = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var point = isEnglish ? "." : ",";
        await target.WriteAsync(Encoding.UTF8.GetPreamble(), cancellation);
        await using var csv = CsvWriter.Create(target, new CsvWriterOptions { Separator = isEnglish ? ',' : ';', NewLine = "\r\n" }, leaveOpen: true);

        await csv.WriteRecordAsync([.. headings.Select(Safe)], cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await csv.WriteRecordAsync([.. row.Select(cell => Field(cell, texts, point))], cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    internal static string Field(ListCell cell, Texts texts, string point) => cell.Value switch
    {
        null => "",
        decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture).Replace(".", point, StringComparison.Ordinal),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => SwedishTime.Local(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => Safe(cell.InWords(texts)),
    };

    /// <summary>Text no spreadsheet takes for a formula: an apostrophe before <c>= + - @</c>, tab and line break, also behind leading spaces.</summary>
    public static string Safe(string text)
    {
        if (text.Length > 0 && text[0] is '\t' or '\r' or '\n') return "'" + text;
        var first = text.AsSpan().TrimStart();
        return first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '\u2212' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' ? "'" + text : text;
    }
}
