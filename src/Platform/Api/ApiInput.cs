using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Samsteg.Platform;

/// <summary>Something an endpoint reads of the request before its transaction begins; what cannot be read is refused there.</summary>
internal interface IApiInput
{
    /// <summary>Why it is refused; null when it could be read.</summary>
    ApiProblem? Refusal { get; }
}

/// <summary>The row version that the client has read, from <c>If-Match</c>: 428 without one.</summary>
public sealed class IfMatch : IApiInput, IEndpointParameterMetadataProvider
{
    private IfMatch(uint version, ApiProblem? refusal) => (Version, Refusal) = (version, refusal);

    /// <summary>The version.</summary>
    public uint Version { get; }

    private ApiProblem? Refusal { get; }

    ApiProblem? IApiInput.Refusal => Refusal;

    /// <summary>Reads the header.</summary>
    public static ValueTask<IfMatch> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        var given = context.Request.Headers.IfMatch;
        if (given.Count == 0 || given == "*")
        {
            return ValueTask.FromResult(new IfMatch(0, new ApiProblem(StatusCodes.Status428PreconditionRequired)));
        }

        // A tag that is none of ours is of no version there is.
        return ValueTask.FromResult(EntityTagHeaderValue.TryParse(given.ToString(), out var tag) && !tag.IsWeak && uint.TryParse(tag.Tag.AsSpan().Trim('"'), out var version)
            ? new IfMatch(version, null)
            : new IfMatch(0, new ApiProblem(StatusCodes.Status412PreconditionFailed)));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new MatchesVersion());
        foreach (var answer in ApiProblem.Answers(412, 428))
        {
            builder.Metadata.Add(answer);
        }
    }
}

/// <summary>That an endpoint changes a row whose version was read: a newer one is answered with 412.</summary>
internal sealed record MatchesVersion;

/// <summary>
/// The id of what is added, made of <c>Idempotency-Key</c>, so that the same request sent twice adds once, as a form sent
/// twice does. A request without the header adds each time.
/// </summary>
public sealed class IdempotencyKey : IApiInput, IEndpointParameterMetadataProvider
{
    internal const string Header = "Idempotency-Key";
    private const int Longest = 255;

    private IdempotencyKey(Guid id, ApiProblem? refusal) => (Id, Refusal) = (id, refusal);

    /// <summary>The id.</summary>
    public Guid Id { get; }

    private ApiProblem? Refusal { get; }

    ApiProblem? IApiInput.Refusal => Refusal;

    /// <summary>Reads the header.</summary>
    public static ValueTask<IdempotencyKey> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        var key = context.Request.Headers[Header].ToString();
        return ValueTask.FromResult(key.Length switch
        {
            0 => new IdempotencyKey(Guid.CreateVersion7(), null),
            > Longest => new IdempotencyKey(Guid.Empty, new ApiProblem(StatusCodes.Status400BadRequest, "api.key_too_long")),
            _ => new IdempotencyKey(IdOf(context, key), null),
        });
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AddsOnce());

    /// <summary>A key means the same only to the account that chose it, at the address it was sent to.</summary>
    private static Guid IdOf(HttpContext context, string key)
    {
        var account = ((CurrentUser)context.RequestServices.GetService(typeof(CurrentUser))!).Account;
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{account} {context.Request.Path} {key}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // version 8 of RFC 9562: made by a rule of one's own
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}

/// <summary>That an endpoint adds once for each key.</summary>
internal sealed record AddsOnce;
