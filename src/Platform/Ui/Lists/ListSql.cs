using System.Globalization;

namespace Samsteg.Platform;

/// <summary>
/// The SQL of a list: <c>select * from (query) q where … order by (expression, id) limit …</c>. Nulls come last in both
/// directions. Pages are found by key, never by counting rows past. Where the list says how its rows are found more quickly, count and page
/// are found so, and the query gives the page's rows only.
/// </summary>
internal static class ListSql
{
    /// <summary>The same collation as in the indexes, so that å ä ö sort right whatever the cluster's default is.</summary>
    private const string Collation = " collate \"sv-x-icu\"";

    public static Sql Count<TRow>(ListDefinition<TRow> list, ListRequest request) =>
        Sql.Of($"select count(*) from ({list.Source(null)}) q {Where(list.Search(request.Search))}");

    /// <summary>All rows in order, for an export.</summary>
    public static Sql All<TRow>(ListDefinition<TRow> list, ListRequest request, ListColumn<TRow> sort, bool descending) =>
        Sql.Of($"select q.* from ({list.Query}) q {Where(list.Search(request.Search))} {Order(sort, descending, hasNulls: sort.MayBeNull)}");

    /// <summary>Ids of all rows in order, no more than so many.</summary>
    public static Sql Ids<TRow>(ListDefinition<TRow> list, ListRequest request, ListColumn<TRow> sort, bool descending, int most) =>
        Sql.Of($"select q.id from ({list.Query}) q {Where(list.Search(request.Search))} {Order(sort, descending, hasNulls: sort.MayBeNull)} limit {most}");

    /// <summary>
    /// One row more than a page, so that it shows whether there are others, as one or two selects: where the first gives less than that,
    /// the second gives what comes after. A single range of keys each, so that an index leads to it; in reverse when <paramref name="backwards"/>.
    /// </summary>
    public static IReadOnlyList<Sql> Page<TRow>(
        ListDefinition<TRow> list, ListRequest request, ListColumn<TRow> sort, bool descending, ListCursor? from, bool backwards)
    {
        var (expression, isDown) = (Sql.Raw(Expression(sort)), descending != backwards);
        var beyond = Sql.Raw(isDown ? "<" : ">");
        if (from is null)
        {
            return [Part(null, sort.MayBeNull)];
        }

        var with = from.Value is null ? Sql.Of($"{expression} is not null") : Sql.Of($"({expression}, id) {beyond} ({from.Value}, {from.Id})");
        var without = from.Value is null ? Sql.Of($"{expression} is null and id {beyond} {from.Id}") : Sql.Of($"{expression} is null");
        return (backwards, from.Value) switch
        {
            (true, null) => [Part(without), Part(with)],
            (false, null) => [Part(without)],
            (false, _) when sort.MayBeNull => [Part(with), Part(without)],
            _ => [Part(with)],
        };

        Sql Part(Sql? range, bool hasNulls = false)
        {
            var order = Order(sort, isDown, hasNulls);
            var source = list.Source(sort);
            var found = Sql.Of($"from ({source}) q {Where(list.Search(request.Search), range)} {order} limit {Limit}");
            return ReferenceEquals(source, list.Query)
                ? Sql.Of($"select q.* {found}")
                : Sql.Of($"select q.* from ({list.Query}) q where q.id = any (array(select id {found})) {order}");
        }
    }

    /// <summary>In the text, not beside it: the plan is to know it.</summary>
    private static Sql Limit { get; } = Sql.Raw((ListRequest.PageSize + 1).ToString(CultureInfo.InvariantCulture));

    private static Sql Where(params Sql?[] conditions)
    {
        var present = conditions.OfType<Sql>().Select(condition => Sql.Of($"({condition})")).ToList();
        return present.Count == 0 ? Sql.Raw("") : Sql.Of($"where {Sql.Join(" and ", present)}");
    }

    private static Sql Order<TRow>(ListColumn<TRow> sort, bool isDown, bool hasNulls)
    {
        var direction = isDown ? "desc" : "asc";
        return Sql.Raw($"order by {Expression(sort)} {direction}{(hasNulls ? " nulls last" : "")}, id {direction}");
    }

    private static string Expression<TRow>(ListColumn<TRow> sort) =>
        sort.Kind is ListCellKind.Text && sort.SortValue is null ? "(" + sort.Sort + ")" + Collation : "(" + sort.Sort + ")";
}
