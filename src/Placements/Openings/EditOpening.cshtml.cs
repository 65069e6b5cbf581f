using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Changes an opening, or offers one again that has expired or was taken back.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class EditOpeningPage(RequestDatabase database, Workspace workspace, OrganisationChoices organisations, SaveOpening save, TimeProvider clock)
    : OpeningForm(database, workspace, organisations, clock)
{
    private readonly RequestDatabase _database = database;

    /// <summary>The opening the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "opening")]
    public PlacementOpeningId Opening { get; set; }

    /// <inheritdoc/>
    public override string BackPath => OpeningPaths.Of(Initiative, Opening);

    /// <summary>The form as it stands.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } opening)
        {
            return NotFound();
        }

        Input = OpeningInput.Of(opening);
        await LoadAsync(opening.OrganisationId, cancellation);
        return Page();
    }

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { } opening)
        {
            return NotFound();
        }

        await LoadAsync(opening.OrganisationId, cancellation);
        return ModelState.IsValid ? Answer(await save.ChangeAsync(Initiative, Opening, Input, cancellation), BackPath, "openings.notice.changed") : Refused(Result.Of(Input.Problems(Today, opening.Taken)));
    }

    private async Task<PlacementOpening?> FindAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("openings.edit.title", cancellation)
            || await _database.Context.Set<PlacementOpening>().AsNoTracking().FirstOrDefaultAsync(opening => opening.Id == Opening && opening.InitiativeId == Initiative, cancellation) is not { } found)
        {
            return null;
        }

        Chrome.Crumb(found.Title, BackPath);
        return found;
    }
}
