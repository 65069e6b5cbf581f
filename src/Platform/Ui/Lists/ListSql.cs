namespace Samsteg.Platform;

/// <summary>
/// The SQL of a list: <c>select * from (query) q where … order by (expression, id) limit …</c>. Nulls come last in both
/// directions. Pages are found by key, never by counting rows past.
/// </summary>
internal static class ListSql
{
    /// <summary>The same collation as in the indexes, so that å ä ö sort right whatever the cluster's default is.</summary>
    private const string Collation = " collate \"sv-x-icu\"";

    public static Sql Count<TRow>(ListDefinition<TRow> list, ListRequest request) =>
        Sql.Of($"select count(*) from ({list.Query}) q {Where(list.Search(request.Search))}");

    /// <summary>All rows in order, for an export.</summary>
    public static Sql All<TRow>(ListDefinition<TRow> list, ListRequest request, ListColumn<TRow> sort, bool descending) =>
        Sql.Of($"select q.* from ({list.Query}) q {Where(list.Search(request.Search))} {Order(sort, descending, backwards: false)}");

    /// <summary>One row more than a page, so that it shows whether there are others; in reverse when <paramref name="backwards"/>.</summary>
    public static Sql Page<TRow>(
        ListDefinition<TRow> list, ListRequest request, ListColumn<TRow> sort, bool descending, ListCursor? from, bool backwards) =>
        Sql.Of($"""
            select q.* from ({list.Query}) q
            {Where(list.Search(request.Search), from is null ? null : Beyond(sort, descending, from, backwards))}
            {Order(sort, descending, backwards)} limit {ListRequest.PageSize + 1}
            """);

    private static Sql Where(params Sql?[] conditions)
    {
        var present = conditions.OfType<Sql>().Select(condition => Sql.Of($"({condition})")).ToList();
        return present.Count == 0 ? Sql.Raw("") : Sql.Of($"where {Sql.Join(" and ", present)}");
    }

    private static Sql Order<TRow>(ListColumn<TRow> sort, bool descending, bool backwards)
    {
        var direction = descending != backwards ? "desc" : "asc";
        var nulls = !sort.MayBeNull ? "" : backwards ? " nulls first" : " nulls last";
        return Sql.Raw($"order by {Expression(sort)} {direction}{nulls}, id {direction}");
    }

    private static Sql Beyond<TRow>(ListColumn<TRow> sort, bool descending, ListCursor from, bool backwards)
    {
        var expression = Sql.Raw(Expression(sort));
        var beyond = Sql.Raw(descending != backwards ? "<" : ">");
        if (!sort.MayBeNull) return Sql.Of($"({expression}, id) {beyond} ({from.Value}, {from.Id})");
        if (from.Value is null)
            return backwards
                ? Sql.Of($"{expression} is not null or id {beyond} {from.Id}")
                : Sql.Of($"{expression} is null and id {beyond} {from.Id}");
        var keyed = Sql.Of($"{expression} {beyond} {from.Value} or ({expression} = {from.Value} and id {beyond} {from.Id})");
        return backwards ? keyed : Sql.Of($"{keyed} or {expression} is null");
    }

    private static string Expression<TRow>(ListColumn<TRow> sort) =>
        sort.Kind is ListCellKind.Text && sort.SortValue is null ? "(" + sort.Sort + ")" + Collation : "(" + sort.Sort + ")";
}
