using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Opens a file outside the own cases.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class OpenCasePage(Workspace workspace, OpenCase open) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Whose and why.</summary>
    [BindProperty]
    public OpeningInput Input { get; set; } = new();

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ? Page() : NotFound();

    /// <summary>Opens.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (result, participant) = await open.RunAsync(Initiative, Input, cancellation);
        return Answer(result, participant is { } opened ? CasePaths.File(Initiative, opened) : CasePaths.List(Initiative), "participants.opening.done");
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation) => await workspace.OpenAsync(Initiative, "participants.opening.title", cancellation) is not null;
}
