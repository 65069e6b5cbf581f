using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>Files that are broken, or made to break what reads them, are refused in words.</summary>
public sealed class HostileDocumentTests
{
    private static readonly FormDefinition Form = ShippedForms.All[0];

    public static TheoryData<string, string> Refused => new()
    {
        { "nothing", "documents.rule.format" },
        { "a picture named .docx", "exchange.rule.format" },
        { "a table of values", "exchange.rule.format" },
        { "Word of 1997", "exchange.rule.old_word" },
        { "Word with a password", "exchange.rule.encrypted" },
        { "macros", "documents.rule.macros" },
        { "macros by its type", "documents.rule.macros" },
        { "cut off", "documents.rule.damaged" },
        { "no main part", "documents.rule.damaged" },
        { "no XML", "documents.rule.damaged" },
        { "XML that is cut off", "documents.rule.damaged" },
        { "entities in entities", "documents.rule.damaged" },
        { "an entity of another file", "documents.rule.damaged" },
        { "a zip that unpacks to too much", "documents.rule.unpacks_to_too_much" },
        { "too much text", "exchange.rule.too_much" },
        { "too many paragraphs", "exchange.rule.too_much" },
        { "too many cells", "exchange.rule.too_much" },
        { "cells that go on for ever", "exchange.rule.too_much" },
        { "tables in tables", "exchange.rule.too_deep" },
        { "elements in elements", "exchange.rule.too_deep" },
        { "no words", "exchange.rule.empty" },
        { "too large", "exchange.rule.too_large" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task It_is_told_why_a_file_is_not_read(string kind, string textKey)
    {
        var watch = Stopwatch.StartNew();
        var document = await DocumentReader.ReadAsync(new MemoryStream(Make(kind)), "ansökan.docx", TestContext.Current.CancellationToken);

        document.Refusal.ShouldNotBeNull().TextKey.ShouldBe(textKey);
        FormExchangeTests.Texts[document.Refusal.TextKey, [.. document.Refusal.Arguments]].ShouldNotContain(textKey);
        document.Blocks.ShouldBeEmpty();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Damage_anywhere_in_a_file_is_never_an_exception()
    {
        var whole = FormExport.Docx(AnyAnswers.To(Form).Sample(20, 1).First(), new ExportDetails(), FormExchangeTests.Texts);
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var file = random.Next(4) == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (var change = random.Next(5); change > 0 && file.Length > 0; change--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            Read(file);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void Markup_turned_upside_down_is_never_an_exception()
    {
        string[] parts = ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>Mål</w:t>", "<w:t>1.</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:tcPr><w:gridSpan w:val=\"2147483647\"/><w:vMerge/></w:tcPr>", "<w:sdt>", "</w:sdt>",
            "<w:sdtContent>", "</w:sdtContent>", "<w:pPr><w:pStyle w:val=\"Rubrik1\"/><w:numPr><w:ilvl w:val=\"-5\"/><w:numId w:val=\"99999999999\"/></w:numPr></w:pPr>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:txbxContent>", "</w:txbxContent>", "<w:del>", "</w:del>", "<w:footnoteReference w:id=\"x\"/>"];
        Prop.ForAll(Gen.Elements(parts).ListOf(60).ToArbitrary(), chosen =>
        {
            var (body, open) = (new StringBuilder(), new Stack<string>());
            foreach (var part in chosen)
            {
                if (part.StartsWith("</", StringComparison.Ordinal))
                {
                    body.Append(open.TryPop(out var last) ? last : string.Empty);
                    continue;
                }

                body.Append(part);
                if (!part.EndsWith("/>", StringComparison.Ordinal) && !part.Contains("</", StringComparison.Ordinal))
                {
                    open.Push("</" + part[1..]);
                }
            }

            Read(FilledInForm.Docx(body + string.Concat(open)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void Text_of_any_kind_is_never_an_exception() =>
        Prop.ForAll(Gen.Elements("Mål", "1.", "\n", "\t", "|", " – ", ":", "- ", "Budget", "\u0001", "☒ Ja", "2020-99-99", "9999999999999999999999999999999", "Summa", "**", "*", "(", "Mål 99999999999", "Syfte:", "\uD83D", "# ").ListOf(80).ToArbitrary(), static words =>
        {
            var document = DocumentReader.OfText(string.Join(string.Empty, words));
            if (document.Refusal is null)
            {
                _ = FormImport.Read(Form, document, AnyAnswers.Lists).AsAnswers();
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    /// <summary>The most that is read at all: no line of it may cost more the more there are. It takes a second or two; the bound leaves room for a machine that does much else.</summary>
    [Theory]
    [InlineData("Mål för insatsen")]
    [InlineData("1. Delmål nummer ett för alla deltagare")]
    [InlineData("En vanlig rad i löpande text som inte säger något särskilt alls.")]
    public async Task The_longest_document_is_read_in_bounded_time(string line)
    {
        var lines = FilledInForm.Docx(string.Concat(Enumerable.Range(0, 19_000).Select(index => FilledInForm.Paragraph($"{line} {index}"))));
        var watch = Stopwatch.StartNew();
        var document = await DocumentReader.ReadAsync(new MemoryStream(lines), "lång.docx", TestContext.Current.CancellationToken);
        var read = FormImport.Read(Form, document, AnyAnswers.Lists);
        _ = read.AsAnswers();

        read.Pieces.Count.ShouldBe(19_000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task Empty_controls_in_a_long_line_cost_no_more_the_longer_it_is()
    {
        var line = new StringBuilder("<w:p>");
        for (var run = 0; run < 60_000; run++)
        {
            line.Append(System.Globalization.CultureInfo.InvariantCulture, $"<w:r w:rsidR=\"{Noise(8, run)}\"><w:rPr>{(run % 2 == 0 ? "<w:b/>" : string.Empty)}</w:rPr><w:t>a</w:t></w:r>");
        }

        var file = FilledInForm.Docx(line + string.Concat(Enumerable.Repeat("<w:sdt/>", 300_000)) + "</w:p>");
        var watch = Stopwatch.StartNew();
        (await DocumentReader.ReadAsync(new MemoryStream(file), "lång.docx", TestContext.Current.CancellationToken)).Refusal.ShouldBeNull();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Two_notes_with_one_number_are_no_exception()
    {
        var note = "<w:footnote w:id=\"2\"><w:p><w:r><w:t>Not</w:t></w:r></w:p></w:footnote>";
        var file = FilledInForm.Docx(FilledInForm.Paragraph("Mål"), ("word/footnotes.xml", $"<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{note}{note}</w:footnotes>"));

        (await DocumentReader.ReadAsync(new MemoryStream(file), "a.docx", TestContext.Current.CancellationToken)).Refusal.ShouldBeNull();
    }

    private static void Read(byte[] file)
    {
        var document = DocumentReader.ReadAsync(new MemoryStream(file), "a.docx", CancellationToken.None).Result;
        if (document.Refusal is null)
        {
            var read = FormImport.Read(Form, document, AnyAnswers.Lists);
            _ = read.AsAnswers();
            read.LeftOver.ToList().ForEach(piece => _ = read.Unplace(piece.Number).AsAnswers());
        }
    }

    private static byte[] Make(string kind) => kind switch
    {
        "nothing" => [],
        "a picture named .docx" => [0xFF, 0xD8, 0xFF, 0, 0, 0, 0, 0, 0, 0],
        "a table of values" => FilledInForm.Docx(string.Empty, ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""")),
        "Word of 1997" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]],
        "Word with a password" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]],
        "macros" => FilledInForm.Docx(FilledInForm.Paragraph("Mål"), ("word/vbaProject.bin", "x")),
        "macros by its type" => FilledInForm.Docx(FilledInForm.Paragraph("Mål"), ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>""")),
        "cut off" => FilledInForm.Docx(FilledInForm.Paragraph("Mål"))[..200],
        "no main part" => FilledInForm.Docx(string.Empty, ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/other.xml"/></Relationships>""")),
        "no XML" => FilledInForm.Docx(string.Empty, ("word/document.xml", "Mål")),
        "XML that is cut off" => FilledInForm.Docx("</w:body>"),
        "entities in entities" => Document("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>""", "<w:p><w:r><w:t>&c;</w:t></w:r></w:p>"),
        "an entity of another file" => Document("""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>""", "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"),
        "a zip that unpacks to too much" => FilledInForm.Docx(FilledInForm.Paragraph("Mål"), ("word/media/image1.png", new string(' ', 60_000_000))),
        "too much text" => FilledInForm.Docx(string.Concat(Enumerable.Range(0, 5000).Select(static index => FilledInForm.Paragraph(Noise(1000, index))))),
        "too many paragraphs" => FilledInForm.Docx(string.Concat(Enumerable.Range(0, 21_000).Select(static index => FilledInForm.Paragraph(Noise(30, index))))),
        "too many cells" => FilledInForm.Docx(FilledInForm.Table([Enumerable.Range(0, 21_000).Select(static index => FilledInForm.Paragraph(Noise(20, index)))])),
        "cells that go on for ever" => FilledInForm.Docx("<w:tbl>" + string.Concat(Enumerable.Range(0, 21_000).Select(static index => $"<w:tr w:rsidR=\"{Noise(12, index)}\"><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>")) + "</w:tbl>"),
        "tables in tables" => FilledInForm.Docx(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 30)) + FilledInForm.Paragraph("Mål") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 30))),
        "elements in elements" => FilledInForm.Docx(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 2000)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 2000))),
        "no words" => FilledInForm.Docx("<w:p/><w:p><w:r><w:t>  </w:t></w:r></w:p>"),
        "too large" => new byte[DocumentReader.MostBytes + 1],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static byte[] Document(string before, string body) =>
        FilledInForm.Docx(string.Empty, ("word/document.xml", $"""{before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"""));

    /// <summary>Letters that do not pack well, so that the file is no bomb before it is too much.</summary>
    private static string Noise(int length, int seed)
    {
        var random = new Random(seed);
        return string.Create(length, random, static (letters, random) =>
        {
            foreach (ref var letter in letters)
            {
                letter = (char)('a' + random.Next(26));
            }
        });
    }
}
