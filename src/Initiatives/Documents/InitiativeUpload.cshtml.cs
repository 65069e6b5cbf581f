using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Hands in a document of an initiative, or a new version of one, or removes it.</summary>
[Authorize(Policy = Permissions.InitiativesEdit), UploadLimit]
public sealed class InitiativeUploadPage(Workspace workspace, PageChrome chrome, DocumentDesk desk) : SamstegPage, IDocumentUpload
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Document { get; set; }

    [BindProperty]
    public DocumentInput Input { get; set; } = new();

    public string? Known { get; private set; }

    public DocumentSubject Subject => DocumentSubject.Of(Initiative);

    public long LargestMegabytes => desk.LargestMegabytes;

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
        if ((Document is not null && Known is null) || await workspace.OpenAsync(Initiative, Known is null ? "documents.upload.title" : "documents.change.title", cancellation, Known) is null)
        {
            return false;
        }

        chrome.Crumb(T["documents.title"], Subject.Path);
        return true;
    }
}
