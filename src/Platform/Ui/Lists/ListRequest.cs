using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Samsteg.Platform;

/// <summary>File formats a list is exported in.</summary>
public enum ListExportFormat
{
    Csv,
    Xlsx,
}

/// <summary>What the address asks of a list. Made by <see cref="Of"/>; unknown or damaged parts are as if left out.</summary>
public sealed record ListRequest
{
    public const int PageSize = 50;

    private const int LongestSearch = 100;

    /// <summary>The name of a column, or null for the default.</summary>
    public string? Sort { get; init; }

    /// <summary>Null for the column's default direction.</summary>
    public bool? Descending { get; init; }

    /// <summary>Trimmed, at most 100 characters; null when there is none.</summary>
    public string? Search { get; init; }

    /// <summary>The search as it stands in the list's own addresses, where they must not tell what it is; null: it stands there as typed.</summary>
    public string? SealedSearch { get; init; }

    /// <summary>A signed cursor: rows after it.</summary>
    public string? After { get; init; }

    /// <summary>A signed cursor: rows before it.</summary>
    public string? Before { get; init; }

    /// <summary>Null when the page itself is asked for.</summary>
    public ListExportFormat? Export { get; init; }

    /// <summary>The page's own filters, kept in every link of the list.</summary>
    internal IReadOnlyList<KeyValuePair<string, string?>> Others { get; init; } = [];

    internal string Path { get; init; } = "";

    private static readonly string[] Own = ["sort", "dir", "q", SealedWords.Parameter, "after", "before", ExportParameter];

    /// <summary>Asks for the whole list as a file.</summary>
    internal const string ExportParameter = "export";

    /// <summary>No longer than a search may be.</summary>
    internal static string Shortened(string search) => Letters.Cut(search, LongestSearch);

    public static ListRequest Of(HttpRequest request)
    {
        var query = request.Query;
        var sealedSearch = Blank(query[SealedWords.Parameter]);
        var search = sealedSearch is null ? query["q"].ToString().Trim() : request.HttpContext.RequestServices.GetRequiredService<SealedWords>().Open(sealedSearch) ?? "";
        return new()
        {
            Sort = Blank(query["sort"]),
            Descending = query["dir"].ToString() switch { "desc" => true, "asc" => false, _ => null },
            Search = search is "" ? null : Shortened(search),
            SealedSearch = search is "" ? null : sealedSearch,
            After = Blank(query["after"]),
            Before = Blank(query["before"]),
            Export = query[ExportParameter].ToString() switch { "csv" => ListExportFormat.Csv, "xlsx" => ListExportFormat.Xlsx, _ => null },
            Others = [.. query.Where(pair => !Own.Contains(pair.Key) && pair.Key != "handler")
                .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))],
            Path = request.PathBase + request.Path,
        };
    }

    /// <summary>The same question, asked of another page.</summary>
    public string LinkTo(string path) => (this with { Path = path }).Link(Sort, Descending);

    /// <summary>The same list, sorted, paged or exported otherwise.</summary>
    internal string Link(string? sort, bool? descending, string? after = null, string? before = null, string? export = null)
    {
        var query = QueryString.Create(Others);
        if (SealedSearch is not null) query = query.Add(SealedWords.Parameter, SealedSearch);
        else if (Search is not null) query = query.Add("q", Search);
        if (sort is not null) query = query.Add("sort", sort);
        if (descending is { } down) query = query.Add("dir", down ? "desc" : "asc");
        if (after is not null) query = query.Add("after", after);
        if (before is not null) query = query.Add("before", before);
        if (export is not null) query = query.Add(ExportParameter, export);
        return Path + query;
    }

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
