using System.Collections;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Samsteg.Benchmarks;

/// <summary>A statement with its values, as it was sent.</summary>
internal sealed record Statement(string Text, IReadOnlyList<object> Values);

/// <summary>One round trip to the database.</summary>
internal sealed record RoundTrip(IReadOnlyList<Statement> Statements);

/// <summary>Writes down what an application in this process sends to the database: one request at a time.</summary>
internal sealed class Recorder : ILoggerFactory, ILogger
{
    private readonly List<RoundTrip> _trips = [];

    /// <summary>Listens to every connection pool made from now on.</summary>
    public static Recorder Begin()
    {
        var recorder = new Recorder();
        NpgsqlLoggingConfiguration.InitializeLogging(recorder, parameterLoggingEnabled: true);
        return recorder;
    }

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

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name?.StartsWith("Executing", StringComparison.Ordinal) != true || state is not IReadOnlyList<KeyValuePair<string, object?>> parts)
        {
            return;
        }

        var named = parts.ToDictionary(static part => part.Key, static part => part.Value);
        var statements = named.TryGetValue("BatchCommands", out var batch)
            ? ((IEnumerable)batch!).Cast<object>().Select(StatementOf).ToList()
            : [new Statement((string)named["CommandText"]!, ValuesOf(named.GetValueOrDefault("Parameters")))];
        lock (_trips)
        {
            _trips.Add(new RoundTrip(statements));
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }

    private static Statement StatementOf(object command) => command switch
    {
        string text => new Statement(text, []),
        ValueTuple<string, object[]> pair => new Statement(pair.Item1, ValuesOf(pair.Item2)),
        _ => throw new BenchException($"A batch command is told as {command.GetType()}."),
    };

    /// <summary>Null is told as a word.</summary>
    private static IReadOnlyList<object> ValuesOf(object? values) => values is IEnumerable list
        ? [.. list.Cast<object>().Select(static value => value is "NULL" ? DBNull.Value : value)]
        : [];
}
