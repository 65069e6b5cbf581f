using System.Text.Json;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Clears jobs that finished a month ago, and what is known of requests that carried a key then; failed jobs stay until
/// somebody has looked at them.
/// </summary>
internal sealed class FinishedJobs(NpgsqlDataSource database, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string Kind => "jobs.clear_finished";

    public TimeSpan? Interval => TimeSpan.FromDays(1);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        var before = clock.GetUtcNow().ToUniversalTime() - Kept;
        foreach (var statement in new[] { "delete from jobs where finished_at < $1", "select access.forget_requests($1)" })
        {
            await using var command = database.CreateCommand(statement).With(before);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
