using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Platform;

/// <summary>What is wrong with a log.</summary>
public enum Tampering
{
    /// <summary>An entry says something else than when it was sealed.</summary>
    EntryChanged,

    /// <summary>A sealed entry is gone.</summary>
    EntryRemoved,

    /// <summary>An entry was slipped in among sealed ones.</summary>
    EntryAdded,

    /// <summary>A seal is gone.</summary>
    SealRemoved,

    /// <summary>A seal does not follow from the one before it and its entries' digests.</summary>
    SealChanged,

    /// <summary>A seal that was written down outside is gone from the log, or is another there: the chain was remade or cut.</summary>
    HeadDiffers,
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Seal">The seal it concerns; null for an entry that none covers.</param>
/// <param name="Entry">The entry; null when it concerns a seal.</param>
public sealed record TamperingFound(Tampering Kind, long? Seal, long? Entry = null);

/// <summary>What a verification saw.</summary>
/// <param name="Seals">Seals read.</param>
/// <param name="Entries">Sealed entries read.</param>
/// <param name="Disposed">Those of them whose content has been disposed of; their digests still count.</param>
/// <param name="Found">What is wrong; empty for a log that holds.</param>
public sealed record Verification(long Seals, long Entries, long Disposed, IReadOnlyList<TamperingFound> Found)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool Holds => Found.Count == 0;
}

/// <summary>Verifies a log against its seals: reads each entry once, in constant memory but for what it finds.</summary>
public static class SealChain
{
    /// <summary>What the first seal takes as the hash before it.</summary>
    public static byte[] Beginning { get; } = SHA256.HashData([]);

    /// <summary>The digest of an entry.</summary>
    public static byte[] Digest(byte[] salt, string content) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(content)]);

    /// <summary>The hash of a seal over its entries' digests.</summary>
    public static byte[] Hash(Seal seal, IEnumerable<byte[]> digests)
    {
        using var hash = Begin(seal);
        foreach (var digest in digests)
        {
            hash.AppendData(digest);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Compares every seal and entry, and the heads written down outside.</summary>
    public static async Task<Verification> VerifyAsync(ISealedLog log, IReadOnlyCollection<SealHead> heads, CancellationToken cancellation = default)
    {
        var found = new List<TamperingFound>();
        long seals = 0, count = 0, disposed = 0;
        var expected = heads.GroupBy(static head => head.Number).ToDictionary(static group => group.Key, static group => group.ToList());
        var previous = Beginning;
        await using var entries = log.EntriesAsync(cancellation).GetAsyncEnumerator(cancellation);
        var hasEntry = await entries.MoveNextAsync();
        await foreach (var seal in log.SealsAsync(cancellation))
        {
            for (seals++; seals < seal.Number; seals++)
            {
                found.Add(new(Tampering.SealRemoved, seals));
            }

            using var hash = Begin(seal);
            long inSeal = 0;
            for (; hasEntry && entries.Current.SealNumber <= seal.Number; hasEntry = await entries.MoveNextAsync())
            {
                var entry = entries.Current;
                if (entry.SealNumber != seal.Number)
                {
                    continue; // of a seal that is gone, which is told already
                }

                hash.AppendData(entry.Digest!);
                (inSeal, count) = (inSeal + 1, count + 1);
                if (entry.Content is null)
                {
                    found.Add(new(Tampering.EntryRemoved, seal.Number, entry.Id));
                }
                else if (entry.Salt is null)
                {
                    disposed++;
                }
                else if (!Digest(entry.Salt, entry.Content).AsSpan().SequenceEqual(entry.Digest))
                {
                    found.Add(new(Tampering.EntryChanged, seal.Number, entry.Id));
                }
            }

            if (inSeal != seal.EntryCount || !seal.PreviousHash.AsSpan().SequenceEqual(previous) || !hash.GetHashAndReset().AsSpan().SequenceEqual(seal.Hash))
            {
                found.Add(new(Tampering.SealChanged, seal.Number));
            }

            if (expected.Remove(seal.Number, out var written) && written.Exists(head => !head.Hash.AsSpan().SequenceEqual(seal.Hash)))
            {
                found.Add(new(Tampering.HeadDiffers, seal.Number));
            }

            previous = seal.Hash;
        }

        for (; hasEntry; hasEntry = await entries.MoveNextAsync())
        {
            found.Add(new(entries.Current.SealNumber is null ? Tampering.EntryAdded : Tampering.SealRemoved, entries.Current.SealNumber, entries.Current.Id));
        }

        found.AddRange(expected.Keys.Order().Select(static number => new TamperingFound(Tampering.HeadDiffers, number)));
        return new Verification(seals, count, disposed, found);
    }

    private static IncrementalHash Begin(Seal seal)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(seal.PreviousHash);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seal.Number} {seal.Horizon} {seal.EntryCount} {seal.SealedAt}")));
        return hash;
    }
}
