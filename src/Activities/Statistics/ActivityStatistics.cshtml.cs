using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Attendance, hours and results of an initiative's activities.</summary>
[Authorize(Policy = Permissions.ResultsRead)]
public sealed class InitiativeActivityStatistics(ActivityFigures figures, Workspace workspace, Lists lists, CurrentUser user, TimeProvider clock)
    : ActivityStatisticsPage(figures, lists, user, clock)
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <inheritdoc/>
    public override string Here => Paths.Statistics(Initiative);

    /// <inheritdoc/>
    protected override InitiativeId? Asked => Initiative;

    /// <summary>The figures.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await workspace.OpenAsync(Initiative, "activity_statistics.title", cancellation) is null ? NotFound() : await ShowAsync(cancellation);
}
