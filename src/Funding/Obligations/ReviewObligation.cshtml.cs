using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where the association is content with what was handed in, sends it back, or asks for it no more.</summary>
[Authorize(Policy = Permissions.ObligationsReview)]
public sealed class ReviewObligationPage(Workspace workspace, ObligationReader reader, WorkObligation work) : ObligationFrame(workspace, reader)
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public ObligationReviewInput Input { get; set; } = new();

    private const string Title = "obligations.review.title";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(Title, cancellation))
        {
            return NotFound();
        }

        Input = new ObligationReviewInput { Version = Found.Version };
        return Found.State.After(ObligationAct.Waive) is null ? Redirect(Path) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(Title, cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await work.ReviewAsync(Initiative, Obligation, Input, cancellation), Path, $"obligations.notice.{SnakeCase.Of(Input.Act?.ToString() ?? string.Empty)}")
        : Refused(Result.Done);
}
