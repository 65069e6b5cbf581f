using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Changes what a step of an action plan says, by whom and before when.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit)]
public sealed class EditStepPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, ChangePlan change, StepLinks links) : EditPlanPartPage(database, clock, frame)
{
    [BindProperty]
    public StepRevision Input { get; set; } = new();

    /// <summary>What the step can be about, what it is about already among it.</summary>
    public IReadOnlyList<Choice> Links { get; private set; } = [];

    /// <summary>The step the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "step")]
    public Guid Step { get; set; }

    internal ActionStep? Standing { get; private set; }

    protected override string? TitleKey => "participants.step.edit_title";

    protected override bool IsThere => Standing is not null;

    public void OnGet() => Input = new StepRevision
    {
        Read = Standing!.Id, Text = Standing.Text, Responsible = Standing.Responsible, DueOn = Standing.DueOn, Link = Standing.Said.Link?.ToString(),
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => ModelState.IsValid
        ? await AnswerAsync(await change.ReviseStepAsync(Facts, Step, Input, cancellation), Standing!, Input, "participants.notice.step_changed", cancellation)
        : Page();

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Standing = (await ChangePlan.LoadAsync(Database, Participant, cancellation)).Steps.FirstOrDefault(row => row.StepId == Step);
        if (Standing is null)
        {
            return;
        }

        var offered = await links.OfferedAsync(Facts, cancellation);
        var standing = Standing.Said.Link?.ToString();
        Links = standing is null || offered.Any(choice => choice.Value == standing)
            ? offered
            : [.. offered, .. (await links.OfAsync(Facts, [Standing], cancellation)).Values.Select(name => new Choice(standing, name.Name))];
    }
}
