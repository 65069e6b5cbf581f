using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Sets what a spread is held against.</summary>
[Authorize(Policy = Permissions.ResultsEdit)]
public sealed class EditBaselinePage(Workspace workspace, PageChrome chrome, DividedFigures figures, SetBaseline set) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public BaselineInput Input { get; set; } = new();

    /// <summary>What it is for.</summary>
    public Spread Spread { get; private set; } = null!;

    /// <summary>Shows what is set.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute(Name = "measure")] string measure, CancellationToken cancellation)
    {
        if (!await OpenAsync(measure, cancellation))
        {
            return NotFound();
        }

        if (await set.FindAsync(Initiative, Spread, cancellation) is { } standing)
        {
            Input = new BaselineInput { Value = standing.Value, Source = standing.Source, Version = standing.Version };
        }

        return Page();
    }

    /// <summary>Sets it.</summary>
    public async Task<IActionResult> OnPostAsync([FromRoute(Name = "measure")] string measure, CancellationToken cancellation) =>
        !await OpenAsync(measure, cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await set.RunAsync(Initiative, Spread, Input, cancellation), $"/insatser/{Initiative}/statistik", Input.Value is null ? "results.statistics.removed" : "results.statistics.saved");

    private async Task<bool> OpenAsync(string key, CancellationToken cancellation)
    {
        if (figures.Spreads.FirstOrDefault(spread => spread.Key == key) is not { } found || await workspace.OpenAsync(Initiative, "results.statistics.baseline_title", cancellation) is null)
        {
            return false;
        }

        Spread = found;
        chrome.Crumb(T["results.statistics.title"], $"/insatser/{Initiative}/statistik");
        return true;
    }
}
