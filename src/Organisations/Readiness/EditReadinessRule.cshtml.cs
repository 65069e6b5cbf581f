using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>A rule of readiness, new or to change.</summary>
[Authorize(Policy = Permissions.SettingsEdit), RequiresFreshSignIn]
public sealed class EditReadinessRulePage(RequestDatabase database, ChangeReadinessRules change, EvidenceKinds kinds) : SamstegPage
{
    [BindProperty]
    public ReadinessRuleInput Input { get; set; } = new();

    /// <summary>The rule; null for a new one.</summary>
    public ReadinessRule? Known { get; private set; }

    /// <summary>What can answer it without anybody registering it.</summary>
    public IReadOnlyList<Choice> Kinds => [.. kinds.All.Select(kind => new Choice(kind, T[EvidenceKinds.TextKey(kind)]))];

    public async Task<IActionResult> OnGetAsync(string role, Guid? rule, CancellationToken cancellation)
    {
        if (!await LoadAsync(role, rule, cancellation))
        {
            return NotFound();
        }

        Input = new ReadinessRuleInput { IsRequired = true };
        if (Known is { } known)
        {
            var terms = await database.Context.Set<ReadinessTerms>().AsNoTracking().Where(one => one.RuleId == known.Id).OrderByDescending(static one => one.HoldsUntil ?? DateOnly.MaxValue).FirstAsync(cancellation);
            Input = new ReadinessRuleInput
            {
                Version = known.Version, NameSv = known.Name.Sv, NameEn = known.Name.En, HintSv = known.Hint.Sv, HintEn = known.Hint.En, IsRequired = terms.IsRequired, ValidMonths = terms.ValidMonths,
                MinimumShare = terms.MinimumShare, AnsweredBy = terms.AnsweredBy, IsRetired = terms.HoldsUntil is not null,
            };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string role, Guid? rule, CancellationToken cancellation)
    {
        if (!await LoadAsync(role, rule, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        return Known is null
            ? Answer(await change.AddAsync(role, Input, cancellation), "/installningar/redo", "readiness.rules.added")
            : Answer(await change.RunAsync(Known, Input, cancellation), "/installningar/redo", "readiness.rules.changed");
    }

    private async Task<bool> LoadAsync(string code, Guid? id, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        Known = id is null ? null : await database.Context.Set<ReadinessRule>().SingleOrDefaultAsync(found => found.Id == id && found.Role == code, cancellation);
        if ((id is not null && Known is null) || await database.Context.Set<ReadinessRole>().AsNoTracking().SingleOrDefaultAsync(found => found.Code == code && found.RetiredOn == null, cancellation) is not { } role)
        {
            return false;
        }

        Chrome.Page(T[Known is null ? "readiness.rules.new" : "readiness.rules.edit"], role.Name.ToString()).Crumb(T["readiness.rules.title"], "/installningar/redo");
        return true;
    }
}
