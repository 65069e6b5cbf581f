using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>An evaluation: where it is answered while it is open, and what was answered when it is closed.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class EvaluationPage(FindEvaluation find, EvaluationResults results, CloseEvaluation close, Lists lists, Workspace workspace, Deployment deployment, TimeProvider clock) : SamstegPage
{
    /// <summary>The form of the file that is fetched; null for the page.</summary>
    [BindProperty(SupportsGet = true, Name = "fil")]
    public string? Format { get; set; }

    /// <summary>The evaluation.</summary>
    public EvaluationCard Evaluation { get; private set; } = null!;

    /// <summary>What it tells.</summary>
    public EvaluationTold Told { get; private set; } = null!;

    /// <summary>Whether it can be answered.</summary>
    public bool IsOpen => Evaluation.IsOpen(clock.Today());

    /// <summary>Where it is answered.</summary>
    public string Address => new Uri(deployment.Address, $"/utvardering/{Evaluation.Code}").ToString();

    /// <summary>The page, or the results as a file.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, Guid evaluation, CancellationToken cancellation)
    {
        if (await LoadAsync(initiative, evaluation, cancellation) is { } answer)
        {
            return answer;
        }

        ListExportFormat? format = Format switch { "csv" => ListExportFormat.Csv, "xlsx" => ListExportFormat.Xlsx, _ => null };
        return format is { } file && Told.Choices is not null
            ? await lists.TableAsync(T["evaluations.results"], [T["evaluations.question"], T["evaluations.answer"], T["evaluations.number"], T["evaluations.of"]], EvaluationResults.Rows(Told), file, "evaluations", initiative, cancellation)
            : Page();
    }

    /// <summary>Closes it.</summary>
    public async Task<IActionResult> OnPostCloseAsync(InitiativeId initiative, Guid evaluation, CancellationToken cancellation) =>
        await LoadAsync(initiative, evaluation, cancellation) ?? Answer(await close.RunAsync(Evaluation, cancellation), Paths.Evaluation(initiative, evaluation), "evaluations.notice.closed");

    private async Task<IActionResult?> LoadAsync(InitiativeId initiative, Guid evaluation, CancellationToken cancellation)
    {
        if (await find.RunAsync(initiative, evaluation, cancellation) is not { } found || await workspace.OpenAsync(initiative, "evaluations.title", cancellation) is null)
        {
            return NotFound();
        }

        if (!find.IsAnsweredForByUser(found))
        {
            return StatusCode(Microsoft.AspNetCore.Http.StatusCodes.Status403Forbidden);
        }

        Evaluation = found;
        Told = await results.OfAsync(found, cancellation);
        return null;
    }
}
