namespace Samsteg.Platform;

/// <summary>Keeps the association from being without an administrator, who alone can give roles over it.</summary>
public static class Administrators
{
    /// <summary>
    /// Whether somebody with an open account administers the association on each of the days, by what stands in the transaction. Waits for
    /// others who end such a role or account; the database asks the same as the transaction ends.
    /// </summary>
    /// <param name="database">The request's transaction.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day; null for until further notice.</param>
    /// <param name="cancellation">Cancels.</param>
    public static Task<bool> AreThereAsync(RequestDatabase database, DateOnly first, DateOnly? last, CancellationToken cancellation) =>
        last < first ? Task.FromResult(true) : database.ScalarAsync<bool>(Sql.Of($"select access.administered({first}, {last}::date)"), cancellation);
}
