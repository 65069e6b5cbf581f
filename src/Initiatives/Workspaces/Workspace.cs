using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>
/// The frame that every page within an initiative shares: way back, heading, line of facts (below the overview: the initiative's name), tabs. Each page opens it
/// first: <c>if (await workspace.OpenAsync(initiative, "participants.list.title", cancellation) is not { } facts) return NotFound();</c>.
/// </summary>
public sealed class Workspace(InitiativeChoices initiatives, WorkspaceTabs tabs, PageChrome chrome, Texts texts, TimeProvider clock)
{
    /// <summary>Opens the initiative and frames the page.</summary>
    /// <param name="initiative">The initiative of the route.</param>
    /// <param name="titleKey">Key of the page's heading; null for the overview, which is headed by the initiative's name.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="titleArguments">Values for the heading's places.</param>
    /// <returns>The initiative; null when there is none or the viewer does not reach it: answer 404.</returns>
    public async Task<InitiativeFacts?> OpenAsync(
        InitiativeId initiative, string? titleKey, CancellationToken cancellation = default, params object?[] titleArguments)
    {
        if (await initiatives.FindAsync(initiative, cancellation) is not { } facts)
        {
            return null;
        }

        chrome.Page(titleKey is null ? facts.Name : texts[titleKey, titleArguments], titleKey is null ? LineOf(facts) : facts.Name).Crumb(texts["initiatives.menu"], "/insatser");
        if (titleKey is not null)
        {
            chrome.Crumb(facts.Name, facts.Path);
        }

        foreach (var tab in tabs.Of(initiative))
        {
            chrome.Tab(tab);
        }

        return facts;
    }

    private string LineOf(InitiativeFacts facts)
    {
        var parts = new List<string> { facts.Owner, $"{Display.Month(facts.StartsOn)} – {Display.Month(facts.EndsOn)}" };
        if (facts.State != InitiativeState.Ongoing)
        {
            parts.Insert(0, texts[facts.State.TextKey()]);
        }

        if (facts.IntakeEndsOn is { } intake)
        {
            parts.Add(texts[intake < clock.Today() ? "initiatives.intake_closed" : "initiatives.intake_closes", Display.Day(intake)]);
        }

        if (facts.MaximumGrant is { } grant)
        {
            parts.Add(texts[facts.State.IsGranted() ? "initiatives.granted_at_most" : "initiatives.asks_at_most", Display.Money(grant)]);
        }

        return string.Join(" · ", parts);
    }
}

/// <summary>The tabs that the capabilities offer within an initiative, as the viewer may see them.</summary>
public sealed class WorkspaceTabs(IEnumerable<Capability> capabilities, CurrentUser user, Texts texts)
{
    /// <summary>In order, with the initiative's own addresses.</summary>
    public IReadOnlyList<PageLink> Of(InitiativeId initiative)
    {
        string PathIn(string path) => path.Replace("{id}", initiative.ToString(), StringComparison.Ordinal);
        return
        [
            .. capabilities.SelectMany(static capability => capability.Tabs)
                .Where(tab => user.May(tab.Permission, initiative))
                .OrderBy(static tab => tab.Order)
                .Select(tab => new PageLink(texts[tab.TextKey], PathIn(tab.Path), tab.Also is { } also ? PathIn(also) : null)),
        ];
    }
}
