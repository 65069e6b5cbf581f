namespace Samsteg.Platform;

/// <summary>A cell of a table that somebody handed in.</summary>
/// <param name="Text">What stands in it, without blanks at the ends: a day as <c>2026-01-31</c>, a number with a decimal point.</param>
/// <param name="IsFormula">Whether it is computed. What a formula gave when the file was saved need not be what it gives.</param>
public readonly record struct TableCell(string Text, bool IsFormula = false)
{
    /// <summary>Longest text that is read, in characters; a longer one is cut one character after, so that it is too long for every field.</summary>
    public const int LongestText = 4000;

    internal static TableCell Of(string text, bool isFormula = false)
    {
        var trimmed = text.AsSpan().Trim(" \t\r\n\u00A0\u202F\u2007\uFEFF\0");
        return new TableCell((trimmed.Length > LongestText ? trimmed[..(LongestText + 1)] : trimmed).ToString(), isFormula);
    }
}

/// <summary>A row of a table that somebody handed in.</summary>
/// <param name="Number">Its number in the file, from 1: the line in a text, the row in a workbook.</param>
/// <param name="Cells">Its cells; fewer than in other rows when the last ones are empty.</param>
/// <param name="FaultKey">Key of the words that say why the file cannot be read from here on; null for a row like any other.</param>
public sealed record TableRow(int Number, IReadOnlyList<TableCell> Cells, string? FaultKey = null)
{
    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty => FaultKey is null && Cells.All(static cell => cell.Text.Length == 0 && !cell.IsFormula);

    /// <summary>The cell in a column, from 0; an empty one beyond the last.</summary>
    public TableCell this[int column] => column < Cells.Count ? Cells[column] : new TableCell(string.Empty);

    internal static TableRow Fault(int number, string key) => new(number, [], key);
}
