using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Where the leads of an initiative decide about its work with participants.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign)]
public sealed class ParticipantSettingsPage(Workspace workspace, PageChrome chrome, SettingsOfParticipants settings, RequestDatabase database) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    [BindProperty]
    public ParticipantSettingsInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FrameAsync(cancellation))
        {
            return NotFound();
        }

        var standing = await settings.OfAsync(Initiative, cancellation);
        Input = new ParticipantSettingsInput { AsksEsf = standing.AsksEsf, PlanReviewWeeks = standing.PlanReviewWeeks, Version = database.Context.Entry(standing).State == EntityState.Detached ? null : standing.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FrameAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await settings.RunAsync(Initiative, Input, cancellation), CasePaths.List(Initiative), "participants.notice.settings") : Page();
    }

    private async Task<bool> FrameAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "participants.settings.title", cancellation) is null)
        {
            return false;
        }

        chrome.Crumb(T["participants.list.title"], CasePaths.List(Initiative));
        return true;
    }
}
