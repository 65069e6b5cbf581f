using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>The form for what is agreed on a placement.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class EditPlacementPage(RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, ChangePlacement change)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public ChangedTerms Input { get; set; } = new();

    /// <summary>Who can supervise.</summary>
    public IReadOnlyList<Choice> Supervisors { get; private set; } = [];

    /// <inheritdoc/>
    protected override string TitleKey => "placements.change.title";

    /// <summary>The form with what is agreed.</summary>
    public void OnGet() => Input = new ChangedTerms
    {
        PlannedStart = Placement.PlannedStart,
        PlannedEnd = Placement.PlannedEnd,
        HoursPerWeek = Placement.HoursPerWeek,
        Supervisor = Placement.SupervisorId,
        Tasks = Placement.Tasks,
        Version = Placement.Version,
    };

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await change.RunAsync(Initiative, Id, Input, cancellation), Here, "placements.notice.changed") : Page();

    /// <inheritdoc/>
    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Supervisors = await Samsteg.Placements.Supervisors.OfAsync(Database, Placement.OrganisationId, Placement.SupervisorId, cancellation);
        return true;
    }
}
