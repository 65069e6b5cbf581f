using System.Text.Json;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Clears jobs that finished a month ago, what is known of requests that carried a key then, and forms that were begun and left; failed jobs stay until
/// somebody has looked at them.
/// </summary>
internal sealed class FinishedJobs(NpgsqlDataSource database, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string Kind => "jobs.clear_finished";

    public TimeSpan? Interval => TimeSpan.FromDays(1);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUniversalTime();
        foreach (var (statement, kept) in new[]
        {
            ("delete from jobs where finished_at < $1", Kept), ("select access.forget_requests($1)", Kept), ("select access.forget_drafts($1)", FormDrafts.Kept),
        })
        {
            await using var command = database.CreateCommand(statement).With(now - kept);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
