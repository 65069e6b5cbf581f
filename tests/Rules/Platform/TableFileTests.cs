using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>Tables that people hand in: read as they come, whatever program wrote them, and never thrown over.</summary>
public sealed class TableFileTests
{
    private const string Types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    [Theory]
    [InlineData(";", 65001)]
    [InlineData(",", 65001)]
    [InlineData("\t", 1200)]
    [InlineData(";", 1201)]
    [InlineData(";", 1252)]
    public async Task Text_is_read_however_it_is_separated_and_written(string separator, int codePage)
    {
        var text = string.Join("\r\n", "Förnamn" + separator + "Efternamn", "Åsa" + separator + "\"Öst " + separator + " \"\"Berg\"\"\"", "", "Bo" + separator);
        var encoding = TextEncodingGuess.Encoding(codePage);

        foreach (var preamble in codePage == 1252 ? [[]] : new[] { encoding.GetPreamble(), [] })
        {
            var (file, rows) = await ReadAsync([.. preamble, .. encoding.GetBytes(text)]);

            file.CodePage.ShouldBe(codePage);
            rows.Select(static row => row.Cells[0].Text).ShouldBe(["Förnamn", "Åsa", "Bo"]);
            rows[1][1].Text.ShouldBe($"Öst {separator} \"Berg\"");
            rows.Select(static row => row.Number).ShouldBe([1, 2, 4]);
        }
    }

    [Fact]
    public async Task What_an_export_made_harmless_is_read_as_it_was()
    {
        var (_, rows) = await ReadAsync(Encoding.UTF8.GetBytes("Namn;Telefon\r\n'=SUMMA(A1);'+46 70 174 06 05\r\n=1+1;'hej\r\n"));

        rows[1][0].ShouldBe(new TableCell("=SUMMA(A1)"));
        rows[1][1].ShouldBe(new TableCell("+46 70 174 06 05"));
        rows[2][0].IsFormula.ShouldBeTrue();
        rows[2][1].Text.ShouldBe("'hej");
    }

    [Theory]
    [InlineData("bild.png")]
    [InlineData("nollor")]
    [InlineData("markup")]
    [InlineData("pdf")]
    [InlineData("ord")]
    [InlineData("tom")]
    public async Task What_is_no_table_is_told_so_in_words(string what)
    {
        var content = what switch
        {
            "bild.png" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "IHDR....IEND...."u8],
            "nollor" => new byte[1_000_000],
            "markup" => "<html><table><tr><td>Namn</td></tr></table></html>"u8.ToArray(),
            "pdf" => "%PDF-1.4\n%%EOF\n"u8.ToArray(),
            "ord" => Zip(("[Content_Types].xml", Types.Replace("spreadsheetml.sheet", "wordprocessingml.document", StringComparison.Ordinal))),
            _ => [],
        };

        using var stream = new MemoryStream(content);
        var file = await TableFile.RecogniseAsync(stream, default);

        file.Format.ShouldBeNull();
        file.RefusalKey.ShouldNotBeNull().ShouldStartWith("tables.rule.");
        file.Rows(stream).Single().FaultKey.ShouldBe(file.RefusalKey);
    }

    [Fact]
    public async Task A_workbook_is_read_with_shared_texts_days_numbers_and_formulas()
    {
        var (file, rows) = await ReadAsync(Book("""
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>Inskr</t></r><r><t>iven</t></r></is></c></row>
            <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>1.98112189876E11</v></c><c r="C2" s="1"><v>46053</v></c><c r="D2"><f>1+1</f><v>2</v></c></row>
            <row r="4"><c r="B4" s="2"><v>46053.75</v></c><c r="C4" t="b"><v>1</v></c></row>
            """, "<si><t>Förnamn</t></si><si><t xml:space='preserve'> Åsa </t><rPh><t>åsa</t></rPh></si>"));

        file.Format.ShouldBe(TableFormat.Xlsx);
        rows.Select(static row => row.Number).ShouldBe([1, 2, 4]);
        rows[0].Cells.Select(static cell => cell.Text).ShouldBe(["Förnamn", "", "Inskriven"]);
        rows[1].Cells.Select(static cell => cell.Text).ShouldBe(["Åsa", "198112189876", "2026-01-31", "2"]);
        rows[1][3].IsFormula.ShouldBeTrue();
        rows[2][1].Text.ShouldBe("2026-01-31");
    }

    [Fact]
    public async Task A_workbook_that_counts_from_1904_tells_the_same_days()
    {
        var (_, rows) = await ReadAsync(Book("<row><c s='1'><v>44591</v></c></row>", "", "<workbookPr date1904='1'/>"));

        rows[0][0].Text.ShouldBe("2026-01-31");
    }

    [Fact]
    public async Task What_expands_is_refused()
    {
        var bomb = Book("<row><c t='inlineStr'><is><t>&a;</t></is></c></row>", "", "", "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>]>");

        var (_, rows) = await ReadAsync(bomb);

        rows.Single().FaultKey.ShouldBe("documents.rule.damaged");
        using var zeros = new MemoryStream(Zip(("[Content_Types].xml", Types), ("xl/worksheets/sheet1.xml", new string('0', 60_000_000))));
        (await TableFile.RecogniseAsync(zeros, default)).RefusalKey.ShouldBe("tables.rule.unpacks_to_too_much");
    }

    [Theory]
    [InlineData("<row r='2147483647'><c><v>1</v></c></row><row><c><v>2</v></c></row>")]
    [InlineData("<row r='1048577'><c><v>1</v></c></row>")]
    public async Task Rows_beyond_the_last_are_damage(string rows)
    {
        var (_, read) = await ReadAsync(Book(rows, ""));

        read.ShouldAllBe(static row => row.Number > 0);
        read[^1].FaultKey.ShouldBe("documents.rule.damaged");
    }

    [Fact]
    public async Task Elements_within_each_other_without_end_are_damage()
    {
        var (_, read) = await ReadAsync(Book($"<row><c>{string.Concat(Enumerable.Repeat("<is>", 1000))}", ""));

        read[^1].FaultKey.ShouldBe("documents.rule.damaged");
    }

    [Fact]
    public async Task A_row_without_end_is_told_and_not_held()
    {
        var (_, rows) = await ReadAsync(Encoding.UTF8.GetBytes("a;b\r\n\"" + new string('x', 3_000_000)));

        rows[^1].FaultKey.ShouldBe("tables.rule.row_too_long");
    }

    [Fact]
    public void Whatever_is_handed_in_nothing_is_thrown()
    {
        var good = Book("<row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='2'><c r='A2'><v>1</v></c></row>", "<si><t>Namn</t></si>");
        var csv = "Förnamn;Efternamn\r\n\"Åsa\";Öst\r\n"u8.ToArray();
        Prop.ForAll(Arb.From(Gen.Zip(Gen.Choose(0, 3), Gen.Zip(Gen.ListOf(Gen.Zip(Gen.Choose(0, 5000), Gen.Choose(0, 255))), Gen.ListOf(Gen.Choose(0, 255))))), sample =>
        {
            var (kind, (changes, noise)) = sample;
            var content = kind switch { 0 => [.. good], 1 => [.. csv], 2 => [.. noise.Select(static one => (byte)one)], _ => Book(string.Concat(noise.Select(static one => one % 7 == 0 ? "<row>" : one % 5 == 0 ? "<c><v>1</v></c>" : one % 3 == 0 ? "</row>" : "x")), "") };
            foreach (var (place, value) in changes.Take(20))
            {
                if (content.Length > 0)
                {
                    content[place % content.Length] = (byte)value;
                }
            }

            using var stream = new MemoryStream(content);
            var file = TableFile.RecogniseAsync(stream, default).GetAwaiter().GetResult();
            return (file.Format is null) == (file.RefusalKey is not null) && file.Rows(stream).Take(1000).All(static row => row.Number > 0);
        }).QuickCheckThrowOnFailure();
    }

    private static async Task<(TableFile File, List<TableRow> Rows)> ReadAsync(byte[] content)
    {
        using var stream = new MemoryStream(content);
        var file = await TableFile.RecogniseAsync(stream, default);
        return (file, [.. file.Rows(stream)]);
    }

    private static byte[] Book(string rows, string texts, string properties = "", string before = "") => Zip(
        ("[Content_Types].xml", Types),
        ("_rels/.rels", $"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r' Type='{Relations}/officeDocument' Target='xl/workbook.xml'/></Relationships>"),
        ("xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Relations}'>{properties}<sheets><sheet name='Dold' sheetId='1' state='hidden' r:id='rId9'/><sheet name='Blad' sheetId='2' r:id='rId1'/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' Type='{Relations}/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='{Relations}/sharedStrings' Target='/xl/sharedStrings.xml'/><Relationship Id='rId3' Type='{Relations}/styles' Target='styles.xml'/></Relationships>"),
        ("xl/styles.xml", $"<styleSheet xmlns='{Main}'><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd hh:mm'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs></styleSheet>"),
        ("xl/sharedStrings.xml", $"<sst xmlns='{Main}'>{texts}</sst>"),
        ("xl/worksheets/sheet1.xml", $"{before}<worksheet xmlns='{Main}'><sheetData>{rows}</sheetData></worksheet>"));

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
