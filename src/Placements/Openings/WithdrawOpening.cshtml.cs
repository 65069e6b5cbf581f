using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Takes an opening back, for a reason.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class WithdrawOpeningPage(RequestDatabase database, Workspace workspace, SaveOpening save) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The opening the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "opening")]
    public PlacementOpeningId Opening { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public Withdrawal Input { get; set; } = new();

    /// <summary>What is known of it.</summary>
    public OpeningFacts Facts { get; private set; } = null!;

    /// <summary>Its page.</summary>
    public string Here => OpeningPaths.Of(Initiative, Opening);

    /// <summary>Asks why.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await save.WithdrawAsync(Initiative, Opening, Input, cancellation), Here, "openings.notice.withdrawn") : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "openings.withdraw.title", cancellation) is null
            || await OpeningFacts.FindAsync(database, Initiative, Opening, cancellation) is not { } facts || facts.Opening.InitiativeId != Initiative)
        {
            return false;
        }

        Facts = facts;
        Chrome.Crumb(T["openings.tab"], OpeningPaths.List(Initiative)).Crumb(facts.Opening.Title, Here);
        return true;
    }
}
