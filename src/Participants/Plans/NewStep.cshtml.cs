using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Adds a step to an action plan.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class NewStepPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ChangePlan change, StepLinks links) : CasePage(database, clock, frame)
{
    [BindProperty]
    public StepInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Goals { get; private set; } = [];

    /// <summary>What the step can be about.</summary>
    public IReadOnlyList<Choice> Links { get; private set; } = [];

    protected override string? TitleKey => "participants.step.title";

    public IActionResult OnGet(Guid? goal)
    {
        if (Goals.Count == 0)
        {
            return Redirect($"{Facts.Path}/plan/mal");
        }

        Input.Goal = goal ?? (Goals.Count == 1 ? Guid.Parse(Goals[0].Value) : null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Answer(await change.AddStepAsync(Facts, Input, cancellation), $"{Facts.Path}/plan", "participants.notice.step_added");
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var plan = await ChangePlan.LoadAsync(Database, Participant, cancellation);
        Goals = [.. plan.Goals.Select(static goal => new Choice(goal.GoalId.ToString(), goal.Text))];
        Links = await links.OfferedAsync(Facts, cancellation);
    }
}
