using System.Text;

namespace Samsteg.Funding;

/// <summary>
/// In what a SIE file is written. The format says IBM PC 8-bit (code page 437) and has a label for it, <c>#FORMAT PC8</c>, which is written whatever the bytes are; so they decide.
/// </summary>
internal static class SieEncoding
{
    /// <summary>By their bytes these letters tell the pages apart.</summary>
    private const string Letters = "åäöÅÄÖéÉüÜ";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Those there are, when it is not UTF-8; of two that explain as much, the first.</summary>
    private static readonly IReadOnlyList<(Encoding Encoding, byte[] Letters)> Pages = [.. new[] { 437, 1252, 10000 }.Select(static page =>
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        return (encoding, encoding.GetBytes(Letters));
    })];

    /// <summary>UTF-8 where every byte is; else the page in which most bytes above 127 are letters that Swedish uses. Leaves the stream at its beginning.</summary>
    /// <param name="stream">The file; it can be read twice.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static Encoding Of(Stream stream)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("A SIE file is read twice.", nameof(stream));
        }

        var counts = new long[256];
        var isUtf8 = true;
        var decoder = Strict.GetDecoder();
        var bytes = new byte[64 * 1024];
        var characters = new char[Strict.GetMaxCharCount(bytes.Length)];
        stream.Position = 0;
        int read;
        do
        {
            read = stream.Read(bytes);
            for (var at = 0; at < read; at++)
            {
                counts[bytes[at]]++;
            }

            isUtf8 = isUtf8 && IsUtf8(decoder, bytes.AsSpan(0, read), characters, isLast: read == 0);
        }
        while (read > 0);

        stream.Position = 0;
        return isUtf8 ? Strict : Pages.MaxBy(page => page.Letters.Sum(letter => counts[letter])).Encoding;
    }

    private static bool IsUtf8(Decoder decoder, ReadOnlySpan<byte> bytes, Span<char> characters, bool isLast)
    {
        try
        {
            decoder.GetChars(bytes, characters, isLast);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
