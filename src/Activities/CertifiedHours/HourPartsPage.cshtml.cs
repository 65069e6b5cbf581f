using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What one participant's hours of a month are made of.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class HourPartsPage(MonthHours hours, Workspace workspace, AuditTrail audit, TimeProvider clock) : SamstegPage
{
    /// <summary>The month, such as <c>2026-10</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "month")]
    public string? Asked { get; set; }

    /// <summary>The initiative.</summary>
    public InitiativeId Initiative { get; private set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>The participant's row.</summary>
    public MonthHoursRow Row { get; private set; } = null!;

    /// <summary>The sessions.</summary>
    public IReadOnlyList<HourPart> Parts { get; private set; } = [];

    /// <summary>The page.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, ParticipantId participant, CancellationToken cancellation)
    {
        Month = MonthHours.Read(Asked, clock.Today());
        if (await workspace.OpenAsync(initiative, "hours.parts_title", cancellation, Display.Month(Month)) is null
            || await hours.OneAsync(initiative, Month, participant, cancellation) is not { } row)
        {
            return NotFound();
        }

        (Initiative, Row) = (initiative, row);
        Parts = await hours.PartsAsync(initiative, Month, participant, cancellation);
        await audit.RecordListAsync("exported", "attendance", initiative, cancellation);
        return Page();
    }
}
