using System.Globalization;
using System.Xml.Linq;

namespace Samsteg.Funding;

/// <summary>What the styles and the numbering of a Word file say of its paragraphs.</summary>
internal sealed class WordStyles
{
    private const int MostSteps = 20;
    private readonly Dictionary<string, Style> _styles = [];
    private readonly Dictionary<int, int> _lists = [];
    private readonly Dictionary<(int List, int Level), string> _formats = [];

    public WordStyles(XElement? styles, XElement? numbering)
    {
        foreach (var style in Named(styles, "style"))
        {
            if (Attribute(style, "styleId") is { } id)
            {
                _styles[id] = new Style(
                    Value(Child(style, "name"))?.ToLowerInvariant() ?? string.Empty, Value(Child(style, "basedOn")), Number(Value(Child(Child(style, "pPr"), "outlineLvl"))),
                    Number(Value(Child(Child(Child(style, "pPr"), "numPr"), "numId"))), IsOn(Child(Child(style, "rPr"), "b")), IsOn(Child(Child(style, "rPr"), "i")));
            }
        }

        foreach (var list in Named(numbering, "abstractNum"))
        {
            foreach (var level in Named(list, "lvl"))
            {
                _formats[(Number(Attribute(list, "abstractNumId")) ?? 0, Number(Attribute(level, "ilvl")) ?? 0)] = Value(Child(level, "numFmt")) ?? "decimal";
            }
        }

        foreach (var list in Named(numbering, "num"))
        {
            _lists[Number(Attribute(list, "numId")) ?? 0] = Number(Value(Child(list, "abstractNumId"))) ?? 0;
        }
    }

    /// <summary>1 and up for a heading, 0 for the title, null for what is none.</summary>
    public int? HeadingLevel(string? style) => First<int?>(style, static found => found.Name switch
    {
        ['h', 'e', 'a', 'd', 'i', 'n', 'g', ' ', var level and >= '1' and <= '9'] => level - '0',
        "title" => 0,
        _ when found.Outline is >= 0 and < 9 => found.Outline + 1,
        _ => null,
    });

    public bool IsSubtitle(string? style) => First<bool?>(style, static found => found.Name == "subtitle" ? true : null) ?? false;

    public bool IsContents(string? style) => First<bool?>(style, static found => found.Name.StartsWith("toc ", StringComparison.Ordinal) ? true : null) ?? false;

    public bool? IsBold(string? style) => First(style, static found => found.Bold);

    public bool? IsItalic(string? style) => First(style, static found => found.Italic);

    public int? ListOf(string? style) => First(style, static found => found.List);

    /// <summary>True for numbers, false for marks, null for a list that shows nothing.</summary>
    public bool? IsNumbered(int list, int level) => _formats.GetValueOrDefault((_lists.GetValueOrDefault(list, -1), level)) switch { null or "none" => null, "bullet" => false, _ => true };

    private T? First<T>(string? style, Func<Style, T?> read)
    {
        for (var step = 0; style is not null && step < MostSteps && _styles.TryGetValue(style, out var found); step++)
        {
            if (read(found) is { } value)
            {
                return value;
            }

            style = found.BasedOn;
        }

        return default;
    }

    private static IEnumerable<XElement> Named(XElement? parent, string name) => parent?.Elements().Where(child => child.Name.LocalName == name) ?? [];

    private static XElement? Child(XElement? parent, string name) => Named(parent, name).FirstOrDefault();

    private static string? Attribute(XElement? element, string name) => element?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value;

    private static string? Value(XElement? element) => Attribute(element, "val");

    private static bool? IsOn(XElement? element) => element is null ? null : Value(element) is not ("0" or "false" or "off");

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Style(string Name, string? BasedOn, int? Outline, int? List, bool? Bold, bool? Italic);
}
