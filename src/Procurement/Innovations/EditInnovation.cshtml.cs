using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Changes what is known of a process.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class EditInnovationPage(InnovationReader reader, Workspace workspace, ChangeInnovation change, OrganisationChoices organisations, AccountChoices accounts)
    : InnovationFrame(reader, workspace)
{
    [BindProperty]
    public InnovationInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public IReadOnlyList<Choice> Responsible { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new InnovationInput
        {
            Version = Facts.Version, Title = Facts.Title, Organisation = Facts.OrganisationId, Responsible = Facts.ResponsibleId, NextGateOn = Facts.NextGateOn, Description = Facts.Description,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await change.RunAsync(Initiative, Process, Input, cancellation), Facts.Path, "innovations.notice.changed")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("innovations.change.title", cancellation))
        {
            return false;
        }

        Organisations = await organisations.ChoicesAsync(cancellation);
        var working = await accounts.AllAsync(Initiative, Permissions.ProcurementEdit, cancellation);
        Responsible = Facts is { ResponsibleId: { } known, Responsible: { } name } && working.All(choice => choice.Value != known.ToString())
            ? [.. working, new Choice(known.ToString(), name)]
            : working;
        return true;
    }
}
