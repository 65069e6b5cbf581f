using System.Text;

namespace Samsteg.Platform;

/// <summary>What a table can be handed in as.</summary>
public enum TableFormat
{
    /// <summary>Text with separated values.</summary>
    Csv,

    /// <summary>An Excel workbook, of which the first sheet is read.</summary>
    Xlsx,
}

/// <summary>What a file that should hold a table turned out to be.</summary>
/// <param name="Format">Null when it holds none.</param>
/// <param name="CodePage">How the text is written, as Windows numbers it: 65001 UTF-8, 1200 and 1201 UTF-16, 1252 Western European; 0 for a workbook.</param>
/// <param name="RefusalKey">Key of the words that say why it is not taken; null when it is.</param>
public sealed record TableFile(TableFormat? Format, int CodePage, string? RefusalKey)
{
    /// <summary>Most columns that are read; what stands to the right of them is passed over.</summary>
    public const int MostColumns = 100;

    /// <summary>Longest row that is read, in characters.</summary>
    internal const int LongestRow = 256 * 1024;

    private const string NoTable = "tables.rule.no_table";

    /// <summary>Looks at a file's content; what it is called says nothing.</summary>
    /// <param name="file">The file, which can be sought in.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<TableFile> RecogniseAsync(Stream file, CancellationToken cancellation)
    {
        if (file.Length == 0)
        {
            return Refused(NoTable);
        }

        var content = await FileContent.ReadAsync(file, ".csv", cancellation);
        return content switch
        {
            { Format: FileFormat.Xlsx } => new TableFile(TableFormat.Xlsx, 0, null),
            { Format: FileFormat.Csv } => new TableFile(TableFormat.Csv, Encoding.UTF8.CodePage, null),
            { Format: FileFormat.Ods } => Refused("tables.rule.ods"),
            { Format: not null } => Refused("tables.rule.another_kind"),
            { RefusalKey: "documents.rule.format" } => await TextEncodingGuess.OfAsync(file, cancellation) is { } page ? new TableFile(TableFormat.Csv, page, null) : Refused(NoTable),
            { RefusalKey: "documents.rule.unpacks_to_too_much" } => Refused("tables.rule.unpacks_to_too_much"),
            _ => Refused(content.RefusalKey ?? NoTable),
        };
    }

    /// <summary>
    /// The rows as they come, empty ones left out. Nothing in the file makes it throw: where it cannot be read the last row says why.
    /// </summary>
    /// <param name="file">The file, which can be sought in.</param>
    public IEnumerable<TableRow> Rows(Stream file)
    {
        file.Position = 0;
        return Format switch
        {
            TableFormat.Csv => CsvTable.Rows(file, TextEncodingGuess.Encoding(CodePage)),
            TableFormat.Xlsx => XlsxTable.Rows(file),
            _ => [TableRow.Fault(1, RefusalKey ?? NoTable)],
        };
    }

    private static TableFile Refused(string key) => new(null, 0, key);
}
