using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Samsteg.Platform;

/// <summary>Sends a file as it is read, as something to keep and never to run. What it belongs to decides who gets it; a participant's is logged.</summary>
[Authorize(Policy = Permissions.Today)]
public sealed class DownloadPage(RequestDatabase database, CurrentUser user, AuditTrail audit, IDocumentStore store) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Document { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var file = await database.FindAsync<FileRow>(Sql.Of($"""
            select v.id, d.initiative_id, d.participant_id, d.organisation_id, v.file_name, v.format, v.size, v.sha256, v.uploaded_at
            from document_versions v join documents d on d.id = v.document_id
            where d.id = {Document} and v.number = {Number} and d.removed_at is null and v.state <> 'infected'
            """), cancellation);
        if (file is null || DocumentSubject.Of(file.InitiativeId, file.ParticipantId, file.OrganisationId) is var subject && !subject.Permits(user, subject.ReadPermission))
        {
            return NotFound();
        }

        if (file.ParticipantId is { } participant)
        {
            await audit.RecordAsync("read", "document_versions", file.Id, file.InitiativeId, participant, cancellation: cancellation);
        }

        Response.Headers.CacheControl = file.ParticipantId is null ? "private, no-cache" : "no-store";
        return new FileStreamResult(new StoredContent(store, file.Id, file.Size, between: database), file.Format.MediaType())
        {
            FileDownloadName = file.FileName,
            LastModified = file.UploadedAt,
            EntityTag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(file.Sha256)}\""),
            EnableRangeProcessing = true,
        };
    }

    private sealed record FileRow(
        Guid Id, InitiativeId? InitiativeId, ParticipantId? ParticipantId, OrganisationId? OrganisationId, string FileName, FileFormat Format, long Size, byte[] Sha256,
        DateTimeOffset UploadedAt);
}
