namespace Samsteg.Platform;

/// <summary>
/// A list said once: page, export and API are made from the same definition and so cannot differ.
/// <code>
/// new ListDefinition&lt;ParticipantRow&gt;("participants.list", Sql.Of($"select e.id, p.name, e.enrolled_on from …"), row => row.Id)
///     .Text("participants.name", row => row.Name, sort: "name", link: row => $"/deltagare/{row.Id}")
///     .Day("participants.enrolled", row => row.EnrolledOn, sort: "enrolled_on")
///     .SearchedBy("name")
///     .SortedBy("name");
/// </code>
/// </summary>
/// <param name="captionKey">The table's caption; also the export's file name.</param>
/// <param name="query">A complete <c>select</c> with its own filters, without order and limit; its columns are named as <typeparamref name="TRow"/>'s parameters in snake case, and one is <c>id</c>.</param>
/// <param name="id">The row's <c>id</c>, which breaks ties.</param>
public sealed class ListDefinition<TRow>(string captionKey, Sql query, Func<TRow, Guid> id)
{
    private readonly List<ListColumn<TRow>> columns = [];

    public string CaptionKey { get; } = captionKey;

    public IReadOnlyList<ListColumn<TRow>> Columns => columns;

    /// <summary>The column sorted by when the request names none; the first sortable one unless said.</summary>
    public ListColumn<TRow> DefaultSort =>
        columns.Find(column => column.Name == defaultSort) ?? columns.Find(column => column.Sort is not null)
        ?? throw new InvalidOperationException($"The list {CaptionKey} has no column to sort by.");

    public bool DefaultDescending { get; private set; }

    public bool HasSearch => search is not null;

    internal Sql Query => query;

    internal Func<TRow, Guid> Id => id;

    private string? defaultSort;
    private Func<SearchedWord, Sql>? search;
    private Sql? found;
    private IReadOnlyList<string> foundBy = [];

    public ListDefinition<TRow> Text(string textKey, Func<TRow, string?> value, string? sort = null, Func<TRow, string?>? link = null) =>
        Column(new(textKey, ListCellKind.Text, value, sort, Link: link));

    /// <summary>A column whose values are text keys. Sorting needs an expression and the value it has in a row.</summary>
    public ListDefinition<TRow> Key(string textKey, Func<TRow, string?> value, string? sort = null, Func<TRow, object?>? sortValue = null) =>
        Column(new(textKey, ListCellKind.Key, value, sort, sortValue));

    public ListDefinition<TRow> Status(
        string textKey, Func<TRow, string?> value, Func<TRow, Tone> tone, string? sort = null, Func<TRow, object?>? sortValue = null) =>
        Column(new(textKey, ListCellKind.Status, value, sort, sortValue, Tone: tone));

    public ListDefinition<TRow> Number(string textKey, Func<TRow, decimal?> value, string? sort = null, Func<TRow, string?>? link = null) =>
        Column(new(textKey, ListCellKind.Number, row => value(row), sort, Link: link));

    public ListDefinition<TRow> Money(string textKey, Func<TRow, decimal?> value, string? sort = null) =>
        Column(new(textKey, ListCellKind.Money, row => value(row), sort));

    public ListDefinition<TRow> Day(string textKey, Func<TRow, DateOnly?> value, string? sort = null) =>
        Column(new(textKey, ListCellKind.Day, row => value(row), sort));

    public ListDefinition<TRow> Moment(string textKey, Func<TRow, DateTimeOffset?> value, string? sort = null) =>
        Column(new(textKey, ListCellKind.Moment, row => value(row), sort));

    public ListDefinition<TRow> Column(ListColumn<TRow> column)
    {
        if (columns.Exists(other => other.Name == column.Name))
            throw new ArgumentException($"The list {CaptionKey} already has a column named {column.Name}.", nameof(column));
        columns.Add(column);
        return this;
    }

    /// <summary>How the search field filters: every word typed must be in one of these, in whatever order they stand.</summary>
    /// <param name="texts">The query's result columns, or expressions of them.</param>
    public ListDefinition<TRow> SearchedBy(params IReadOnlyList<string> texts) => SearchedBy(word => Sql.Join(" or ", texts.Select(word.In)));

    /// <summary>How the search field filters where a word is not only looked for in texts.</summary>
    /// <param name="fits">The condition for one word; it sees the query's result columns.</param>
    public ListDefinition<TRow> SearchedBy(Func<SearchedWord, Sql> fits)
    {
        search = fits;
        return this;
    }

    /// <summary>That the search finds individuals, and so is logged.</summary>
    /// <param name="subjectKind">Table of the rows, for the log.</param>
    /// <param name="initiative">The initiative, when the list is of one.</param>
    public ListDefinition<TRow> LoggingSearches(string subjectKind, InitiativeId? initiative)
    {
        SearchLog = new(subjectKind, initiative);
        return this;
    }

    public ListDefinition<TRow> SortedBy(string columnName, bool descending = false)
    {
        defaultSort = columnName;
        DefaultDescending = descending;
        return this;
    }

    /// <summary>
    /// How the rows are found more quickly than by the whole query: a select of the <c>id</c>s of the very same rows, with what the search and
    /// the named columns sort by. Count and page are found in it; then the query is asked for the page's rows.
    /// </summary>
    /// <param name="ids">The select; its columns are named as the query's. Null where the page's filters need the whole query.</param>
    /// <param name="columns">Names of the columns that it can be sorted by.</param>
    public ListDefinition<TRow> FoundIn(Sql? ids, params IReadOnlyList<string> columns)
    {
        (found, foundBy) = (ids, columns);
        return this;
    }

    /// <summary>Where rows are found that are sorted by a column, or only counted: the quicker select where it will do.</summary>
    internal Sql Source(ListColumn<TRow>? sort) => found is not null && (sort is null || foundBy.Contains(sort.Name)) ? found : Query;

    internal ListSearchLog? SearchLog { get; private set; }

    /// <summary>The condition that a search comes to, on the query's result columns; null when nothing is searched for.</summary>
    public Sql? Search(string? text) => text is null || search is null ? null : Sql.All([.. SearchedWord.All(text).Select(word => Sql.Of($"({search(word)})"))]);
}

/// <summary>As what a search is logged.</summary>
internal sealed record ListSearchLog(string SubjectKind, InitiativeId? Initiative);
