using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the pages of an obligation share: the obligation of the address, and what is handed in with it.</summary>
public abstract class ObligationFrame(Workspace workspace, ObligationReader reader) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The obligation of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Obligation { get; set; }

    /// <summary>The obligation.</summary>
    public Obligation Found { get; private set; } = null!;

    /// <summary>Its files.</summary>
    public IReadOnlyList<ObligationFileRow> Files { get; private set; } = [];

    /// <summary>What has happened to it.</summary>
    public IReadOnlyList<ObligationEventRow> Events { get; private set; } = [];

    /// <summary>What the association wants changed; null where it has not been sent back.</summary>
    public string? Wanted => Found.State is ObligationState.Returned ? Events.LastOrDefault(static happened => happened.Act is ObligationAct.Return)?.Words : null;

    /// <summary>Where the obligation is.</summary>
    public string Path => ObligationPaths.Of(Initiative, Obligation);

    /// <summary>Frames a page of an obligation; false when there is none in reach.</summary>
    /// <param name="titleKey">The heading, which has the obligation's title in its place; null for the obligation's own page.</param>
    /// <param name="cancellation">Stops it.</param>
    private protected async Task<bool> LoadAsync(string? titleKey, CancellationToken cancellation)
    {
        if (await reader.FindAsync(Initiative, Obligation, cancellation) is not { } found
            || await workspace.OpenAsync(Initiative, titleKey ?? "obligations.page.title", cancellation, found.Title(T)) is null)
        {
            return false;
        }

        Found = found;
        Files = await reader.FilesAsync(Obligation, cancellation);
        Events = await reader.EventsAsync(Obligation, cancellation);
        Chrome.Crumb(T["obligations.title"], ObligationPaths.All(Initiative));
        if (titleKey is not null)
        {
            Chrome.Crumb(found.Title(T), Path);
        }

        return true;
    }
}
