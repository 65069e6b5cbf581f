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
        var lines = text.ReplaceLineEndings("\n").Replace("\uFEFF", string.Empty, StringComparison.Ordinal).Split('\n').Select(static line => line.TrimEnd()).ToList();
        var before = string.Empty;
        for (var index = 0; index < lines.Count && blocks.Count <= WordReader.MostBlocks; index++)
        {
            var line = lines[index].Trim();
            if (line.Length == 0 || Rule().IsMatch(line))
            {
                before = string.Empty;
                continue;
            }

            if (Cells(lines[index]) is { Count: > 1 } first)
            {
                var rows = new List<DocumentRow>();
                for (; index < lines.Count && (Rule().IsMatch(lines[index].Trim()) || Cells(lines[index]).Count == first.Count); index++)
                {
                    if (!Rule().IsMatch(lines[index].Trim()))
                    {
                        rows.Add(new DocumentRow([.. Cells(lines[index]).Select(static cell => new DocumentCell(cell.Length == 0 ? [] : [Line(cell, BlockKind.Paragraph)]))]));
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

    private static List<string> Cells(string line) =>
        line.Contains('\t') ? [.. line.Trim('\t').Split('\t').Select(static cell => cell.Trim())]
        : line.Count(static letter => letter == '|') > 1 || (line.Contains(" | ", StringComparison.Ordinal)) ? [.. line.Trim().Trim('|').Split('|').Select(static cell => cell.Trim())]
        : [];

    [GeneratedRegex(@"^[-*•–]\s+(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[-=_*+|\s]{3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
