using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Changes what a step of an action plan says, by whom and before when.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class EditStepPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ChangePlan change) : CasePage(database, clock, frame)
{
    [BindProperty]
    public StepRevision Input { get; set; } = new();

    protected override string? TitleKey => "participants.step.edit_title";

    public async Task<IActionResult> OnGetAsync(Guid step, CancellationToken cancellation)
    {
        var plan = await ChangePlan.LoadAsync(Database, Participant, cancellation);
        if (plan.Steps.FirstOrDefault(row => row.StepId == step) is not { } standing)
        {
            return NotFound();
        }

        Input = new StepRevision { Read = standing.Id, Text = standing.Text, Responsible = standing.Responsible, DueOn = standing.DueOn };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid step, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await change.ReviseStepAsync(Facts, step, Input, cancellation), $"{Facts.Path}/plan", "participants.notice.step_changed");
    }
}
