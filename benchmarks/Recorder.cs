using System.Diagnostics;
using Npgsql;

namespace Samsteg.Benchmarks;

/// <summary>A statement with its values, as it was sent.</summary>
internal sealed record Statement(string Text, IReadOnlyList<NpgsqlParameter> Values);

/// <summary>One round trip to the database.</summary>
internal sealed record RoundTrip(IReadOnlyList<Statement> Statements);

/// <summary>Writes down what an application in this process sends to the database: one request at a time.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly List<RoundTrip> _trips = [];

    /// <summary>Without somebody who listens to its activities, the driver tells nothing.</summary>
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = static source => source.Name == "Npgsql",
        Sample = static (ref _) => ActivitySamplingResult.AllData,
    };

    public Recorder() => ActivitySource.AddActivityListener(_listener);

    /// <summary>Makes a pool's connections tell.</summary>
    public void ListenTo(NpgsqlDataSourceBuilder builder) => builder.ConfigureTracing(options => options
        .ConfigureCommandEnrichmentCallback((_, command) => Add([StatementOf(command.CommandText, command.Parameters)]))
        .ConfigureBatchEnrichmentCallback((_, batch) => Add([.. batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(static command => StatementOf(command.CommandText, command.Parameters))])));

    /// <summary>What was sent since the last time it was asked.</summary>
    public IReadOnlyList<RoundTrip> Take()
    {
        lock (_trips)
        {
            RoundTrip[] taken = [.. _trips];
            _trips.Clear();
            return taken;
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(IReadOnlyList<Statement> statements)
    {
        lock (_trips)
        {
            _trips.Add(new RoundTrip(statements));
        }
    }

    private static Statement StatementOf(string text, NpgsqlParameterCollection parameters) =>
        new(text, [.. parameters.Cast<NpgsqlParameter>().Select(static parameter => parameter.Clone())]);
}
