using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A new claim as a form gives it.</summary>
public sealed record ClaimInput
{
    /// <summary>Id of the form, which becomes the claim's.</summary>
    [FormId]
    public Guid Form { get; init; } = Guid.CreateVersion7();

    /// <summary>Who asks; null: the initiative as a whole.</summary>
    public OrganisationId? Organisation { get; init; }

    /// <summary>First day of the costs.</summary>
    [Required]
    public DateOnly? FirstDay { get; init; }

    /// <summary>Last day of the costs.</summary>
    [Required]
    public DateOnly? LastDay { get; init; }
}

/// <summary>A step of a claim as a form gives it.</summary>
public sealed record ClaimStepInput
{
    /// <summary>What is to happen.</summary>
    public ClaimStep? Step { get; init; }

    /// <summary>The version that was read.</summary>
    public uint Version { get; init; }

    /// <summary>What it came to when it was read.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Words about it; needed when it is sent back.</summary>
    [MaxLength(2000)]
    public string? Note { get; init; }

    /// <summary>When it was paid.</summary>
    public DateOnly? PaidOn { get; init; }
}

/// <summary>Puts claims together, and takes them from step to step, one at a time in an initiative.</summary>
public sealed class WorkClaim(RequestDatabase database, BudgetReader budgets, ClaimReader reader, CurrentUser user, TimeProvider clock)
{
    private const int Batch = 2_000;

    /// <summary>Begins one. Nobody asks twice for the same days, and not before they are over.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> AddAsync(InitiativeId initiative, ClaimInput input, CancellationToken cancellation)
    {
        if (!await reader.HoldAsync(initiative, cancellation))
        {
            return null;
        }

        var claims = await database.Context.Set<CostClaim>().AsNoTracking().Where(claim => claim.InitiativeId == initiative && claim.State != ClaimState.Withdrawn).ToListAsync(cancellation);
        if (claims.Exists(claim => claim.Id == input.Form))
        {
            return Result.Done;
        }

        var problems = new List<Problem>();
        var (first, last) = (input.FirstDay ?? default, input.LastDay ?? default);
        if (input.Organisation is { } organisation && !(await budgets.PartnersAsync(initiative, cancellation)).Any(partner => partner.Id == organisation))
        {
            problems.Add(new Problem(nameof(input.Organisation), "money.problem.partner"));
        }

        if (last < first)
        {
            problems.Add(new Problem(nameof(input.LastDay), "costs.rule.days"));
        }
        else if (last >= clock.Today())
        {
            problems.Add(new Problem(nameof(input.LastDay), "claims.rule.not_over"));
        }
        else if (claims.Find(claim => (claim.OrganisationId is null || input.Organisation is null || claim.OrganisationId == input.Organisation) && claim.FirstDay <= last && first <= claim.LastDay) is { } other)
        {
            problems.Add(new Problem(nameof(input.FirstDay), "claims.rule.closed_period", Display.Period(other.FirstDay, other.LastDay)));
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        database.Context.Add(new CostClaim { Id = input.Form, InitiativeId = initiative, OrganisationId = input.Organisation, FirstDay = first, LastDay = last, State = ClaimState.Draft });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes a step, or says why not; a conflict when the claim or what it comes to is another than was read.</summary>
    /// <returns>Null when the initiative has no such claim.</returns>
    public async Task<Result?> StepAsync(InitiativeId initiative, Guid id, ClaimStepInput input, CancellationToken cancellation)
    {
        if (!await reader.HoldAsync(initiative, cancellation) || await reader.FindAsync(initiative, id, cancellation) is not { } claim)
        {
            return null;
        }

        if (input.Step is not { } step || claim.State.After(step) is not { } next || claim.Version != input.Version)
        {
            return Result.Conflict("claims.rule.changed");
        }

        if (await RefusalAsync(claim, step, input, cancellation) is { } refused)
        {
            return refused;
        }

        if (step is ClaimStep.Certify or ClaimStep.Approve)
        {
            if (step is ClaimStep.Certify)
            {
                await database.ExecuteAsync(CostSql.Hold(initiative), cancellation);
            }

            var basis = await reader.BasisAsync(claim, cancellation);
            var amount = step is ClaimStep.Certify ? basis.Amount : Math.Min(basis.Amount, claim.Amount ?? 0);
            if (amount <= 0)
            {
                return Result.Refused(string.Empty, basis.Eligible > 0 ? "claims.rule.nothing_left" : "claims.rule.nothing_eligible");
            }

            if (amount != input.Amount)
            {
                return Result.Conflict("claims.rule.amount_changed", Display.Money(amount));
            }

            if (step is ClaimStep.Certify)
            {
                await KeepAsync(claim, basis, cancellation);
            }

            claim.Amount = amount;
        }
        else if (step is ClaimStep.Reopen or ClaimStep.Withdraw)
        {
            await ForgetAsync(claim, cancellation);
            await KeepUnitsAsync(claim, [], isWithdrawn: step is ClaimStep.Withdraw, cancellation);
            claim.Amount = null;
        }
        else if (step is ClaimStep.Return)
        {
            claim.Amount = null;
        }

        claim.State = next;
        claim.PaidOn = next is ClaimState.Paid ? input.PaidOn : null;
        database.Context.Add(new ClaimEvent
        {
            InitiativeId = initiative,
            ClaimId = id,
            Step = step,
            Amount = claim.Amount,
            Note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim(),
            RegisteredAt = clock.GetUtcNow(),
            RegisteredBy = user.RequiredAccount,
        });
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Refuses a row with words, or takes that back (null).</summary>
    /// <returns>Null when the claim has no such row to be judged.</returns>
    public async Task<Result?> JudgeAsync(InitiativeId initiative, Guid id, Guid row, string? refusal, CancellationToken cancellation)
    {
        if (!await reader.HoldAsync(initiative, cancellation) || await reader.FindAsync(initiative, id, cancellation) is not { } claim
            || await database.Context.Set<ClaimRow>().SingleOrDefaultAsync(found => found.Id == row && found.ClaimId == id && found.Reason == null, cancellation) is not { } judged)
        {
            return null;
        }

        if (claim.State is not ClaimState.Submitted)
        {
            return Result.Conflict("claims.rule.changed");
        }

        if (await BiasAsync(claim, cancellation) is { } biased)
        {
            return Result.Refused(string.Empty, biased);
        }

        if (refusal is null && judged.RefusedReason is not null && await database.ScalarAsync<bool>(Sql.Of(
            $"select exists (select from claim_rows r where r.cost_row_id = {judged.CostRowId} and r.id <> {row} and r.reason is null and r.refused_reason is null)"), cancellation))
        {
            return Result.Conflict("claims.rule.claimed_elsewhere");
        }

        judged.RefusedReason = refusal?.Trim();
        await JudgedAsync(claim, cancellation);
        return Result.Done;
    }

    /// <summary>Refuses the units of a scheme with words, or takes that back (null).</summary>
    /// <returns>Null when the claim asks for no such units.</returns>
    public async Task<Result?> JudgeUnitsAsync(InitiativeId initiative, Guid id, Guid scheme, string? refusal, CancellationToken cancellation)
    {
        if (!await reader.HoldAsync(initiative, cancellation) || await reader.FindAsync(initiative, id, cancellation) is not { } claim
            || await database.Context.Set<ClaimUnits>().SingleOrDefaultAsync(found => found.UnitCostId == scheme && found.ClaimId == id, cancellation) is not { } judged)
        {
            return null;
        }

        if (claim.State is not ClaimState.Submitted)
        {
            return Result.Conflict("claims.rule.changed");
        }

        if (await BiasAsync(claim, cancellation) is { } biased)
        {
            return Result.Refused(string.Empty, biased);
        }

        if (refusal is null && judged.RefusedReason is not null
            && (await reader.UnitCostsAsync(initiative, cancellation)).FirstOrDefault(one => one.Id == scheme) is { MostUnits: { } most } of
            && (await reader.UnitsElsewhereAsync(claim, cancellation)).GetValueOrDefault(scheme) is var elsewhere && elsewhere + judged.Units > most)
        {
            return Result.Conflict("unit_costs.rule.above_most", Display.ShortNumber(Math.Max(0, most - elsewhere), 2), of.Unit);
        }

        judged.RefusedReason = refusal?.Trim();
        await JudgedAsync(claim, cancellation);
        return Result.Done;
    }

    /// <summary>Writes what was judged, and what is counted on the rest.</summary>
    private async Task JudgedAsync(CostClaim claim, CancellationToken cancellation)
    {
        await database.Context.SaveChangesAsync(cancellation);
        var basis = await reader.BasisAsync(claim, cancellation);
        await WriteRatesAsync(claim, await reader.RatesAsync(claim.InitiativeId, basis.Costs, basis.Units, cancellation), cancellation);
    }

    /// <summary>Whether the user certifies for an organisation: by a role that edits money there, held for it.</summary>
    public bool MayCertify(InitiativeId initiative, OrganisationId holder) => user.Roles.Any(held =>
        held.InitiativeId == initiative && held.OrganisationId == holder && PermissionTable.Roles[held.Role].Permissions.Contains(Permissions.MoneyEdit));

    /// <summary>Names of those who certify for an organisation.</summary>
    public async Task<IReadOnlyList<string>> CertifiersAsync(InitiativeId initiative, OrganisationId holder, CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Certifier>(Sql.Of($"""
            select a.display_name as name from accounts a
            where exists (select from role_assignments r where r.account_id = a.id and r.initiative_id = {initiative} and r.organisation_id = {holder} and {AccountChoices.Holds(Permissions.MoneyEdit, clock.Today())})
            order by a.display_name collate "sv-x-icu", a.id
            """), cancellation)).Select(static one => one.Name)];

    /// <summary>Why the user judges nothing of a claim, as a key: nobody certifies or hands in a claim and reviews it too, and who is partial in the case reviews none of its claims. Null where nothing is in the way.</summary>
    internal async Task<string?> BiasAsync(CostClaim claim, CancellationToken cancellation) => await database.ScalarAsync<string?>(Sql.Of($"""
        select case when {claim.InitiativeId} = any (access.partial_in()) then 'claims.rule.partial'
                    when exists (select from claim_events e where e.claim_id = {claim.Id} and e.registered_by = {user.RequiredAccount} and e.step in ({ClaimStep.Certify}, {ClaimStep.Submit})) then 'claims.rule.own' end
        """), cancellation);

    private async Task<Result?> RefusalAsync(CostClaim claim, ClaimStep step, ClaimStepInput input, CancellationToken cancellation)
    {
        if (step is ClaimStep.Certify && !MayCertify(claim.InitiativeId, await reader.HolderAsync(claim, cancellation)))
        {
            return Result.Refused(string.Empty, "claims.rule.partners_own");
        }

        if (step is ClaimStep.Approve or ClaimStep.Return or ClaimStep.Pay && await BiasAsync(claim, cancellation) is { } biased)
        {
            return Result.Refused(string.Empty, biased);
        }

        if (step is ClaimStep.Return && string.IsNullOrWhiteSpace(input.Note))
        {
            return Result.Refused(nameof(input.Note), "claims.rule.note");
        }

        return step is ClaimStep.Pay && (input.PaidOn is not { } paid || paid > clock.Today() || paid < claim.LastDay) ? Result.Refused(nameof(input.PaidOn), "claims.rule.paid_on") : null;
    }

    /// <summary>Keeps the costs as they were judged.</summary>
    private async Task KeepAsync(CostClaim claim, ClaimBasis basis, CancellationToken cancellation)
    {
        await ForgetAsync(claim, cancellation);
        foreach (var batch in basis.Costs.Chunk(Batch))
        {
            await database.ExecuteAsync(Sql.Of($"""
                insert into claim_rows (id, initiative_id, claim_id, cost_row_id, amount, reason)
                select gen_random_uuid(), {claim.InitiativeId}, {claim.Id}, r.*
                from unnest({batch.Select(static one => one.Cost.Id)}, {batch.Select(static one => one.Amount)}, {batch.Select(static one => one.Reason is { } reason ? SnakeCase.Of(reason.ToString()) : null)}::text[]) r
                """), cancellation);
        }

        await KeepUnitsAsync(claim, basis.Units, isWithdrawn: false, cancellation);
        await WriteRatesAsync(claim, basis.Rates, cancellation);
    }

    /// <summary>Keeps what was eligible of units; of a claim that is taken back nothing is counted any more.</summary>
    private async Task KeepUnitsAsync(CostClaim claim, IReadOnlyList<JudgedUnits> judged, bool isWithdrawn, CancellationToken cancellation)
    {
        foreach (var units in await database.Context.Set<ClaimUnits>().Where(units => units.ClaimId == claim.Id).ToListAsync(cancellation))
        {
            (units.Amount, units.RefusedReason) = (judged.FirstOrDefault(one => one.Of.Id == units.UnitCostId)?.Amount, null);
            if (isWithdrawn)
            {
                database.Context.Remove(units);
            }
        }
    }

    private async Task WriteRatesAsync(CostClaim claim, IReadOnlyList<ClaimRate> rates, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"delete from claim_rates where claim_id = {claim.Id}"), cancellation);
        foreach (var rate in rates)
        {
            await database.ExecuteAsync(Sql.Of($"""
                insert into claim_rates (id, initiative_id, claim_id, cost_type, percent, base, amount)
                values (gen_random_uuid(), {claim.InitiativeId}, {claim.Id}, {rate.CostType}, {rate.Percent}, {rate.Base}, {rate.Amount})
                """), cancellation);
        }
    }

    private sealed record Certifier(string Name);

    private async Task ForgetAsync(CostClaim claim, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"delete from claim_rows where claim_id = {claim.Id}"), cancellation);
        await database.ExecuteAsync(Sql.Of($"delete from claim_rates where claim_id = {claim.Id}"), cancellation);
    }
}
