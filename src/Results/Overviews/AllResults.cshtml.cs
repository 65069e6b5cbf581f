using Microsoft.AspNetCore.Authorization;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>How every initiative in the viewer's scope goes: the states of its result targets, side by side.</summary>
[Authorize(Policy = Permissions.ResultsRead)]
public sealed class AllResultsPage(RequestDatabase database, Indicators indicators, CurrentUser user, PageChrome chrome, TimeProvider clock) : SamstegPage
{
    /// <summary>Most initiatives evaluated on one page.</summary>
    public const int Most = 20;

    /// <summary>The initiatives with their result targets.</summary>
    public IReadOnlyList<InitiativeResults> Initiatives { get; private set; } = [];

    /// <summary>Whether there are more than are shown.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Evaluates them now.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        chrome.Page(T["results.all.title"], T["results.all.sub"]);
        var rows = await database.QueryAsync<NamedInitiative>(Sql.Of($"""
            select i.id, {LocalText.Column("i.name")} as name from initiatives i
            where exists (select from targets t where t.initiative_id = i.id)
            order by i.starts_on desc, i.id limit {Most + 1}
            """), cancellation);
        HasMore = rows.Count > Most;
        var shown = rows.Take(Most).Where(row => user.May(Permissions.ResultsRead, row.Id)).ToList();
        var all = await indicators.OfInitiativesAsync([.. shown.Select(static row => row.Id)], Viewpoint.Now(clock), cancellation);
        Initiatives = shown.ConvertAll(row => new InitiativeResults(row.Id, row.Name, [.. all[row.Id].Where(static indicator => indicator.Target.Level == TargetLevel.Result)]));
    }

    private sealed record NamedInitiative(InitiativeId Id, string Name);
}

/// <summary>An initiative's result targets.</summary>
public sealed record InitiativeResults(InitiativeId Id, string Name, IReadOnlyList<Indicator> Indicators);
