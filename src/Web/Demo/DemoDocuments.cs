using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Documents of the initiative, made here: a decision as PDF in two versions, a plan as OpenDocument, notes as text.</summary>
internal static class DemoDocuments
{
    public static void AddDocuments(DemoWorld world)
    {
        var dates = world.Dates;
        var decision = Add(world, "decision", "Beslut om medel");
        AddVersion(world, decision, 1, "Beslut om medel, utkast", FileFormat.Pdf, world.DecidedOn.AddDays(-6), Pdf("Utkast till beslut", "Nyttiga Affarer 2.0"));
        AddVersion(world, decision, 2, "Beslut om medel", FileFormat.Pdf, world.DecidedOn.AddDays(1), Pdf("Beslut", "Styrelsen beviljar medel till Nyttiga Affarer 2.0."));
        AddVersion(world, Add(world, "plan", "Upplägg för Framtidsverkstad"), 1, "Upplägg Framtidsverkstad", FileFormat.Odt, dates.InWeek(6, DayOfWeek.Thursday),
            Odt("Framtidsverkstad i sex träffar", "Varje träff börjar med en runda, fortsätter med en övning och slutar med ett nästa steg."));
        AddVersion(world, Add(world, "minutes", "Styrgruppens möte i våras"), 1, "Minnesanteckningar styrgrupp", FileFormat.Txt, dates.InWeek(24, DayOfWeek.Friday),
            Encoding.UTF8.GetBytes("Styrgruppen gick igenom målen.\r\nNästa möte: uppföljning av placeringar och avtal.\r\n"));
    }

    /// <summary>Adds the sheet that the parties of the application have signed.</summary>
    public static (Guid Version, byte[] Sha256) AddSigned(DemoWorld world, DateOnly on)
    {
        var content = Pdf("Underskrifter", "Ansokan om medel till Nyttiga Affarer 2.0, version 1");
        return (AddVersion(world, Add(world, "application", "Underskrivet blad"), 1, "Underskrivet blad", FileFormat.Pdf, on, content), SHA256.HashData(content));
    }

    /// <summary>A report as a file.</summary>
    public static Guid AddReport(DemoWorld world, string title, DateOnly on) => AddVersion(world, Add(world, "report", title), 1, title, FileFormat.Pdf, on, Pdf("Bilaga", "Nyttiga Affarer 2.0"));

    private static Guid Add(DemoWorld world, string kind, string title) => world.AddToPlan("documents", ("kind", kind), ("title", title));

    private static Guid AddVersion(DemoWorld world, Guid document, int number, string name, FileFormat format, DateOnly on, byte[] content)
    {
        var id = world.NewId();
        world.Rows.Add("document_versions",
            ("id", id), ("document_id", document), ("number", number), ("file_name", name + format.Extension()), ("format", SnakeCase.Of(format.ToString())),
            ("size", (long)content.Length), ("sha256", SHA256.HashData(content)), ("state", "unscanned"),
            ("uploaded_at", SwedishTime.At(on, new TimeOnly(14, 10))), ("uploaded_by", world.Accounts["project_lead"]));
        world.Rows.Add("document_pieces", ("version_id", id), ("number", 0), ("bytes", content));
        return id;
    }

    /// <summary>A page with two lines, in the PDF reader's own font.</summary>
    internal static byte[] Pdf(string heading, string line)
    {
        var content = $"BT /F1 22 Tf 72 760 Td ({heading}) Tj 0 -36 Td /F1 12 Tf ({line}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (index, body) in objects.Index())
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{body}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => pdf.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }

    /// <summary>A heading and a paragraph as OpenDocument text.</summary>
    private static byte[] Odt(string heading, string paragraph)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "mimetype", FileFormat.Odt.MediaType(), CompressionLevel.NoCompression);
            Write(zip, "META-INF/manifest.xml", $"""
                <?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
                <manifest:file-entry manifest:full-path="/" manifest:media-type="{FileFormat.Odt.MediaType()}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
                """);
            Write(zip, "content.xml", $"""
                <?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
                <office:body><office:text><text:h text:outline-level="1">{heading}</text:h><text:p>{paragraph}</text:p></office:text></office:body></office:document-content>
                """);
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string content, CompressionLevel level = CompressionLevel.Optimal)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
