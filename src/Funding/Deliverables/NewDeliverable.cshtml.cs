using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A page with the form of something that is left behind.</summary>
public interface IDeliverableForm
{
    /// <summary>What is typed.</summary>
    DeliverableInput Input { get; }

    /// <summary>Where it is left without saving.</summary>
    string BackPath { get; }
}

/// <summary>Adds something that the initiative leaves behind and the plan does not name.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class NewDeliverablePage(Workspace workspace, SaveDeliverable save) : SamstegPage, IDeliverableForm
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <inheritdoc/>
    [BindProperty]
    public DeliverableInput Input { get; set; } = new();

    /// <inheritdoc/>
    public string BackPath => DeliverablePaths.Of(Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await save.AddAsync(Initiative, Input, cancellation), DeliverablePaths.One(Initiative, Input.Id), "deliverables.notice.added");

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "deliverables.new.title", cancellation) is null)
        {
            return false;
        }

        Chrome.Crumb(T["deliverables.title"], BackPath);
        return true;
    }
}
