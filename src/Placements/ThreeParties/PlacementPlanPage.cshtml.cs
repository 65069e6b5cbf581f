using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form for what the three parties plan.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class PlacementPlanPage(RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, PlanTogether plan)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public PlacementPlanInput Input { get; set; } = new();

    /// <summary>Whether a waiver stands today that lets the organisation be told more.</summary>
    public bool IsWaived { get; private set; }

    /// <summary>Where the participant gives one, and from where it comes back here.</summary>
    public string WaiverPath => $"/insatser/{Initiative}/deltagare/{Placement.ParticipantId}/eftergifter?mottagare={Placement.OrganisationId}&del=Placement&sedan={Uri.EscapeDataString($"{Here}/plan")}";

    /// <inheritdoc/>
    protected override string TitleKey => "placements.plan.title";

    /// <summary>The form with what is planned.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (await Database.Context.Set<PlacementPlan>().SingleOrDefaultAsync(row => row.PlacementId == Id, cancellation) is { } standing)
        {
            Input = PlacementPlanInput.Of(standing);
        }
    }

    /// <inheritdoc/>
    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        IsWaived = await plan.IsWaivedAsync(Id, cancellation);
        return true;
    }

    /// <summary>Plans.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await plan.RunAsync(Initiative, Id, Input, cancellation), Here, "placements.notice.plan") : Page();
}
