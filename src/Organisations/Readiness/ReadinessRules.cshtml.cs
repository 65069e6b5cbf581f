using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What the association asks of organisations before they are ready.</summary>
[Authorize(Policy = Permissions.SettingsEdit), RequiresFreshSignIn]
public sealed class ReadinessRulesPage(RequestDatabase database) : SamstegPage
{
    private ILookup<string, Row> _rules = Array.Empty<Row>().ToLookup(static row => row.Role);

    public IReadOnlyList<ReadinessRole> Roles { get; private set; } = [];

    public IEnumerable<Row> RulesOf(string role) => _rules[role];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        Roles = await database.Context.Set<ReadinessRole>().AsNoTracking().OrderBy(static role => role.RetiredOn != null).ThenBy(static role => role.Place).ToListAsync(cancellation);
        var terms = await database.Context.Set<ReadinessTerms>().AsNoTracking().Where(static one => one.HoldsUntil == null).ToDictionaryAsync(static one => one.RuleId, cancellation);
        var rules = await database.Context.Set<ReadinessRule>().AsNoTracking().OrderBy(static rule => rule.Place).ToListAsync(cancellation);
        _rules = rules.Select(rule => new Row(rule.Id, rule.Role, rule.Name.ToString(), terms.GetValueOrDefault(rule.Id)))
            .OrderBy(static row => row.Terms is null).ThenByDescending(static row => row.Terms?.IsRequired).ToLookup(static row => row.Role);
    }

    /// <summary>A rule with what it asks now; null when it is not asked any longer.</summary>
    public sealed record Row(Guid Id, string Role, string Name, ReadinessTerms? Terms);
}
