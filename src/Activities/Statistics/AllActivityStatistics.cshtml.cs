using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Attendance, hours and results of the activities of all initiatives within the viewer's reach.</summary>
[Authorize(Policy = Permissions.ResultsRead)]
public sealed class AllActivityStatistics(ActivityFigures figures, PageChrome chrome, Lists lists, CurrentUser user, TimeProvider clock)
    : ActivityStatisticsPage(figures, lists, user, clock)
{
    /// <inheritdoc/>
    public override string Here => Paths.AllStatistics;

    /// <inheritdoc/>
    protected override InitiativeId? Asked => null;

    /// <summary>The figures.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        chrome.Page(T["activity_statistics.title"], T["activity_statistics.all_subtitle"]);
        return ShowAsync(cancellation);
    }
}
