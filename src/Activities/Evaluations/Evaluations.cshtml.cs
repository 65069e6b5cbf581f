using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The evaluations of an initiative that the user answers for.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class EvaluationsPage(FindEvaluation find, Lists lists, Workspace workspace, TimeProvider clock) : SamstegPage
{
    /// <summary>The evaluations.</summary>
    public ListPage<EvaluationRow> List { get; private set; } = null!;

    /// <summary>The list, on screen or as a file.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(initiative, "evaluations.list.title", cancellation) is null)
        {
            return NotFound();
        }

        var (list, request) = (find.ListOf(initiative, clock.Today(), T), ListRequest.Of(Request));
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "evaluations", initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
