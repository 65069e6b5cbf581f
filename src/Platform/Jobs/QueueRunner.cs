using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// Works off a queue that lies in a table, beside the requests. Any number of nodes share it: what one takes
/// (<c>for update skip locked</c>) is its own for the time of a lease, and free again if the node dies. While the database
/// cannot be reached, it waits; nothing that goes wrong in here ends it, and the program with it.
/// </summary>
internal abstract partial class QueueRunner(NpgsqlDataSource database, TimeProvider clock, ILogger logger, TimeSpan pause, int workers = 1) : BackgroundService
{
    /// <summary>Takes what is due next and does it; false when nothing is.</summary>
    internal abstract Task<bool> RunNextAsync(CancellationToken cancellation);

    /// <summary>What comes before each round.</summary>
    internal virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    protected NpgsqlDataSource Database => database;

    protected TimeProvider Clock => clock;

    /// <summary>The moment, as the database takes it.</summary>
    protected DateTimeOffset Now => clock.GetUtcNow().ToUniversalTime();

    protected sealed override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync(stoppingToken)));

    /// <summary>A worker's rounds: none waits for another that has something slow in hand.</summary>
    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await PrepareAsync(stoppingToken);
                    while (await RunNextAsync(stoppingToken))
                    {
                    }
                }
                catch (NpgsqlException failure)
                {
                    LogUnreachable(GetType().Name, failure.SqlState ?? failure.GetType().Name);
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(GetType().Name, failure.GetType().Name, failure.StackTrace);
                }

                await Task.Delay(pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping; what was taken is free again when its lease ends.
        }
    }

    /// <summary>The row that a statement takes; null when there is none.</summary>
    protected async Task<T?> TakeAsync<T>(string text, CancellationToken cancellation, params object[] values)
        where T : class
    {
        await using var command = Command(text, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? RowMapper<T>.For(reader)(reader) : null;
    }

    protected async Task ExecuteAsync(string text, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(text, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    protected NpgsqlCommand Command(string text, params object[] values) => database.CreateCommand(text).With(values);

    [LoggerMessage(LogLevel.Error, "{Runner} waits for the database: {Failure}")]
    private partial void LogUnreachable(string runner, string failure);

    [LoggerMessage(LogLevel.Error, "{Runner} met what nobody foresaw: {Failure}\n{Where}")]
    private partial void LogFailed(string runner, string failure, string? where);
}
