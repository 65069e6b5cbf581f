using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How the headings of a document look: by that, a line that is one is told from a line that only says the same.</summary>
internal sealed partial class HeadingLooks
{
    private const int MostOfHeading = 90;

    public HeadingLooks(FormWords words, IReadOnlyList<Piece> pieces)
    {
        // A document that sets its headings in styles, or in bold, means no heading by a line that only says the same.
        var (byStyle, byLook, byWords) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        var (levels, fields) = (new Dictionary<int, int>(), 0);
        foreach (var piece in pieces.Where(static piece => piece is { Line: not null, IsLabel: false }))
        {
            var look = Of(piece);
            if (look == 0 || words.Named(piece.Text, isHeading: false) is not [{ Score: >= FormWalk.Sure } part, ..] parts)
            {
                continue;
            }

            fields += look == 3 && piece.Line!.Level > 1 && parts.Any(static part => part is { Field: not null, Score: >= FormWalk.Sure }) ? 1 : 0;
            if (parts.FirstOrDefault(static part => part.Field is null) is { Score: >= FormWalk.Sure } section)
            {
                byWords.Add(section.Section.Key);
                _ = look >= 2 && byLook.Add(section.Section.Key);
                if (look == 3 && byStyle.Add(section.Section.Key))
                {
                    levels[piece.Line!.Level ?? 1] = levels.GetValueOrDefault(piece.Line.Level ?? 1) + 1;
                }
            }
        }

        LeastOfSection = byStyle.Count >= 3 && byStyle.Count * 2 >= byWords.Count ? 3 : byLook.Count >= 3 && byLook.Count * 2 >= byWords.Count ? 2 : 1;
        LeastOfField = LeastOfSection == 3 && fields >= 2 ? 3 : LeastOfSection >= 2 ? 2 : 1;
        SectionLevel = levels.Count == 0 ? null : levels.MaxBy(static level => level.Value).Key;
    }

    /// <summary>The least look of a heading of a section.</summary>
    public int LeastOfSection { get; }

    /// <summary>The least look of a heading of a field.</summary>
    public int LeastOfField { get; }

    /// <summary>The level that most sections have among the headings; null when they are set in no style.</summary>
    public int? SectionLevel { get; }

    /// <summary>3 for a heading by its style, 2 for what looks like one, 1 for a short line, 0 for what can be none.</summary>
    public static int Of(Piece piece)
    {
        if (piece.Line is not { } line || line.Kind == BlockKind.Bullet)
        {
            return 0;
        }

        var text = line.Text;
        if (line.Kind == BlockKind.Heading)
        {
            return 3;
        }

        if (text.Length > MostOfHeading || text.Contains('\n'))
        {
            return 0;
        }

        return piece.IsLabel || line.IsBold || text.EndsWith(':') || TypedNumber().IsMatch(text) || (text.Any(char.IsLetter) && !text.Any(char.IsLower)) ? 2 : text.EndsWith('.') ? 0 : 1;
    }

    /// <summary>"2.1 Syfte": a number in front.</summary>
    [GeneratedRegex(@"^\d{1,2}(?:\.\d{1,2})*[.)]?\s*\p{L}", RegexOptions.CultureInvariant)]
    public static partial Regex TypedNumber();
}
