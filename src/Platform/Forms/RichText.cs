using System.Text.RegularExpressions;

namespace Samsteg.Platform;

/// <summary>
/// Several paragraphs as plain text that reads well as it is: an empty line between paragraphs, <c>- </c> or <c>1. </c> before items of a list,
/// <c>**strong**</c> and <c>*emphasised*</c> words. What is not that is words.
/// </summary>
public static partial class RichText
{
    /// <summary>The blocks of a text, in order.</summary>
    public static IReadOnlyList<RichBlock> Blocks(string text)
    {
        var blocks = new List<RichBlock>();
        var lines = new List<string>();
        void Close()
        {
            if (lines.Count > 0)
            {
                blocks.Add(new RichBlock(RichKind.Paragraph, [.. lines]));
                lines.Clear();
            }
        }

        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim()))
        {
            if (line.Length == 0)
            {
                Close();
            }
            else if (Item().Match(line) is { Success: true } item)
            {
                Close();
                var kind = item.Groups[1].ValueSpan[0] is '-' or '*' or '•' ? RichKind.Bullets : RichKind.Numbers;
                if (blocks is [.., var last] && last.Kind == kind)
                {
                    blocks[^1] = last with { Lines = [.. last.Lines, item.Groups[2].Value] };
                }
                else
                {
                    blocks.Add(new RichBlock(kind, [item.Groups[2].Value]));
                }
            }
            else
            {
                lines.Add(line);
            }
        }

        Close();
        return blocks;
    }

    /// <summary>The pieces of a line, each with how it is emphasised.</summary>
    public static IEnumerable<RichSpan> Spans(string line)
    {
        var read = 0;
        foreach (Match mark in Emphasis().Matches(line))
        {
            if (mark.Index > read)
            {
                yield return new RichSpan(line[read..mark.Index], RichEmphasis.None);
            }

            yield return mark.Groups[1].Success ? new RichSpan(mark.Groups[1].Value, RichEmphasis.Strong) : new RichSpan(mark.Groups[2].Value, RichEmphasis.Emphasised);
            read = mark.Index + mark.Length;
        }

        if (read < line.Length)
        {
            yield return new RichSpan(line[read..], RichEmphasis.None);
        }
    }

    /// <summary>The text in the one way in which it is kept: no room at the ends of lines, one empty line between blocks.</summary>
    public static string Tidy(string text) => Write(Blocks(text));

    /// <summary>Blocks as text.</summary>
    public static string Write(IEnumerable<RichBlock> blocks) => string.Join("\n\n", blocks.Select(static block => string.Join('\n', block.Kind switch
    {
        RichKind.Bullets => block.Lines.Select(static line => $"- {line}"),
        RichKind.Numbers => block.Lines.Select(static (line, index) => $"{index + 1}. {line}"),
        _ => block.Lines,
    })));

    /// <summary>The words alone, without marks.</summary>
    public static string Words(string text) => string.Join('\n', Blocks(text).SelectMany(static block => block.Lines).Select(static line => string.Concat(Spans(line).Select(static span => span.Text))));

    [GeneratedRegex(@"^([-*•]|\d{1,3}[.)])\s+(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"\*\*([^*\s](?:[^*]*[^*\s])?)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();
}

/// <summary>What a block of rich text is.</summary>
public enum RichKind
{
    /// <summary>A paragraph; its lines are broken where it is.</summary>
    Paragraph,

    /// <summary>Items, each with a mark.</summary>
    Bullets,

    /// <summary>Items, numbered from 1.</summary>
    Numbers,
}

/// <summary>A paragraph or a list.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Lines">Its lines or items.</param>
public sealed record RichBlock(RichKind Kind, IReadOnlyList<string> Lines);

/// <summary>How words are emphasised.</summary>
public enum RichEmphasis
{
    /// <summary>Not.</summary>
    None,

    /// <summary>Bold.</summary>
    Strong,

    /// <summary>Italic.</summary>
    Emphasised,
}

/// <summary>A piece of a line.</summary>
public sealed record RichSpan(string Text, RichEmphasis Emphasis);
