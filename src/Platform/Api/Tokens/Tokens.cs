namespace Samsteg.Platform;

/// <summary>A key as its list shows it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresOn">The last day it holds.</param>
/// <param name="LastUsedOn">The last day it was used; null when it never was.</param>
/// <param name="RevokedAt">When it was revoked; null while it is not.</param>
public sealed record TokenRow(Guid Id, string Name, string[] Scopes, DateTimeOffset CreatedAt, DateOnly ExpiresOn, DateOnly? LastUsedOn, DateTimeOffset? RevokedAt)
{
    /// <summary>Whether it lets anybody in that day.</summary>
    public bool Holds(DateOnly today) => RevokedAt is null && ExpiresOn >= today;
}

/// <summary>The keys of an account: one's own, or a machine's.</summary>
public sealed class Tokens(RequestDatabase database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>All, those that hold first.</summary>
    public Task<IReadOnlyList<TokenRow>> OfAsync(AccountId account, CancellationToken cancellation) => database.QueryAsync<TokenRow>(Sql.Of($"""
        select * from (
            select t.id, t.name, t.scopes, t.created_at, t.expires_on, t.last_used_on, coalesce(t.revoked_at, s.ended_at) as revoked_at
            from api_tokens t left join sign_ins s on s.id = t.sign_in_id -- ended with all the account's, by a new password
            where t.account_id = {account}) t
        order by revoked_at is not null or expires_on < {clock.Today()}, created_at desc, id
        """), cancellation);

    /// <summary>Revokes a key at once. Null when the account has no such key.</summary>
    public async Task<Result?> RevokeAsync(AccountId account, Guid token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var revoked = await database.ExecuteAsync(
            Sql.Of($"update api_tokens set revoked_at = coalesce(revoked_at, greatest({now}::timestamptz, created_at)) where id = {token} and account_id = {account}"), cancellation);
        if (revoked == 0)
        {
            return null;
        }

        await audit.RecordAsync("revoked", "api_tokens", token, null, cancellation: cancellation);
        return Result.Done;
    }
}
