using System.Globalization;
using System.Xml;

namespace Samsteg.Funding;

/// <summary>The markup of Word files: how it is read safely, and what its elements and attributes say.</summary>
internal static class WordMarkup
{
    /// <summary>A ticked box.</summary>
    public const string Checked = "☒";

    /// <summary>A box that is not.</summary>
    public const string Unchecked = "☐";

    private const int MostDepth = 256;
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    /// <summary>Opens a part: nothing outside it is followed, and no more is read than that many characters.</summary>
    public static XmlReader Open(Stream content, long most) => XmlReader.Create(content, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = most, IgnoreComments = true, IgnoreProcessingInstructions = true,
    });

    /// <summary>Does something with each child of the element the reader is at, which leaves the reader after the child; ends after the element.</summary>
    public static void Inside(XmlReader xml, Action child)
    {
        if (xml.Depth > MostDepth)
        {
            throw new DocumentTooMuchException("exchange.rule.too_deep");
        }

        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }

        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                child();
            }
            else
            {
                xml.Read();
            }
        }

        xml.Read();
    }

    public static bool Is(XmlReader xml, string name) => xml.LocalName == name && IsWord(xml);

    /// <summary>Whether an element is one of Word's own.</summary>
    public static bool IsWord(XmlReader xml) => xml.NamespaceURI is Transitional or Strict;

    public static string? Attribute(XmlReader xml, string name) => xml.GetAttribute(name, Transitional) ?? xml.GetAttribute(name, Strict) ?? xml.GetAttribute(name);

    /// <summary>Whether a property that can be on or off is on, which it is when it says nothing.</summary>
    public static bool IsOn(XmlReader xml) => Attribute(xml, "val") is not ("0" or "false" or "off");

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether an element holds shapes, in which text boxes lie deep. Only those are looked through: the other parts of a drawing are many.</summary>
    public static bool HoldsShapes(XmlReader xml) => xml.LocalName is "inline" or "anchor" or "graphic" or "graphicData" or "wsp" or "wgp" or "txbx" or "textbox" or "shape" or "rect" or "group" or "roundrect";

    /// <summary>The ticks and boxes of symbol fonts; other symbols have no letter of their own.</summary>
    public static string Symbol(string? code) => code?.ToUpperInvariant() switch
    {
        "F0FE" or "F0FD" or "F078" or "F054" or "F052" => Checked,
        "F0A8" or "F06F" or "F071" or "F0A3" => Unchecked,
        "F0FC" or "F0D6" => "✓",
        "F0B7" or "F0A7" => "•",
        "F0E0" or "F0AE" => "→",
        _ => " ",
    };
}
