using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Samsteg.Platform;

/// <summary>What a file turned out to be: a format with its digest, or the key of the words that say why it is not taken.</summary>
public sealed record FileContent(FileFormat? Format, byte[] Sha256, string? RefusalKey)
{
    private const string NotTaken = "documents.rule.format";
    private const int HeadLength = 4096;
    private const int TailLength = 70_000;

    private static readonly byte[] EndOfZip = [0x50, 0x4B, 0x05, 0x06];

    /// <summary>Reads a file by its content; its name only tells plain text from values with commas.</summary>
    /// <param name="file">The file, which can be sought in.</param>
    /// <param name="name">As it came.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<FileContent> ReadAsync(Stream file, string? name, CancellationToken cancellation)
    {
        file.Position = 0;
        var hash = await SHA256.HashDataAsync(file, cancellation);
        var head = await PartAsync(file, 0, HeadLength, cancellation);
        var tail = await PartAsync(file, Math.Max(0, file.Length - TailLength), TailLength, cancellation);
        FileContent Is(FileFormat format) => new(format, hash, null);
        FileContent Refused(string key) => new(null, hash, key);

        if (Starts(head, [0x50, 0x4B, 0x03, 0x04]))
        {
            var (format, refusal) = await OfficePackage.ReadAsync(file, cancellation);
            return new(format, hash, refusal);
        }

        if (tail.AsSpan().IndexOf(EndOfZip) >= 0)
        {
            return Refused(NotTaken); // two files in one
        }

        if (Starts(head, "%PDF-"u8))
        {
            return tail.AsSpan(Math.Max(0, tail.Length - 2048)).IndexOf("%%EOF"u8) >= 0 ? Is(FileFormat.Pdf) : Refused("documents.rule.damaged");
        }

        if (Starts(head, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return tail.AsSpan().IndexOf("IEND"u8) >= 0 ? Is(FileFormat.Png) : Refused("documents.rule.damaged");
        }

        if (Starts(head, [0xFF, 0xD8, 0xFF]))
        {
            return Is(FileFormat.Jpeg);
        }

        if (head.Length > 12 && head.AsSpan(4, 4).SequenceEqual("ftyp"u8))
        {
            return Encoding.ASCII.GetString(head, 8, 4) is "heic" or "heix" or "mif1" or "heif" && BinaryPrimitives.ReadUInt32BigEndian(head) < HeadLength ? Is(FileFormat.Heic) : Refused(NotTaken);
        }

        var ending = Path.GetExtension(name ?? string.Empty);
        var isCsv = ending.Equals(".csv", StringComparison.OrdinalIgnoreCase);
        return (isCsv || ending.Equals(".txt", StringComparison.OrdinalIgnoreCase)) && await IsPlainTextAsync(file, cancellation)
            ? Is(isCsv ? FileFormat.Csv : FileFormat.Txt)
            : Refused(NotTaken);
    }

    /// <summary>UTF-8 without control characters, and no markup that a reader might run.</summary>
    private static async Task<bool> IsPlainTextAsync(Stream file, CancellationToken cancellation)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, bufferSize: 8192, leaveOpen: true);
        var letters = new char[8192];
        var isFirst = true;
        try
        {
            while (await reader.ReadAsync(letters, cancellation) is var read and > 0)
            {
                var part = letters.AsSpan(0, read);
                if (part.IndexOfAnyInRange('\0', '\b') >= 0 || part.IndexOfAnyInRange('\u000E', '\u001A') >= 0
                    || (isFirst && part.TrimStart("\uFEFF \t\r\n") is ['<' or '{', ..]))
                {
                    return false;
                }

                isFirst = false;
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool Starts(byte[] head, ReadOnlySpan<byte> with) => head.AsSpan().StartsWith(with);

    private static async Task<byte[]> PartAsync(Stream file, long from, int length, CancellationToken cancellation)
    {
        file.Position = from;
        var part = new byte[length];
        return part[..await file.ReadAtLeastAsync(part, length, throwOnEndOfStream: false, cancellation)];
    }
}
