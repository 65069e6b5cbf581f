using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Platform;

/// <summary>Links that let somebody choose a password: hashed in the database, used once, for a while; a newer one takes the place of older ones.</summary>
public sealed class OneTimeLinks(RequestDatabase database, TimeProvider clock)
{
    private const int TokenLength = 32;

    /// <summary>Makes one; the path that leads to the page where it is used.</summary>
    internal async Task<string> MakeAsync(Guid account, string purpose, TimeSpan lasts, CancellationToken cancellation)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenLength));
        var now = clock.GetUtcNow();
        await EndAllAsync(account, cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            insert into one_time_links (id, account_id, purpose, token_hash, expires_at) values ({Guid.CreateVersion7()}, {account}, {purpose}, {Hash(token)}, {now + lasts})
            """), cancellation);
        return $"/valj-losenord?kod={token}";
    }

    /// <summary>What a token leads to, used and expired ones included; null for one that was never made.</summary>
    internal Task<OneTimeLink?> FindAsync(string token, CancellationToken cancellation) => database.FindAsync<OneTimeLink>(Sql.Of($"""
        select id, account_id, purpose, used_at is null and expires_at > {clock.GetUtcNow()} as works from one_time_links where token_hash = {Hash(token)}
        """), cancellation);

    /// <summary>How many an account was sent that would still work, had they not been used or replaced.</summary>
    internal Task<long> WaitingAsync(Guid account, CancellationToken cancellation) =>
        database.ScalarAsync<long>(Sql.Of($"select count(*) from one_time_links where account_id = {account} and purpose = 'reset' and expires_at > {clock.GetUtcNow()}"), cancellation);

    /// <summary>Ends those of an account that wait: one was used, or is no longer needed.</summary>
    internal Task EndAllAsync(Guid account, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"update one_time_links set used_at = {clock.GetUtcNow()} where account_id = {account} and used_at is null"), cancellation);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>A link that was sent.</summary>
internal sealed record OneTimeLink(Guid Id, Guid AccountId, string Purpose, bool Works);
