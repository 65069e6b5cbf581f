using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Books a meeting with a participant. With somebody who has left there is nothing to book.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class NewBookingPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, BookContact book) : CasePage(database, clock, frame)
{
    [BindProperty]
    public BookingInput Input { get; set; } = new();

    /// <summary>How to meet: not by a letter.</summary>
    public IReadOnlyList<Choice> Channels => T.Choices(Enum.GetValues<ContactChannel>().Where(static channel => channel is not ContactChannel.Message));

    protected override string? TitleKey => "participants.bookings.book";

    protected override bool IsThere => Facts.Status is ParticipantStatus.Enrolled;

    /// <summary>The form, for a week from now; from a weekend for the Monday after it.</summary>
    public void OnGet() => Input.Day = Today.AddDays(Today.DayOfWeek switch { DayOfWeek.Saturday => 9, DayOfWeek.Sunday => 8, _ => 7 });

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await book.RunAsync(Facts, Input, cancellation), Facts.Path, "participants.notice.booked");
    }
}
