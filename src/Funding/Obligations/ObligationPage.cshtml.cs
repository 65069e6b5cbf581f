using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>An obligation: what it is, by when, what was handed in, and what has happened to it.</summary>
[Authorize(Policy = Permissions.ObligationsRead)]
public sealed class ObligationPage(Workspace workspace, ObligationReader reader, WorkObligation work, CurrentUser user, TimeProvider clock) : ObligationFrame(workspace, reader)
{
    public bool IsOverdue => Found.State.IsOverdue(Found.DueOn, clock.Today());

    /// <summary>How long there is left, in words; null where it waits for nobody.</summary>
    public string? Left => ObligationWords.Left(T, Found.State, Found.DueOn, clock.Today());

    /// <summary>Whether there is something to read: a draft is between those who write it, also when nobody asks for it any more.</summary>
    public bool ShowsContent => Found.State is not (ObligationState.Due or ObligationState.Withdrawn) && (Writes || !(Found.State.IsOpen() || Found.State is ObligationState.Waived));

    public bool MayWrite => Writes && Found.State.IsOpen();

    public bool MayReview => user.May(Permissions.ObligationsReview, Initiative) && Found.State.After(ObligationAct.Waive) is not null;

    public bool MayWithdraw => Writes && Found.Source is ObligationSource.Added && Found.State.After(ObligationAct.Withdraw) is not null;

    private bool Writes => user.May(Permissions.ObligationsWrite, Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(null, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(null, cancellation))
        {
            return NotFound();
        }

        return !Writes ? StatusCode(StatusCodes.Status403Forbidden) : Answer(await work.WithdrawAsync(Initiative, Obligation, cancellation), ObligationPaths.All(Initiative), "obligations.notice.withdrawn");
    }
}
