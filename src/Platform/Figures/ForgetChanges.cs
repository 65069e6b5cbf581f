using System.Text.Json;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>Forgets changes that nobody's count is older than.</summary>
internal sealed class ForgetChanges(NpgsqlDataSource database) : IJob
{
    /// <inheritdoc/>
    public string Kind => "figures.forget_changes";

    /// <inheritdoc/>
    public TimeSpan? Interval => TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select figures.forget_changes()");
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
