using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>A page on which a document of a subject is handed in, gets a new version or is removed. What it belongs to says the page itself.</summary>
public abstract class DocumentUploadPage(DocumentDesk desk) : SamstegPage
{
    /// <summary>The document that gets a new version; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Document { get; set; }

    /// <summary>What is sent.</summary>
    [BindProperty]
    public DocumentInput Input { get; set; } = new();

    /// <summary>What the document is called that gets a new version; null for a new document.</summary>
    public string? Known { get; private set; }

    /// <summary>What it belongs to.</summary>
    public abstract DocumentSubject Subject { get; }

    /// <summary>Largest file, in whole megabytes.</summary>
    public long LargestMegabytes => desk.LargestMegabytes;

    /// <summary>Asks for the file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : NotFound();

    /// <summary>Takes it in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await desk.UploadAsync(Subject, Document, Input, cancellation), Subject.Path, "documents.notice.uploaded") : Page();
    }

    /// <summary>Removes the document.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation) =>
        Document is { } document && await FindAsync(cancellation)
            ? Answer(await desk.RemoveAsync(Subject, document, cancellation), Subject.Path, "documents.notice.removed")
            : NotFound();

    /// <summary>Finds the subject and frames the page; false where the viewer does not reach it.</summary>
    protected abstract Task<bool> OpenAsync(CancellationToken cancellation);

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        Known = Document is { } document ? await desk.TitleAsync(Subject, document, cancellation) : null;
        return (Document is null || Known is not null) && await OpenAsync(cancellation);
    }
}
