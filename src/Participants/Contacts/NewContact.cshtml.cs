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

    protected override string? TitleKey => "participants.contact.title";

    public void OnGet() => Input.OccurredOn = Today;

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
    }
}
