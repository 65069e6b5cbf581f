using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>The first step to a new target: what is measured.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class ChooseMeasurePage(Workspace workspace, MeasureCatalogue measures) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>What can be counted.</summary>
    public IReadOnlyList<MeasureGroup> Groups => measures.Groups;

    /// <summary>Address of this step.</summary>
    public static string PathIn(InitiativeId initiative) => $"/insatser/{initiative}/mal/nytt";

    /// <summary>Address of the next step.</summary>
    public string PathOf(string measure) => $"{PathIn(Initiative)}/{measure}";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await workspace.OpenAsync(Initiative, "results.choose.title", cancellation) is null ? NotFound() : Page();
}
