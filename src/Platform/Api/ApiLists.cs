using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Samsteg.Platform;

/// <summary>A page of a list.</summary>
/// <param name="Items">At most 50, in the order asked for.</param>
/// <param name="Total">How many there are under the filter, on all pages.</param>
/// <param name="Next">Address of the next page; null on the last.</param>
/// <param name="Previous">Address of the page before; null on the first.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, long Total, string? Next, string? Previous);

/// <summary>A page of a list, or why there is none.</summary>
/// <typeparam name="T">An item, an explicit record.</typeparam>
public sealed class ApiListAnswer<T> : IApiAnswer, IEndpointMetadataProvider
{
    private readonly ApiPage<T>? _page;
    private readonly ApiProblem? _refusal;

    private ApiListAnswer(ApiPage<T>? page, ApiProblem? refusal) => (_page, _refusal) = (page, refusal);

    bool IApiAnswer.IsRefused => _page is null;

    /// <summary>There is nothing that the list would be of.</summary>
    public static implicit operator ApiListAnswer<T>(ApiAnswer.NothingFound missing)
    {
        _ = missing;
        return new ApiListAnswer<T>(null, new ApiProblem(StatusCodes.Status404NotFound));
    }

    internal static ApiListAnswer<T> Of(ApiPage<T> page) => new(page, null);

    internal static ApiListAnswer<T> Refused(string textKey) => new(null, new ApiProblem(StatusCodes.Status400BadRequest, textKey));

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ApiPage<T>), ["application/json"]));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => _page is null
        ? _refusal!.ExecuteAsync(httpContext)
        : httpContext.Response.WriteAsJsonAsync(_page, ApiJson.Options, "application/json; charset=utf-8", httpContext.RequestAborted);
}

/// <summary>
/// Gives the API the pages of the lists that are shown on screen: the same rows in the same order by the same statements. One
/// that is of individuals is logged, as its export is.
/// </summary>
public sealed class ApiLists(Lists lists, CurrentUser user, AuditTrail audit)
{
    /// <summary>What the caller reaches of the initiatives in which that is permitted.</summary>
    public AccessScope ScopeWhere(string permission) => user.ScopeWhere(permission);

    /// <summary>A page. A sorting that the list does not have, or a cursor that is not this list's, is refused.</summary>
    public Task<ApiListAnswer<TItem>> PageAsync<TRow, TItem>(
        ListDefinition<TRow> list, ListRequest request, Func<TRow, TItem> item, CancellationToken cancellation) =>
        PageReadAsync(list, request, rows => Task.FromResult<IReadOnlyList<TItem>>([.. rows.Select(item)]), cancellation);

    /// <summary>A page of a list that only finds what is then read together.</summary>
    public async Task<ApiListAnswer<TItem>> PageReadAsync<TRow, TItem>(
        ListDefinition<TRow> list, ListRequest request, Func<IReadOnlyList<TRow>, Task<IReadOnlyList<TItem>>> items, CancellationToken cancellation)
    {
        if (lists.FaultOf(list, request) is { } textKey)
        {
            return ApiListAnswer<TItem>.Refused(textKey);
        }

        var page = await lists.PageAsync(list, request, cancellation);
        if (list.SearchLog is { } log && request.Search is null)
        {
            await audit.RecordListAsync("exported", log.SubjectKind, log.Initiative, cancellation);
        }

        return ApiListAnswer<TItem>.Of(new ApiPage<TItem>(await items(page.Rows), page.TotalCount, page.NextLink, page.PreviousLink));
    }
}
