using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Hands in a document of an organisation, or a new version of one, or removes it.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit), UploadLimit]
public sealed class OrganisationUploadPage(RequestDatabase database, DocumentDesk desk) : SamstegPage, IDocumentUpload
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Document { get; set; }

    [BindProperty]
    public DocumentInput Input { get; set; } = new();

    public string Name { get; private set; } = string.Empty;

    public string? Known { get; private set; }

    public DocumentSubject Subject => DocumentSubject.Of(Organisation);

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
        if ((Document is not null && Known is null) || await new OrganisationFile(database).FindAsync(Organisation, cancellation) is not { } facts)
        {
            return false;
        }

        Name = facts.Name;
        return true;
    }
}
