namespace Samsteg.Platform;

/// <summary>How much one user may hand in a day, so that nobody fills the storage alone.</summary>
public sealed class UploadQuota(RequestDatabase database, AssociationSettings settings, TimeProvider clock)
{
    /// <summary>What is wrong with a file of that size; null when the day bears it. Others of the same user wait until this one is done.</summary>
    /// <param name="size">In bytes.</param>
    /// <param name="field">Where words about it belong.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Problem?> ProblemAsync(long size, string field, CancellationToken cancellation)
    {
        var megabytes = settings.Current.UploadMegabytesADay;
        var most = megabytes * 1024L * 1024L;
        var used = await database.ScalarAsync<long>(Sql.Of($"select access.uploaded_since({clock.Today()}::date::timestamp at time zone 'Europe/Stockholm')"), cancellation);
        return used + size <= most ? null : new Problem(field, "documents.rule.quota", megabytes, Math.Max(0, (most - used) / (1024 * 1024)));
    }
}
