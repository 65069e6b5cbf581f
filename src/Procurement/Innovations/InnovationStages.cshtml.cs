using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>The gates that an initiative's needs, ideas and innovation processes pass.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class InnovationStagesPage(InnovationReader reader, ChangeInnovationStages change, Workspace workspace) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty]
    public InnovationStagesInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        var known = await reader.StagesAsync(Initiative, cancellation);
        var rows = known.Count > 0
            ? known.Select(static stage => new InnovationStagesInput.StageInput { Id = stage.Id, Kind = stage.Kind, Name = stage.Name })
            : InnovationStage.Usual.Select(static usual => new InnovationStagesInput.StageInput { Kind = usual.Kind, Name = usual.Name });
        Input.Stages = [.. Enum.GetValues<InnovationKind>().SelectMany(kind => rows.Where(row => row.Kind == kind).Append(new InnovationStagesInput.StageInput { Kind = kind }))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.RunAsync(Initiative, Input, cancellation), InnovationPaths.Board(Initiative), "innovations.notice.stages")
        : Page();

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "innovations.stages.title", cancellation) is null)
        {
            return false;
        }

        Chrome.Crumb(T["procurement.list.title"], AgreementPaths.List(Initiative)).Crumb(T["innovations.title"], InnovationPaths.Board(Initiative));
        return true;
    }
}
