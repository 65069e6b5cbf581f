using System.Globalization;

namespace Samsteg.Participants;

/// <summary>Rows as people name them: <c>2-40, 57</c>. Pure.</summary>
public static class LineRanges
{
    /// <summary>Most ranges that are read.</summary>
    public const int Most = 100;

    private const int Last = 10_000_000;

    /// <summary>Reads them; false for what is none, and for nothing.</summary>
    /// <param name="text">As written.</param>
    /// <param name="ranges">First and last of each, both included.</param>
    public static bool TryParse(string? text, out IReadOnlyList<(int First, int Last)> ranges)
    {
        var found = new List<(int First, int Last)>();
        ranges = found;
        foreach (var part in (text ?? string.Empty).Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(['-', '–'], StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || found.Count == Most || !TryLine(ends[0], out var first) || !TryLine(ends[^1], out var last) || last < first)
            {
                return false;
            }

            found.Add((first, last));
        }

        return found.Count > 0;
    }

    /// <summary>As PostgreSQL writes them: <c>{[2,40],[57,57]}</c>.</summary>
    public static string ToMultirange(IReadOnlyList<(int First, int Last)> ranges) =>
        "{" + string.Join(',', ranges.Select(static range => string.Create(CultureInfo.InvariantCulture, $"[{range.First},{range.Last}]"))) + "}";

    private static bool TryLine(string text, out int line) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out line) && line is >= 1 and <= Last;
}
