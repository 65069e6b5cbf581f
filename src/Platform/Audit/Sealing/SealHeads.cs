using System.Globalization;
using System.Text;

namespace Samsteg.Platform;

/// <summary>
/// The heads of the chain, written down outside the database: a line a seal, its number and hash. Best kept where who
/// administers the database cannot write.
/// </summary>
public static class SealHeads
{
    /// <summary>More than the longest line.</summary>
    private const int End = 128;

    /// <summary>Adds a head to the file, in the place of a last line that was cut off by a power failure.</summary>
    public static async Task WriteAsync(string path, SealHead head, CancellationToken cancellation = default)
    {
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        file.Seek(Math.Max(0, file.Length - End), SeekOrigin.Begin);
        var end = new byte[End];
        var read = await file.ReadAtLeastAsync(end, End, throwOnEndOfStream: false, cancellation);
        file.SetLength(file.Length - (read - 1 - end.AsSpan(0, read).LastIndexOf((byte)'\n')));
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head.Number} {Convert.ToHexStringLower(head.Hash)}\n")), cancellation);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads the file; a last line that was cut off by a power failure is left out.</summary>
    /// <exception cref="FormatException">Another line is not a number and a hash.</exception>
    public static async Task<IReadOnlyList<SealHead>> ReadAsync(string path, CancellationToken cancellation = default)
    {
        var text = await File.ReadAllTextAsync(path, cancellation);
        return [.. text.Split('\n')[..^1].Select(static (line, index) => Parse(line)
            ?? throw new FormatException($"Line {index + 1} is not the number and the hash of a seal."))];
    }

    private static SealHead? Parse(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var hash = new byte[32];
        return space > 0
            && long.TryParse(line.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && line.Length == space + 1 + (2 * hash.Length)
            && Convert.FromHexString(line.AsSpan(space + 1), hash, out _, out _) == System.Buffers.OperationStatus.Done
            ? new SealHead(number, hash)
            : null;
    }
}
