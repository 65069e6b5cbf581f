using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Samsteg.Platform;

/// <summary>An answer whose transaction is thrown away when it is none.</summary>
internal interface IApiAnswer : IResult
{
    /// <summary>Whether nothing is to be written.</summary>
    bool IsRefused { get; }
}

/// <summary>What a request came to, for <see cref="ApiAnswer{T}"/> to take over.</summary>
public static class ApiAnswer
{
    /// <summary>No such thing, or none within reach.</summary>
    public static NothingFound Missing { get; }

    /// <summary>Not for the user, whatever the policy lets one do in the initiative.</summary>
    public static NothingPermitted Forbidden { get; }

    /// <summary>That nothing was found.</summary>
    public readonly record struct NothingFound;

    /// <summary>That nothing is permitted.</summary>
    public readonly record struct NothingPermitted;
}

/// <summary>
/// One thing as JSON, with its row version as <c>ETag</c>; or that there is none; or why a command refused. What was added
/// answers 201 with its address.
/// </summary>
/// <typeparam name="T">The thing, an explicit record.</typeparam>
public sealed class ApiAnswer<T> : IApiAnswer, IEndpointMetadataProvider
    where T : class
{
    private readonly T? _value;
    private readonly uint? _version;
    private readonly string? _location;
    private readonly Result? _refusal;
    private readonly int _without = StatusCodes.Status404NotFound;

    private ApiAnswer(T? value, uint? version, string? location, Result? refusal) =>
        (_value, _version, _location, _refusal) = (value, version, location, refusal);

    private ApiAnswer(int without) => _without = without;

    bool IApiAnswer.IsRefused => _value is null;

    /// <summary>There is none.</summary>
    public static implicit operator ApiAnswer<T>(ApiAnswer.NothingFound missing)
    {
        _ = missing;
        return new ApiAnswer<T>(StatusCodes.Status404NotFound);
    }

    /// <summary>It is not for the user.</summary>
    public static implicit operator ApiAnswer<T>(ApiAnswer.NothingPermitted forbidden)
    {
        _ = forbidden;
        return new ApiAnswer<T>(StatusCodes.Status403Forbidden);
    }

    /// <summary>The thing, or that there is none.</summary>
    public static ApiAnswer<T> Of(T? value, uint? version = null) => new(value, version, null, null);

    /// <summary>Why it is refused.</summary>
    public static ApiAnswer<T> Refused(Result result) => new(null, null, null, result);

    /// <summary>What a command did, with the thing as it stands after; that there is none (null) or why it was refused.</summary>
    /// <param name="result">What the command answered.</param>
    /// <param name="read">Reads the thing.</param>
    public static async Task<ApiAnswer<T>> AfterAsync(Result? result, Func<Task<ApiAnswer<T>>> read) => result switch
    {
        null => ApiAnswer.Missing,
        { IsDone: false } => Refused(result),
        _ => await read(),
    };

    /// <summary>As after a command, of something that is added: a request that is repeated only reads the thing.</summary>
    /// <param name="key">The request's key.</param>
    /// <param name="command">Adds it.</param>
    /// <param name="read">Reads the thing.</param>
    /// <param name="location">The thing's address.</param>
    public static async Task<ApiAnswer<T>> OnceAsync(IdempotencyKey key, Func<Task<Result?>> command, Func<Task<ApiAnswer<T>>> read, string location)
    {
        var answer = await AfterAsync(key.IsRepeated ? Result.Done : await command(), read);
        return answer._value is null ? answer : new ApiAnswer<T>(answer._value, answer._version, location, null);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        var isAdded = builder.Metadata.OfType<IHttpMethodMetadata>().Any(static methods => methods.HttpMethods.Contains(HttpMethods.Post));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(isAdded ? StatusCodes.Status201Created : StatusCodes.Status200OK, typeof(T), ["application/json"]));
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_value is null)
        {
            var matchesVersion = httpContext.GetEndpoint()?.Metadata.GetMetadata<MatchesVersion>() is not null;
            return (_refusal is null ? new ApiProblem(_without) : ApiProblem.Of(_refusal, matchesVersion)).ExecuteAsync(httpContext);
        }

        var response = httpContext.Response;
        if (_version is { } version)
        {
            var tag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";
            response.Headers.ETag = tag;
            if (HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.Headers.IfNoneMatch == tag)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        if (HttpMethods.IsPost(httpContext.Request.Method))
        {
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.Location = _location;
        }

        return response.WriteAsJsonAsync(_value, ApiJson.Options, "application/json; charset=utf-8", httpContext.RequestAborted);
    }
}
