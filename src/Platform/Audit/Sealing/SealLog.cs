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
        while (await SealAsync(cancellation) is { } head)
        {
            LogSealed(head.Number, Convert.ToHexStringLower(head.Hash));
            if (deployment.SealHeadsFile is { } path)
            {
                await SealHeads.WriteAsync(path, head, cancellation);
            }
        }
    }

    private async Task<SealHead?> SealAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select number, hash from audit.seal($1)").With(EntriesInBatch);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? RowMapper<SealHead>.For(reader)(reader) : null;
    }

    [LoggerMessage(LogLevel.Information, "The log is sealed by seal {Number}, {Hash}")]
    private partial void LogSealed(long number, string hash);
}
