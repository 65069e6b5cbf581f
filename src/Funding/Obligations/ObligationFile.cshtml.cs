using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where a file is added to what is to be handed in, or taken away again.</summary>
[Authorize(Policy = Permissions.ObligationsWrite), UploadLimit]
public sealed class ObligationFilePage(Workspace workspace, ObligationReader reader, WorkObligation work, DocumentRules rules) : ObligationFrame(workspace, reader)
{
    private const string Title = "obligations.file.title";

    /// <summary>What is sent.</summary>
    [BindProperty]
    public ObligationFileInput Input { get; set; } = new();

    /// <summary>Largest file, in whole megabytes.</summary>
    public long LargestMegabytes => rules.LargestFile / (1024 * 1024);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        !await LoadAsync(Title, cancellation) ? NotFound() : Found.State.IsOpen() ? Page() : Redirect(Path);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(Title, cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await work.AttachAsync(Initiative, Obligation, Input, cancellation), Path, "obligations.notice.attached")
        : Refused(Result.Done);

    /// <summary>Takes a file away.</summary>
    public async Task<IActionResult> OnPostDetachAsync(Guid file, CancellationToken cancellation)
    {
        ModelState.Clear(); // of the form that adds one
        return await LoadAsync(Title, cancellation) ? Answer(await work.DetachAsync(Initiative, Obligation, file, cancellation), Path, "obligations.notice.detached") : NotFound();
    }
}
