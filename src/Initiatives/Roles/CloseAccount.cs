using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Closes accounts, which ends their sign-ins at once in every browser, and opens them again. Nobody closes her own.</summary>
public sealed class CloseAccount(RequestDatabase database, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Closes.</summary>
    public async Task<Result> RunAsync(AccountId account, CancellationToken cancellation)
    {
        if (account == user.RequiredAccount)
        {
            return Result.Refused(string.Empty, "accounts.close.own");
        }

        if (await database.ScalarAsync<bool>(Sql.Of($"select access.close_account({account}, {clock.GetUtcNow()})"), cancellation))
        {
            await audit.RecordAsync("closed", "accounts", account.Value, null, cancellation: cancellation);
        }

        return Result.Done;
    }

    /// <summary>Opens again; the roles that still hold come with it.</summary>
    public async Task<Result> ReopenAsync(AccountId account, CancellationToken cancellation)
    {
        if (await database.ExecuteAsync(Sql.Of($"update accounts set closed_at = null where id = {account} and closed_at is not null"), cancellation) > 0)
        {
            await audit.RecordAsync("reopened", "accounts", account.Value, null, cancellation: cancellation);
        }

        return Result.Done;
    }
}
