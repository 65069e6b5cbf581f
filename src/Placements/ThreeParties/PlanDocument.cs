using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using DocumentFormat.OpenXml;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The plan of a placement as documents: a page to print, and a text document. Both say the same.</summary>
internal static class PlanDocument
{
    private const string Rule = "______________________________";

    private const string Style = """
        @page { size: A4; margin: 20mm 22mm; }
        body { font-family: "Liberation Sans", Arial, sans-serif; font-size: 10.5pt; line-height: 1.45; color: #1a1a1a; margin: 0; }
        h1 { font-size: 22pt; line-height: 1.2; margin: 0; font-weight: 600; }
        .says { font-size: 13pt; margin: 1mm 0 6mm; }
        h2 { font-size: 12pt; margin: 0 0 2mm; font-weight: 600; break-after: avoid; }
        section { border-top: 0.2mm solid #767676; padding-top: 3mm; margin-top: 4mm; }
        dl { display: grid; grid-template-columns: 48mm 1fr; gap: 1.2mm 6mm; margin: 0; }
        dt { color: #444; } dd { margin: 0; white-space: pre-line; }
        .parties { break-inside: avoid; }
        .party { display: grid; grid-template-columns: 48mm 1fr; gap: 6mm; border-top: 0.2mm solid #b5b5b5; padding: 3mm 0; }
        .party p { margin: 0; }
        .sign { display: grid; grid-template-columns: 3fr 3fr 2fr; gap: 6mm; padding-top: 9mm; }
        .sign span { border-top: 0.3mm solid #1a1a1a; color: #444; font-size: 9pt; }
        .foot { color: #444; font-size: 9pt; margin: 5mm 0 0; }
        """;

    /// <summary>What the file is called: nobody's name.</summary>
    public static string NameOf(Texts texts, string ending) => $"{texts["placements.print.file"]}.{ending}";

    /// <summary>The page to print.</summary>
    public static string Html(Texts texts, PrintedPlan plan)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""<!doctype html><html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}"><head><meta charset="utf-8">{PdfPrinter.Policy}<title>{Safe(texts["placements.print.title"])}</title><style>{Style}</style></head><body>""");
        html.Append(CultureInfo.InvariantCulture, $"""<h1>{Safe(texts["placements.print.title"])}</h1><p class="says">{Safe(Says(texts, plan.Terms))}</p>""");
        foreach (var (heading, facts) in Sections(texts, plan.Terms))
        {
            html.Append(CultureInfo.InvariantCulture, $"<section><h2>{Safe(heading)}</h2><dl>");
            foreach (var (term, value) in facts)
            {
                html.Append(CultureInfo.InvariantCulture, $"<dt>{Safe(term)}</dt><dd>{Safe(value)}</dd>");
            }

            html.Append("</dl></section>");
        }

        html.Append(CultureInfo.InvariantCulture, $"""<section class="parties"><h2>{Safe(texts["placements.print.confirmations"])}</h2><p>{Safe(texts["placements.print.confirmations_text"])}</p>""");
        foreach (var (party, said) in Parties(texts, plan))
        {
            var row = said is null
                ? $"""<div class="sign"><span>{Safe(texts["placements.print.sign"])}</span><span>{Safe(texts["placements.print.name"])}</span><span>{Safe(texts["placements.print.day"])}</span></div>"""
                : $"<p>{Safe(said)}</p>";
            html.Append(CultureInfo.InvariantCulture, $"""<div class="party"><p>{Safe(party)}</p>{row}</div>""");
        }

        return html.Append(CultureInfo.InvariantCulture, $"""</section><p class="foot">{Safe(Foot(texts, plan))}</p></body></html>""").ToString();
    }

    /// <summary>The text document.</summary>
    public static byte[] Docx(Texts texts, PrintedPlan plan) => TextDocument.Of(
    [
        TextDocument.Line(texts["placements.print.title"], 44, isBold: true, level: 1), TextDocument.Line(Says(texts, plan.Terms), 26, after: 300),
        .. Sections(texts, plan.Terms).SelectMany(static section => new OpenXmlElement[] { Heading(section.Heading), Rows(section.Facts.Select(static fact => (fact.Term, Lines: (IEnumerable<string>)[fact.Value]))) }),
        Heading(texts["placements.print.confirmations"]), TextDocument.Line(texts["placements.print.confirmations_text"], 21, after: 120),
        Rows(Parties(texts, plan).Select(row => (row.Party, Lines: row.Said is { } said
            ? (IEnumerable<string>)[said]
            : new[] { "placements.print.sign", "placements.print.name", "placements.print.day" }.Select(key => $"\n{Rule}\n{texts[key]}")))),
        TextDocument.Line(string.Empty), TextDocument.Line(Foot(texts, plan), 18),
    ]);

    private static OpenXmlElement Heading(string text) => TextDocument.Line($"\n{text}", 25, isBold: true, after: 120, level: 2);

    private static OpenXmlElement Rows(IEnumerable<(string Term, IEnumerable<string> Lines)> rows) =>
        TextDocument.Table([2800, 6600], rows.Select(static row => (IReadOnlyList<IEnumerable<DocumentFormat.OpenXml.Wordprocessing.Paragraph>>)
            [[TextDocument.Line(row.Term, 21)], row.Lines.Select(static line => TextDocument.Line(line, 21))]));

    private static string Says(Texts texts, PrintedTerms terms) => texts["placements.print.says", texts[terms.Kind.TextKey()], terms.Organisation];

    private static string Foot(Texts texts, PrintedPlan plan) => texts["placements.print.foot", Display.Day(plan.PrintedOn)];

    private static string Who(Texts texts, PrintedTerms terms) => texts.Known(terms.GivenName, terms.FamilyName, terms.Reference);

    private static IEnumerable<(string Heading, IEnumerable<(string Term, string Value)> Facts)> Sections(Texts texts, PrintedTerms terms)
    {
        var times = new WeekTimes(terms.HalfDays);
        yield return (texts["placements.print.parties"],
        [
            (texts["placement_party.participant"], terms.Phone is null ? Who(texts, terms) : $"{Who(texts, terms)}, {terms.Phone}"),
            (texts["placement_party.organisation"], terms.Organisation),
            (texts["placements.field.supervisor"], terms.Supervisor ?? texts["placements.print.nobody"]),
            (texts["placement_party.initiative"], terms.Owner is null ? terms.Initiative : $"{terms.Initiative}, {terms.Owner}"),
            (texts["placements.print.coach"], terms.Coach ?? texts["placements.print.nobody"]),
        ]);
        yield return (texts["placements.print.work"],
        [
            (texts["placements.field.planned"], $"{Display.Day(terms.PlannedStart)} – {Display.Day(terms.PlannedEnd)}"),
            (texts["placements.field.hours"], terms.HoursPerWeek is { } hours ? Display.ShortNumber(hours) : texts["ui.not_known"]),
            (texts["placements.plan.half_days"], times.Count == 0 ? texts["ui.not_known"] : string.Join('\n', times.Lines(texts))),
            (texts["placements.field.tasks"], terms.Tasks.Length == 0 ? texts["ui.not_known"] : terms.Tasks),
        ]);
        yield return (texts["placements.print.goals"], Goals(texts, terms));
        yield return (texts["placements.print.safety"],
        [
            (texts["placements.plan.shared"], terms.Reference is not null
                ? texts["placements.print.shared_protected"]
                : string.Join('\n', CodeArrays.Read<SharedInformation>(terms.Shared).Select(shared => texts[shared.TextKey()]).Prepend(texts["placements.plan.always_shared"]))),
            (texts["placements.plan.risks"], terms.RisksAssessedOn is { } assessed ? Display.Day(assessed) : texts["placements.plan.not_done"]),
            (texts["placements.plan.insurance"], terms.Insurance is { } insurance ? texts[insurance.TextKey()] : texts["ui.not_known"]),
        ]);
    }

    private static IEnumerable<(string Term, string Value)> Goals(Texts texts, PrintedTerms terms)
    {
        yield return (texts["placements.plan.goals"], terms.Goals is null ? texts["placements.print.goals_kept"] : terms.Goals.Length == 0 ? texts["placements.print.goals_none"] : terms.Goals);
        if (terms.Adjustments is { } adjustments)
        {
            yield return (texts["placements.print.adjustments"], adjustments.Length == 0
                ? texts["placements.print.adjustments_none"]
                : string.Join('\n', CodeArrays.Read<WorkSupport>(adjustments).Select(support => texts[support.TextKey()])));
        }
    }

    /// <summary>Each party with what it has confirmed; null where there is to be room to sign. The participant is called what the organisation knows them by, whatever name was said.</summary>
    private static IEnumerable<(string Party, string? Said)> Parties(Texts texts, PrintedPlan plan) => Enum.GetValues<PlacementParty>().Select(party => (
        (string)texts[party.TextKey()],
        plan.Confirmations.FirstOrDefault(row => row.Party == party) is { } said
            ? (string?)texts["placements.print.confirmed", party is PlacementParty.Participant ? Who(texts, plan.Terms) : said.SaidBy, texts[said.Way.TextKey()], Display.Day(said.OccurredOn)]
            : null));

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
