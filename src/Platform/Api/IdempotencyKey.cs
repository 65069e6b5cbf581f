using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Samsteg.Platform;

/// <summary>
/// The sender's own key of a request, from <c>Idempotency-Key</c>: sent again it does nothing, as a form sent twice does, and
/// with another body it is refused. What is added has its id of it. A request without the header does what it says each time.
/// </summary>
public sealed class IdempotencyKey : IApiInput, IEndpointParameterMetadataProvider
{
    internal const string Header = "Idempotency-Key";
    private const int Longest = 255;

    private readonly string? _key;

    private IdempotencyKey(Guid id, string? key, ApiProblem? refusal) => (Id, _key, Refusal) = (id, key, refusal);

    /// <summary>The id.</summary>
    public Guid Id { get; }

    /// <summary>Whether the request has been done before, so that it is only to be answered.</summary>
    public bool IsRepeated { get; private set; }

    private ApiProblem? Refusal { get; }

    ApiProblem? IApiInput.Refusal => Refusal;

    /// <summary>Reads the header.</summary>
    public static ValueTask<IdempotencyKey> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        _ = parameter;
        var key = context.Request.Headers[Header].ToString();
        return ValueTask.FromResult(key.Length switch
        {
            0 => new IdempotencyKey(Guid.CreateVersion7(), null, null),
            > Longest => new IdempotencyKey(Guid.Empty, null, new ApiProblem(StatusCodes.Status400BadRequest, "api.key_too_long")),
            _ => new IdempotencyKey(IdOf(context, key), key, null),
        });
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AddsOnce());

    /// <summary>
    /// Notes the request in its transaction, where one with the same key at the same time waits for it. False when the key
    /// has been used for something else.
    /// </summary>
    internal async Task<bool> NoteAsync(RequestDatabase database, Cipher cipher, AccountId account, ReadOnlyMemory<byte> body, DateTimeOffset now, CancellationToken cancellation)
    {
        if (_key is null)
        {
            return true;
        }

        var digests = cipher.LookupHashes($"request {Id} {Convert.ToHexString(SHA256.HashData(body.Span))}");
        IsRepeated = await database.ExecuteAsync(
            Sql.Of($"insert into api_requests (id, account_id, digest, done_at) values ({Id}, {account}, {digests[0]}, {now}) on conflict (id) do nothing"), cancellation) == 0;
        return !IsRepeated || await database.ScalarAsync<bool>(Sql.Of($"select digest = any ({digests}) from api_requests where id = {Id}"), cancellation);
    }

    /// <summary>A key means the same only to the account that chose it, at the address it was sent to.</summary>
    private static Guid IdOf(HttpContext context, string key)
    {
        var account = ((CurrentUser)context.RequestServices.GetService(typeof(CurrentUser))!).Account;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{account} {AddressOf(context)} {key}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // version 8 of RFC 9562: made by a rule of one's own
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>The address however it was spelt: its pattern, and the ids that stand in it.</summary>
    private static string AddressOf(HttpContext context) =>
        $"{((RouteEndpoint)context.GetEndpoint()!).RoutePattern.RawText} {string.Join(' ', context.Request.RouteValues.OrderBy(static part => part.Key, StringComparer.Ordinal).Select(static part => Guid.Parse((string)part.Value!)))}";
}

/// <summary>That an endpoint does once for each key what it does.</summary>
internal sealed record AddsOnce;
