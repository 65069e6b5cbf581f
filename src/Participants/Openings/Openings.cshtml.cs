using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The files that coaches opened outside their cases, for the leads to review.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign)]
public sealed class OpeningsPage(Workspace workspace, ReviewOpenings review) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>What the reviewer found.</summary>
    [BindProperty]
    public ReviewInput Input { get; set; } = new();

    /// <summary>Those opened.</summary>
    public IReadOnlyList<OpeningRow> Openings { get; private set; } = [];

    /// <summary>Address of the page.</summary>
    public string HerePath => $"{CasePaths.List(Initiative)}/oppnade";

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ? Page() : NotFound();

    /// <summary>Reviews one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await review.RunAsync(Initiative, Input, cancellation), HerePath, "participants.openings.reviewed");

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "participants.openings.title", cancellation) is null)
        {
            return false;
        }

        Openings = await review.OfAsync(Initiative, cancellation);
        return true;
    }
}
