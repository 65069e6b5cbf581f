using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Corrects advice, or takes it back, with the reason.</summary>
[Authorize(Policy = Permissions.AttendanceEdit)]
public sealed class CorrectAdvicePage(AdviceReader reader, RegisterAdvice register, OrganisationChoices organisations, LeaderChoices advisers, Workspace workspace)
    : AdviceFrame(reader, workspace), IAdviceForm
{
    [BindProperty]
    public AdviceCorrectionInput Input { get; set; } = new();

    AdviceInput IAdviceForm.Input => Input;

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public IReadOnlyList<Choice> Advisers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new AdviceCorrectionInput
        {
            Base = Facts.Id, Organisation = Facts.OrganisationId, OccurredOn = Facts.OccurredOn, Minutes = Facts.Minutes, Topic = Facts.Topic, TopicWords = Facts.TopicWords,
            AdvisedBy = Facts.AdvisedBy, NextStep = Facts.NextStep, DueOn = Facts.DueOn,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await register.CorrectAsync(Initiative, Advice, Input, cancellation), Facts.Path, "advice.notice.corrected")
        : Page();

    public async Task<IActionResult> OnPostRetractAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        ModelState.Clear();
        return Answer(await register.RetractAsync(Initiative, Advice, Input, cancellation), AdvicePaths.List(Initiative), "advice.notice.retracted");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("advice.correct.title", cancellation))
        {
            return false;
        }

        Organisations = await organisations.ChoicesAsync(cancellation);
        var present = await advisers.AllAsync(Initiative, cancellation);
        Advisers = present.Any(choice => choice.Value == Facts.AdvisedBy.ToString()) ? present : [.. present, new Choice(Facts.AdvisedBy.ToString(), Facts.Adviser)];
        return true;
    }
}
