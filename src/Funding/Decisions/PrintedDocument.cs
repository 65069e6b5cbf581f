using System.Globalization;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A document on paper, in the order it is read: as a page to print, and as a text document. It holds no time of its own, so the same content makes the same file.</summary>
/// <param name="title">What it is called.</param>
/// <param name="above">What stands above the title: whose document it is.</param>
public sealed class PrintedDocument(string title, string above)
{
    private const string Style = """
        @page { size: A4; margin: 22mm 22mm 20mm; }
        body { font-family: "Liberation Sans", Arial, sans-serif; font-size: 11pt; line-height: 1.45; color: #1a1a1a; margin: 0; }
        .above { color: #444; margin: 0 0 6mm; }
        h1 { font-size: 20pt; margin: 0 0 6mm; } h2 { font-size: 14pt; margin: 8mm 0 2mm; break-after: avoid; } h3 { font-size: 11pt; margin: 4mm 0 1mm; break-after: avoid; }
        p { margin: 0 0 2.5mm; white-space: pre-line; } ul { margin: 0 0 3mm; padding-inline-start: 6mm; } .fact { margin: 0 0 1mm; } .fact b { font-weight: 600; }
        .sign { border-top: 0.3mm solid #1a1a1a; width: 80mm; margin-top: 22mm; padding-top: 2mm; }
        """;

    private readonly List<Part> _parts = [];

    private enum PartKind
    {
        Heading,
        Subheading,
        Text,
        Fact,
        Item,
        Sign,
    }

    /// <summary>A heading.</summary>
    public PrintedDocument Heading(string text) => Add(PartKind.Heading, text);

    /// <summary>A heading below a heading.</summary>
    public PrintedDocument Subheading(string text) => Add(PartKind.Subheading, text);

    /// <summary>Text; nothing when it is empty.</summary>
    public PrintedDocument Text(string? text) => string.IsNullOrWhiteSpace(text) ? this : Add(PartKind.Text, text);

    /// <summary>A fact with its name; nothing when it is empty.</summary>
    public PrintedDocument Fact(string name, string? value) => string.IsNullOrWhiteSpace(value) ? this : Add(PartKind.Fact, name, value);

    /// <summary>Items below a heading of their own; nothing when there are none.</summary>
    public PrintedDocument Items(string heading, IReadOnlyCollection<string> items)
    {
        if (items.Count > 0)
        {
            Subheading(heading);
            _parts.AddRange(items.Select(static item => new Part(PartKind.Item, item)));
        }

        return this;
    }

    /// <summary>A line to sign on.</summary>
    public PrintedDocument Sign(string text) => Add(PartKind.Sign, text);

    /// <summary>A page to print.</summary>
    public string Html()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""<!doctype html><html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}"><head><meta charset="utf-8">{PdfPrinter.Policy}<title>{Safe(title)}</title><style>{Style}</style></head><body><p class="above">{Safe(above)}</p><h1>{Safe(title)}</h1>""");
        PartKind? before = null;
        foreach (var part in _parts)
        {
            html.Append(before != PartKind.Item && part.Kind == PartKind.Item ? "<ul>" : before == PartKind.Item && part.Kind != PartKind.Item ? "</ul>" : string.Empty);
            html.Append(part.Kind switch
            {
                PartKind.Heading => $"<h2>{Safe(part.Text)}</h2>",
                PartKind.Subheading => $"<h3>{Safe(part.Text)}</h3>",
                PartKind.Fact => $"""<p class="fact"><b>{Safe(part.Text)}:</b> {Safe(part.Value!)}</p>""",
                PartKind.Item => $"<li>{Safe(part.Text)}</li>",
                PartKind.Sign => $"""<p class="sign">{Safe(part.Text)}</p>""",
                _ => $"<p>{Safe(part.Text)}</p>",
            });
            before = part.Kind;
        }

        return html.Append(before == PartKind.Item ? "</ul>" : string.Empty).Append("</body></html>").ToString();
    }

    /// <summary>A text document.</summary>
    public byte[] Docx() => TextDocument.Of(
    [
        TextDocument.Line(above, 22, after: 240), TextDocument.Line(title, 40, isBold: true, after: 240, level: 1),
        .. _parts.SelectMany<Part, OpenXmlElement>(static part => part.Kind switch
        {
            PartKind.Heading => [TextDocument.Line(string.Empty, 16), TextDocument.Line(part.Text, 28, isBold: true, after: 120, level: 2)],
            PartKind.Subheading => [TextDocument.Line(part.Text, 22, isBold: true, after: 60, level: 3)],
            PartKind.Fact => [TextDocument.Line($"{part.Text}: {part.Value}", 22, after: 60)],
            PartKind.Item => [TextDocument.Line($"– {part.Text}", 22, after: 60)],
            PartKind.Sign => [TextDocument.Line(string.Empty, after: 900), TextDocument.Line("______________________________", 22), TextDocument.Line(part.Text, 22)],
            _ => [TextDocument.Line(part.Text, 22, after: 120)],
        }),
    ]);

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private PrintedDocument Add(PartKind kind, string text, string? value = null)
    {
        _parts.Add(new Part(kind, text, value));
        return this;
    }

    private sealed record Part(PartKind Kind, string Text, string? Value = null);
}

/// <summary>Hands out documents as files, in Swedish whoever takes them out: they are the association's.</summary>
public sealed class DocumentPress(RequestDatabase database, PdfPrinter printer, Texts texts)
{
    /// <summary>As PDF; null when nothing here can print. Nothing is held while the browser is waited for.</summary>
    public async Task<byte[]?> PdfAsync(Func<Texts, PrintedDocument> document, CancellationToken cancellation)
    {
        var html = texts.InSwedish(() => document(texts).Html());
        await database.CommitAsync(cancellation);
        return await printer.PrintAsync(html, cancellation);
    }

    /// <summary>As a text document.</summary>
    public byte[] Docx(Func<Texts, PrintedDocument> document) => texts.InSwedish(() => document(texts).Docx());
}
