using System.IO.Compression;
using System.Text;
using System.Xml;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// Reads documents that people hand in, Word files without macros and plain text, into neutral parts. What cannot be read is told in words, never thrown; memory and time are bounded
/// whatever the file says of itself.
/// </summary>
public static class DocumentReader
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 25 * 1024 * 1024;

    /// <summary>Most letters of a text.</summary>
    internal const int MostCharacters = 4_000_000;

    private const string Damaged = "documents.rule.damaged";

    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, which can be sought in.</param>
    /// <param name="name">As it came: only tells plain text.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ReadDocument> ReadAsync(Stream file, string? name, CancellationToken cancellation)
    {
        if (file.Length > MostBytes)
        {
            return Refused("exchange.rule.too_large", MostBytes / 1024 / 1024);
        }

        var start = new byte[8];
        file.Position = 0;
        if (await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation) == start.Length && start.AsSpan().SequenceEqual(Ole))
        {
            return Refused(await IsEncryptedAsync(file, cancellation) ? "exchange.rule.encrypted" : "exchange.rule.old_word");
        }

        var content = await FileContent.ReadAsync(file, name, cancellation);
        if (content.Format is null && content.RefusalKey == "documents.rule.format" && IsText(name))
        {
            return await TextAsync(file, cancellation);
        }

        return content switch
        {
            { RefusalKey: { } key } => Refused(key),
            { Format: FileFormat.Docx } => Word(file),
            { Format: FileFormat.Txt } => await TextAsync(file, cancellation),
            _ => Refused("exchange.rule.format"),
        };
    }

    /// <summary>Reads text that somebody pasted.</summary>
    public static ReadDocument OfText(string text) =>
        text.Length > MostCharacters ? Refused("exchange.rule.too_much")
        : PlainTextReader.Read(string.Concat(text.EnumerateRunes())) switch // halves of letters become �
        {
            [] => Refused("exchange.rule.empty"),
            { Count: > WordReader.MostBlocks } => Refused("exchange.rule.too_much"),
            var blocks => new ReadDocument(blocks),
        };

    private static ReadDocument Word(Stream file)
    {
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            var (blocks, carried) = WordReader.Read(zip);
            return blocks.Count == 0 ? Refused("exchange.rule.empty") : new ReadDocument(blocks, carried);
        }
        catch (DocumentTooMuchException tooMuch)
        {
            return Refused(tooMuch.TextKey);
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or IOException)
        {
            return Refused(Damaged);
        }
    }

    /// <summary>UTF-8 or what older programs write. Control characters are in no text.</summary>
    private static async Task<ReadDocument> TextAsync(Stream file, CancellationToken cancellation)
    {
        if (file.Length > MostCharacters)
        {
            return Refused("exchange.rule.too_much");
        }

        var encoding = SieEncoding.Of(file);
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var text = await reader.ReadToEndAsync(cancellation);
        return text.AsSpan().IndexOfAnyInRange('\0', '\b') >= 0 || text.AsSpan().TrimStart() is ['<' or '{' or '%', ..] ? Refused("exchange.rule.format") : OfText(text);
    }

    private static bool IsText(string? name) => Path.GetExtension(name ?? string.Empty).Equals(".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>An encrypted Word file is an old container with a stream of that name.</summary>
    private static async Task<bool> IsEncryptedAsync(Stream file, CancellationToken cancellation)
    {
        file.Position = 0;
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellation);
        return bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
    }

    private static ReadDocument Refused(string textKey, params object?[] arguments) => new([], null, new Problem(string.Empty, textKey, arguments));
}

/// <summary>A document holds more than an application does; caught where it is read.</summary>
internal sealed class DocumentTooMuchException(string textKey) : Exception(textKey)
{
    public string TextKey { get; } = textKey;
}
