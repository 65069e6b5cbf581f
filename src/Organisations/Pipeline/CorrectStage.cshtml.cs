using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Corrects a registered stage of an organisation, or takes it back.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class CorrectStagePage(RegisterStage register, PipelineReader reader, OrganisationChoices organisations) : PipelinePage(organisations)
{
    [BindProperty(SupportsGet = true)]
    public Guid Registration { get; set; }

    [BindProperty]
    public StageCorrection Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || (await reader.StagesAsync(Organisation, cancellation)).FirstOrDefault(stage => stage.Id == Registration) is not { } standing)
        {
            return NotFound();
        }

        Input = new StageCorrection { Stage = standing.Stage, OccurredOn = standing.OccurredOn };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        AnswerAsync(() => register.CorrectAsync(Organisation, Registration, Input, cancellation), "organisations.stage.corrected", cancellation);

    public Task<IActionResult> OnPostRetractAsync(CancellationToken cancellation) =>
        AnswerAsync(() => register.RetractAsync(Organisation, Registration, Input, cancellation), "organisations.stage.retracted", cancellation);

    private async Task<IActionResult> AnswerAsync(Func<Task<Result?>> command, string noticeKey, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await command(), HistoryPath, noticeKey) : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("organisations.stage.correct", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["organisations.contact.title"], HistoryPath);
        return true;
    }
}
