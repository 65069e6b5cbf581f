using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using DocumentFormat.OpenXml;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Certificates as documents: a page to print, and a text document.</summary>
internal static class CertificateDocument
{
    private const string Style = """
        @page { size: A4; margin: 25mm 22mm; }
        body { font-family: "Liberation Sans", Arial, sans-serif; font-size: 12pt; line-height: 1.5; color: #1a1a1a; margin: 0; }
        section { break-after: page; }
        section:last-child { break-after: auto; }
        .association { font-size: 11pt; color: #444; margin: 0 0 28mm; }
        h1 { font-size: 30pt; margin: 0 0 8mm; font-weight: 600; }
        .name { font-size: 20pt; font-weight: 600; margin: 0; }
        .organisation { margin: 0; }
        .says { margin: 8mm 0; }
        dl { display: grid; grid-template-columns: 45mm 1fr; gap: 2mm 6mm; margin: 0 0 26mm; }
        dt { color: #444; } dd { margin: 0; }
        .sign { border-top: 0.3mm solid #1a1a1a; padding-top: 2mm; width: 80mm; }
        .number { font-size: 9.5pt; color: #444; margin-top: 14mm; }
        """;

    /// <summary>Number as it is told: <c>2026-0007</c>.</summary>
    public static string NumberOf(int number, DateOnly issuedOn) => string.Create(CultureInfo.InvariantCulture, $"{issuedOn.Year}-{number:0000}");

    /// <summary>A page for each, to be printed.</summary>
    public static string Html(Texts texts, IEnumerable<SeriesCertificates.Printed> certificates)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""<!doctype html><html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}"><head><meta charset="utf-8">{PdfPrinter.Policy}<title>{Safe(texts["certificate.heading"])}</title><style>{Style}</style></head><body>""");
        foreach (var certificate in certificates)
        {
            html.Append(CultureInfo.InvariantCulture, $"""<section><p class="association">{Safe(certificate.Association)}<br>{Safe(certificate.Initiative)}</p><h1>{Safe(texts["certificate.heading"])}</h1><p class="name">{Safe(certificate.Name)}</p>""");
            if (certificate.Organisation is { } organisation)
            {
                html.Append(CultureInfo.InvariantCulture, $"""<p class="organisation">{Safe(organisation)}</p>""");
            }

            html.Append(CultureInfo.InvariantCulture, $"""<p class="says">{Safe(Says(texts, certificate))}</p><dl>""");
            foreach (var (term, value) in Facts(texts, certificate))
            {
                html.Append(CultureInfo.InvariantCulture, $"<dt>{Safe(term)}</dt><dd>{Safe(value)}</dd>");
            }

            html.Append(CultureInfo.InvariantCulture, $"""</dl><p class="sign">{Safe(certificate.Leader.Length > 0 ? certificate.Leader : texts["certificate.signature"])}</p><p class="number">{Safe(NumberLine(texts, certificate))}</p></section>""");
        }

        return html.Append("</body></html>").ToString();
    }

    /// <summary>One as a text document.</summary>
    public static byte[] Docx(Texts texts, SeriesCertificates.Printed certificate) => TextDocument.Of(
    [
        TextDocument.Line(certificate.Association), TextDocument.Line(certificate.Initiative, after: 1200), TextDocument.Line(texts["certificate.heading"], 60, isBold: true, after: 400, level: 1),
        TextDocument.Line(certificate.Name, 40, isBold: true), .. certificate.Organisation is { } organisation ? [TextDocument.Line(organisation)] : Array.Empty<OpenXmlElement>(),
        TextDocument.Line(Says(texts, certificate), after: 400), .. Facts(texts, certificate).Select(static fact => TextDocument.Line($"{fact.Term}: {fact.Value}")),
        TextDocument.Line(string.Empty, after: 1200), TextDocument.Line("______________________________"),
        TextDocument.Line(certificate.Leader.Length > 0 ? certificate.Leader : texts["certificate.signature"], after: 600), TextDocument.Line(NumberLine(texts, certificate), 19),
    ]);

    private static string Says(Texts texts, SeriesCertificates.Printed certificate) => texts["certificate.says", certificate.Course];

    private static string NumberLine(Texts texts, SeriesCertificates.Printed certificate) =>
        texts["certificate.number_line", NumberOf(certificate.Number, certificate.IssuedOn), Display.Day(certificate.IssuedOn)];

    private static IEnumerable<(string Term, string Value)> Facts(Texts texts, SeriesCertificates.Printed certificate)
    {
        yield return (texts["certificate.period"], certificate.FirstOn == certificate.LastOn
            ? Display.Day(certificate.FirstOn)
            : $"{Display.Day(certificate.FirstOn)} – {Display.Day(certificate.LastOn)}");
        yield return (texts["certificate.extent"], texts["certificate.extent_value", certificate.Sessions, Math.Round(certificate.Minutes / 60m, 1)]);
        if (certificate.Task.Length > 0)
        {
            yield return (texts["certificate.task"], certificate.Task);
        }

        if (certificate.Place.Length > 0)
        {
            yield return (texts["activities.session.place"], certificate.Place);
        }

        if (certificate.Leader.Length > 0)
        {
            yield return (texts["activities.session.leader"], certificate.Leader);
        }
    }

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
