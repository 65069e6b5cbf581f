using System.Text;

namespace Samsteg.Platform;

/// <summary>Guesses how a text is written that is not plain UTF-8: UTF-16 with or without a mark, or what older Swedish programs write.</summary>
internal static class TextEncodingGuess
{
    private const int Utf16 = 1200;
    private const int Utf16BigEndian = 1201;
    private const int Windows1252 = 1252;
    private const int SampleLength = 64 * 1024;

    /// <summary>The number of the code page; null when it is no text.</summary>
    public static async Task<int?> OfAsync(Stream file, CancellationToken cancellation)
    {
        file.Position = 0;
        var sample = new byte[SampleLength];
        var length = await file.ReadAtLeastAsync(sample, SampleLength, throwOnEndOfStream: false, cancellation);
        return Of(sample.AsSpan(0, length)) is { } page && await IsTextAsync(file, Encoding(page), cancellation) ? page : null;
    }

    public static Encoding Encoding(int codePage) => codePage switch
    {
        Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(Windows1252)!,
        _ => System.Text.Encoding.GetEncoding(codePage),
    };

    private static int? Of(ReadOnlySpan<byte> sample)
    {
        if (sample.StartsWith<byte>([0xFF, 0xFE]))
        {
            return Utf16;
        }

        if (sample.StartsWith<byte>([0xFE, 0xFF]))
        {
            return Utf16BigEndian;
        }

        var (even, odd) = (0, 0);
        for (var index = 0; index < sample.Length; index++)
        {
            if (sample[index] == 0)
            {
                _ = index % 2 == 0 ? even++ : odd++;
            }
        }

        return (even, odd) switch
        {
            (0, 0) => sample.IsEmpty ? null : Windows1252,
            _ when even == 0 && odd * 4 > sample.Length => Utf16,
            _ when odd == 0 && even * 4 > sample.Length => Utf16BigEndian,
            _ => null,
        };
    }

    /// <summary>To the end: without control characters, and no markup at its beginning.</summary>
    private static async Task<bool> IsTextAsync(Stream file, Encoding encoding, CancellationToken cancellation)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 8192, leaveOpen: true);
        var letters = new char[8192];
        var isFirst = true;
        while (await reader.ReadAsync(letters, cancellation) is var read and > 0)
        {
            var part = letters.AsSpan(0, read);
            if (part.IndexOfAnyInRange('\0', '\b') >= 0 || part.IndexOfAnyInRange('\u000E', '\u001A') >= 0 || (isFirst && part.TrimStart("\uFEFF \t\r\n") is ['<' or '{' or '%', ..]))
            {
                return false;
            }

            isFirst = false;
        }

        return !isFirst;
    }
}
