using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Hands in a document about a participant, or a new version of one, or removes it.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit), UploadLimit]
public sealed class ParticipantUploadPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, DocumentDesk desk)
    : CasePage(database, clock, frame), IDocumentUpload
{
    [BindProperty(SupportsGet = true)]
    public Guid? Document { get; set; }

    [BindProperty]
    public DocumentInput Input { get; set; } = new();

    public string? Known { get; private set; }

    public DocumentSubject Subject => DocumentSubject.Of(Initiative, Participant);

    public long LargestMegabytes => desk.LargestMegabytes;

    protected override string? TitleKey => Document is null ? "documents.upload.title" : "documents.upload.version_title";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await desk.UploadAsync(Subject, Document, Input, cancellation), Subject.Path, "documents.notice.uploaded") : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation) =>
        Document is { } document ? Answer(await desk.RemoveAsync(Subject, document, cancellation), Subject.Path, "documents.notice.removed") : NotFound();

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        Known = Document is { } document ? await desk.TitleAsync(Subject, document, cancellation) : null;
        return Document is null || Known is not null;
    }
}
