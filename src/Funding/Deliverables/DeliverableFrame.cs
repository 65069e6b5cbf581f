using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What every page of one thing that is left behind shares: the initiative's frame, and the thing.</summary>
public abstract class DeliverableFrame(Workspace workspace, SaveDeliverable save) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The thing of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Deliverable { get; set; }

    /// <summary>The thing.</summary>
    public Deliverable Found { get; private set; } = null!;

    /// <summary>Its address.</summary>
    public string BackPath => DeliverablePaths.One(Initiative, Deliverable);

    /// <summary>What writes it.</summary>
    protected SaveDeliverable Save => save;

    /// <summary>Opens both; false when either is not there for the viewer.</summary>
    protected async Task<bool> OpenAsync(string? titleKey, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, titleKey ?? "deliverables.one", cancellation) is not { } facts || await save.FindAsync(Initiative, Deliverable, cancellation) is not { } found)
        {
            return false;
        }

        Found = found;
        Chrome.Crumb(T["deliverables.title"], DeliverablePaths.Of(Initiative));
        if (titleKey is null)
        {
            Chrome.Page(found.Name, facts.Name);
        }
        else
        {
            Chrome.Crumb(found.Name, BackPath);
        }

        return true;
    }
}
