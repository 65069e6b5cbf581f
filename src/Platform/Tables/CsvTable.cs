using System.Text;
using CsvHelper;

namespace Samsteg.Platform;

/// <summary>Rows of a text with separated values; whether by semicolon, comma, tab or bar shows in its first lines.</summary>
internal static class CsvTable
{
    public static IEnumerable<TableRow> Rows(Stream file, Encoding encoding)
    {
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 32 * 1024, leaveOpen: true);
        using var csv = CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, SkipEmptyLines = true, MaxRecordSize = TableFile.LongestRow, TrackLineNumbers = true }, leaveOpen: true);
        while (true)
        {
            var row = Next(csv);
            if (row is null)
            {
                yield break;
            }

            if (!row.IsEmpty)
            {
                yield return row;
            }

            if (row.FaultKey is not null)
            {
                yield break;
            }
        }
    }

    private static TableRow? Next(CsvReader csv)
    {
        try
        {
            if (!csv.Read())
            {
                return null;
            }

            var cells = new TableCell[Math.Min(csv.FieldCount, TableFile.MostColumns)];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = Cell(csv.GetString(column));
            }

            return new TableRow((int)csv.LineNumber, cells);
        }
        catch (CsvFormatException fault)
        {
            return TableRow.Fault((int)Math.Max(1, fault.LineNumber), "tables.rule.row_too_long");
        }
    }

    /// <summary>What begins with an equals sign would be a formula in a spreadsheet. The apostrophe that our own exports put before such text is taken off again.</summary>
    private static TableCell Cell(string text)
    {
        var cell = TableCell.Of(text);
        return cell.Text is ['\'', .. var rest] && CsvExport.Safe(rest) == cell.Text ? TableCell.Of(rest)
            : cell.Text is ['=' or '\uFF1D', ..] ? cell with { IsFormula = true }
            : cell;
    }
}
