using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Registers that a participant leaves. Somebody who has left is shown how, and the exit can be taken back.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit), KeepsDraft]
public sealed class ExitPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ExitParticipant exit) : CasePage(database, clock, frame)
{
    [BindProperty]
    public ExitInput Input { get; set; } = new();

    /// <summary>What still runs for the participant.</summary>
    public IReadOnlyList<OngoingMatter> Ongoing { get; private set; } = [];

    /// <summary>Meetings that are booked, and stay so.</summary>
    public IReadOnlyList<BookingRow> Booked { get; private set; } = [];

    public IReadOnlyList<Choice> YesNo => [new("true", T["self_support.yes"]), new("false", T["self_support.no"])];

    protected override string? TitleKey => "participants.exit.title";

    public void OnGet() => Input.ExitedOn = Today;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await exit.RunAsync(Facts, Input, cancellation), Facts.Path, "participants.notice.exited");
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Ongoing = await exit.OngoingAsync(Participant, cancellation);
        Booked = [.. (await BookingRow.OfAsync(Database, Participant, cancellation)).Where(static booking => booking.State is PlannedContactState.Booked)];
    }
}
