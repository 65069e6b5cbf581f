using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using static Samsteg.Funding.WordMarkup;

namespace Samsteg.Funding;

/// <summary>The parts of a Word file beside each other: the main one, and those it leans on.</summary>
internal static class WordParts
{
    private const long MostOfPart = 8L * 1024 * 1024;

    /// <summary>The part that holds what is read.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static ZipArchiveEntry Main(ZipArchive zip)
    {
        var office = Whole(zip, "_rels/.rels")?.Elements().FirstOrDefault(static relation => relation.Attribute("Type")?.Value.EndsWith("/officeDocument", StringComparison.Ordinal) == true)?.Attribute("Target")?.Value;
        return zip.GetEntry((office ?? "word/document.xml").TrimStart('/')) ?? throw new InvalidDataException("No main part.");
    }

    /// <summary>A part as a whole; null when there is none.</summary>
    public static XElement? Whole(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not { } entry)
        {
            return null;
        }

        using var content = entry.Open();
        using var xml = Open(content, MostOfPart);
        return XElement.Load(xml);
    }

    /// <summary>The notes of a part, by the name and id that refers to each.</summary>
    public static IEnumerable<(string Key, string Text)> Notes(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not { } entry)
        {
            yield break;
        }

        using var content = entry.Open();
        using var xml = Open(content, MostOfPart);
        var (key, text) = ((string?)null, new StringBuilder());
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && (Is(xml, "footnote") || Is(xml, "endnote")))
            {
                key = xml.LocalName + Attribute(xml, "id");
                text.Clear();
            }
            else if (xml.NodeType == XmlNodeType.Text && key is not null)
            {
                text.Append(xml.Value);
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "footnote" or "endnote" && key is not null)
            {
                if (text.ToString().Trim() is { Length: > 0 } words)
                {
                    yield return (key, words);
                }

                key = null;
            }
        }
    }
}
