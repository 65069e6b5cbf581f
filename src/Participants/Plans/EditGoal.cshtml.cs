using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Words a goal of an action plan anew. Where somebody else has done so meanwhile both versions are shown, to choose from.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class EditGoalPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ChangePlan change) : CasePage(database, clock, frame)
{
    [BindProperty]
    public GoalRevision Input { get; set; } = new();

    /// <summary>Who has changed it since it was read; null when nobody has.</summary>
    public ChangedBy? Meanwhile { get; private set; }

    /// <summary>The goal the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "goal")]
    public Guid Goal { get; set; }

    internal ActionGoal? Standing { get; private set; }

    protected override string? TitleKey => "participants.goal.edit_title";

    protected override bool IsThere => Standing is not null;

    public void OnGet() => Input = new GoalRevision { Read = Standing!.Id, Text = Standing.Text };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await change.ReviseGoalAsync(Facts, Goal, Input, cancellation);
        if (result.IsConflict && Input.Read != Standing!.Id)
        {
            Meanwhile = await ChangedBy.OfAsync(Database, Standing, cancellation);
            Input.Read = Standing.Id;
            ModelState.Remove("Input.Read");
        }

        return Answer(result, $"{Facts.Path}/plan", "participants.notice.goal_changed");
    }

    protected override async Task LoadAsync(CancellationToken cancellation) =>
        Standing = (await ChangePlan.LoadAsync(Database, Participant, cancellation)).Goals.FirstOrDefault(row => row.GoalId == Goal);
}
