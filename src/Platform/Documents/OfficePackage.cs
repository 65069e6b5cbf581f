using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Samsteg.Platform;

/// <summary>
/// Looks into a zip for which office format it is. It is unpacked once, into nothing, to see what it really holds: neither
/// programs, nor another file before it, nor more than a document has.
/// </summary>
internal static class OfficePackage
{
    private const int MostEntries = 2_000;
    private const long MostUnpacked = 200L * 1024 * 1024;
    private const int MostTimesPacked = 200;
    private const int MostOfContentTypes = 1024 * 1024;
    private const string Refused = "documents.rule.format";
    private const string Oversized = "documents.rule.unpacks_to_too_much";
    private const string Programs = "documents.rule.macros";

    private static readonly string[] ProgramParts = ["vbaproject.bin", "vbadata.xml", "/activex/", "basic/", "scripts/", "/embeddings/oleobject"];

    private static readonly Dictionary<string, FileFormat> MainParts = new()
    {
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"] = FileFormat.Docx,
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"] = FileFormat.Xlsx,
    };

    /// <summary>The format, or the key of the words that say why it is none.</summary>
    public static async Task<(FileFormat? Format, string? RefusalKey)> ReadAsync(Stream file, CancellationToken cancellation)
    {
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            if (zip.Entries.Count > MostEntries)
            {
                return (null, Oversized);
            }

            if (zip.Entries.Any(static entry => IsProgram(entry.FullName)))
            {
                return (null, Programs);
            }

            if (zip.Entries.Any(static entry => IsAstray(entry.FullName)) || zip.Entries.DistinctBy(static entry => entry.FullName.ToUpperInvariant()).Count() != zip.Entries.Count)
            {
                return (null, Refused);
            }

            return await UnpacksToTooMuchAsync(zip, file.Length, cancellation) ? (null, Oversized)
                : zip.GetEntry("[Content_Types].xml") is { } types ? OfContentTypes(await TextAsync(types, MostOfContentTypes, cancellation))
                : zip.Entries.Count > 0 && zip.Entries[0] is { FullName: "mimetype", Length: < 100 } type ? OfMediaType(await TextAsync(type, 100, cancellation))
                : (null, Refused);
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return (null, "documents.rule.damaged");
        }
    }

    private static bool IsProgram(string name) => ProgramParts.Any(part => name.Replace('\\', '/').Contains(part, StringComparison.OrdinalIgnoreCase));

    private static bool IsAstray(string name) => name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Split('/').Contains("..");

    /// <summary>What the zip says of its own sizes need not be true: what comes out is counted.</summary>
    private static async Task<bool> UnpacksToTooMuchAsync(ZipArchive zip, long packed, CancellationToken cancellation)
    {
        var most = Math.Min(MostUnpacked, Math.Max(1024 * 1024, packed * MostTimesPacked));
        var buffer = new byte[16 * 1024];
        long unpacked = 0;
        foreach (var entry in zip.Entries)
        {
            await using var content = await entry.OpenAsync(cancellation);
            while (await content.ReadAsync(buffer, cancellation) is var read and > 0)
            {
                unpacked += read;
                if (unpacked > most)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static (FileFormat?, string?) OfContentTypes(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        FileFormat? found = null;
        while (reader.Read())
        {
            var type = reader.NodeType == XmlNodeType.Element ? reader.GetAttribute("ContentType") : null;
            if (type?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true || type?.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) == true)
            {
                return (null, Programs);
            }

            if (type is not null && MainParts.TryGetValue(type, out var format))
            {
                if (found is not null && found != format)
                {
                    return (null, Refused);
                }

                found = format;
            }
        }

        return (found, found is null ? Refused : null);
    }

    private static (FileFormat?, string?) OfMediaType(string text) => text.Trim() switch
    {
        "application/vnd.oasis.opendocument.text" => (FileFormat.Odt, null),
        "application/vnd.oasis.opendocument.spreadsheet" => (FileFormat.Ods, null),
        _ => (null, Refused),
    };

    private static async Task<string> TextAsync(ZipArchiveEntry entry, int most, CancellationToken cancellation)
    {
        await using var content = await entry.OpenAsync(cancellation);
        var bytes = new byte[most];
        return new UTF8Encoding(false).GetString(bytes, 0, await content.ReadAtLeastAsync(bytes, most, throwOnEndOfStream: false, cancellation)).TrimStart('\uFEFF');
    }
}
