using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What an initiative has decided about referrals: whether it takes them, and how long they may wait.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class ReferralSettingsPage(Workspace workspace, PageChrome chrome, ChangeReferralSettings change) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public ReferralSettingsInput Input { get; set; } = new();

    /// <summary>Shows what holds.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        Input = await change.StandingAsync(Initiative, cancellation);
        return Page();
    }

    /// <summary>Takes over what is typed.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        return !ModelState.IsValid ? Page() : Answer(await change.RunAsync(Initiative, Input, cancellation), ReferralPaths.Intake(Initiative), "referrals.settings.done");
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "referrals.settings.title", cancellation) is null)
        {
            return false;
        }

        chrome.Crumb(T["referrals.intake.title"], ReferralPaths.Intake(Initiative));
        return true;
    }
}
