using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Hands in a document of an initiative, or a new version of one, or removes it.</summary>
[Authorize(Policy = Permissions.InitiativesEdit), UploadLimit]
public sealed class InitiativeUploadPage(Workspace workspace, PageChrome chrome, DocumentDesk desk) : DocumentUploadPage(desk)
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    public override DocumentSubject Subject => DocumentSubject.Of(Initiative);

    protected override async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, Known is null ? "documents.upload.title" : "documents.change.title", cancellation, Known) is null)
        {
            return false;
        }

        chrome.Crumb(T["documents.title"], Subject.Path);
        return true;
    }
}
