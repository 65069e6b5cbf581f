using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>How somebody set the page when they filled in a form.</summary>
public enum PaperShape
{
    /// <summary>Headings in Word's styles.</summary>
    Styles,

    /// <summary>Headings are numbered and bold, "6. MÅL".</summary>
    Bold,

    /// <summary>One big table: names of sections to the left, all else to the right.</summary>
    TwoColumns,

    /// <summary>What is filled in stands in content controls.</summary>
    Controls,

    /// <summary>Headings are lines like others, with a number.</summary>
    Plain,

    /// <summary>A text file.</summary>
    Text,
}

/// <summary>Forms filled in by people, in the shapes that are sent. Lines: <c>#</c> a section, <c>##</c> a part of it, <c>-</c> an item, <c>|</c> a row.</summary>
internal static class FilledInForm
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Reads a form filled in and set in a shape.</summary>
    public static ImportedApplication Read(FormDefinition form, string lines, PaperShape shape)
    {
        var document = shape == PaperShape.Text ? DocumentReader.OfText(Text(lines)) : DocumentReader.ReadAsync(new MemoryStream(Docx(Body(lines, shape))), "ansökan.docx", CancellationToken.None).Result;
        document.Refusal.ShouldBeNull();
        return FormImport.Read(form, document, AnyAnswers.Lists);
    }

    /// <summary>A Word file with a body.</summary>
    public static byte[] Docx(string body, params (string Name, string Content)[] more)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in more.Where(part => part.Name.Length > 0).Concat(Around(body)).DistinctBy(static part => part.Item1))
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return file.ToArray();
    }

    public static string Paragraph(string text, string? style = null, bool isBold = false) =>
        $"<w:p>{(style is null ? string.Empty : $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")}<w:r>{(isBold ? "<w:rPr><w:b/></w:rPr>" : string.Empty)}<w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    public static string Table(IEnumerable<IEnumerable<string>> rows) =>
        $"<w:tbl>{string.Concat(rows.Select(static row => $"<w:tr>{string.Concat(row.Select(static cell => $"<w:tc>{cell}</w:tc>"))}</w:tr>"))}</w:tbl>";

    private static IEnumerable<(string, string)> Around(string body) =>
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
        ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/styles.xml", $"""<w:styles xmlns:w="{Word}">{string.Concat(Enumerable.Range(1, 3).Select(static level => $"<w:style w:type=\"paragraph\" w:styleId=\"Rubrik{level}\"><w:name w:val=\"heading {level}\"/></w:style>"))}<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"""),
        ("word/numbering.xml", $"""<w:numbering xmlns:w="{Word}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""),
        ("word/document.xml", $"""<w:document xmlns:w="{Word}"><w:body>{body}</w:body></w:document>"""),
    ];

    /// <summary>As a person's text file: tabs between cells.</summary>
    private static string Text(string lines)
    {
        var (text, number) = (new StringBuilder(), 0);
        foreach (var line in lines.Split('\n'))
        {
            text.Append(line switch
            {
                ['#', '#', ..] => $"\n{line[3..]}:\n",
                ['#', ..] => $"\n{++number}. {line[2..]}\n",
                ['|', ..] => string.Join('\t', Cells(line)) + "\n",
                _ => line + "\n",
            });
        }

        return text.ToString();
    }

    private static IEnumerable<string> Cells(string line) => line.Trim().Trim('|').Split('|').Select(static cell => cell.Trim());

    private static string Body(string lines, PaperShape shape)
    {
        var sections = new List<(string Name, StringBuilder Content)>();
        var rows = new List<string>();
        void Close()
        {
            if (rows.Count > 0)
            {
                sections[^1].Content.Append(Table(rows.Select(row => Cells(row).Select(cell => Answer(Paragraph(cell))))));
                rows.Clear();
            }
        }

        string Answer(string paragraph) => shape == PaperShape.Controls ? $"<w:sdt><w:sdtPr><w:alias w:val=\"Svar\"/></w:sdtPr><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>" : paragraph;
        foreach (var line in lines.Split('\n'))
        {
            if (line.StartsWith('|'))
            {
                rows.Add(line);
                continue;
            }

            Close();
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                sections.Add((line[2..], new StringBuilder()));
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections[^1].Content.Append(shape is PaperShape.Styles or PaperShape.Controls ? Paragraph(line[3..], "Rubrik2") : shape == PaperShape.Plain ? Paragraph(line[3..] + ":") : Paragraph(line[3..], isBold: true));
            }
            else
            {
                sections[^1].Content.Append(Answer(line.StartsWith("- ", StringComparison.Ordinal) ? Paragraph(line[2..], "Punkt") : Paragraph(line)));
            }
        }

        Close();
        return shape == PaperShape.TwoColumns
            ? Table(sections.Select(static section => (IEnumerable<string>)[Paragraph(section.Name), section.Content.ToString()]))
            : string.Concat(sections.Select((section, index) => (shape switch
            {
                PaperShape.Bold => Paragraph($"{index + 1}. {section.Name.ToUpper(CultureInfo.GetCultureInfo("sv"))}", isBold: true),
                PaperShape.Plain => Paragraph($"{index + 1}. {section.Name}"),
                _ => Paragraph(section.Name, "Rubrik1"),
            }) + section.Content));
    }

    /// <summary>What was understood, a line for each field or cell: <c>objectives[0].name = …</c>; of several lines with a slash between.</summary>
    public static IReadOnlyDictionary<string, string> Understood(FormAnswers answers)
    {
        var found = new Dictionary<string, string>();
        foreach (var (field, answer) in answers.All)
        {
            if (answer is not TableAnswer table)
            {
                found[field] = Shown(answer);
                continue;
            }

            foreach (var (index, row) in table.Rows.Index())
            {
                foreach (var (column, cell) in row.Cells)
                {
                    found[$"{field}[{index}].{column}"] = Shown(cell);
                }
            }
        }

        return found;

        string Shown(FormAnswer answer) => answer switch
        {
            TextAnswer text => string.Join(" / ", RichText.Blocks(text.Text).SelectMany(static block => block.Lines)),
            NumberAnswer number => number.Number.ToString(CultureInfo.InvariantCulture),
            DayAnswer day => day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ChoiceAnswer choice => choice.Code,
            LookupAnswer lookup => lookup.Text,
            RowsAnswer rows => string.Join(", ", rows.Rows.Select(id => answers.All.Select(static pair => pair.Value).OfType<TableAnswer>().SelectMany(static table => table.Rows.Index()).First(row => row.Item.Id == id).Index)),
            _ => string.Empty,
        };
    }

    /// <summary>The share of what is expected that was understood, and what was not.</summary>
    public static (double Share, IReadOnlyList<string> Missed) Compare(string expected, FormAnswers answers)
    {
        var understood = Understood(answers);
        var lines = expected.Split('\n');
        var missed = lines.Where(line => understood.GetValueOrDefault(line[..line.IndexOf(" = ", StringComparison.Ordinal)]) != line[(line.IndexOf(" = ", StringComparison.Ordinal) + 3)..])
            .Select(line => $"{line} ← {understood.GetValueOrDefault(line[..line.IndexOf(" = ", StringComparison.Ordinal)])}").ToList();
        return (1 - ((double)missed.Count / lines.Length), missed);
    }
}
