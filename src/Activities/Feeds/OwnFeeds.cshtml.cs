using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The user's own secret addresses of calendars.</summary>
[Authorize(Policy = Permissions.CalendarsRead), RequiresFreshSignIn]
public sealed class OwnFeedsPage(CalendarFeeds feeds, CalendarChoices choices, CurrentUser user) : SamstegPage
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/mitt-konto/kalender";

    /// <summary>The form.</summary>
    [BindProperty]
    public FeedInput Input { get; set; } = new();

    /// <summary>Those that hold.</summary>
    public IReadOnlyList<FeedRow> Rows { get; private set; } = [];

    /// <summary>Calendars to choose among, besides the own one.</summary>
    public IReadOnlyList<Choice> Calendars { get; private set; } = [];

    /// <summary>The address just made, shown this once; null when none was.</summary>
    public Uri? Made { get; private set; }

    /// <summary>The address as a link that opens the calendar program; null when none was made.</summary>
    public string? MadeLink => Made is { } made ? $"webcal://{made.Authority}{made.PathAndQuery}" : null;

    /// <summary>Whether the viewer has a calendar here too, with sessions; others have last days alone.</summary>
    public bool HasCalendar => user.May(Permissions.ActivitiesRead);

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>Makes one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (result, address) = await feeds.MakeAsync(Input, Calendars, cancellation);
        return result.IsDone ? await ShowAsync(address!, cancellation) : Refused(result);
    }

    /// <summary>Gives one a new address.</summary>
    public async Task<IActionResult> OnPostRenewAsync(Guid feed, CancellationToken cancellation) =>
        await feeds.RenewAsync(feed, cancellation) is { } address ? await ShowAsync(address, cancellation) : NotFound();

    /// <summary>Ends one.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(Guid feed, CancellationToken cancellation) =>
        Answer(await feeds.RevokeAsync(feed, cancellation), Path, "calendar_feeds.revoked");

    private async Task<IActionResult> ShowAsync(string address, CancellationToken cancellation)
    {
        ModelState.Clear();
        Input = new FeedInput();
        Made = new Uri(address);
        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Rows = await feeds.AllAsync(cancellation);
        if (!HasCalendar)
        {
            return;
        }

        var found = await choices.FindAsync(null, cancellation);
        Calendars =
        [
            .. found.Initiatives.Select(static choice => new Choice($"initiative:{choice.Value}", choice.Text)),
            .. found.Rooms.Select(static choice => new Choice($"room:{choice.Value}", choice.Text)),
        ];
    }
}
