using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form that registers that all three parties have said yes to the plan at a meeting.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class ConfirmTogetherPage(RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, CurrentUser user, ConfirmPlan confirm)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public MeetingConfirmation Input { get; set; } = new();

    /// <inheritdoc/>
    protected override string TitleKey => "placements.confirm.title";

    /// <summary>The form for today, with those who are usually there, and for the plan and the terms as they are.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => Input = new MeetingConfirmation
    {
        OccurredOn = Today,
        Participant = Placement.Reference, // what is said here stays, also when the identity is protected
        Organisation = Placement.Supervisor,
        Initiative = user.DisplayName,
        Plan = (await Database.Context.Set<PlacementPlan>().SingleOrDefaultAsync(row => row.PlacementId == Id, cancellation))?.Version,
        Terms = Placement.Version,
    };

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await confirm.RunAsync(Initiative, Id, Input, cancellation), Here, "placements.notice.confirmed_together") : Page();
}
