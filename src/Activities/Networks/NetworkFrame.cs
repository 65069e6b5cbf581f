using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the pages about one network share: the network of the route, and the way to it.</summary>
public abstract class NetworkFrame(NetworkReader networks, Workspace workspace) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Network { get; set; }

    public NetworkFacts Facts { get; private set; } = null!;

    private protected NetworkReader Networks => networks;

    /// <summary>Frames the page; false when there is no such network in the initiative.</summary>
    private protected async Task<bool> OpenAsync(string titleKey, CancellationToken cancellation, params object?[] titleArguments)
    {
        if (await networks.FindAsync(Initiative, Network, cancellation) is not { } facts
            || await workspace.OpenAsync(Initiative, titleKey, cancellation, [.. titleArguments.DefaultIfEmpty(facts.Name)]) is null)
        {
            return false;
        }

        Facts = facts;
        Chrome.Crumb(T["activities.tab"], Paths.Activities(Initiative)).Crumb(T["networks.list.title"], NetworkPaths.List(Initiative));
        return true;
    }
}
