using System.Text;

namespace Samsteg.Funding;

/// <summary>
/// In what a SIE file is written. The format says IBM PC 8-bit (code page 437) and has a label for it, <c>#FORMAT PC8</c>, which is written whatever the bytes are; so they decide.
/// </summary>
internal static class SieEncoding
{
    /// <summary>By their bytes these letters tell the pages apart; those that nearly every Swedish text has say more.</summary>
    private static readonly (string Letters, long Weight)[] Telling = [("åäöÅÄÖ", 10), ("éÉüÜ", 1)];

    /// <summary>A mark at the beginning, as wide characters have.</summary>
    private static readonly Encoding[] Marked = [Encoding.Unicode, Encoding.BigEndianUnicode];

    /// <summary>Those there are, when it is neither marked nor UTF-8; of two that explain as much, the first.</summary>
    private static readonly IReadOnlyList<(Encoding Encoding, IReadOnlyList<(byte Letter, long Weight)> Letters)> Pages = [.. new[] { 437, 1252, 10000 }.Select(static page =>
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        return (encoding, (IReadOnlyList<(byte, long)>)[.. Telling.SelectMany(telling => encoding.GetBytes(telling.Letters).Select(letter => (letter, telling.Weight)))]);
    })];

    /// <summary>
    /// What its mark says; UTF-8 where the bytes above 127 are more often that than not, so that a damaged letter does not spoil the others; else the page in which most of them are letters that Swedish uses.
    /// Leaves the stream at its beginning.
    /// </summary>
    /// <param name="stream">The file; it can be read twice.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static Encoding Of(Stream stream)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("A SIE file is read twice.", nameof(stream));
        }

        var bytes = new byte[64 * 1024];
        stream.Position = 0;
        var read = stream.ReadAtLeast(bytes, Marked[0].Preamble.Length, throwOnEndOfStream: false);
        if (Array.Find(Marked, marked => bytes.AsSpan(0, read).StartsWith(marked.Preamble)) is { } known)
        {
            stream.Position = 0;
            return known;
        }

        var counts = new long[256];
        var (letters, faults, wanted) = (0L, 0L, 0);
        for (; read > 0; read = stream.Read(bytes))
        {
            foreach (var one in bytes.AsSpan(0, read))
            {
                counts[one]++;
                var continues = (one & 0b1100_0000) == 0b1000_0000;
                faults += continues == wanted > 0 ? 0 : 1;
                letters += continues && wanted == 1 ? 1 : 0;
                wanted = continues ? Math.Max(0, wanted - 1) : one switch { >= 0xC2 and < 0xE0 => 1, >= 0xE0 and < 0xF0 => 2, >= 0xF0 and < 0xF5 => 3, _ => 0 };
                faults += one is 0xC0 or 0xC1 or >= 0xF5 ? 1 : 0;
            }
        }

        stream.Position = 0;
        return faults == 0 || letters > faults ? Encoding.UTF8 : Pages.MaxBy(page => page.Letters.Sum(telling => counts[telling.Letter] * telling.Weight)).Encoding;
    }
}
