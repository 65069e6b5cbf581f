using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The user's own calendars elsewhere, by which it is known when the user is busy.</summary>
[Authorize(Policy = Permissions.ActivitiesRead), RequiresFreshSignIn]
public sealed class OwnBusyTimesPage(BusyCalendars calendars) : SamstegPage
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/mitt-konto/upptagen-tid";

    /// <summary>The form.</summary>
    [BindProperty]
    public BusyCalendarInput Input { get; set; } = new();

    /// <summary>Those that are there.</summary>
    public IReadOnlyList<BusyCalendarRow> Rows { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => Rows = await calendars.AllAsync(cancellation);

    /// <summary>Adds one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Rows = await calendars.AllAsync(cancellation);
        return ModelState.IsValid ? Answer(await calendars.AddAsync(Input, cancellation), Path, "busy.added") : Page();
    }

    /// <summary>Removes one.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid calendar, CancellationToken cancellation) =>
        Answer(await calendars.RemoveAsync(calendar, cancellation), Path, "busy.removed");
}
