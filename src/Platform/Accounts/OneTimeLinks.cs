using System.Buffers.Text;
using System.Security.Cryptography;

namespace Samsteg.Platform;

/// <summary>
/// Links that let somebody choose a password, once and for a while; a newer one takes the place of older ones. In the database lie a keyed hash and a
/// seal for the link's account: a link that was put there by other hands, or moved to another account, leads nowhere.
/// </summary>
public sealed class OneTimeLinks(RequestDatabase database, Cipher cipher, TimeProvider clock)
{
    private const string Kind = "one-time link";
    private const int TokenLength = 32;

    internal static SealedColumn Sealed { get; } = KeptSecret.In("one_time_links", "token_hash", "token_cipher", $"'{Kind}'", $"'{Kind} ' || id || ' ' || account_id || ' ' || purpose");

    /// <summary>Makes one; the path that leads to the page where it is used.</summary>
    internal async Task<string> MakeAsync(Guid account, string purpose, TimeSpan lasts, CancellationToken cancellation)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenLength));
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        var kept = KeptSecret.Of(token, Kind, PlaceOf(id, account, purpose), cipher);
        await EndAllAsync(account, cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            insert into one_time_links (id, account_id, purpose, token_hash, token_cipher, expires_at)
            values ({id}, {account}, {purpose}, {kept.Hash}, {kept.Cipher}, {now + lasts})
            """), cancellation);
        return $"/valj-losenord?kod={token}";
    }

    /// <summary>What a token leads to, used and expired ones included; null for one that was never made.</summary>
    internal async Task<OneTimeLink?> FindAsync(string token, CancellationToken cancellation)
    {
        var found = await database.FindAsync<Row>(Sql.Of($"""
            select id, account_id, purpose, used_at is null and expires_at > {clock.GetUtcNow()} as works, token_cipher
            from one_time_links where token_hash = any({KeptSecret.HashesOf(token, Kind, cipher)}::bytea[])
            """), cancellation);
        return found is not null && KeptSecret.Fits(token, found.TokenCipher, PlaceOf(found.Id, found.AccountId, found.Purpose), cipher)
            ? new OneTimeLink(found.Id, found.AccountId, found.Purpose, found.Works)
            : null;
    }

    /// <summary>How many an account was sent that would still work, had they not been used or replaced.</summary>
    internal Task<long> WaitingAsync(Guid account, CancellationToken cancellation) =>
        database.ScalarAsync<long>(Sql.Of($"select count(*) from one_time_links where account_id = {account} and purpose = 'reset' and expires_at > {clock.GetUtcNow()}"), cancellation);

    /// <summary>Ends those of an account that wait: one was used, or is no longer needed.</summary>
    internal Task EndAllAsync(Guid account, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"update one_time_links set used_at = {clock.GetUtcNow()} where account_id = {account} and used_at is null"), cancellation);

    /// <summary>A link of which the digest alone is known, as it is kept.</summary>
    internal static KeptSecret Kept(string digest, Guid id, Guid account, string purpose, Cipher cipher) =>
        KeptSecret.OfDigest(digest, Kind, PlaceOf(id, account, purpose), cipher);

    private static string PlaceOf(Guid id, Guid account, string purpose) => $"{Kind} {id} {account} {purpose}";

    private sealed record Row(Guid Id, Guid AccountId, string Purpose, bool Works, byte[] TokenCipher);
}

/// <summary>A link that was sent.</summary>
internal sealed record OneTimeLink(Guid Id, Guid AccountId, string Purpose, bool Works);
