using System.IO.Compression;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>A file is what its content says, whatever it is called.</summary>
public class FileContentTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const string NotTaken = "documents.rule.format";
    private const string Macros = "documents.rule.macros";
    private const string TooMuch = "documents.rule.unpacks_to_too_much";
    private const string Damaged = "documents.rule.damaged";

    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n");
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "IHDR....IEND...."u8];

    [Fact]
    public async Task What_is_taken_in_is_known_by_its_content()
    {
        (await FormatAsync(Pdf, "x.exe")).ShouldBe(FileFormat.Pdf);
        (await FormatAsync(Png, "x.pdf")).ShouldBe(FileFormat.Png);
        (await FormatAsync([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], null)).ShouldBe(FileFormat.Jpeg);
        (await FormatAsync([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, 1, 2, 3], "bild")).ShouldBe(FileFormat.Heic);
        (await FormatAsync(Zip(("[Content_Types].xml", Types(Word)), ("word/document.xml", "<a/>")), "x")).ShouldBe(FileFormat.Docx);
        (await FormatAsync(Zip(("[Content_Types].xml", Types(Excel)), ("xl/workbook.xml", "<a/>")), "x.docx")).ShouldBe(FileFormat.Xlsx);
        (await FormatAsync(Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")), "x")).ShouldBe(FileFormat.Odt);
        (await FormatAsync(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "x")).ShouldBe(FileFormat.Ods);
        (await FormatAsync("Hej på dig å ä ö\r\n"u8.ToArray(), "a.TXT")).ShouldBe(FileFormat.Txt);
        (await FormatAsync("\uFEFFnamn;värde\r\n"u8.ToArray(), "a.csv")).ShouldBe(FileFormat.Csv);
    }

    [Fact]
    public async Task What_is_not_what_it_is_called_is_refused()
    {
        (await RefusalAsync([0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, .. new byte[200]], "faktura.pdf")).ShouldBe(NotTaken);
        (await RefusalAsync("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"u8.ToArray(), "bild.png")).ShouldBe(NotTaken);
        (await RefusalAsync("\uFEFF  <!doctype html><script>1</script>"u8.ToArray(), "brev.txt")).ShouldBe(NotTaken);
        (await RefusalAsync("#!/bin/sh\nrm -rf x\n"u8.ToArray(), "x.sh")).ShouldBe(NotTaken);
        (await RefusalAsync("text\0text"u8.ToArray(), "x.txt")).ShouldBe(NotTaken);
        (await RefusalAsync([0xE5, 0xE4, 0xF6, 0xFF], "x.txt")).ShouldBe(NotTaken);
        (await RefusalAsync(Zip(("a.txt", "a")), "x.docx")).ShouldBe(NotTaken);
        (await RefusalAsync(Zip(("mimetype", "application/java-archive")), "x.odt")).ShouldBe(NotTaken);
        (await RefusalAsync([], "x.pdf")).ShouldBe(NotTaken);
        (await RefusalAsync([0x50, 0x4B, 3, 4, 1, 2, 3], "x.docx")).ShouldBe(Damaged);
        (await RefusalAsync(Pdf[..^12], "x.pdf")).ShouldBe(Damaged);
    }

    [Fact]
    public async Task Two_files_in_one_are_refused()
    {
        byte[] zip = Zip(("a.class", "a"));
        (await RefusalAsync([.. Pdf, .. zip, .. "\n%%EOF"u8], "x.pdf")).ShouldBe(NotTaken);
        (await RefusalAsync([.. Png, .. zip], "x.png")).ShouldBe(NotTaken);
        (await RefusalAsync(Zip(("[Content_Types].xml", Types(Word + "\"/><Override ContentType=\"" + Excel))), "x.docx")).ShouldBe(NotTaken);
    }

    [Theory]
    [InlineData("word/vbaProject.bin")]
    [InlineData("xl/activeX/activeX1.bin")]
    [InlineData("Basic/Standard/Module1.xml")]
    [InlineData("word/embeddings/oleObject1.bin")]
    public async Task Programs_inside_are_refused(string part) =>
        (await RefusalAsync(Zip(("[Content_Types].xml", Types(Word)), (part, "x")), "x.docx")).ShouldBe(Macros);

    [Fact]
    public async Task A_type_that_allows_macros_is_refused() =>
        (await RefusalAsync(Zip(("[Content_Types].xml", Types("application/vnd.ms-word.document.macroEnabled.main+xml"))), "x.docx")).ShouldBe(Macros);

    [Theory]
    [InlineData("../x.xml")]
    [InlineData("/etc/x")]
    [InlineData("a\\b")]
    [InlineData("word/DOCUMENT.xml")]
    public async Task Names_that_lead_astray_or_stand_twice_are_refused(string part) =>
        (await RefusalAsync(Zip(("[Content_Types].xml", Types(Word)), ("word/document.xml", "x"), (part, "x")), "x.docx")).ShouldBe(NotTaken);

    [Fact]
    public async Task What_unpacks_to_too_much_is_refused_whatever_it_says_of_itself()
    {
        var bomb = Zip(("[Content_Types].xml", Types(Word)), ("word/media/a.bin", new string('a', 8_000_000)));
        bomb.Length.ShouldBeLessThan(20_000);

        (await RefusalAsync(bomb, "x.docx")).ShouldBe(TooMuch);
        (await RefusalAsync(Zip([.. Enumerable.Range(0, 2_001).Select(static number => ($"{number}", "a"))]), "x.docx")).ShouldBe(TooMuch);
    }

    [Fact]
    public async Task External_entities_are_not_read() =>
        (await RefusalAsync(Zip(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Types>&e;</Types>")), "x.docx")).ShouldBe(Damaged);

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\temp\\avtal.exe", "avtal.pdf")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf")]
    [InlineData("faktura\u202Efdp.exe", "fakturafdp.pdf")]
    [InlineData("Åtgärder för 2026.PDF", "Åtgärder för 2026.pdf")]
    [InlineData("...", "dokument.pdf")]
    [InlineData("", "dokument.pdf")]
    [InlineData(null, "dokument.pdf")]
    [InlineData(".htaccess", "dokument.pdf")]
    [InlineData("a<b>:\"|?*.x", "ab.pdf")]
    public void A_name_is_made_harmless_and_ends_as_the_content_does(string? sent, string kept) => FileName.Of(sent, FileFormat.Pdf).ShouldBe(kept);

    [Fact]
    public void A_long_name_is_cut_between_letters()
    {
        var name = FileName.Of(string.Concat(Enumerable.Repeat("\U0001F600", 300)) + ".pdf", FileFormat.Pdf);

        name.Length.ShouldBeLessThanOrEqualTo(130);
        name.EnumerateRunes().ShouldAllBe(static letter => letter.Value != 0xFFFD);
    }

    private static string Types(string type) => $"<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/x\" ContentType=\"{type}\"/></Types>";

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Optimal).Open());
                writer.Write(content);
            }
        }

        return file.ToArray();
    }

    private static async Task<FileFormat?> FormatAsync(byte[] content, string? name) => (await FileContent.ReadAsync(new MemoryStream(content), name, CancellationToken.None)).Format;

    private static async Task<string?> RefusalAsync(byte[] content, string? name) => (await FileContent.ReadAsync(new MemoryStream(content), name, CancellationToken.None)).RefusalKey;
}
