using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the calendar of an initiative and that of all share: the view and what it is narrowed to, in the address.</summary>
public abstract class CalendarPage(CalendarEntries entries, CalendarChoices choices, CurrentUser user, TimeProvider clock) : SamstegPage
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>Most shown of a day in the view of a month.</summary>
    public const int MostOfDay = 4;

    /// <summary>How much is shown.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public CalendarView View { get; set; }

    /// <summary>The day that it is about.</summary>
    [BindProperty(SupportsGet = true, Name = "day")]
    public DateOnly? Day { get; set; }

    /// <summary>A room.</summary>
    [BindProperty(SupportsGet = true, Name = "room")]
    public RoomId? Room { get; set; }

    /// <summary>A series.</summary>
    [BindProperty(SupportsGet = true, Name = "series")]
    public SeriesId? Series { get; set; }

    /// <summary>Who leads.</summary>
    [BindProperty(SupportsGet = true, Name = "leader")]
    public AccountId? Leader { get; set; }

    /// <summary>A session that was just moved, so that it can be moved back.</summary>
    [BindProperty(SupportsGet = true, Name = "moved")]
    public Guid? Moved { get; set; }

    /// <summary>When it began before.</summary>
    [BindProperty(SupportsGet = true, Name = "was")]
    public DateTimeOffset? Was { get; set; }

    /// <summary>The days shown.</summary>
    public CalendarPeriod Period { get; private set; } = null!;

    /// <summary>What stands there.</summary>
    public IReadOnlyList<CalendarEntry> Entries { get; private set; } = [];

    /// <summary>What of it takes the same time twice.</summary>
    public IReadOnlySet<Guid> Conflicts { get; private set; } = new HashSet<Guid>();

    /// <summary>What it can be narrowed to.</summary>
    public CalendarChoices.Found Choices { get; private set; } = null!;

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Address without what is chosen.</summary>
    public abstract string Path { get; }

    /// <summary>What is chosen besides view and day, as it stands in the address.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Chosen =>
        [new("room", Room?.ToString()), new("series", Series?.ToString()), new("leader", Leader?.ToString())];

    /// <summary>Whether something is chosen besides view and day.</summary>
    public bool IsNarrowed => Chosen.Any(static pair => !string.IsNullOrEmpty(pair.Value));

    /// <summary>The period in words.</summary>
    public string Heading => Period.View switch
    {
        CalendarView.Day => Display.Capital(Display.Weekday(Period.Day)) + " " + Period.Day.Year.ToString(CultureInfo.InvariantCulture),
        CalendarView.Week => T["calendar.week_of", CalendarPeriod.WeekOf(Period.First), Display.Period(Period.First, Period.First.AddDays(6))],
        CalendarView.Month => Display.Capital(Period.Day.ToString("MMMM yyyy", CultureInfo.CurrentUICulture)),
        _ => Display.Period(Period.First, Period.First.AddDays(Period.Length - 1)),
    };

    /// <summary>Address of the same calendar in another view or about another day.</summary>
    public string To(CalendarView view, DateOnly day) => QueryHelpers.AddQueryString(Path,
        Chosen.Where(static pair => !string.IsNullOrEmpty(pair.Value)).Prepend(new("day", day.ToString("O", CultureInfo.InvariantCulture))).Prepend(new("view", SnakeCase.Of(view.ToString()))));

    /// <summary>Address of what is shown, to come back to.</summary>
    public string Here => To(Period.View, Period.Day);

    /// <summary>What was just moved, where it still stands and may be moved back.</summary>
    public CalendarEntry? JustMoved => Was is null ? null : Entries.FirstOrDefault(entry => entry.Id == Moved && entry.StartsAt != Was && MayMove(entry));

    /// <summary>Whether the user may move it by hand: a session to come, where the user plans.</summary>
    public bool MayMove(CalendarEntry entry) =>
        entry is { Kind: CalendarEntry.Session, IsCancelled: false, InitiativeId: { } initiative } && entry.StartsAt > _now && Viewer.May(Permissions.ActivitiesEdit, initiative);

    /// <summary>Its title; the label of its kind where it has none.</summary>
    public string TitleOf(CalendarEntry entry) => entry.Title ?? T[$"calendar.kind.{entry.Kind}"];

    /// <summary>Name of the holiday that a day is; null when it is none.</summary>
    public string? HolidayOf(DateOnly day) => SwedishHolidays.NameKeyOf(day) is { } key ? T[key] : null;

    /// <summary>Who looks.</summary>
    protected CurrentUser Viewer { get; } = user;

    /// <summary>Reads what is shown.</summary>
    /// <param name="filter">What it is narrowed to; null for the viewer's own calendar.</param>
    /// <param name="initiative">The initiative whose choices are offered; null for all.</param>
    /// <param name="busy">Knows when the viewer is busy elsewhere; null where that is not asked.</param>
    /// <param name="cancellation">Stops it.</param>
    protected async Task ReadAsync(CalendarFilter? filter, InitiativeId? initiative, BusyTimes? busy, CancellationToken cancellation)
    {
        ModelState.Clear(); // what is wrong in the address is as if it were not there
        Period = CalendarPeriod.Of(View, Day, Today);
        View = Period.View;
        Entries = filter is null ? await entries.OwnAsync(Period.From, Period.To, cancellation) : await entries.OfAsync(filter, Period.From, Period.To, cancellation);
        if (busy is not null)
        {
            var account = Viewer.RequiredAccount;
            Entries = [.. Entries, .. (await busy.WithinAsync([account], Period.From, Period.To, cancellation)).Select(one => CalendarEntry.Busy(account, one.Time))];
        }

        Conflicts = CalendarLayout.Conflicts(Entries);
        Choices = await choices.FindAsync(initiative, cancellation);
    }
}
