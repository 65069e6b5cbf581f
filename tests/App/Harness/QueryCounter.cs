using System.Collections.Concurrent;
using System.Diagnostics;

namespace Samsteg.App;

/// <summary>
/// Collects the statements that one request sends to the database: Npgsql tells of each as an activity, and the request's
/// trace id says whose it was. A batch is one round trip and counts as one.
/// </summary>
internal sealed class QueryCounter : IDisposable
{
    private static readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<string>> Running = new();

    private static readonly ActivityListener Listener = new()
    {
        ShouldListenTo = static source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
        Sample = static (ref _) => ActivitySamplingResult.AllData,
        ActivityStopped = static activity =>
        {
            if (activity.Source.Name == "Npgsql" && Running.TryGetValue(activity.TraceId, out var queries)
                && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string text)
            {
                queries.Enqueue(text);
            }
        },
    };

    private readonly ActivityTraceId _trace = ActivityTraceId.CreateRandom();

    static QueryCounter() => ActivitySource.AddActivityListener(Listener);

    private QueryCounter() => Running[_trace] = new();

    /// <summary>The header that ties a request to this counter.</summary>
    public string TraceParent => $"00-{_trace.ToHexString()}-{ActivitySpanId.CreateRandom().ToHexString()}-01";

    public static QueryCounter Begin() => new();

    public IReadOnlyList<string> End() => [.. Running[_trace]];

    public void Dispose() => Running.TryRemove(_trace, out _);
}
