using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>
/// What a node has counted of live figures. It is believed only when the database says, in the transaction that asks, that
/// nothing has changed since and that the viewer may see the figures; so a figure is as live as if it were counted then.
/// </summary>
public sealed class ReadingMemory : IDisposable
{
    private const long MostReadings = 200_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = MostReadings });

    /// <summary>What was counted of the same; null when it was not, or too long ago.</summary>
    internal CountMade? Find(string question) => _counts.Get<CountMade>(question);

    /// <summary>Keeps a count.</summary>
    internal void Keep(string question, CountMade count) =>
        _counts.Set(question, count, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = count.Readings.Count });

    /// <summary>One way of writing what is asked of an initiative on some days.</summary>
    internal static string QuestionOf(IReadOnlyList<Counted> asked, IReadOnlyList<DateOnly> days) => JsonSerializer.Serialize(new
    {
        asked[0].Initiative,
        Days = days.Select(static day => day.DayNumber),
        Asked = asked.Select(static counted => new { counted.Measure.Key, counted.Filter }),
    });

    /// <inheritdoc/>
    public void Dispose() => _counts.Dispose();
}

/// <summary>A count of what is asked of an initiative.</summary>
/// <param name="Snapshot">What the database's snapshot had seen when it was made.</param>
/// <param name="Readings">The readings.</param>
internal sealed record CountMade(string Snapshot, IReadOnlyList<Reading> Readings);

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
