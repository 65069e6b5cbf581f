using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Fetches pages of lists and offers them as files, in the scope of the user who asks.</summary>
public sealed class Lists(RequestDatabase database, AuditTrail audit, Texts texts, TimeProvider clock, Microsoft.AspNetCore.DataProtection.IDataProtectionProvider protection, SealedWords words)
{
    private readonly ListCursors cursors = new(protection);

    /// <summary>Two statements, three at the end of a list: the count, and one page. A damaged cursor, or one of another sorting, gives the first page. A search for individuals is logged.</summary>
    public async Task<ListPage<TRow>> PageAsync<TRow>(ListDefinition<TRow> list, ListRequest request, CancellationToken cancellation)
    {
        if (request.Search is not null && list.SearchLog is { } log)
        {
            await audit.RecordListAsync("searched", log.SubjectKind, log.Initiative, cancellation);
            request = request with { SealedSearch = request.SealedSearch ?? words.Seal(request.Search) };
        }

        var (sort, descending, sorting) = Sorting(list, request);
        var before = cursors.Read(request.Before, sorting);
        var from = before ?? cursors.Read(request.After, sorting);
        var backwards = before is not null;

        var total = await database.ScalarAsync<long>(ListSql.Count(list, request), cancellation);
        var found = new List<TRow>();
        foreach (var part in ListSql.Page(list, request, sort, descending, from, backwards))
        {
            found.AddRange(await database.QueryAsync<TRow>(part, cancellation));
            if (found.Count > ListRequest.PageSize) break;
        }

        var isMore = found.Count > ListRequest.PageSize;
        var rows = found.Take(ListRequest.PageSize).ToList();
        if (backwards) rows.Reverse();

        var hasNext = rows.Count > 0 && (backwards || isMore);
        var hasPrevious = rows.Count > 0 && (backwards ? isMore : from is not null);
        return new()
        {
            CaptionKey = list.CaptionKey,
            Request = request,
            TotalCount = total,
            HasSearch = list.HasSearch,
            SearchesIndividuals = list.SearchLog is not null,
            Rows = rows,
            Headings = [.. list.Columns.Select(column => Heading(column, request, sort, descending))],
            Cells = [.. rows.Select(row => Cells(list, row))],
            NextLink = hasNext ? request.Link(request.Sort, request.Descending, after: Cursor(rows[^1])) : null,
            PreviousLink = hasPrevious ? request.Link(request.Sort, request.Descending, before: Cursor(rows[0])) : null,
            CsvLink = request.Link(request.Sort, request.Descending, export: "csv"),
            XlsxLink = request.Link(request.Sort, request.Descending, export: "xlsx"),
        };

        string Cursor(TRow row) => cursors.Write(new(sorting, sort.SortKey(row), list.Id(row)));
    }

    /// <summary>What of the request the list cannot follow, as a text key; null when nothing is. A page shows its beginning instead.</summary>
    internal string? FaultOf<TRow>(ListDefinition<TRow> list, ListRequest request)
    {
        if (request.Sort is not null && list.Columns.All(column => column.Name != request.Sort || column.Sort is null)) return "api.unknown_sort";
        var sorting = Sorting(list, request).Sorting;
        return (request.After is not null && cursors.Read(request.After, sorting) is null) || (request.Before is not null && cursors.Read(request.Before, sorting) is null)
            ? "api.wrong_cursor"
            : null;
    }

    /// <summary>The whole list under the request's filter and sorting as a file, read and written row by row; that it was taken out is logged.</summary>
    /// <param name="list">The list.</param>
    /// <param name="request">Filter, sorting, format.</param>
    /// <param name="subjectKind">Table of the rows, for the log.</param>
    /// <param name="initiative">The initiative, when the list is of one.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IActionResult> ExportAsync<TRow>(
        ListDefinition<TRow> list, ListRequest request, string subjectKind, InitiativeId? initiative, CancellationToken cancellation)
    {
        if (list.SearchLog is null) await audit.RecordAsync("exported", subjectKind, null, initiative, cancellation: cancellation);
        else await audit.RecordListAsync("exported", subjectKind, initiative, cancellation);
        var (sort, descending, _) = Sorting(list, request);
        return new ListExport(
            texts[list.CaptionKey], clock.Today(), [.. list.Columns.Select(column => texts[column.TextKey])],
            AllAsync(list, ListSql.All(list, request, sort, descending)), request.Export ?? ListExportFormat.Csv, texts);
    }

    /// <summary>Ids of all that the list finds, in its order, no more than so many. A search for individuals is logged.</summary>
    public async Task<IReadOnlyList<Guid>> IdsAsync<TRow>(ListDefinition<TRow> list, ListRequest request, int most, CancellationToken cancellation)
    {
        if (request.Search is not null && list.SearchLog is { } log)
        {
            await audit.RecordListAsync("searched", log.SubjectKind, log.Initiative, cancellation);
        }

        var (sort, descending, _) = Sorting(list, request);
        return await database.QueryAsync<Guid>(ListSql.Ids(list, request, sort, descending, most), cancellation);
    }

    /// <summary>A table that is no list as a file, as its page shows it; that it was taken out is logged.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="headings">What the columns are called.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="format">CSV or workbook.</param>
    /// <param name="subjectKind">What it is about, for the log.</param>
    /// <param name="initiative">The initiative it is about, when it is about one.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IActionResult> TableAsync(
        string name, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<ListCell>> rows, ListExportFormat format, string subjectKind, InitiativeId? initiative,
        CancellationToken cancellation)
    {
        await audit.RecordAsync("exported", subjectKind, null, initiative, cancellation: cancellation);
        return new ListExport(name, clock.Today(), headings, rows.ToAsyncEnumerable(), format, texts);
    }

    /// <summary>The rows; when all are read the database is let go of, however slowly they are fetched.</summary>
    private async IAsyncEnumerable<IReadOnlyList<ListCell>> AllAsync<TRow>(ListDefinition<TRow> list, Sql all, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in database.StreamAsync<TRow>(all, cancellation))
        {
            yield return Cells(list, row);
        }

        await database.CommitAsync(CancellationToken.None);
    }

    private static (ListColumn<TRow> Column, bool Descending, string Sorting) Sorting<TRow>(ListDefinition<TRow> list, ListRequest request)
    {
        var asked = list.Columns.FirstOrDefault(column => column.Name == request.Sort && column.Sort is not null);
        var column = asked ?? list.DefaultSort;
        var descending = request.Descending ?? (asked is null && list.DefaultDescending);
        return (column, descending, list.CaptionKey + "/" + column.Name + (descending ? "/desc" : "/asc"));
    }

    private static ListHeading Heading<TRow>(ListColumn<TRow> column, ListRequest request, ListColumn<TRow> sort, bool descending)
    {
        var isSorted = column.Name == sort.Name;
        return new(
            column.TextKey,
            column.Sort is null ? null : request.Link(column.Name, isSorted && !descending),
            isSorted ? descending : null,
            column.IsRightAligned);
    }

    private static IReadOnlyList<ListCell> Cells<TRow>(ListDefinition<TRow> list, TRow row) =>
        [.. list.Columns.Select(column => new ListCell(column.Kind, column.Value(row), column.Link?.Invoke(row), column.Tone?.Invoke(row) ?? Tone.Neutral, column.NullKey, column.Decimals))];
}
