using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Accounts that are to be counted as something, as a form gives it.</summary>
public sealed record AccountRuleInput
{
    /// <summary>Id of the form, which becomes the rule's.</summary>
    [FormId]
    public Guid Form { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose books; null for all partners'.</summary>
    public OrganisationId? Organisation { get; init; }

    /// <summary>First account.</summary>
    [Required]
    public int? First { get; init; }

    /// <summary>Last account; empty for one account.</summary>
    public int? Last { get; init; }

    /// <summary>A code of <see cref="CostTypes"/>; empty for what is not counted.</summary>
    [MaxLength(50)]
    public string? CostType { get; init; }
}

/// <summary>What accounts and objects mean in partners' books.</summary>
public sealed class CostAccounts(RequestDatabase database, BudgetReader reader)
{
    private const int MostAccount = 99_999_999;

    /// <summary>The plan that a file is read by: the partner's own rules, the initiative's, and then the usual of its chart.</summary>
    internal static AccountPlan Plan(IReadOnlyCollection<AccountRule> rules, string? chart) => new(
        [.. rules.Where(static rule => rule.OrganisationId is not null).Select(Range)], [.. rules.Where(static rule => rule.OrganisationId is null).Select(Range)], AccountPlan.Usual(chart));

    /// <summary>Rules that hold for a partner's books; of all partners' when none is named.</summary>
    internal async Task<IReadOnlyList<AccountRule>> RulesAsync(InitiativeId initiative, OrganisationId? organisation, CancellationToken cancellation) =>
        await database.Context.Set<AccountRule>().AsNoTracking()
            .Where(rule => rule.InitiativeId == initiative && (organisation == null || rule.OrganisationId == null || rule.OrganisationId == organisation))
            .OrderBy(static rule => rule.FirstAccount).ThenBy(static rule => rule.Id).ToListAsync(cancellation);

    /// <summary>What is bound.</summary>
    internal async Task<IReadOnlyList<BoundObject>> BoundAsync(InitiativeId initiative, CancellationToken cancellation) =>
        await database.Context.Set<BoundObject>().AsNoTracking().Where(one => one.InitiativeId == initiative).OrderBy(static one => one.Id).ToListAsync(cancellation);

    /// <summary>Adds a rule. It counts for files that are read from then on.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> AddAsync(InitiativeId initiative, AccountRuleInput input, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await reader.HeadAsync(initiative, cancellation) is null)
        {
            return null;
        }

        var (first, last) = (input.First ?? 0, input.Last ?? input.First ?? 0);
        var problems = new List<Problem>();
        if (first is < 1 or > MostAccount)
        {
            problems.Add(new Problem(nameof(input.First), "costs.rule.account"));
        }

        if (last < first || last > MostAccount)
        {
            problems.Add(new Problem(nameof(input.Last), "costs.rule.last_account"));
        }

        if (input.CostType is { Length: > 0 } && !CostTypes.IsKnown(input.CostType))
        {
            problems.Add(new Problem(nameof(input.CostType), "money.problem.cost_type"));
        }

        if (input.Organisation is { } organisation && !(await reader.PartnersAsync(initiative, cancellation)).Any(partner => partner.Id == organisation))
        {
            problems.Add(new Problem(nameof(input.Organisation), "money.problem.partner"));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        if (!await database.Context.Set<AccountRule>().AnyAsync(rule => rule.Id == input.Form && rule.InitiativeId == initiative, cancellation))
        {
            database.Context.Add(new AccountRule
            {
                Id = input.Form,
                InitiativeId = initiative,
                OrganisationId = input.Organisation,
                FirstAccount = first,
                LastAccount = last,
                CostType = string.IsNullOrEmpty(input.CostType) ? null : input.CostType,
            });
            await database.Context.SaveChangesAsync(cancellation);
        }

        return Result.Done;
    }

    /// <summary>Takes away a rule or what is bound.</summary>
    /// <returns>Null when the initiative has neither.</returns>
    public async Task<Result?> RemoveAsync(InitiativeId initiative, Guid id, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        object? found = await database.Context.Set<AccountRule>().SingleOrDefaultAsync(rule => rule.Id == id && rule.InitiativeId == initiative, cancellation);
        found ??= await database.Context.Set<BoundObject>().SingleOrDefaultAsync(one => one.Id == id && one.InitiativeId == initiative, cancellation);
        if (found is null)
        {
            return null;
        }

        database.Context.Remove(found);
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static AccountRange Range(AccountRule rule) => new(rule.FirstAccount, rule.LastAccount, rule.CostType);
}
