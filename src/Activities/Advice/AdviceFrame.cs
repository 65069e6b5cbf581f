using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the pages about one session of advice share: the advice of the route, and the way to it.</summary>
public abstract class AdviceFrame(AdviceReader reader, Workspace workspace) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Advice { get; set; }

    public AdviceFacts Facts { get; private set; } = null!;

    private protected AdviceReader Reader => reader;

    /// <summary>Frames the page; false when there is no such advice in the initiative.</summary>
    private protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation)
    {
        if (await reader.FindAsync(Initiative, Advice, cancellation) is not { } facts || await workspace.OpenAsync(Initiative, titleKey, cancellation, facts.Organisation) is null)
        {
            return false;
        }

        Facts = facts;
        Chrome.Crumb(T["activities.tab"], Paths.Activities(Initiative)).Crumb(T["advice.list.title"], AdvicePaths.List(Initiative));
        return true;
    }
}
