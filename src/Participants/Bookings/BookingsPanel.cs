using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>On a participant's file: meetings that are booked, and those that were not kept.</summary>
public sealed class BookingsPanel(RequestDatabase database, OpenedCase opened) : ViewComponent
{
    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative, ParticipantId participant)
    {
        var cancellation = HttpContext.RequestAborted;
        var rows = await BookingRow.OfAsync(database, participant, cancellation);
        var counts = await database.FindAsync<Missed>(Sql.Of($"""
            select count(*) filter (where state = 'excused') as excused, count(*) filter (where state = 'no_show') as no_shows,
                   exists (select from exits x where x.participant_id = {participant} and x.superseded_at is null) as has_left
            from planned_contacts where participant_id = {participant}
            """), cancellation);
        return View("/Bookings/BookingsPanel.cshtml", new BookingsShown(
            rows, counts!, CasePaths.File(initiative, participant), opened.MayEdit && !counts!.HasLeft));
    }
}

/// <summary>How many meetings were not kept.</summary>
/// <param name="Excused">Where the participant had said so.</param>
/// <param name="NoShows">Where not.</param>
/// <param name="HasLeft">Whether the participant has left.</param>
public sealed record Missed(long Excused, long NoShows, bool HasLeft);

/// <summary>What the panel is given.</summary>
/// <param name="Rows">Booked, in order of time, then the last that were not kept.</param>
/// <param name="Missed">How many were not kept.</param>
/// <param name="Path">The file.</param>
/// <param name="MayBook">Whether the viewer may book.</param>
public sealed record BookingsShown(IReadOnlyList<BookingRow> Rows, Missed Missed, string Path, bool MayBook);
