using System.Globalization;

namespace Samsteg.Platform;

/// <summary>
/// The heads of the chain, written down outside the database: a line a seal, its number and hash. Best kept where who
/// administers the database cannot write.
/// </summary>
public static class SealHeads
{
    /// <summary>Adds a head to the file.</summary>
    public static Task WriteAsync(string path, SealHead head, CancellationToken cancellation = default) => File.AppendAllTextAsync(
        path, string.Create(CultureInfo.InvariantCulture, $"{head.Number} {Convert.ToHexStringLower(head.Hash)}\n"), cancellation);

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
