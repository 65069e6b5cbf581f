using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Samsteg.Platform;

/// <summary>A part of the API that a capability offers, beside the slice whose queries and commands it uses.</summary>
/// <param name="Area">The area of the tokens' scopes it belongs to, see <see cref="ApiScopes"/>.</param>
/// <param name="Map">Maps its endpoints.</param>
public sealed record ApiResource(string Area, Action<ApiRoutes> Map);

/// <summary>Maps endpoints below <c>/api/v1</c>. Each names its permission, its words and, when it writes, an example.</summary>
public sealed class ApiRoutes
{
    private readonly IEndpointRouteBuilder _group;
    private readonly string _area;

    internal ApiRoutes(IEndpointRouteBuilder group, string area) => (_group, _area) = (group, area);

    /// <summary>Reads.</summary>
    /// <param name="pattern">The address below <c>/api/v1</c>; an initiative in it is named <c>initiative</c>, so that the policy checks it.</param>
    /// <param name="permission">A name of <see cref="Permissions"/>.</param>
    /// <param name="textKey">Key of the sentence that describes it; <c>participants.api.list</c> is the operation <c>participants_list</c>.</param>
    /// <param name="handler">What it does.</param>
    public void Get(string pattern, string permission, string textKey, Delegate handler) =>
        Map(HttpMethods.Get, pattern, permission, textKey, null, handler);

    /// <summary>Adds.</summary>
    /// <inheritdoc cref="Get"/>
    /// <param name="example">A body that works; ids in it are exchanged for those of one's own.</param>
    public void Post(string pattern, string permission, string textKey, string example, Delegate handler) =>
        Map(HttpMethods.Post, pattern, permission, textKey, example, handler);

    /// <summary>Puts another version in the place of one that was read.</summary>
    /// <inheritdoc cref="Post"/>
    public void Put(string pattern, string permission, string textKey, string example, Delegate handler) =>
        Map(HttpMethods.Put, pattern, permission, textKey, example, handler);

    private void Map(string method, string pattern, string permission, string textKey, string? example, Delegate handler)
    {
        var late = new LateHandler(_group.ServiceProvider, pattern, HttpMethods.IsGet(method), handler);
        var endpoint = _group.MapMethods(pattern, [method], late.InvokeAsync);
        endpoint.Add(late.Describe);
        endpoint
            .RequireAuthorization(permission)
            .WithName(textKey.Replace(".api.", "_", StringComparison.Ordinal))
            .WithMetadata(new ApiOperation(_area, permission, textKey, example))
            .WithMetadata(ApiProblem.Answers(400, 401, 403, 404, 406, 409, 429));
    }
}

/// <summary>What the description says of an endpoint.</summary>
/// <param name="Area">The area of scopes it belongs to.</param>
/// <param name="Permission">The permission it asks for.</param>
/// <param name="TextKey">Key of the sentence that describes it.</param>
/// <param name="Example">A body that works; null for one that reads.</param>
public sealed record ApiOperation(string Area, string Permission, string TextKey, string? Example);
