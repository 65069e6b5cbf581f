using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Corrects evidence of readiness, or takes it back.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class CorrectReadinessEvidencePage(RegisterReadinessEvidence register, RequestDatabase database, OrganisationChoices organisations)
    : EvidenceFormPage(database, organisations), IEvidenceForm
{
    [BindProperty(SupportsGet = true)]
    public Guid Evidence { get; set; }

    [BindProperty]
    public ReadinessEvidenceCorrection Input { get; set; } = new();

    ReadinessEvidenceInput IEvidenceForm.Input => Input;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } standing)
        {
            return NotFound();
        }

        Input = new ReadinessEvidenceCorrection
        {
            Base = standing.Id, OccurredOn = standing.OccurredOn, ValidUntil = standing.ValidUntil, Document = standing.DocumentId, Purpose = standing.Purpose, Share = standing.Share, Note = standing.Note,
        };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        AnswerAsync(() => register.CorrectAsync(Organisation, Evidence, Input, cancellation), "readiness.evidence.corrected", cancellation);

    public Task<IActionResult> OnPostRetractAsync(CancellationToken cancellation) =>
        AnswerAsync(() => register.RetractAsync(Organisation, Evidence, Input, cancellation), "readiness.evidence.retracted", cancellation);

    private async Task<IActionResult> AnswerAsync(Func<Task<Result?>> command, string noticeKey, CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is null)
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await command(), Path, noticeKey) : Page();
    }

    private async Task<ReadinessEvidence?> LoadAsync(CancellationToken cancellation) =>
        await register.StandingAsync(Organisation, Evidence, cancellation) is { } standing && await OpenAsync(standing.RuleId, "readiness.evidence.correct", cancellation) ? standing : null;
}
