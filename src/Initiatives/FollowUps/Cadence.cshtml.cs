using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Changes how often a placement is followed up.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class CadencePage(Workspace workspace, ChangeCadence change, PageChrome chrome) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public CadenceInput Input { get; set; } = new();

    /// <summary>A usual cadence to fill the form in with.</summary>
    [BindProperty(SupportsGet = true, Name = "forslag")]
    public CadenceVariant? Variant { get; set; }

    /// <summary>Where the form leads back to.</summary>
    public string BackPath => $"/insatser/{Initiative}/plan#uppfoljning";

    /// <summary>Shows the cadence that stands.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation) || await change.StandingAsync(Initiative, cancellation) is not { } standing)
        {
            return NotFound();
        }

        Input = Variant is { } variant ? standing.FilledWith(variant.Cadence()) : standing;
        return Page();
    }

    /// <summary>Takes over what is typed.</summary>
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

        return Answer(await change.RunAsync(Initiative, Input, cancellation), BackPath, "initiatives.notice.saved");
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "initiatives.cadence.change", cancellation) is not { } facts)
        {
            return false;
        }

        chrome.Crumb(T["initiatives.plan.tab"], $"{facts.Path}/plan");
        return true;
    }
}
