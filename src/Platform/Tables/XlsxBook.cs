using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Samsteg.Platform;

/// <summary>The parts of a workbook: where its first visible sheet is, and what the sheet's cells refer to.</summary>
internal sealed class XlsxBook : IDisposable
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private const int MostDepth = 32;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = 400L * 1024 * 1024,
    };

    /// <summary>Numbers of formats that show a day, as every workbook knows them.</summary>
    private static readonly HashSet<int> BuiltInDays = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

    private readonly ZipArchive _zip;
    private readonly SharedTexts _texts = new();
    private readonly List<bool> _areDays = [];
    private readonly string _sheet;

    /// <summary>Opens it.</summary>
    /// <exception cref="InvalidDataException">It is no workbook, or has no sheet.</exception>
    public XlsxBook(Stream file)
    {
        _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var book = Target("_rels/.rels", string.Empty, static (type, _) => type.EndsWith("/officeDocument", StringComparison.Ordinal)) ?? "xl/workbook.xml";
        var relations = $"{Folder(book)}_rels/{book[Folder(book).Length..]}.rels";
        (var sheet, CountsFrom1904) = FirstSheet(book);
        ReadTexts(Target(relations, Folder(book), static (type, _) => type.EndsWith("/sharedStrings", StringComparison.Ordinal)));
        ReadStyles(Target(relations, Folder(book), static (type, _) => type.EndsWith("/styles", StringComparison.Ordinal)));
        _sheet = Target(relations, Folder(book), (_, id) => id == sheet) ?? throw new InvalidDataException("The workbook has no sheet.");
    }

    /// <summary>Whether days are counted from 1904.</summary>
    public bool CountsFrom1904 { get; }

    /// <summary>Opens the sheet.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public XmlReader OpenSheet() => Open(_sheet) ?? throw new InvalidDataException("The sheet is not there.");

    /// <summary>A text that several cells share; empty for a number of none.</summary>
    public string Text(int number) => _texts[number] ?? string.Empty;

    /// <summary>Whether cells of a format show days.</summary>
    public bool ShowsDay(int format) => format < _areDays.Count && _areDays[format];

    public void Dispose() => _zip.Dispose();

    /// <summary>Reads on.</summary>
    /// <exception cref="InvalidDataException">Elements lie within each other as in no workbook: each that is open takes memory.</exception>
    public static bool Read(XmlReader xml) => xml.Read() && (xml.Depth <= MostDepth ? true : throw new InvalidDataException("Elements lie too deep."));

    /// <summary>The text below an element, without how it is pronounced.</summary>
    public static string TextOf(XmlReader xml, string element)
    {
        if (xml.IsEmptyElement)
        {
            return string.Empty;
        }

        var text = string.Empty;
        while (Read(xml) && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == element))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh", IsEmptyElement: false })
            {
                while (Read(xml) && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "rPh" })
                {
                }
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && text.Length <= TableCell.LongestText)
            {
                text = text.Length == 0 ? xml.Value : text + xml.Value;
            }
        }

        return text;
    }

    private void ReadTexts(string? path)
    {
        using var xml = path is null ? null : Open(path);
        while (xml is not null && Read(xml))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                _texts.Add(TextOf(xml, "si"));
            }
        }
    }

    private void ReadStyles(string? path)
    {
        using var xml = path is null ? null : Open(path);
        var own = new Dictionary<int, bool>();
        var isInCells = false;
        while (xml is not null && Read(xml))
        {
            if (xml.LocalName == "cellXfs")
            {
                isInCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && Whole(xml.GetAttribute("numFmtId")) is { } id)
            {
                own[id] = ShowsDay(xml.GetAttribute("formatCode") ?? string.Empty);
            }
            else if (isInCells && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                _areDays.Add(Whole(xml.GetAttribute("numFmtId")) is { } format && (own.TryGetValue(format, out var shows) ? shows : BuiltInDays.Contains(format)));
            }
        }
    }

    private (string Relation, bool CountsFrom1904) FirstSheet(string path)
    {
        using var xml = Open(path) ?? throw new InvalidDataException("The workbook is not there.");
        var countsFrom1904 = false;
        while (Read(xml))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                countsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("state") is null or "visible")
            {
                return ((xml.GetAttribute("id", Relationships) ?? xml.GetAttribute("id", StrictRelationships)) ?? throw new InvalidDataException("The sheet has no part."), countsFrom1904);
            }
        }

        throw new InvalidDataException("The workbook has no sheet.");
    }

    /// <summary>The part that a relation leads to; null when there is none.</summary>
    private string? Target(string relations, string folder, Func<string, string, bool> isIt)
    {
        using var xml = Open(relations);
        while (xml is not null && Read(xml))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Target") is { } target
                && isIt(xml.GetAttribute("Type") ?? string.Empty, xml.GetAttribute("Id") ?? string.Empty))
            {
                return target.StartsWith('/') ? target[1..] : folder + target;
            }
        }

        return null;
    }

    private XmlReader? Open(string path) => _zip.GetEntry(path) is { } entry ? XmlReader.Create(entry.Open(), Safe) : null;

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether a format has a year or a day in it, outside quoted words, colours and conditions.</summary>
    private static bool ShowsDay(string format)
    {
        var (isQuoted, isBracketed) = (false, false);
        for (var index = 0; index < format.Length; index++)
        {
            switch (format[index])
            {
                case '"': isQuoted = !isQuoted; break;
                case '\\': index++; break;
                case '[' when !isQuoted: isBracketed = true; break;
                case ']' when !isQuoted: isBracketed = false; break;
                case 'y' or 'Y' or 'd' or 'D' or 'å' or 'Å' when !isQuoted && !isBracketed: return true;
            }
        }

        return false;
    }
}
