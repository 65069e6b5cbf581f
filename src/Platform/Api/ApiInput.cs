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

/// <summary>A body that has been read.</summary>
internal interface IApiBody : IApiInput
{
    /// <summary>The very bytes that were sent.</summary>
    ReadOnlyMemory<byte> Sent { get; }
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
