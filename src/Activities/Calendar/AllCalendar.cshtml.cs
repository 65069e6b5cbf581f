using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Whose calendar is shown.</summary>
public enum CalendarOwner
{
    /// <summary>The viewer's own.</summary>
    Mine,

    /// <summary>All sessions within the viewer's reach.</summary>
    All,
}

/// <summary>The viewer's own calendar; or that of an initiative, a room or a leader.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class AllCalendarPage(CalendarEntries entries, CalendarChoices choices, BusyTimes busy, CurrentUser user, PageChrome chrome, TimeProvider clock)
    : CalendarPage(entries, choices, user, clock)
{
    /// <summary>Whose.</summary>
    [BindProperty(SupportsGet = true, Name = "owner")]
    public CalendarOwner Owner { get; set; }

    /// <summary>An initiative.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId? Initiative { get; set; }

    /// <summary>Whose it can be.</summary>
    public IReadOnlyList<Choice> Owners => T.Choices<CalendarOwner>();

    /// <inheritdoc/>
    public override string Path => Paths.Calendar(null);

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, string?>> Chosen =>
        [.. base.Chosen, new("initiative", Initiative?.ToString()), new("owner", Owner is CalendarOwner.All ? "all" : null)];

    /// <summary>The calendar.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var filter = new CalendarFilter(Initiative, Room, Series, Leader);
        if (filter != new CalendarFilter(null, null, null, null))
        {
            Owner = CalendarOwner.All;
        }

        await ReadAsync(Owner is CalendarOwner.All ? filter : null, Initiative, Owner is CalendarOwner.Mine ? busy : null, cancellation);
        chrome.Page(T["calendar.title"], T[Owner is CalendarOwner.Mine ? "calendar.mine.subtitle" : "activities.all.subtitle"]).Crumb(T["activities.title"], "/aktiviteter");
        return Page();
    }
}
