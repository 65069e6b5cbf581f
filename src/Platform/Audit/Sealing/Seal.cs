namespace Samsteg.Platform;

/// <summary>A batch of the log that has been sealed.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Horizon">Every entry of a transaction before this one is sealed.</param>
/// <param name="EntryCount">Entries in it.</param>
/// <param name="PreviousHash">The hash of the seal before; of nothing for the first.</param>
/// <param name="Hash">SHA-256 over the previous hash, the four facts of the seal and the entries' digests in the order of their numbers.</param>
/// <param name="SealedAt">When, as it stands in the hash: UTC with microseconds.</param>
public sealed record Seal(long Number, string Horizon, long EntryCount, byte[] PreviousHash, byte[] Hash, string SealedAt);

/// <summary>An entry as its seal covers it.</summary>
/// <param name="Id">Number of the entry.</param>
/// <param name="SealNumber">The seal; null for an entry that no seal covers although it stands among sealed ones.</param>
/// <param name="Digest">SHA-256 over salt and content when it was sealed; null when no seal covers it.</param>
/// <param name="Salt">Random; null when the content has been disposed of, or the entry is gone.</param>
/// <param name="Content">What it says now, written in one way; null when the entry is gone.</param>
public sealed record SealedEntry(long Id, long? SealNumber, byte[]? Digest, byte[]? Salt, string? Content);

/// <summary>The last seal as it was written down outside the database.</summary>
public sealed record SealHead(long Number, byte[] Hash);

/// <summary>A log as a whole: in the database, or in an export.</summary>
public interface ISealedLog
{
    /// <summary>The seals by number.</summary>
    IAsyncEnumerable<Seal> SealsAsync(CancellationToken cancellation);

    /// <summary>The entries by seal and number; last those that no seal covers although they stand among sealed ones.</summary>
    IAsyncEnumerable<SealedEntry> EntriesAsync(CancellationToken cancellation);
}
