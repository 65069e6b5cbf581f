using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where what is to be handed in is written, and handed in.</summary>
[Authorize(Policy = Permissions.ObligationsWrite), KeepsDraft]
public sealed class WriteObligationPage(Workspace workspace, ObligationReader reader, WorkObligation work) : ObligationFrame(workspace, reader)
{
    private const string Title = "obligations.write.title";

    /// <summary>What is typed.</summary>
    [BindProperty]
    public ObligationTextInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(Title, cancellation))
        {
            return NotFound();
        }

        Input = new ObligationTextInput { Read = Found.TextMark, Text = Found.Text };
        return Found.State.IsOpen() ? Page() : Redirect(Path);
    }

    public async Task<IActionResult> OnPostAsync(bool submits, CancellationToken cancellation) =>
        !await LoadAsync(Title, cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await work.WriteAsync(Initiative, Obligation, Input, submits, cancellation), Path, submits ? "obligations.notice.submitted" : "obligations.notice.saved")
        : Refused(Result.Done);
}
