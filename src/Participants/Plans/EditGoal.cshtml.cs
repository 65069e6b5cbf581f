using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Words a goal of an action plan anew.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class EditGoalPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ChangePlan change) : EditPlanPartPage(database, clock, frame)
{
    [BindProperty]
    public GoalRevision Input { get; set; } = new();

    /// <summary>The goal the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "goal")]
    public Guid Goal { get; set; }

    internal ActionGoal? Standing { get; private set; }

    protected override string? TitleKey => "participants.goal.edit_title";

    protected override bool IsThere => Standing is not null;

    public void OnGet() => Input = new GoalRevision { Read = Standing!.Id, Text = Standing.Text };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? await AnswerAsync(await change.ReviseGoalAsync(Facts, Goal, Input, cancellation), Standing!, Input, "participants.notice.goal_changed", cancellation)
        : Page();

    protected override async Task LoadAsync(CancellationToken cancellation) =>
        Standing = (await ChangePlan.LoadAsync(Database, Participant, cancellation)).Goals.FirstOrDefault(row => row.GoalId == Goal);
}
