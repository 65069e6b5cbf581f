using Microsoft.Extensions.Caching.Memory;

namespace Samsteg.Platform;

/// <summary>What a node has counted of live figures. <see cref="LiveFigures"/> says when it is believed.</summary>
public sealed class FiguresMemory : IDisposable
{
    private const long MostRows = 200_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = MostRows });

    /// <summary>What was counted of the same; null when it was not, or too long ago.</summary>
    internal CountMade<T>? Find<T>(string question) => _counts.Get<CountMade<T>>((typeof(T), question));

    /// <summary>Keeps a count.</summary>
    internal void Keep<T>(string question, CountMade<T> count) =>
        _counts.Set((typeof(T), question), count, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = count.Rows.Count + 1 });

    /// <inheritdoc/>
    public void Dispose() => _counts.Dispose();
}

/// <summary>A count of what is asked of an initiative.</summary>
/// <param name="Snapshot">What the database's snapshot had seen when it was made.</param>
/// <param name="Rows">What was counted.</param>
internal sealed record CountMade<T>(string Snapshot, IReadOnlyList<T> Rows);
