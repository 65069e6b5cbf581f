using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>Seals what has been logged since last time, batch by batch, and writes each head down outside the database.</summary>
internal sealed partial class SealLog(NpgsqlDataSource database, Deployment deployment, ILogger<SealLog> logger) : IJob
{
    private const long EntriesInBatch = 10_000;

    public string Kind => "log.seal";

    public TimeSpan? Interval => TimeSpan.FromMinutes(1);

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        while (await SealAsync(cancellation) is { } batch)
        {
            LogSealed(batch.Number, Convert.ToHexStringLower(batch.Hash));
            if (deployment.SealHeadsFile is { } path)
            {
                await SealHeads.WriteAsync(path, new SealHead(batch.Number, batch.Hash), cancellation);
            }

            if (batch.EntryCount < EntriesInBatch)
            {
                return; // what came meanwhile waits for the next time: somebody always writes
            }
        }
    }

    private async Task<SealedBatch?> SealAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select number, hash, entry_count from audit.seal($1)").With(EntriesInBatch);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? RowMapper<SealedBatch>.For(reader)(reader) : null;
    }

    private sealed record SealedBatch(long Number, byte[] Hash, long EntryCount);

    [LoggerMessage(LogLevel.Information, "The log is sealed by seal {Number}, {Hash}")]
    private partial void LogSealed(long number, string hash);
}
