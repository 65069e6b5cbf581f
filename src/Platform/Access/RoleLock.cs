namespace Samsteg.Platform;

/// <summary>Lets one at a time decide on an account's roles.</summary>
public static class RoleLock
{
    /// <summary>Waits for the others; held until the transaction ends.</summary>
    public static Task TakeAsync(RequestDatabase database, AccountId account, CancellationToken cancellation) =>
        database.ExecuteAsync(Sql.Of($"select pg_advisory_xact_lock(hashtextextended({account.Value.ToString()}, 0))"), cancellation);
}
