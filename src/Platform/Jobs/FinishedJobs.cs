using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Clears jobs that finished a month ago, what is known of requests that carried a key then, and forms that were begun and left; failed jobs stay until
/// somebody has looked at them.
/// </summary>
internal sealed class FinishedJobs(NpgsqlDataSource database, TimeProvider clock) : ForgettingJob(
    database, clock, "jobs.clear_finished",
    ("delete from jobs where finished_at < $1", Kept), ("select access.forget_requests($1)", Kept), ("select access.forget_drafts($1)", FormDrafts.Kept))
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
}
