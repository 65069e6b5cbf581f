using System.Globalization;
using System.Xml.Linq;
using Samsteg.Platform;
using static Samsteg.Funding.WordPackage;

namespace Samsteg.Funding;

/// <summary>An application as the parts of a Word file's body.</summary>
internal sealed class ApplicationDocument(FormAnswers answers, ExportDetails details, Texts texts)
{
    private const int PortraitWidth = 9412;
    private const int LandscapeWidth = 14344;
    private const int MostOfPortrait = 6;
    private const string Number = "TableNumber";
    private const int MostOfLines = 45;

    private readonly List<(XElement Element, bool IsWide)> _parts = [];
    private int _lists;

    /// <summary>Lists that begin at 1, how many.</summary>
    public int Lists => _lists;

    public WordBody Parts()
    {
        Add(Line(FormExport.Title(answers), "Title"));
        if (FormExport.Title(answers) != answers.Form.Name.ToString())
        {
            Add(Line(answers.Form.Name.ToString(), "Subtitle"));
        }

        foreach (var fact in FormExport.Facts(answers, details, texts))
        {
            Add(Line(fact, "Subtitle"));
        }

        foreach (var section in answers.Form.Sections)
        {
            Section(section);
        }

        return new WordBody(_parts, _lists);
    }

    private void Section(FormSection section)
    {
        Add(Line(section.Name.ToString(), "Heading1"));
        var asked = section.Fields.Where(answers.IsAsked).ToList();
        var isAlone = asked.Count == 1 && asked[0].Label.ToString() == section.Name.ToString();
        var pairs = new List<(string Label, string Value)>();
        foreach (var field in section.Fields)
        {
            switch (field, answers[field.Key])
            {
                case (LockedTextField clause, _):
                    Close(pairs);
                    Add(Line(clause.Label.ToString(), "Heading2"));
                    Add(Line(clause.Text.ToString(), "Clause"));
                    break;
                case (SignaturesField signatures, _):
                    Close(pairs);
                    Signatures(signatures);
                    break;
                case (_, null):
                    break;
                case (RichTextField, TextAnswer text):
                    Close(pairs);
                    Label(field, isAlone);
                    Rich(text.Text).ForEach(Add);
                    break;
                case (TableField table, TableAnswer rows):
                    Close(pairs);
                    Label(field, isAlone);
                    Table(table, rows);
                    break;
                case (_, { } answer) when ShownAnswers.Line(answers.Form, field, answer, RowsOf) is { } shown:
                    if (isAlone)
                    {
                        Add(Line(shown));
                    }
                    else
                    {
                        pairs.Add((field.Label.ToString(), field is MoneyField ? texts["exchange.amount", shown] : shown));
                    }

                    break;
            }
        }

        Close(pairs);
    }

    private TableAnswer? RowsOf(string table) => answers[table] as TableAnswer;

    private void Add(XElement element) => _parts.Add((element, false));

    private void Label(FormField field, bool isAlone)
    {
        if (!isAlone)
        {
            Add(Line(field.Label.ToString(), "Heading2"));
        }
    }

    /// <summary>Short answers: what is asked to the left, what was answered to the right.</summary>
    private void Close(List<(string Label, string Value)> pairs)
    {
        if (pairs.Count > 0)
        {
            Add(Grid([3000, PortraitWidth - 3000], [], pairs.Select(static pair => (IReadOnlyList<IReadOnlyList<XElement>>)[[Line(pair.Label, "TableText", isBold: true)], [Line(pair.Value, "TableText")]]), hasLines: false));
            Add(Gap());
            pairs.Clear();
        }
    }

    private List<XElement> Rich(string text, string? style = null)
    {
        var parts = new List<XElement>();
        foreach (var block in RichText.Blocks(text))
        {
            switch (block.Kind)
            {
                case RichKind.Paragraph:
                    parts.Add(Paragraph(style, null, [.. block.Lines.SelectMany(static (line, index) => index == 0 ? RichText.Spans(line) : RichText.Spans(line).Prepend(new RichSpan("\n", RichEmphasis.None)))]));
                    break;
                default:
                    var list = block.Kind == RichKind.Bullets ? BulletList : FirstNumberList + _lists++;
                    parts.AddRange(block.Lines.Select(line => Paragraph(style, list, [.. RichText.Spans(line)])));
                    break;
            }
        }

        return parts;
    }

    private void Table(TableField table, TableAnswer rows)
    {
        var columns = table.Columns.Where(column => rows.Rows.Any(row => row[column.Key] is { } cell && Cell(column, cell).Count > 0)).ToList();
        var periods = rows.Rows.SelectMany(static row => row.Cells.Keys).Distinct().Select(FormPeriod.Find).OfType<FormPeriod>().Where(_ => table.Periods is not null)
            .OrderBy(static period => period.First).Select(period => table.Find(period.Key)!).ToList();
        columns.AddRange(periods);
        if (columns.Count == 0)
        {
            return;
        }

        var isWide = columns.Count > MostOfPortrait;
        var hasSums = periods.Count > 0 && rows.Rows.Count > 0;
        var headers = columns.Select(static column => column.Label.ToString()).ToList();
        var lines = rows.Rows.Select(row => columns.Select(column => row[column.Key] is { } cell ? Cell(column, cell) : []).ToList()).ToList();
        if (hasSums)
        {
            headers.Add(texts["exchange.sum"]);
            foreach (var (line, row) in lines.Zip(rows.Rows))
            {
                line.Add([Line(ShownAnswers.Amount(periods.Sum(period => Money(row, period))), Number)]);
            }

            lines.Add([.. columns.Select((column, index) => (List<XElement>)(
                index == 0 && column is not MoneyField ? [Line(texts["exchange.sum"], "TableText", isBold: true)]
                : column is MoneyField ? [Line(ShownAnswers.Amount(rows.Rows.Sum(row => Money(row, column))), Number, isBold: true)] : [])),
                [Line(ShownAnswers.Amount(rows.Rows.Sum(row => periods.Sum(period => Money(row, period)))), Number, isBold: true)]]);
        }

        if (isWide)
        {
            for (var index = _parts.Count - 1; index >= 0 && Style(_parts[index].Element) is "Heading1" or "Heading2"; index--)
            {
                _parts[index] = (_parts[index].Element, true);
            }
        }

        var weights = headers.Select((header, column) => Weight(header, lines.Select(line => line[column]))).ToList();
        var width = isWide ? LandscapeWidth : PortraitWidth;
        var widths = weights.Select(weight => (int)(width * weight / weights.Sum())).ToList();
        _parts.Add((Grid(widths, [.. headers.Select((header, column) => Line(header, column >= columns.Count || columns[column] is MoneyField ? Number : "TableText", isBold: true))], lines.Select(static line => (IReadOnlyList<IReadOnlyList<XElement>>)[.. line]), hasLines: true), isWide));
        _parts.Add((Gap(), isWide));
    }

    private static decimal Money(AnswerRow row, FormField column) => (row[column.Key] as NumberAnswer)?.Number ?? 0;

    private List<XElement> Cell(FormField column, FormAnswer cell) => (column, cell) switch
    {
        (RichTextField, TextAnswer text) => Rich(text.Text, "TableText"),
        _ => ShownAnswers.Line(answers.Form, column, cell, RowsOf) is { } line ? [Line(line, column is MoneyField ? Number : "TableText")] : [],
    };

    /// <summary>Room by the longest word, and by how much is said.</summary>
    private static double Weight(string header, IEnumerable<IEnumerable<XElement>> cells)
    {
        var texts = cells.Select(static cell => string.Join(' ', cell.Select(static line => line.Value))).ToList();
        var longest = texts.Append(header).SelectMany(static text => text.Split(' ')).Max(static word => Math.Min(word.Length, 18));
        return Math.Max(longest + 1, Math.Min(MostOfLines, texts.Average(static text => Math.Sqrt(text.Length) * 3)));
    }

    private void Signatures(SignaturesField field)
    {
        if (field.Label.ToString() != answers.Form.Sections.First(section => section.Fields.Contains(field)).Name.ToString())
        {
            Add(Line(field.Label.ToString(), "Heading2"));
        }

        var rows = FormExport.Signatures(answers, details).Select(static signature => (IReadOnlyList<IReadOnlyList<XElement>>)(signature.Made is { } made
            ? [[Line(signature.Party, "TableText")], [Line(made.Signatory, "TableText")], [Line($"{made.Method}, {made.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", "TableText")]]
            : [[Line(signature.Party, "TableText"), Gap(), Gap()], [], []])).ToList();
        if (rows.Count > 0)
        {
            Add(Grid([3000, 3206, 3206], [Line(texts["exchange.signature.party"], "TableText", isBold: true), Line(texts["exchange.signature.name"], "TableText", isBold: true), Line(texts["exchange.signature.signed"], "TableText", isBold: true)], rows, hasLines: true));
            Add(Gap());
        }
    }
}
