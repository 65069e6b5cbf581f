using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Words a goal of an action plan anew.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class EditGoalPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ChangePlan change) : CasePage(database, clock, frame)
{
    [BindProperty]
    public GoalRevision Input { get; set; } = new();

    protected override string? TitleKey => "participants.goal.edit_title";

    public async Task<IActionResult> OnGetAsync(Guid goal, CancellationToken cancellation)
    {
        var plan = await ChangePlan.LoadAsync(Database, Participant, cancellation);
        if (plan.Goals.FirstOrDefault(row => row.GoalId == goal) is not { } standing)
        {
            return NotFound();
        }

        Input = new GoalRevision { Read = standing.Id, Text = standing.Text };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid goal, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await change.ReviseGoalAsync(Facts, goal, Input, cancellation), $"{Facts.Path}/plan", "participants.notice.goal_changed");
    }
}
