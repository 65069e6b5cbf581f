using System.Text.Json;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>Takes away, once a day, what is kept for a while only.</summary>
/// <param name="database">The database.</param>
/// <param name="clock">Tells what is old.</param>
/// <param name="kind">Name of the job.</param>
/// <param name="what">Statements that each take away what is older than a moment (<c>$1</c>), and how long that is kept.</param>
public abstract class ForgettingJob(NpgsqlDataSource database, TimeProvider clock, string kind, params (string Statement, TimeSpan Kept)[] what) : IJob
{
    /// <inheritdoc/>
    public string Kind => kind;

    /// <inheritdoc/>
    public TimeSpan? Interval => TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUniversalTime();
        foreach (var (statement, kept) in what)
        {
            await using var command = database.CreateCommand(statement).With(now - kept);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
