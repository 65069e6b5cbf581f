using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Units of a claim as a form gives them.</summary>
public sealed class ClaimUnitsInput
{
    /// <summary>The version of the claim that was read.</summary>
    public uint Version { get; set; }

    /// <summary>The schemes that were shown.</summary>
    public IList<UnitsInput> Rows { get; set; } = [];

    /// <summary>Units of a scheme.</summary>
    public sealed record UnitsInput
    {
        /// <summary>The scheme.</summary>
        public Guid UnitCost { get; init; }

        /// <summary>How many; nothing for none.</summary>
        public decimal? Units { get; init; }

        /// <summary>How they were counted.</summary>
        [MaxLength(500)]
        public string? Evidence { get; init; }
    }
}

/// <summary>Enters the units that a claim asks for, while it is open.</summary>
public sealed class EnterClaimUnits(RequestDatabase database, ClaimReader claims)
{
    /// <summary>Done, or refused with problems, in which case nothing is written; a conflict when the claim is another than was read, or not open.</summary>
    /// <returns>Null when the initiative has no such claim or scheme.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, Guid id, ClaimUnitsInput input, CancellationToken cancellation)
    {
        if (!await claims.HoldAsync(initiative, cancellation) || await claims.FindAsync(initiative, id, cancellation) is not { } claim)
        {
            return null;
        }

        if (!claim.State.IsOpen())
        {
            return Result.Conflict("unit_costs.rule.closed");
        }

        if (claim.Version != input.Version)
        {
            return Result.Conflict("claims.rule.changed");
        }

        var schemes = (await claims.UnitCostsAsync(initiative, cancellation)).ToDictionary(static scheme => scheme.Id);
        var rows = input.Rows.Index().Where(static row => row.Item != new ClaimUnitsInput.UnitsInput()).ToList();
        if (rows.Exists(row => !schemes.ContainsKey(row.Item.UnitCost)))
        {
            return null;
        }

        var elsewhere = await claims.UnitsElsewhereAsync(claim, cancellation);
        var problems = rows.SelectMany(row => Problems(claim, schemes[row.Item.UnitCost], row.Item, elsewhere.GetValueOrDefault(row.Item.UnitCost))
            .Select(problem => problem with { Field = $"Rows[{row.Index}].{problem.Field}" })).ToList();
        problems.AddRange(rows.Where(row => row.Item.Units > 0 && input.Rows.Take(row.Index).Any(before => before.UnitCost == row.Item.UnitCost && before.Units > 0))
            .Select(static row => new Problem($"Rows[{row.Index}].{nameof(ClaimUnitsInput.UnitsInput.Units)}", "unit_costs.rule.entered_twice")));
        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        // The claim was read before anybody else was waited for: that it still is as it was read is found by what writes first, which also tells who has read it before.
        if (await database.ExecuteAsync(Sql.Of($"""
            update claims set state = state where id = {id} and initiative_id = {initiative} and state = any ({ClaimStates.Open}) and xmin::text::bigint = {(long)input.Version}
            """), cancellation) == 0)
        {
            return Result.Conflict("claims.rule.changed");
        }

        await WriteAsync(claim, rows.Select(static row => row.Item), cancellation);
        return Result.Done;
    }

    private async Task WriteAsync(CostClaim claim, IEnumerable<ClaimUnitsInput.UnitsInput> rows, CancellationToken cancellation)
    {
        var standing = await database.Context.Set<ClaimUnits>().Where(units => units.ClaimId == claim.Id).ToListAsync(cancellation);
        foreach (var row in rows)
        {
            var known = standing.Find(units => units.UnitCostId == row.UnitCost);
            if (row.Units is not > 0)
            {
                if (known is not null)
                {
                    database.Context.Remove(known);
                }

                continue;
            }

            if (known is null)
            {
                database.Context.Add(known = new ClaimUnits { InitiativeId = claim.InitiativeId, ClaimId = claim.Id, UnitCostId = row.UnitCost, Units = row.Units.Value, Evidence = string.Empty });
            }

            (known.Units, known.Evidence, known.Amount, known.RefusedReason) = (row.Units.Value, row.Evidence!.Trim(), null, null);
        }

        await database.Context.SaveChangesAsync(cancellation);
    }

    private static IEnumerable<Problem> Problems(CostClaim claim, UnitCost scheme, ClaimUnitsInput.UnitsInput row, decimal elsewhere)
    {
        if (row.Units is not { } units || units == 0)
        {
            yield break;
        }

        if (UnitCosts.ProblemOf(units) is { } problem)
        {
            yield return new Problem(nameof(row.Units), problem, UnitCosts.MostUnits);
        }
        else if (!scheme.Holds(claim.FirstDay, claim.LastDay))
        {
            yield return new Problem(nameof(row.Units), "unit_costs.rule.outside", Display.Period(claim.FirstDay, claim.LastDay));
        }
        else if (scheme.MostUnits is { } most && elsewhere + units > most)
        {
            yield return new Problem(nameof(row.Units), "unit_costs.rule.above_most", Display.ShortNumber(Math.Max(0, most - elsewhere), 2), scheme.Unit);
        }

        if (string.IsNullOrWhiteSpace(row.Evidence))
        {
            yield return new Problem(nameof(row.Evidence), "unit_costs.rule.evidence");
        }
    }
}
