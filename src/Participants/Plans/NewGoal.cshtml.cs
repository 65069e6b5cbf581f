using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Adds a goal to an action plan.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class NewGoalPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ChangePlan change) : CasePage(database, clock, frame)
{
    [BindProperty]
    public GoalInput Input { get; set; } = new();

    protected override string? TitleKey => "participants.goal.title";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await change.AddGoalAsync(Facts, Input, cancellation), $"{Facts.Path}/plan/steg?goal={Input.Form}", "participants.notice.goal_added");
    }
}
