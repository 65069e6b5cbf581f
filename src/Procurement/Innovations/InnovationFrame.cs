using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What the pages about one need, idea or innovation process share: the process of the route, and the way to it.</summary>
public abstract class InnovationFrame(InnovationReader reader, Workspace workspace) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Process { get; set; }

    public InnovationFacts Facts { get; private set; } = null!;

    private protected InnovationReader Reader => reader;

    /// <summary>Frames the page; false when there is no such process in the initiative.</summary>
    private protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation)
    {
        if (await reader.FindAsync(Initiative, Process, cancellation) is not { } facts || await workspace.OpenAsync(Initiative, titleKey, cancellation, facts.Title) is null)
        {
            return false;
        }

        Facts = facts;
        Chrome.Crumb(T["procurement.list.title"], AgreementPaths.List(Initiative)).Crumb(T["innovations.title"], InnovationPaths.Board(Initiative));
        return true;
    }
}
