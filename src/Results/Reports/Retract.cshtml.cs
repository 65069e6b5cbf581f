using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Takes a reported value back, with a reason.</summary>
[Authorize(Policy = Permissions.ResultsEdit)]
public sealed class RetractPage(Workspace workspace, ReportValue report) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public ReportRetraction Input { get; set; } = new();

    /// <summary>What is taken back.</summary>
    public ReportedValue Reported { get; private set; } = null!;

    /// <summary>Address of the target.</summary>
    public string TargetPath => $"/insatser/{Reported.InitiativeId}/mal/{Reported.TargetId}";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, TargetId target, Guid reported, CancellationToken cancellation) =>
        await LoadAsync(initiative, target, reported, cancellation) ? Page() : NotFound();

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, TargetId target, Guid reported, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, target, reported, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await report.RetractAsync(Reported, Input.Reason, cancellation);
        return Answer(result, TargetPath, "results.retract.done");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, TargetId target, Guid reported, CancellationToken cancellation)
    {
        if (await report.FindAsync(initiative, target, reported, cancellation) is not { } found
            || await workspace.OpenAsync(initiative, "results.retract.title", cancellation) is null)
        {
            return false;
        }

        Reported = found;
        return true;
    }
}
