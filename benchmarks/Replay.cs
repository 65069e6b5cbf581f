using System.Diagnostics;
using Npgsql;

namespace Samsteg.Benchmarks;

/// <summary>Sends recorded statements raw: the same round trips in one transaction, every row read and thrown away.</summary>
internal sealed class Replay(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(connectionString);

    /// <summary>How long it takes, in milliseconds, from opening to committing.</summary>
    public async Task<double> TimeAsync(IReadOnlyList<RoundTrip> trips, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var trip in trips)
        {
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (var statement in trip.Statements)
            {
                batch.BatchCommands.Add(CommandOf(statement));
            }

            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            do
            {
                while (await reader.ReadAsync(cancellation))
                {
                    for (var column = 0; column < reader.FieldCount; column++)
                    {
                        // An array may hold nulls, of which the general reading knows nothing; it has arrived all the same.
                        _ = reader.IsDBNull(column) || typeof(Array).IsAssignableFrom(reader.GetFieldType(column)) ? null : reader.GetValue(column);
                    }
                }
            }
            while (await reader.NextResultAsync(cancellation));
        }

        await transaction.CommitAsync(cancellation);
        return watch.Elapsed.TotalMilliseconds;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static NpgsqlBatchCommand CommandOf(Statement statement)
    {
        var command = new NpgsqlBatchCommand(statement.Text);
        foreach (var value in statement.Values)
        {
            command.Parameters.Add(value.Clone());
        }

        return command;
    }
}
