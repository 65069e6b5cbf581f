using System.Text;
using Samsteg.Funding;

namespace Samsteg.Rules;

/// <summary>What Word files and text files hold is read as people see it.</summary>
public sealed class DocumentReaderTests
{
    [Theory]
    [InlineData("""<w:p><w:r><w:t>Minst </w:t></w:r><w:ins><w:r><w:t>tjugo</w:t></w:r></w:ins><w:del><w:r><w:delText>tio</w:delText></w:r></w:del></w:p>""", "Minst tjugo")]
    [InlineData("""<w:p><w:r><w:t>Sidan </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>""", "Sidan 7")]
    [InlineData("""<w:p><w:r><w:t>Synligt</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r></w:p>""", "Synligt")]
    [InlineData("""<w:p><w:r><w:t>För</w:t></w:r><w:r><w:softHyphen/></w:r><w:r><w:t>bund</w:t></w:r></w:p>""", "Förbund")]
    [InlineData("""<w:p><w:r><w:t>Svar: </w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Klicka här</w:t></w:r></w:sdtContent></w:sdt></w:p>""", "Svar:")]
    [InlineData("""<w:p><w:r><w:t>Svar: </w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>Ja</w:t></w:r></w:sdtContent></w:sdt></w:p>""", "Svar: Ja")]
    [InlineData("""<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> Ja </w:t><w:sym w:font="Wingdings" w:char="F0A8"/><w:t xml:space="preserve"> Nej</w:t></w:r></w:p>""", "☒ Ja ☐ Nej")]
    [InlineData("""<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> Ja</w:t></w:r></w:p>""", "☒ Ja")]
    [InlineData("""<w:moveFrom><w:p><w:r><w:t>Flyttad</w:t></w:r></w:p></w:moveFrom><w:p><w:r><w:t>Kvar</w:t></w:r></w:p>""", "Kvar")]
    [InlineData("""<w:p><w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing><wps:wsp xmlns:wps="urn:s"><wps:txbx><w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Bredvid</w:t></w:r></w:p>""", "Bredvid|I rutan")]
    [InlineData("""<w:p><w:r><w:t>Rad ett</w:t><w:br/><w:t>rad två</w:t></w:r></w:p>""", "Rad ett\nrad två")]
    [InlineData("""<w:p><w:r><w:t>Enligt lag</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>""", "Enligt lag [SFS 2003:1210]")]
    public async Task A_line_is_read_as_it_is_seen(string body, string lines)
    {
        const string notes = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>SFS 2003:1210</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Samma nummer en gång till</w:t></w:r></w:p></w:footnote></w:footnotes>""";

        var document = await ReadAsync(FilledInForm.Docx(body, ("word/footnotes.xml", notes)));

        string.Join('|', document.Blocks.Select(static block => block.Text)).ShouldBe(lines);
    }

    [Fact]
    public async Task Headings_lists_and_emphasis_are_told_from_lines()
    {
        var document = await ReadAsync(FilledInForm.Docx(
            FilledInForm.Paragraph("Mål", "Rubrik1") + FilledInForm.Paragraph("Först", "Punkt") + "<w:p><w:r><w:t xml:space=\"preserve\">Det är </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>viktigt</w:t></w:r></w:p>"));

        document.Blocks.Select(static block => (block.Kind, block.Level, block.Rich())).ShouldBe([(BlockKind.Heading, 1, "Mål"), (BlockKind.Bullet, null, "Först"), (BlockKind.Paragraph, null, "Det är **viktigt**")]);
    }

    [Fact]
    public async Task Merged_cells_and_tables_in_tables_are_kept()
    {
        const string inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>inre</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        var document = await ReadAsync(FilledInForm.Docx(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + FilledInForm.Paragraph("Region") + "</w:tc><w:tc>" + FilledInForm.Paragraph("ett") + "</w:tc></w:tr>"
            + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>" + inner + "</w:tc></w:tr>"
            + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + FilledInForm.Paragraph("bred") + "</w:tc></w:tr>"
            + "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + FilledInForm.Paragraph("struken") + "</w:tc></w:tr></w:tbl>"));

        var rows = document.Blocks.ShouldHaveSingleItem().Rows;
        rows.Select(static row => string.Join('|', row.Cells.Select(static cell => $"{cell.Text}{(cell.IsContinued ? "…" : string.Empty)}{(cell.Span > 1 ? "×2" : string.Empty)}"))).ShouldBe(["Region|ett", "Region…|inre", "bred×2"]);
    }

    [Theory]
    [InlineData(65001)]
    [InlineData(1252)]
    [InlineData(1200)]
    public async Task Text_is_read_in_the_encodings_that_people_save(int page)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(page);
        var file = new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes("6. Mål\r\nFörsta åtgärden är på väg.\r\n")]);

        var document = await DocumentReader.ReadAsync(file, "ansökan.TXT", TestContext.Current.CancellationToken);

        document.Refusal.ShouldBeNull();
        document.Blocks.Select(static block => block.Text).ShouldBe(["6. Mål", "Första åtgärden är på väg."]);
    }

    [Fact]
    public void Lines_that_were_broken_where_the_page_ended_are_one()
    {
        var document = DocumentReader.OfText("Projektet samlar kommuner, region och förening kring dem som står\nlängst från arbete.\n\n- Första punkten som är så lång att den fick brytas på mitten av\n  raden\n- Andra");

        document.Blocks.Select(static block => block.Text).ShouldBe(["Projektet samlar kommuner, region och förening kring dem som står längst från arbete.", "Första punkten som är så lång att den fick brytas på mitten av raden", "Andra"]);
    }

    private static async Task<ReadDocument> ReadAsync(byte[] file)
    {
        var document = await DocumentReader.ReadAsync(new MemoryStream(file), "a.docx", TestContext.Current.CancellationToken);
        document.Refusal.ShouldBeNull();
        return document;
    }
}
