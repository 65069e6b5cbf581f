using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A booked meeting: what became of it, or another day for it.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class BookingPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, BookContact book) : CasePage(database, clock, frame)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>The booking the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "booking")]
    public Guid Booking { get; set; }

    [BindProperty]
    public BookingInput Input { get; set; } = new();

    [BindProperty]
    public BookingStateInput Change { get; set; } = new();

    public BookingRow Row { get; private set; } = null!;

    /// <summary>What can have become of it, or can become of it now; that it took place is said by noting it, that it is moved by the form.</summary>
    public IEnumerable<PlannedContactState> Next => Enum.GetValues<PlannedContactState>()
        .Where(state => state is not (PlannedContactState.Done or PlannedContactState.Moved) && Row.State.Permits(state) && (Row.StartsAt <= _now || state.MaybeAhead()));

    protected override string? TitleKey => "participants.bookings.one";

    protected override bool IsThere => Row is not null;

    public void OnGet()
    {
        var local = SwedishTime.Local(Row.StartsAt);
        (Input.Purpose, Input.Channel, Input.Minutes, Input.Place) = (Row.Purpose, Row.Channel, Row.Minutes, Row.Place);
        (Input.Day, Input.Time) = (Row.Day, TimeOnly.FromDateTime(local.DateTime));
    }

    public async Task<IActionResult> OnPostStateAsync(CancellationToken cancellation)
    {
        OnGet();
        ModelState.Clear(); // the other form of the page was not sent
        if (!TryValidateModel(Change, nameof(Change)))
        {
            return Page();
        }

        return Answer(await book.BecomeAsync(Facts, Booking, Change, cancellation), Facts.Path, "participants.notice.booking_changed");
    }

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancellation)
    {
        ModelState.Remove("Change.State");
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await book.MoveAsync(Facts, Booking, Change.Version, Input, cancellation), Facts.Path, "participants.notice.booking_moved");
    }

    protected override async Task LoadAsync(CancellationToken cancellation) => Row = (await BookingRow.FindAsync(Database, Participant, Booking, cancellation))!;
}
