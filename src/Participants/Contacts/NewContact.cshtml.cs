using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Registers a contact, with a note and the next step it led to.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit), KeepsDraft]
public sealed class NewContactPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, RegisterContact register)
    : CasePage(database, clock, frame)
{
    [BindProperty]
    public ContactInput Input { get; set; } = new();

    /// <summary>Goals of the plan.</summary>
    public IReadOnlyList<Choice> Goals { get; private set; } = [];

    /// <summary>The step that is in front now; null when none is.</summary>
    public string? NextStep { get; private set; }

    /// <summary>The booked meeting that took place, when the address names one that is booked still.</summary>
    public BookingRow? Booking { get; private set; }

    [BindProperty(SupportsGet = true, Name = "bokning")]
    public Guid? Booked { get; set; }

    protected override string? TitleKey => "participants.contact.title";

    public void OnGet()
    {
        Input.OccurredOn = Today;
        if (Booking is { } booking)
        {
            (Input.Booking, Input.Purpose, Input.Channel, Input.Minutes, Input.OccurredOn) =
                (booking.Id, booking.Purpose, booking.Channel, booking.Minutes, booking.Day < Today ? booking.Day : Today);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await register.RunAsync(Facts, Input, cancellation), Facts.Path, "participants.notice.contact");
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var plan = await ChangePlan.LoadAsync(Database, Participant, cancellation);
        Goals = [.. plan.Goals.Select(static goal => new Choice(goal.GoalId.ToString(), goal.Text))];
        NextStep = plan.Next?.Text;
        Booking = (Booked ?? Input.Booking) is { } booked && await BookingRow.FindAsync(Database, Participant, booked, cancellation) is { State: PlannedContactState.Booked } row ? row : null;
    }
}
