using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A scheme of unit costs as a form gives it.</summary>
public sealed record UnitCostInput
{
    /// <summary>Id of the form, which becomes the scheme's.</summary>
    [FormId]
    public Guid Form { get; init; } = Guid.CreateVersion7();

    /// <summary>What it is called.</summary>
    [Required, MaxLength(200)]
    public string? Name { get; init; }

    /// <summary>What is counted.</summary>
    [Required, MaxLength(40)]
    public string? Unit { get; init; }

    /// <summary>As what it is counted.</summary>
    [Required]
    public string? CostType { get; init; }

    /// <summary>SEK a unit.</summary>
    [Required]
    public decimal? Rate { get; init; }

    /// <summary>Most units in all claims together; empty for no such bound.</summary>
    public decimal? MostUnits { get; init; }

    /// <summary>Where the rate is from.</summary>
    [Required, MaxLength(500)]
    public string? Source { get; init; }

    /// <summary>First day it holds.</summary>
    [Required]
    public DateOnly? FirstDay { get; init; }

    /// <summary>Last day; empty until further notice.</summary>
    public DateOnly? LastDay { get; init; }
}

/// <summary>The last day of a scheme as a form gives it.</summary>
public sealed record UnitCostEndInput
{
    /// <summary>Last day; empty until further notice.</summary>
    public DateOnly? LastDay { get; init; }
}

/// <summary>Schemes of unit costs, which the association decides.</summary>
public sealed class ChangeUnitCosts(RequestDatabase database, ClaimReader claims)
{
    /// <summary>Done, or refused with problems; the same form sent again is done without doing anything.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> AddAsync(InitiativeId initiative, UnitCostInput input, CancellationToken cancellation)
    {
        if (!await claims.HoldAsync(initiative, cancellation))
        {
            return null;
        }

        var known = await claims.UnitCostsAsync(initiative, cancellation);
        if (known.Any(one => one.Id == input.Form))
        {
            return Result.Done;
        }

        if (Problems(input, known).ToList() is { Count: > 0 } problems)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new UnitCost
        {
            Id = input.Form,
            InitiativeId = initiative,
            Name = input.Name!.Trim(),
            Unit = input.Unit!.Trim(),
            CostType = input.CostType!,
            Rate = input.Rate!.Value,
            MostUnits = input.MostUnits,
            Source = input.Source!.Trim(),
            FirstDay = input.FirstDay!.Value,
            LastDay = input.LastDay,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Says until when a scheme holds. What has been asked for by it stands: it holds as long as those claims' days.</summary>
    /// <returns>Null when the initiative has no such scheme.</returns>
    public async Task<Result?> EndAsync(InitiativeId initiative, Guid id, UnitCostEndInput input, CancellationToken cancellation)
    {
        if (!await claims.HoldAsync(initiative, cancellation)
            || await database.Context.Set<UnitCost>().SingleOrDefaultAsync(one => one.Id == id && one.InitiativeId == initiative, cancellation) is not { } scheme)
        {
            return null;
        }

        if (input.LastDay < scheme.FirstDay)
        {
            return Result.Refused(nameof(input.LastDay), "costs.rule.days");
        }

        var claimed = await database.ScalarAsync<DateOnly?>(Sql.Of($"select max(c.last_day) from claim_units u join claims c on c.id = u.claim_id where u.unit_cost_id = {id} and u.initiative_id = {initiative}"), cancellation);
        if (input.LastDay < claimed)
        {
            return Result.Refused(nameof(input.LastDay), "unit_costs.rule.claimed", Display.Day(claimed.Value));
        }

        if ((await claims.UnitCostsAsync(initiative, cancellation)).Any(one => one.Id != id && IsSame(one, scheme.Name, scheme.FirstDay, input.LastDay)))
        {
            return Result.Refused(nameof(input.LastDay), "unit_costs.rule.twice");
        }

        scheme.LastDay = input.LastDay;
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private static IEnumerable<Problem> Problems(UnitCostInput input, IReadOnlyList<UnitCost> known)
    {
        if (string.IsNullOrWhiteSpace(input.Name))
        {
            yield return new Problem(nameof(input.Name), "unit_costs.rule.name");
        }
        else if (known.Any(one => IsSame(one, input.Name.Trim(), input.FirstDay ?? default, input.LastDay)))
        {
            yield return new Problem(nameof(input.Name), "unit_costs.rule.twice");
        }

        if (string.IsNullOrWhiteSpace(input.Unit))
        {
            yield return new Problem(nameof(input.Unit), "unit_costs.rule.unit");
        }

        if (!CostTypes.IsKnown(input.CostType))
        {
            yield return new Problem(nameof(input.CostType), "money.problem.cost_type");
        }

        if (input.Rate is not { } rate || rate is <= 0 or > UnitCosts.MostRate || Kronor.Rounded(rate) != rate)
        {
            yield return new Problem(nameof(input.Rate), "unit_costs.rule.rate", UnitCosts.MostRate);
        }

        if (input.MostUnits is { } most && UnitCosts.ProblemOf(most) is { } problem)
        {
            yield return new Problem(nameof(input.MostUnits), most == 0 ? "unit_costs.rule.most" : problem, UnitCosts.MostUnits);
        }

        if (string.IsNullOrWhiteSpace(input.Source))
        {
            yield return new Problem(nameof(input.Source), "unit_costs.rule.source");
        }

        if (input.LastDay < input.FirstDay)
        {
            yield return new Problem(nameof(input.LastDay), "costs.rule.days");
        }
    }

    /// <summary>Whether a scheme of that name holds on one of the days already.</summary>
    private static bool IsSame(UnitCost one, string name, DateOnly first, DateOnly? last) =>
        string.Equals(one.Name, name, StringComparison.CurrentCultureIgnoreCase) && (last is not { } ends || one.FirstDay <= ends) && (one.LastDay is not { } over || first <= over);
}
