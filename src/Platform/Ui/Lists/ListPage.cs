namespace Samsteg.Platform;

/// <summary>A page of a list as the view draws it, whatever its rows are.</summary>
public abstract class ListView
{
    public required string CaptionKey { get; init; }

    public required ListRequest Request { get; init; }

    /// <summary>Rows in the whole list under the present filter.</summary>
    public required long TotalCount { get; init; }

    public required bool HasSearch { get; init; }

    /// <summary>Whether the search is for individuals: it is posted then, so that no name stands in an address.</summary>
    public required bool SearchesIndividuals { get; init; }

    /// <summary>Whether search or one of the page's own filters narrows the list.</summary>
    public bool IsFiltered => Request.Search is not null || Request.Others.Count > 0;

    public required IReadOnlyList<ListHeading> Headings { get; init; }

    public required IReadOnlyList<IReadOnlyList<ListCell>> Cells { get; init; }

    /// <summary>Null on the last page.</summary>
    public required string? NextLink { get; init; }

    /// <summary>Null on the first page.</summary>
    public required string? PreviousLink { get; init; }

    public required string CsvLink { get; init; }

    public required string XlsxLink { get; init; }

    /// <summary>Sorting as it must be posted with the filter form.</summary>
    internal (string? Sort, bool? Descending) Sorting => (Request.Sort, Request.Descending);
}

/// <summary>A page of a list with its rows.</summary>
public sealed class ListPage<TRow> : ListView
{
    public required IReadOnlyList<TRow> Rows { get; init; }
}

/// <param name="TextKey">The words of the heading.</param>
/// <param name="SortLink">Null when the list cannot be sorted by it.</param>
/// <param name="Descending">The present direction, null when the list is sorted by something else.</param>
/// <param name="IsRightAligned">Figures stand to the right.</param>
public sealed record ListHeading(string TextKey, string? SortLink, bool? Descending, bool IsRightAligned);

/// <param name="Kind">How the value is written.</param>
/// <param name="Value">Null is a dash.</param>
/// <param name="Link">Null leads nowhere.</param>
/// <param name="Tone">The tone of a status.</param>
/// <param name="NullKey">What the dash says to those who hear the page.</param>
/// <param name="Decimals">How many decimals a number has; null for as many as it needs.</param>
public sealed record ListCell(ListCellKind Kind, object? Value, string? Link, Tone Tone, string NullKey = ListCell.NotKnown, int? Decimals = null)
{
    /// <summary>What a dash says where nothing else is stated.</summary>
    public const string NotKnown = "ui.not_known";

    /// <summary>What is read on screen.</summary>
    public string InWords(Texts texts) => (Kind, Value) switch
    {
        (_, null) => "",
        (ListCellKind.Key or ListCellKind.Status, string key) => texts[key],
        (ListCellKind.Money, decimal amount) => Display.Money(amount),
        (ListCellKind.Number, decimal number) => Decimals is { } decimals ? Display.Number(number, decimals) : Display.ShortNumber(number, 2),
        (ListCellKind.Day, DateOnly day) => Display.Day(day),
        (ListCellKind.Moment, DateTimeOffset moment) => Display.Moment(moment),
        _ => Value.ToString() ?? "",
    };
}
