using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A cost that is computed of others.</summary>
/// <param name="CostType">As what it is counted.</param>
/// <param name="Percent">Per cent.</param>
/// <param name="Base">Of how much, SEK.</param>
/// <param name="Amount">What it comes to, SEK.</param>
public sealed record ClaimRate(string CostType, decimal Percent, decimal Base, decimal Amount);

/// <summary>What a claim comes to.</summary>
/// <param name="Costs">Its costs, judged.</param>
/// <param name="Units">What is asked for in units, judged.</param>
/// <param name="Rates">What is computed of both.</param>
/// <param name="OfMaximum">What is left of the maximum grant beside it; null where none is known.</param>
/// <param name="OfBudget">What is left of the grant that is budgeted, beside it.</param>
public sealed record ClaimBasis(IReadOnlyList<JudgedCost> Costs, IReadOnlyList<JudgedUnits> Units, IReadOnlyList<ClaimRate> Rates, decimal? OfMaximum, decimal OfBudget)
{
    /// <summary>What can be paid of the grant.</summary>
    public decimal Eligible { get; } = Costs.Where(static one => one.Cost.Payer == Payer.Grant).Sum(static one => one.Amount) + Units.Sum(static one => one.Amount) + Rates.Sum(static rate => rate.Amount);

    /// <summary>What is asked for: that, within what is left.</summary>
    public decimal Amount => Eligibility.ClaimAmount(Eligible, OfMaximum, OfBudget);
}

/// <summary>Something that has happened to a claim, as its page shows it.</summary>
public sealed record ClaimEventRow(ClaimStep Step, decimal? Amount, string? Note, DateTimeOffset RegisteredAt, string RegisteredBy);

/// <summary>Reads claims, in the viewer's own reach of money.</summary>
public sealed class ClaimReader(RequestDatabase database, BudgetReader budgets)
{
    /// <summary>Takes the initiative's claims for this transaction, so that one at a time works on them; false when there is no such initiative in reach.</summary>
    internal async Task<bool> HoldAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        await database.ExecuteAsync(Sql.Of($"select pg_advisory_xact_lock(hashtextextended({"claims:" + initiative}, 0))"), cancellation);
        return await budgets.HeadAsync(initiative, cancellation) is not null;
    }

    /// <summary>Schemes of unit costs, those that hold from the latest day first.</summary>
    internal async Task<IReadOnlyList<UnitCost>> UnitCostsAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        return await database.Context.Set<UnitCost>().AsNoTracking().Where(scheme => scheme.InitiativeId == initiative)
            .OrderByDescending(static scheme => scheme.FirstDay).ThenBy(static scheme => scheme.Name).ThenBy(static scheme => scheme.Id).ToListAsync(cancellation);
    }

    /// <summary>The units that a claim asks for.</summary>
    internal Task<IReadOnlyList<ClaimedUnits>> UnitsAsync(InitiativeId initiative, Guid claim, CancellationToken cancellation) => database.QueryAsync<ClaimedUnits>(Sql.Of($"""
        select s.id, s.name, s.unit, s.cost_type, s.rate, s.source, u.units, u.evidence, u.amount as certified, u.refused_reason
        from claim_units u join unit_costs s on s.id = u.unit_cost_id where u.claim_id = {claim} and u.initiative_id = {initiative} order by s.name, s.id
        """), cancellation);

    /// <summary>How many units of each scheme the initiative's other claims ask for. Refused ones count until their claim is approved: until then it may come back and ask for them again.</summary>
    internal async Task<IReadOnlyDictionary<Guid, decimal>> UnitsElsewhereAsync(CostClaim claim, CancellationToken cancellation) => (await database.QueryAsync<UsedUnits>(Sql.Of($"""
        select u.unit_cost_id, sum(u.units) as units
        from claim_units u join claims c on c.id = u.claim_id
        where u.initiative_id = {claim.InitiativeId} and u.claim_id <> {claim.Id} and (u.refused_reason is null or c.state <> all ({ClaimStates.Granted}))
        group by u.unit_cost_id
        """), cancellation)).ToDictionary(static used => used.UnitCostId, static used => used.Units);

    /// <summary>A claim of the initiative; null when it has none of that id.</summary>
    public async Task<CostClaim?> FindAsync(InitiativeId initiative, Guid id, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        return await database.Context.Set<CostClaim>().SingleOrDefaultAsync(claim => claim.Id == id && claim.InitiativeId == initiative, cancellation);
    }

    /// <summary>In whose name it stands: the partner, or the initiative's owner.</summary>
    public Task<OrganisationId> HolderAsync(CostClaim claim, CancellationToken cancellation) => claim.OrganisationId is { } organisation
        ? Task.FromResult(organisation)
        : database.ScalarAsync<OrganisationId>(Sql.Of($"select owner_id from initiatives where id = {claim.InitiativeId}"), cancellation);

    /// <summary>What has happened to it, the first first.</summary>
    public Task<IReadOnlyList<ClaimEventRow>> EventsAsync(Guid claim, CancellationToken cancellation) => database.QueryAsync<ClaimEventRow>(Sql.Of($"""
        select e.step, e.amount, e.note, e.registered_at, a.display_name as registered_by
        from claim_events e join accounts a on a.id = e.registered_by where e.claim_id = {claim} order by e.registered_at, e.id
        """), cancellation);

    /// <summary>What it comes to: while it is open by the costs there are now, after that by those that were certified.</summary>
    public async Task<ClaimBasis> BasisAsync(CostClaim claim, CancellationToken cancellation)
    {
        var (head, budget) = await budgets.FiguresAsync(claim.InitiativeId, cancellation) ?? throw new InvalidOperationException("A claim is of an initiative.");
        var others = await database.ScalarAsync<decimal>(Sql.Of($"select coalesce(sum(c.amount), 0) from claims c where c.initiative_id = {claim.InitiativeId} and c.id <> {claim.Id}"), cancellation);
        var (ofMaximum, ofBudget) = (head.MaximumGrant - others, budget.Entries.Where(static entry => entry.Payer == Payer.Grant).Sum(static entry => entry.Figures.Revised) - others);
        var units = await UnitsAsync(claim.InitiativeId, claim.Id, cancellation);
        if (!claim.State.IsOpen())
        {
            var certified = await database.QueryAsync<CertifiedRow>(Sql.Of($"""
                select c.id, c.organisation_id as organisation, c.source, c.account, c.cost_type, c.payer, c.occurred_on, c.amount as cost, r.amount, r.reason, r.refused_reason is not null as is_refused
                from claim_rows r join cost_rows c on c.id = r.cost_row_id where r.claim_id = {claim.Id} order by c.occurred_on, c.id
                """), cancellation);
            var rates = await database.QueryAsync<ClaimRate>(Sql.Of($"select cost_type, percent, base, amount from claim_rates where claim_id = {claim.Id} order by cost_type, id"), cancellation);
            return new ClaimBasis([.. certified.Select(static row => row.ToJudged())], [.. units.Select(static one => new JudgedUnits(one, one.RefusedReason is null ? one.Certified ?? 0 : 0, one.Certified < one.Cost ? Ineligible.NoRoom : null))], rates, ofMaximum, ofBudget);
        }

        var room = budget.Entries.Where(static entry => entry is { Line: not null, IsOverhead: false }).GroupBy(static entry => new CostKind(entry.CostType, entry.Organisation, entry.Payer))
            .ToDictionary(static group => group.Key, static group => group.Sum(static entry => entry.Figures.Remaining));
        var judged = Eligibility.Judge(new ClaimDays(claim.FirstDay, claim.LastDay, head.StartsOn, head.EndsOn), room, await CostsAsync(claim, cancellation), units.Select(static one => one.CostType).ToHashSet());
        var inUnits = units.Count == 0 ? [] : UnitCosts.Judge(await HolderAsync(claim, cancellation), room, units);
        return new ClaimBasis(judged, inUnits, await RatesAsync(claim.InitiativeId, judged, inUnits, cancellation), ofMaximum, ofBudget);
    }

    /// <summary>What the initiative's overhead comes to on what is eligible of the grant.</summary>
    internal async Task<IReadOnlyList<ClaimRate>> RatesAsync(InitiativeId initiative, IEnumerable<JudgedCost> judged, IEnumerable<JudgedUnits> units, CancellationToken cancellation)
    {
        var eligible = judged.Where(static one => one is { Reason: null, Cost.Payer: Payer.Grant }).Select(static one => (CostType: one.Cost.CostType!, one.Amount)).Concat(units.Select(static one => (one.Of.CostType, one.Amount)))
            .GroupBy(static one => one.CostType).ToDictionary(static group => group.Key, static group => group.Sum(static one => one.Amount));
        return [.. (await budgets.OverheadsAsync(initiative, cancellation)).Where(static rule => rule is { UntilRevision: null, Payer: Payer.Grant })
            .Select(static rule => new SimplifiedCost(SimplifiedKind.FlatRate, rule.CostType, rule.Percent, rule.OfTypes))
            .Select(rate => new ClaimRate(rate.CostType, rate.Rate, rate.Base(eligible), rate.Amount(eligible))).Where(static rate => rate.Amount > 0)];
    }

    private async Task<IReadOnlyList<ClaimedCost>> CostsAsync(CostClaim claim, CancellationToken cancellation) => await database.QueryAsync<ClaimedCost>(Sql.Of($"""
        select c.id, c.organisation_id as organisation, c.source, c.account, c.cost_type, c.payer, c.occurred_on, c.amount, c.file_id is not null as has_receipt,
               exists (select from claim_rows r where r.cost_row_id = c.id and r.claim_id <> {claim.Id} and r.reason is null and r.refused_reason is null) as is_claimed
        from cost_rows c
        where c.initiative_id = {claim.InitiativeId} and c.superseded_at is null and c.occurred_on between {claim.FirstDay} and {claim.LastDay}
          and {(claim.OrganisationId is { } organisation ? Sql.Of($"c.organisation_id = {organisation}") : Sql.Raw("true"))}
        """), cancellation);

    private sealed record UsedUnits(Guid UnitCostId, decimal Units);

    private sealed record CertifiedRow(
        Guid Id, OrganisationId Organisation, CostSource Source, string? Account, string? CostType, Payer Payer, DateOnly OccurredOn, decimal Cost, decimal Amount, Ineligible? Reason, bool IsRefused)
    {
        public JudgedCost ToJudged() => new(
            new ClaimedCost(Id, Organisation, Source, Account, CostType, Payer, OccurredOn, Cost, HasReceipt: true, IsClaimed: false), IsRefused ? 0 : Amount, Reason);
    }
}

/// <summary>Addresses of claims.</summary>
internal static class ClaimPaths
{
    public static string All(InitiativeId initiative) => $"{MoneyPaths.Budget(initiative)}/rekvisitioner";

    public static string New(InitiativeId initiative) => $"{All(initiative)}/ny";

    public static string Claim(InitiativeId initiative, Guid claim) => $"{All(initiative)}/{claim}";

    public static string Certify(InitiativeId initiative, Guid claim) => $"{Claim(initiative, claim)}/intyga";

    public static string Review(InitiativeId initiative, Guid claim) => $"{Claim(initiative, claim)}/prova";

    public static string Units(InitiativeId initiative, Guid claim) => $"{Claim(initiative, claim)}/enheter";

    public static string JudgeUnits(InitiativeId initiative, Guid claim, Guid scheme) => $"{Units(initiative, claim)}/{scheme}";

    public static string UnitCosts(InitiativeId initiative) => $"{MoneyPaths.Budget(initiative)}/enhetskostnader";

    public static string UnitCost(InitiativeId initiative, Guid scheme) => $"{UnitCosts(initiative)}/{scheme}";

    public static string Row(InitiativeId initiative, Guid claim, Guid row) => $"{Claim(initiative, claim)}/rader/{row}";
}
