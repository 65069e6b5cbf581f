using System.Text.Json;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>Clears jobs that finished a month ago; failed ones stay until somebody has looked at them.</summary>
internal sealed class FinishedJobs(NpgsqlDataSource database, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string Kind => "jobs.clear_finished";

    public TimeSpan? Interval => TimeSpan.FromDays(1);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("delete from jobs where finished_at < $1").With(clock.GetUtcNow().ToUniversalTime() - Kept);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
