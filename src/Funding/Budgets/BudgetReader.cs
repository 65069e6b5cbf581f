using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What frames an initiative's budget.</summary>
/// <param name="OwnerId">Who owns it, and whose units are that are claimed for no other.</param>
/// <param name="StartsOn">The initiative's first day.</param>
/// <param name="EndsOn">Its last.</param>
/// <param name="MaximumGrant">The most that is paid; null when it is not known.</param>
/// <param name="Division">Calendar periods that are offered; null before there is a budget.</param>
/// <param name="Revision">Number of the latest decision; null while the original is being entered.</param>
/// <param name="DecidedOn">When that was decided.</param>
public sealed record BudgetHead(OrganisationId OwnerId, DateOnly StartsOn, DateOnly EndsOn, decimal? MaximumGrant, BudgetDivision? Division, int? Revision, DateOnly? DecidedOn)
{
    /// <summary>Whether lines are entered and changed by hand: nothing has been decided.</summary>
    public bool IsOpen => Revision is null;
}

/// <summary>A line as its pages show it.</summary>
public sealed record BudgetLineRow(
    Guid Id, string CostType, string Text, OrganisationId? OrganisationId, string? Organisation, Payer Payer, OrganisationId? CoFunderId, string? CoFunderName, string? CoFunder,
    string? Role, decimal? SharePercent, string? EstimateReason, decimal? Forecast, string? ForecastReason, uint Version,
    DateOnly?[] FirstDays, DateOnly?[] LastDays, decimal[] Amounts, int[] Revisions)
{
    /// <summary>The ledger's rows of the line, as it has grown.</summary>
    public IReadOnlyList<BudgetedAmount> Ledger { get; } = [.. Amounts.Select((amount, index) => new BudgetedAmount(new BudgetPeriod(FirstDays[index], LastDays[index]), amount, Revisions[index]))];

    /// <summary>Whether it holds anything, or did in the original.</summary>
    public bool IsShown => Ledger.GroupBy(static amount => (amount.Period, IsOriginal: amount.Revision == 0)).Any(static group => group.Sum(static amount => amount.Amount) != 0);

    /// <summary>What it is called among the others.</summary>
    public string Name(Texts texts)
    {
        var what = Role ?? (Text.Length > 0 ? Text : texts[CostTypes.TextKey(CostType)]);
        return SharePercent is { } share ? $"{what}, {Display.Percent(share, share == Math.Truncate(share) ? 0 : 1)}" : what;
    }
}

/// <summary>A row of the ledger with what it belongs to.</summary>
public sealed record BudgetAmountRow(Guid LineId, DateOnly? FirstDay, DateOnly? LastDay, decimal Amount, int Revision)
{
    /// <summary>For when.</summary>
    public BudgetPeriod Period => new(FirstDay, LastDay);
}

/// <summary>A decision as pages show it.</summary>
public sealed record BudgetRevisionRow(int Number, DateOnly DecidedOn, string DecidedBy, string Reason, string RegisteredBy);

/// <summary>An overhead rule as pages show it.</summary>
public sealed record OverheadRow(Guid Id, string CostType, decimal Percent, string[] OfTypes, Payer Payer, int FromRevision, int? UntilRevision);

/// <summary>An organisation that costs may belong to.</summary>
public sealed record MoneyPartner(OrganisationId Id, string Name);

/// <summary>A budget with what its pages need to name things.</summary>
/// <param name="Head">Its frame.</param>
/// <param name="Lines">Its lines that hold anything, in order.</param>
/// <param name="Overheads">Rules, ended ones too.</param>
/// <param name="Revisions">What has been decided, the first first.</param>
/// <param name="Partners">The initiative's partners, and whoever else has lines or costs.</param>
/// <param name="Budget">The figures.</param>
public sealed record BudgetView(
    BudgetHead Head, IReadOnlyList<BudgetLineRow> Lines, IReadOnlyList<OverheadRow> Overheads, IReadOnlyList<BudgetRevisionRow> Revisions,
    IReadOnlyList<MoneyPartner> Partners, Budget Budget)
{
    /// <summary>Name of whose costs they are.</summary>
    public string PartnerName(OrganisationId? organisation, Texts texts) =>
        organisation is { } known ? Partners.FirstOrDefault(partner => partner.Id == known)?.Name ?? texts["money.partner.unknown"] : texts["money.whole_project"];
}

/// <summary>Reads budgets, in the viewer's own reach of money.</summary>
public sealed class BudgetReader(RequestDatabase database, LiveFigures figures, TimeProvider clock)
{
    /// <summary>The frame; null when there is no such initiative in reach.</summary>
    public Task<BudgetHead?> HeadAsync(InitiativeId initiative, CancellationToken cancellation) => database.FindAsync<BudgetHead>(Sql.Of($"""
        select i.owner_id, i.starts_on, i.ends_on, i.maximum_grant, b.division, r.number as revision, r.decided_on
        from initiatives i
        left join budgets b on b.initiative_id = i.id
        left join lateral (select v.number, v.decided_on from budget_revisions v where v.initiative_id = i.id order by v.number desc limit 1) r on true
        where i.id = {initiative}
        """), cancellation);

    /// <summary>The budget held against its costs; null when there is no such initiative in reach.</summary>
    public async Task<BudgetView?> FindAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await HeadAsync(initiative, cancellation) is not { } head)
        {
            return null;
        }

        var lines = await LinesAsync(initiative, cancellation);
        var overheads = await OverheadsAsync(initiative, cancellation);
        return new BudgetView(head, [.. lines.Where(static line => line.IsShown)], overheads, await RevisionsAsync(initiative, cancellation), await PartnersAsync(initiative, cancellation),
            await BudgetAsync(initiative, head, lines, overheads, cancellation));
    }

    /// <summary>The figures alone; null when there is no such initiative in reach.</summary>
    public async Task<(BudgetHead Head, Budget Budget)?> FiguresAsync(InitiativeId initiative, CancellationToken cancellation) =>
        await HeadAsync(initiative, cancellation) is { } head
            ? (head, await BudgetAsync(initiative, head, await LinesAsync(initiative, cancellation), await OverheadsAsync(initiative, cancellation), cancellation))
            : null;

    private async Task<Budget> BudgetAsync(InitiativeId initiative, BudgetHead head, IReadOnlyList<BudgetLineRow> lines, IReadOnlyList<OverheadRow> overheads, CancellationToken cancellation) => Budget.Of(
        [.. lines.Select(static line => new BudgetedLine(line.Id, line.CostType, line.OrganisationId, line.Payer, line.Forecast, line.Ledger))],
        [.. overheads.Select(static rule => new OverheadRule(rule.Id, rule.CostType, rule.Percent, rule.OfTypes, rule.Payer, rule.FromRevision == 0, rule.UntilRevision is null))],
        [.. await CostsAsync(initiative, head.OwnerId, cancellation)], head.EndsOn, clock.Today());

    /// <summary>
    /// What has been spent, by the first day of the budget's period it falls in (its own day outside all of them): approved once its claim is, awaiting until then. What a claim has left out or a reviewer refused is neither.
    /// </summary>
    /// <remarks>All costs count as awaiting, and those of granted claims are taken from that again: so each part is summed by day before anything is joined, the first from an index alone. Remembered until one of the tables changes (0695).</remarks>
    private Task<IReadOnlyList<SpentCost>> CostsAsync(InitiativeId initiative, OrganisationId owner, CancellationToken cancellation) => figures.ReadAsync<SpentCost>(new(initiative, $"spent {owner.Value}", () => Sql.Of($"""
        with days as (
            select p.first_day, d.day::date as day
            from (select distinct a.first_day, a.last_day from budget_amounts a where a.initiative_id = {initiative} and a.first_day is not null) p
            cross join lateral generate_series(p.first_day, p.last_day, interval '1 day') d(day)),
        spent as (
            select c.cost_type, c.organisation_id, c.payer, c.occurred_on, 0 as approved, sum(c.amount) as awaiting
            from cost_rows c
            where c.initiative_id = {initiative} and {Counted}
            group by c.cost_type, c.organisation_id, c.payer, c.occurred_on
            union all
            select c.cost_type, c.organisation_id, c.payer, c.occurred_on, sum(r.amount) filter (where r.reason is null and r.refused_reason is null), -sum(c.amount)
            from claims k join claim_rows r on r.claim_id = k.id join cost_rows c on c.id = r.cost_row_id
            where k.initiative_id = {initiative} and k.state = any ({ClaimStates.Granted}) and {Counted}
            group by c.cost_type, c.organisation_id, c.payer, c.occurred_on
            union all
            select t.cost_type, k.organisation_id, {Payer.Grant}, k.last_day, case when k.state = any ({ClaimStates.Granted}) then t.amount else 0 end, case when k.state = any ({ClaimStates.Granted}) then 0 else t.amount end
            from claim_rates t join claims k on k.id = t.claim_id
            where t.initiative_id = {initiative}
            union all
            select t.cost_type, coalesce(k.organisation_id, {owner}), {Payer.Grant}, k.last_day, case when k.state = any ({ClaimStates.Granted}) and u.refused_reason is null then u.amount else 0 end,
                   case when k.state = any ({ClaimStates.Granted}) then 0 else coalesce(u.amount, round(u.units * t.rate, 2)) end
            from claim_units u join unit_costs t on t.id = u.unit_cost_id join claims k on k.id = u.claim_id
            where u.initiative_id = {initiative})
        select s.cost_type, s.organisation_id as organisation, s.payer, coalesce(d.first_day, s.occurred_on) as day, coalesce(sum(s.approved), 0) as approved, sum(s.awaiting) as awaiting
        from spent s left join days d on d.day = s.occurred_on
        group by 1, 2, 3, 4
        """)), "samsteg.money", cancellation);

    private static Sql Counted { get; } = Sql.Raw("c.superseded_at is null and c.cost_type is not null and coalesce(c.account, '') not like '3%'");

    /// <summary>The lines in their order.</summary>
    public Task<IReadOnlyList<BudgetLineRow>> LinesAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<BudgetLineRow>(Sql.Of($"""
        select l.id, l.cost_type, l.text, l.organisation_id, o.name as organisation, l.payer, l.co_funder_id, l.co_funder_name, coalesce(c.name, l.co_funder_name) as co_funder,
               l.role, l.share_percent, l.estimate_reason, l.forecast, l.forecast_reason, l.xmin as version,
               coalesce(a.first_days, array[]::date[]) as first_days, coalesce(a.last_days, array[]::date[]) as last_days, coalesce(a.amounts, array[]::numeric[]) as amounts,
               coalesce(a.revisions, array[]::integer[]) as revisions
        from budget_lines l
        left join (
            select r.line_id, array_agg(r.first_day order by r.revision, r.first_day, r.id) as first_days, array_agg(r.last_day order by r.revision, r.first_day, r.id) as last_days,
                   array_agg(r.amount order by r.revision, r.first_day, r.id) as amounts, array_agg(r.revision order by r.revision, r.first_day, r.id) as revisions
            from budget_amounts r where r.initiative_id = {initiative} group by r.line_id) a on a.line_id = l.id
        left join organisations o on o.id = l.organisation_id
        left join organisations c on c.id = l.co_funder_id
        where l.initiative_id = {initiative}
        order by l.position, l.id
        """), cancellation);

    /// <summary>The ledger, as it has grown.</summary>
    public Task<IReadOnlyList<BudgetAmountRow>> AmountsAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<BudgetAmountRow>(Sql.Of(
        $"select line_id, first_day, last_day, amount, revision from budget_amounts where initiative_id = {initiative} order by revision, first_day, id"), cancellation);

    /// <summary>Overhead rules, ended ones too.</summary>
    public Task<IReadOnlyList<OverheadRow>> OverheadsAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<OverheadRow>(Sql.Of(
        $"select id, cost_type, percent, of_types, payer, from_revision, until_revision from budget_overheads where initiative_id = {initiative} order by from_revision, id"), cancellation);

    /// <summary>What has been decided, the first first.</summary>
    public Task<IReadOnlyList<BudgetRevisionRow>> RevisionsAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<BudgetRevisionRow>(Sql.Of($"""
        select r.number, r.decided_on, r.decided_by, r.reason, a.display_name as registered_by
        from budget_revisions r join accounts a on a.id = r.registered_by
        where r.initiative_id = {initiative} order by r.number
        """), cancellation);

    /// <summary>The initiative's partners, the owner first, and whoever else has lines or costs.</summary>
    public Task<IReadOnlyList<MoneyPartner>> PartnersAsync(InitiativeId initiative, CancellationToken cancellation) => database.QueryAsync<MoneyPartner>(Sql.Of($"""
        with recursive spender (id) as ( -- one look into the index for each: what follows the last one, and is no other initiative's
            select {Guid.Empty}
            union all
            select (select c.organisation_id from cost_rows c
                    where (c.initiative_id, c.organisation_id) > ({initiative}, s.id) and c.initiative_id <= {initiative} and c.superseded_at is null
                    order by c.initiative_id, c.organisation_id limit 1)
            from spender s where s.id is not null)
        select o.id, case when whole.id is null or starts_with(o.name, whole.name) then o.name else whole.name || ' – ' || o.name end as name
        from organisations o
        left join organisations whole on whole.id = o.unit_of
        left join initiative_partners p on p.organisation_id = o.id and p.initiative_id = {initiative}
        where p.id is not null or o.id in (select l.organisation_id from budget_lines l where l.initiative_id = {initiative}) or o.id in (select s.id from spender s)
        order by p.is_owner desc nulls last, p.position, o.id
        """), cancellation);
}

/// <summary>Addresses of an initiative's money.</summary>
internal static class MoneyPaths
{
    public static string Budget(InitiativeId initiative) => $"/insatser/{initiative}/ekonomi";

    public static string Explanation(InitiativeId initiative) => $"{Budget(initiative)}/forklaring";
}
