using System.Text;
using System.Text.Encodings.Web;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What an application says, to be read from beginning to end before it is signed: on a page, and printed. Locked clauses stand where the form has them.</summary>
public static class VersionContent
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private const string Style = """
        @page { size: A4; margin: 20mm 22mm; }
        body { font-family: "Liberation Sans", Arial, sans-serif; font-size: 10.5pt; line-height: 1.45; color: #1a1a1a; margin: 0; }
        h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 2mm; } h2 { font-size: 13pt; margin: 7mm 0 2mm; break-after: avoid; } h3 { font-size: 11pt; margin: 4mm 0 1mm; break-after: avoid; }
        p, ul, ol { margin: 0 0 2mm; } dl { margin: 0 0 2mm; } dt { color: #444; font-size: 9.5pt; } dd { margin: 0 0 1.5mm; }
        .version-row { border-left: 0.4mm solid #b5b5b5; padding-left: 3mm; margin: 0 0 3mm; break-inside: avoid; }
        .muted { color: #444; } .clause { border: 0.2mm solid #767676; padding: 2mm 3mm; }
        .sign { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm 8mm; padding-top: 12mm; break-inside: avoid; } .sign span { border-top: 0.3mm solid #1a1a1a; font-size: 9pt; color: #444; }
        """;

    /// <summary>The content as HTML, its sections under headings of the second level.</summary>
    public static string Html(Texts texts, FormAnswers answers)
    {
        var html = new StringBuilder();
        foreach (var section in answers.Form.Sections.Where(section => section.Fields.Any(field => field is not SignaturesField)))
        {
            html.Append("<section class=\"version-section\"><h2>").Append(Safe(section.Name.ToString())).Append("</h2>");
            foreach (var field in section.Fields.Where(answers.IsAsked))
            {
                Field(html, texts, answers, field);
            }

            html.Append("</section>");
        }

        return html.ToString();
    }

    /// <summary>A whole document to print, with a place to sign for each of the party's signatures; none where nobody is to sign.</summary>
    public static string Document(Texts texts, FrozenVersion version, FormAnswers answers, string initiative, IEnumerable<RequestedSignature> signatures)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html><html lang=\"").Append(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Append("\"><head><meta charset=\"utf-8\">").Append(PdfPrinter.Policy)
            .Append("<title>").Append(Safe(initiative)).Append("</title><style>").Append(Style).Append("</style></head><body><h1>").Append(Safe(initiative)).Append("</h1><p class=\"muted\">")
            .Append(Safe(answers.Form.Name.ToString())).Append("<br>").Append(Safe(texts["signing.version.line", version.Number, Display.Moment(version.FrozenAt)])).Append("<br>")
            .Append(Safe(texts["signing.fingerprint"])).Append(": ").Append(Safe(Convert.ToHexStringLower(version.Sha256))).Append("</p>").Append(Html(texts, answers));
        foreach (var party in signatures.Where(static signature => signature.RejectedAt is null))
        {
            html.Append("<section class=\"sign\"><strong>").Append(Safe(party.Party)).Append("</strong><div></div>");
            foreach (var key in new[] { "signing.print.signature", "signing.print.name", "signing.field.title", "signing.print.day" })
            {
                html.Append("<span>").Append(Safe(texts[key])).Append("</span>");
            }

            html.Append("</section>");
        }

        return html.Append("</body></html>").ToString();
    }

    private static void Field(StringBuilder html, Texts texts, FormAnswers answers, FormField field)
    {
        if (field is SignaturesField)
        {
            return;
        }

        html.Append("<h3>").Append(Safe(field.Label.ToString())).Append("</h3>");
        switch (field, answers[field.Key])
        {
            case (LockedTextField locked, _):
                html.Append("<div class=\"clause\">");
                Rich(html, locked.Text.ToString());
                html.Append("</div>");
                break;
            case (_, null):
                html.Append("<p class=\"muted\">").Append(Safe(texts["signing.not_answered"])).Append("</p>");
                break;
            case (TableField table, TableAnswer rows):
                foreach (var row in rows.Rows)
                {
                    Row(html, answers, table, row);
                }

                break;
            case (RichTextField, TextAnswer text):
                Rich(html, text.Text);
                break;
            case (FilesField, FilesAnswer files):
                html.Append("<ul>");
                foreach (var file in files.Files)
                {
                    html.Append("<li>").Append(Safe(file.Name)).Append("</li>");
                }

                html.Append("</ul>");
                break;
            case (_, { } answer):
                html.Append("<p>").Append(Safe(AnswerWords.Of(answers, field, answer))).Append("</p>");
                break;
        }
    }

    private static void Row(StringBuilder html, FormAnswers answers, TableField table, AnswerRow row)
    {
        html.Append("<div class=\"version-row\"><dl>");
        var columns = table.Columns.Select(static column => column.Key).Union(row.Cells.Keys.Order(StringComparer.Ordinal));
        foreach (var column in columns.Select(table.Find).OfType<FormField>().Where(column => row[column.Key] is not null))
        {
            html.Append("<dt>").Append(Safe(column.Label.ToString())).Append("</dt><dd>");
            if (column is RichTextField && row[column.Key] is TextAnswer text)
            {
                Rich(html, text.Text);
            }
            else
            {
                html.Append(Safe(AnswerWords.Of(answers, column, row[column.Key])));
            }

            html.Append("</dd>");
        }

        html.Append("</dl></div>");
    }

    private static void Rich(StringBuilder html, string text)
    {
        foreach (var block in RichText.Blocks(text))
        {
            var tag = block.Kind switch { RichKind.Bullets => "ul", RichKind.Numbers => "ol", _ => "p" };
            var lines = block.Lines.Select(static line => string.Concat(RichText.Spans(line).Select(static span => span.Emphasis switch
            {
                RichEmphasis.Strong => $"<strong>{Safe(span.Text)}</strong>",
                RichEmphasis.Emphasised => $"<em>{Safe(span.Text)}</em>",
                _ => Safe(span.Text),
            })));
            html.Append('<').Append(tag).Append('>')
                .Append(tag == "p" ? string.Join("<br>", lines) : string.Concat(lines.Select(static line => $"<li>{line}</li>")))
                .Append("</").Append(tag).Append('>');
        }
    }

    private static string Safe(string text) => Encoder.Encode(text);
}
