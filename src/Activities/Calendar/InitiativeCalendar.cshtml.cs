using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An initiative's sessions as a calendar.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class InitiativeCalendarPage(CalendarEntries entries, CalendarChoices choices, CurrentUser user, Workspace workspace, TimeProvider clock)
    : CalendarPage(entries, choices, user, clock)
{
    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>Whether the user may plan.</summary>
    public bool MayPlan { get; private set; }

    /// <inheritdoc/>
    public override string Path => Paths.Calendar(Facts.Id);

    /// <summary>The calendar.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(initiative, "calendar.title", cancellation) is not { } facts)
        {
            return NotFound();
        }

        Facts = facts;
        MayPlan = Viewer.May(Permissions.ActivitiesEdit, initiative);
        await ReadAsync(new CalendarFilter(initiative, Room, Series, Leader), initiative, busy: null, cancellation);
        return Page();
    }
}
