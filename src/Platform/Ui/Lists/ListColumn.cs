namespace Samsteg.Platform;

/// <summary>How a cell is written on screen and typed in a spreadsheet.</summary>
public enum ListCellKind
{
    Text,

    /// <summary>The value is a text key; screen and export show its words.</summary>
    Key,

    /// <summary>As <see cref="Key"/>, with a tone.</summary>
    Status,
    Number,
    Money,
    Day,
    Moment,
}

/// <summary>A column of a <see cref="ListDefinition{TRow}"/>.</summary>
/// <param name="TextKey">The heading.</param>
/// <param name="Kind">How cells are written.</param>
/// <param name="Value">What stands in the cell; null is shown as a dash and exported empty.</param>
/// <param name="Sort">The result column, or an expression of result columns, to sort by; null when the list cannot be sorted by it. Written by developers, never from a request.</param>
/// <param name="SortValue">The value of <paramref name="Sort"/> in a row. Must equal what the database sorts by.</param>
/// <param name="MayBeNull">Whether the sort expression can be null; where it cannot, a plainer condition lets an index serve the page.</param>
/// <param name="Link">Where the cell leads; null leads nowhere.</param>
/// <param name="Tone">The tone of a status.</param>
/// <param name="NullKey">What the dash says to those who hear the page.</param>
/// <param name="Decimals">How many decimals each number has, so that they stand below one another; null for as many as it needs.</param>
public sealed record ListColumn<TRow>(
    string TextKey,
    ListCellKind Kind,
    Func<TRow, object?> Value,
    string? Sort = null,
    Func<TRow, object?>? SortValue = null,
    bool MayBeNull = true,
    Func<TRow, string?>? Link = null,
    Func<TRow, Tone>? Tone = null,
    string NullKey = ListCell.NotKnown,
    int? Decimals = null)
{
    /// <summary>The name in addresses: the last part of the text key.</summary>
    public string Name => TextKey[(TextKey.LastIndexOf('.') + 1)..];

    public bool IsRightAligned => Kind is ListCellKind.Number or ListCellKind.Money;

    internal object? SortKey(TRow row) => (SortValue ?? Value)(row);
}
