using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Who has handed in the task of a series: registered for several at once, and taken back one by one.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class TasksPage(SeriesOverview overview, OrganisationMatrix matrix, HandInTask handIn, Workspace workspace, TimeProvider clock) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public HandInInput Input { get; set; } = new();

    /// <summary>The series.</summary>
    public SeriesOverview.Found Found { get; private set; } = null!;

    /// <summary>Organisations that have come to it.</summary>
    public IReadOnlyList<OrganisationMatrix.Row> Organisations { get; private set; } = [];

    /// <summary>What was to be taken back, and the reason as it was written; null where nothing was.</summary>
    public (Guid HandedIn, string? Reason)? Retracting { get; private set; }

    /// <summary>Members who have not handed it in.</summary>
    public IReadOnlyList<Choice> MembersLeft =>
        [.. Found.Members.Where(static member => member.Row is { HandedInOn: null, LeftOn: null })
            .Select(member => new Choice(member.Row.Id.ToString(), $"{member.Row.Name ?? T["ui.protected_identity"]} · {member.Row.Reference}"))];

    /// <summary>Organisations that have not.</summary>
    public IReadOnlyList<Choice> OrganisationsLeft =>
        [.. Organisations.Where(static row => row.Organisation.HandedInOn is null).Select(static row => new Choice(row.Organisation.Id.ToString(), row.Organisation.Name))];

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        Input = new HandInInput { On = clock.Today() };
        return await LoadAsync(initiative, series, cancellation) ? Page() : NotFound();
    }

    /// <summary>Registers.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, series, cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid
            ? Answer(await handIn.RunAsync(Found, Organisations, Input, cancellation), Paths.Tasks(initiative, series), "completion.notice")
            : Page();
    }

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostRetractAsync(InitiativeId initiative, SeriesId series, Guid handedIn, string? reason, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, series, cancellation) || await handIn.RetractAsync(series, handedIn, reason, cancellation) is not { } result)
        {
            return NotFound();
        }

        ModelState.Clear(); // of the other form
        (Input, Retracting) = (new HandInInput { On = clock.Today() }, (handedIn, reason));
        return Answer(result, Paths.Tasks(initiative, series), "completion.retracted");
    }

    private async Task<bool> LoadAsync(InitiativeId initiative, SeriesId series, CancellationToken cancellation)
    {
        if (await overview.FindAsync(initiative, series, cancellation) is not { Series.CompletionTask.Length: > 0 } found
            || await workspace.OpenAsync(initiative, "completion.title", cancellation, found.Series.CompletionTask) is null)
        {
            return false;
        }

        Found = found;
        Organisations = found.Series.Audience.ForOrganisations() ? await matrix.FindAsync(found.Series, found.Sessions, cancellation) : [];
        return true;
    }
}
