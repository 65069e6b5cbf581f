using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Certificates of a series: issued to who has completed it, and had as PDF or as a text document as often as needed.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class CertificatesPage(SeriesCertificates certificates, IssueCertificates issue, RequestDatabase database, PdfPrinter printer, Workspace workspace) : SamstegPage
{
    /// <summary>The series and who has completed it.</summary>
    public SeriesCertificates.Found Found { get; private set; } = null!;

    /// <summary>Address of the page.</summary>
    public string Path => Paths.Certificates(Found.Series.InitiativeId, Found.Series.Id);

    /// <summary>The page.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation) =>
        await LoadAsync(initiative, series, cancellation) ? Page() : NotFound();

    /// <summary>Issues to all who have none, or to one.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, SeriesId series, Guid? subject, CancellationToken cancellation)
    {
        await issue.LockAsync(initiative, series, cancellation);
        if (!await LoadAsync(initiative, series, cancellation))
        {
            return NotFound();
        }

        var count = await issue.RunAsync(Found, subject, cancellation);
        return Done(Path, count == 0 ? "certificate.notice_none" : "certificate.notice", count);
    }

    /// <summary>One as PDF, or all of the series in one file; in words when nothing here can print.</summary>
    public async Task<IActionResult> OnGetPdfAsync(InitiativeId initiative, SeriesId series, Guid? certificate, CancellationToken cancellation)
    {
        if (await certificates.TakeOutAsync(initiative, series, certificate, cancellation) is not { Count: > 0 } printed)
        {
            return NotFound();
        }

        await database.CommitAsync(cancellation); // nothing is held while the browser is waited for
        return await printer.PrintAsync(T.InSwedish(() => CertificateDocument.Html(T, printed)), cancellation) is { } file
            ? File(file, MediaTypeNames.Application.Pdf, NameOf(printed, "pdf"))
            : Done(Paths.Certificates(initiative, series), "certificate.no_printer");
    }

    /// <summary>One as a text document.</summary>
    public async Task<IActionResult> OnGetDocxAsync(InitiativeId initiative, SeriesId series, Guid certificate, CancellationToken cancellation) =>
        await certificates.TakeOutAsync(initiative, series, certificate, cancellation) is [var printed]
            ? File(DocxOf(printed), FileFormat.Docx.MediaType(), NameOf([printed], "docx"))
            : NotFound();

    /// <summary>All of the series as text documents, a file each.</summary>
    public async Task<IActionResult> OnGetZipAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (await certificates.TakeOutAsync(initiative, series, one: null, cancellation) is not { Count: > 0 } printed)
        {
            return NotFound();
        }

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var one in printed)
            {
                await using var entry = zip.CreateEntry(NameOf([one], "docx"), CompressionLevel.NoCompression).Open(); // it is a zip file itself
                await entry.WriteAsync(DocxOf(one), cancellation);
            }
        }

        return File(file.ToArray(), MediaTypeNames.Application.Zip, $"{T["certificate.file"]}.zip");
    }

    private byte[] DocxOf(SeriesCertificates.Printed printed) => T.InSwedish(() => CertificateDocument.Docx(T, printed));

    private string NameOf(IReadOnlyList<SeriesCertificates.Printed> printed, string ending) =>
        printed is [var one] ? $"{T["certificate.file"]}-{CertificateDocument.NumberOf(one.Number, one.IssuedOn)}.{ending}" : $"{T["certificate.file"]}.{ending}";

    private async Task<bool> LoadAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (await certificates.FindAsync(initiative, series, cancellation) is not { } found
            || await workspace.OpenAsync(initiative, "certificate.title", cancellation) is null)
        {
            return false;
        }

        Found = found;
        return true;
    }
}
