using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Registers a case meeting with several authorities: who came, what was agreed, who does what.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit), KeepsDraft]
public sealed class NewCaseMeetingPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, RegisterCaseMeeting register) : CasePage(database, clock, frame)
{
    [BindProperty]
    public CaseMeetingInput Input { get; set; } = new();

    /// <summary>The booked meeting that took place.</summary>
    [BindProperty(SupportsGet = true, Name = "bokning")]
    public Guid? Booked { get; set; }

    /// <summary>Whether tasks can become steps: the plan has a goal, and the participant takes part.</summary>
    public bool HasGoal { get; private set; }

    protected override string? TitleKey => "participants.meetings.new";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Input.OccurredOn = Today;
        if (Booked is { } booked && await BookingRow.FindAsync(Database, Participant, booked, cancellation) is { State: PlannedContactState.Booked } booking)
        {
            (Input.Booking, Input.Channel, Input.Minutes, Input.OccurredOn) = (booking.Id, booking.Channel, booking.Minutes, booking.Day < Today ? booking.Day : Today);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await register.RunAsync(Facts, Input, cancellation), Facts.Path, "participants.notice.meeting");
    }

    protected override async Task LoadAsync(CancellationToken cancellation) => HasGoal = Facts.Status is ParticipantStatus.Enrolled && await Database.ScalarAsync<bool>(
        Sql.Of($"select exists (select from action_goals where participant_id = {Participant} and superseded_at is null)"), cancellation);
}
