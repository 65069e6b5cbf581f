using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// Plain text into parts: a line is a paragraph, unless the one before was broken where the width ended; marks begin items; lines with the same number of tabs or bars are a table.
/// </summary>
internal static partial class PlainTextReader
{
    /// <summary>A line this long that goes on in small letters was broken by its width.</summary>
    private const int Wide = 55;

    public static IReadOnlyList<DocumentBlock> Read(string text)
    {
        var blocks = new List<DocumentBlock>();
        var lines = text.ReplaceLineEndings("\n").Replace("\uFEFF", string.Empty, StringComparison.Ordinal).Split('\n').Select(static line => line.TrimEnd(' ')).ToList();
        var before = string.Empty;
        for (var index = 0; index < lines.Count && blocks.Count <= WordReader.MostBlocks; index++)
        {
            var line = lines[index].Trim();
            if (line.Length == 0 || IsRule(line))
            {
                before = string.Empty;
                continue;
            }

            if (Cells(lines[index], 2) is { Count: > 1 } first && first.Count(static cell => cell.Length > 0) > 1)
            {
                var rows = new List<DocumentRow>();
                for (; index < lines.Count && (IsRule(lines[index]) || Cells(lines[index], first.Count).Count == first.Count); index++)
                {
                    if (!IsRule(lines[index]))
                    {
                        rows.Add(new DocumentRow([.. Cells(lines[index], first.Count).Select(static cell => new DocumentCell(cell.Length == 0 ? [] : [Line(cell, BlockKind.Paragraph)]))]));
                    }
                }

                index--;
                blocks.Add(new DocumentBlock(BlockKind.Table, []) { Rows = rows });
                before = string.Empty;
            }
            else if (Bullet().Match(line) is { Success: true } bullet)
            {
                blocks.Add(Line(bullet.Groups[1].Value, BlockKind.Bullet));
                before = lines[index];
            }
            else if (before.Length >= Wide && char.IsLower(line[0]) && blocks[^1].Kind != BlockKind.Table)
            {
                blocks[^1] = Line($"{blocks[^1].Rich()} {line}", blocks[^1].Kind);
                before = lines[index];
            }
            else
            {
                blocks.Add(Line(line, BlockKind.Paragraph));
                before = lines[index];
            }
        }

        return blocks;
    }

    private static DocumentBlock Line(string text, BlockKind kind) => new(kind, [.. RichText.Spans(text)]);

    private static bool IsRule(string line) => line.AsSpan().IndexOfAny("-=_*") >= 0 && Rule().IsMatch(line.Trim());

    /// <summary>The cells of a line, none of one that is no row; empty ones at its end only as far as the width of the table.</summary>
    private static List<string> Cells(string line, int width)
    {
        List<string> cells = line.Contains('\t') ? [.. line.Split('\t').Select(static cell => cell.Trim())]
            : line.Count(static letter => letter == '|') > 1 || line.Contains(" | ", StringComparison.Ordinal) ? [.. Bars().Replace(line.Trim(), string.Empty).Split('|').Select(static cell => cell.Trim())]
            : [];
        while (cells.Count > width && cells[^1].Length == 0)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        while (cells.Count > 1 && cells.Count < width && line.Contains('\t'))
        {
            cells.Add(string.Empty);
        }

        return cells.Count(static cell => cell.Length > 0) > 0 ? cells : [];
    }

    [GeneratedRegex(@"^[-*•–]\s+(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\||\|$", RegexOptions.CultureInvariant)]
    private static partial Regex Bars();

    [GeneratedRegex(@"^[-=_*+|\s]{3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
