using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The body of a Word file.</summary>
/// <param name="Parts">Paragraphs and tables, each with whether it stands on a page that lies down.</param>
/// <param name="Lists">Numbered lists in it.</param>
internal sealed record WordBody(IReadOnlyList<(XElement Element, bool IsWide)> Parts, int Lists);

/// <summary>Writes a Word file part by part, so that the same content gives the same bytes and nothing is in it that was not put there.</summary>
internal static class WordPackage
{
    public const int BulletList = 2;
    public const int FirstNumberList = 10;

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace R = Office;
    private static readonly DateTimeOffset Fixed = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A paragraph without emphasis.</summary>
    public static XElement Line(string text, string? style = null, bool isBold = false) => Paragraph(style, null, [new RichSpan(text, isBold ? RichEmphasis.Strong : RichEmphasis.None)]);

    /// <summary>A paragraph.</summary>
    public static XElement Paragraph(string? style, int? list, IReadOnlyList<RichSpan> spans) => new(
        W + "p",
        style is null && list is null ? null : new XElement(
            W + "pPr",
            style is null ? null : Valued("pStyle", style),
            list is null ? null : new XElement(W + "numPr", Valued("ilvl", "0"), Valued("numId", $"{list}"))),
        spans.Select(Run));

    /// <summary>Room between two tables, which would grow together.</summary>
    public static XElement Gap() => new(W + "p", new XElement(W + "pPr", Valued("pStyle", "TableText")));

    /// <summary>The style of a paragraph; null when it has none.</summary>
    public static string? Style(XElement element) => element.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value;

    /// <summary>A table; its header is repeated on each page, and no row is broken between two when it need not be.</summary>
    public static XElement Grid(IReadOnlyList<int> widths, IReadOnlyList<XElement> header, IEnumerable<IReadOnlyList<IReadOnlyList<XElement>>> rows, bool hasLines) => new(
        W + "tbl",
        new XElement(
            W + "tblPr",
            Valued("tblStyle", hasLines ? "Grid" : "Pairs"),
            new XElement(W + "tblW", new XAttribute(W + "w", widths.Sum()), new XAttribute(W + "type", "dxa")),
            new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed"))),
        new XElement(W + "tblGrid", widths.Select(static width => new XElement(W + "gridCol", new XAttribute(W + "w", width)))),
        header.Count == 0 ? null : new XElement(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit"), new XElement(W + "tblHeader")), header.Select((cell, index) => Cell(widths[index], [cell], isHeader: true))),
        rows.Select(row => new XElement(W + "tr", row.Select((cell, index) => Cell(widths[index], cell, isHeader: false)))));

    /// <summary>The file.</summary>
    public static byte[] Write(WordBody body, string title, string language, string? carried)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", Types(carried is not null));
            Add(zip, "_rels/.rels", Relations(("rId1", Office + "/officeDocument", "word/document.xml"), ("rId2", Package + "relationships/metadata/core-properties", "docProps/core.xml")));
            Add(zip, "docProps/core.xml", Core(title, language));
            Add(zip, "word/document.xml", Document(body));
            Add(zip, "word/styles.xml", Styles(language));
            Add(zip, "word/numbering.xml", Numbering(body.Lists));
            Add(zip, "word/settings.xml", new XElement(W + "settings", new XAttribute(XNamespace.Xmlns + "w", W), new XElement(W + "compat", new XElement(W + "compatSetting", new XAttribute(W + "name", "compatibilityMode"), new XAttribute(W + "uri", "http://schemas.microsoft.com/office/word"), new XAttribute(W + "val", "15")))));
            Add(zip, "word/footer1.xml", Footer());
            (string, string, string)[] relations = [("rId1", Office + "/styles", "styles.xml"), ("rId2", Office + "/numbering", "numbering.xml"), ("rId3", Office + "/settings", "/word/settings.xml"), ("rId4", Office + "/footer", "footer1.xml")];
            Add(zip, "word/_rels/document.xml.rels", Relations(carried is null ? relations : [.. relations, ("rId5", Office + "/customXml", "../customXml/item1.xml")]));
            if (carried is not null)
            {
                Add(zip, "customXml/item1.xml", XElement.Parse(carried));
                XNamespace custom = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
                Add(zip, "customXml/itemProps1.xml", new XElement(
                    custom + "datastoreItem", new XAttribute(XNamespace.Xmlns + "ds", custom), new XAttribute(custom + "itemID", "{6B1E4C0A-52C1-4C57-9D4B-0E9C5A7D31F2}"),
                    new XElement(custom + "schemaRefs", new XElement(custom + "schemaRef", new XAttribute(custom + "uri", CarriedAnswers.Namespace)))));
                Add(zip, "customXml/_rels/item1.xml.rels", Relations(("rId1", Office + "/customXmlProps", "itemProps1.xml")));
            }
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, XElement content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Fixed;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        content.Save(xml);
    }

    private static XElement Run(RichSpan span)
    {
        var run = new XElement(W + "r", span.Emphasis == RichEmphasis.None ? null : new XElement(W + "rPr", new XElement(W + (span.Emphasis == RichEmphasis.Strong ? "b" : "i"))));
        foreach (var (number, line) in span.Text.Split('\n').Index())
        {
            if (number > 0)
            {
                run.Add(new XElement(W + "br"));
            }

            if (Storable(line) is { Length: > 0 } text)
            {
                run.Add(new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));
            }
        }

        return run;
    }

    /// <summary>Control characters and halves of letters, which XML cannot hold, are left out.</summary>
    private static string Storable(string text) => string.Concat(text.EnumerateRunes().Where(static rune => rune.Value != 0xFFFD && (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))));

    private static XElement Cell(int width, IReadOnlyList<XElement> lines, bool isHeader) => new(
        W + "tc",
        new XElement(W + "tcPr", new XElement(W + "tcW", new XAttribute(W + "w", width), new XAttribute(W + "type", "dxa")), isHeader ? Shade("E8EEF4") : null),
        lines.Count == 0 ? Gap() : lines.Select(static line => line.Parent is null ? line : new XElement(line)));

    private static XElement Document(WordBody body)
    {
        var content = new XElement(W + "body");
        var isWide = false;
        foreach (var (element, wide) in body.Parts)
        {
            if (wide != isWide)
            {
                content.Add(new XElement(W + "p", new XElement(W + "pPr", Valued("pStyle", "TableText"), Page(isWide))));
                isWide = wide;
            }

            content.Add(element.Parent is null ? element : new XElement(element));
        }

        content.Add(Page(isWide));
        return new XElement(W + "document", new XAttribute(XNamespace.Xmlns + "w", W), new XAttribute(XNamespace.Xmlns + "r", R), content);
    }

    private static XElement Page(bool isWide) => new(
        W + "sectPr",
        new XElement(W + "footerReference", new XAttribute(W + "type", "default"), new XAttribute(R + "id", "rId4")),
        new XElement(W + "pgSz", new XAttribute(W + "w", isWide ? 16838 : 11906), new XAttribute(W + "h", isWide ? 11906 : 16838), isWide ? new XAttribute(W + "orient", "landscape") : null),
        new XElement(W + "pgMar", new XAttribute(W + "top", 1247), new XAttribute(W + "right", 1247), new XAttribute(W + "bottom", 1247), new XAttribute(W + "left", 1247), new XAttribute(W + "header", 708), new XAttribute(W + "footer", 567), new XAttribute(W + "gutter", 0)));

    private static XElement Footer()
    {
        static XElement Field(string code) => new(W + "fldSimple", new XAttribute(W + "instr", $" {code} "), new XElement(W + "r", new XElement(W + "t", "1")));
        return new XElement(
            W + "ftr", new XAttribute(XNamespace.Xmlns + "w", W),
            new XElement(W + "p", new XElement(W + "pPr", Valued("pStyle", "Footer")), Field("PAGE"), new XElement(W + "r", new XElement(W + "t", "/")), Field("NUMPAGES")));
    }

    private static XElement Styles(string language)
    {
        static XElement Size(int halfPoints) => Valued("sz", $"{halfPoints}");
        static XElement Space(int before, int after) => new(W + "spacing", new XAttribute(W + "before", before), new XAttribute(W + "after", after));
        static XElement Own(string id, string name, IReadOnlyList<XElement> paragraph, IReadOnlyList<XElement> run, string? next = "Normal") => new(
            W + "style", new XAttribute(W + "type", "paragraph"), new XAttribute(W + "styleId", id), Valued("name", name), Valued("basedOn", "Normal"), next is null ? null : Valued("next", next), new XElement(W + "qFormat"),
            new XElement(W + "pPr", paragraph), new XElement(W + "rPr", run));
        static XElement Lines(params string[] sides) => new(W + "tblBorders", sides.Select(static side => new XElement(W + side, new XAttribute(W + "val", "single"), new XAttribute(W + "sz", 4), new XAttribute(W + "space", 0), new XAttribute(W + "color", "9AA5B1"))));
        static XElement Table(string id, string name, XElement lines) => new(
            W + "style", new XAttribute(W + "type", "table"), new XAttribute(W + "customStyle", 1), new XAttribute(W + "styleId", id), Valued("name", name),
            new XElement(W + "tblPr", lines, new XElement(W + "tblCellMar", new[] { "left", "right" }.Select(static side => new XElement(W + side, new XAttribute(W + "w", 85), new XAttribute(W + "type", "dxa"))))));
        return new XElement(
            W + "styles", new XAttribute(XNamespace.Xmlns + "w", W),
            new XElement(
                W + "docDefaults",
                new XElement(W + "rPrDefault", new XElement(
                    W + "rPr", new XElement(W + "rFonts", new XAttribute(W + "ascii", "Arial"), new XAttribute(W + "hAnsi", "Arial"), new XAttribute(W + "cs", "Arial")), Size(21),
                    new XElement(W + "lang", new XAttribute(W + "val", language), new XAttribute(W + "eastAsia", language)))),
                new XElement(W + "pPrDefault", new XElement(W + "pPr", new XElement(W + "spacing", new XAttribute(W + "after", 120), new XAttribute(W + "line", 269), new XAttribute(W + "lineRule", "auto"))))),
            new XElement(W + "style", new XAttribute(W + "type", "paragraph"), new XAttribute(W + "default", 1), new XAttribute(W + "styleId", "Normal"), Valued("name", "Normal"), new XElement(W + "qFormat")),
            Own("Title", "Title", [Space(0, 120)], [new XElement(W + "b"), Size(40)]),
            Own("Subtitle", "Subtitle", [Space(0, 40)], [Valued("color", "4A5560"), Size(21)]),
            Own("Heading1", "heading 1", [new XElement(W + "keepNext"), new XElement(W + "numPr", Valued("numId", "1")), Space(360, 120), Valued("outlineLvl", "0")], [new XElement(W + "b"), Size(28)]),
            Own("Heading2", "heading 2", [new XElement(W + "keepNext"), Space(200, 80), Valued("outlineLvl", "1")], [new XElement(W + "b"), Size(23)]),
            Own("Clause", "Clause", [new XElement(W + "pBdr", new XElement(W + "left", new XAttribute(W + "val", "single"), new XAttribute(W + "sz", 18), new XAttribute(W + "space", 8), new XAttribute(W + "color", "9AA5B1"))), Shade("F3F5F7"), new XElement(W + "ind", new XAttribute(W + "left", 227))], [], "Clause"),
            Own("TableText", "Table Text", [Space(40, 40)], [Size(18)], "TableText"),
            Own("TableNumber", "Table Number", [Space(40, 40), Valued("jc", "right")], [Size(18)], "TableNumber"),
            Own("Footer", "footer", [Valued("jc", "right")], [Size(16)], null),
            Table("Grid", "Application Grid", Lines("top", "left", "bottom", "right", "insideH", "insideV")),
            Table("Pairs", "Application Pairs", Lines("top", "bottom", "insideH")));
    }

    private static XElement Numbering(int lists)
    {
        static XElement Level(string format, string text, string? style, int left) => new(
            W + "lvl", new XAttribute(W + "ilvl", 0), Valued("start", "1"), Valued("numFmt", format), style is null ? null : Valued("pStyle", style), Valued("lvlText", text), Valued("lvlJc", "left"),
            new XElement(W + "pPr", new XElement(W + "ind", new XAttribute(W + "left", left), new XAttribute(W + "hanging", left))));
        static XElement Abstract(int id, XElement level) => new(W + "abstractNum", new XAttribute(W + "abstractNumId", id), Valued("multiLevelType", "multilevel"), level);
        static XElement Use(int id, int of, bool restarts) => new(
            W + "num", new XAttribute(W + "numId", id), Valued("abstractNumId", $"{of}"), restarts ? new XElement(W + "lvlOverride", new XAttribute(W + "ilvl", 0), Valued("startOverride", "1")) : null);
        return new XElement(
            W + "numbering", new XAttribute(XNamespace.Xmlns + "w", W),
            Abstract(0, Level("decimal", "%1.", "Heading1", 567)), Abstract(1, Level("bullet", "•", null, 340)), Abstract(2, Level("decimal", "%1.", null, 397)),
            Use(1, 0, false), Use(BulletList, 1, false), Enumerable.Range(FirstNumberList, lists).Select(static list => Use(list, 2, true)));
    }

    private static XElement Core(string title, string language)
    {
        XNamespace core = Package + "metadata/core-properties";
        XNamespace dublin = "http://purl.org/dc/elements/1.1/";
        return new XElement(core + "coreProperties", new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dublin), new XElement(dublin + "title", Storable(title)), new XElement(dublin + "language", language));
    }

    private static XElement Types(bool carries)
    {
        XNamespace types = Package + "content-types";
        const string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        XElement Default(string ending, string type) => new(types + "Default", new XAttribute("Extension", ending), new XAttribute("ContentType", type));
        XElement Part(string name, string type) => new(types + "Override", new XAttribute("PartName", name), new XAttribute("ContentType", type));
        return new XElement(
            types + "Types", Default("rels", "application/vnd.openxmlformats-package.relationships+xml"), Default("xml", "application/xml"), Part("/word/document.xml", word + "document.main+xml"), Part("/word/styles.xml", word + "styles+xml"),
            Part("/word/numbering.xml", word + "numbering+xml"), Part("/word/settings.xml", word + "settings+xml"), Part("/word/footer1.xml", word + "footer+xml"), Part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            carries ? Part("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml") : null);
    }

    private static XElement Relations(params (string Id, string Type, string Target)[] relations)
    {
        XNamespace space = Package + "relationships";
        return new XElement(space + "Relationships", relations.Select(relation => new XElement(space + "Relationship", new XAttribute("Id", relation.Id), new XAttribute("Type", relation.Type), new XAttribute("Target", relation.Target))));
    }

    private static XElement Shade(string colour) => new(W + "shd", new XAttribute(W + "val", "clear"), new XAttribute(W + "color", "auto"), new XAttribute(W + "fill", colour));

    private static XElement Valued(string name, string value) => new(W + name, new XAttribute(W + "val", value));
}
