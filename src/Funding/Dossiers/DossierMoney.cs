using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// The money of a dossier: every row of budget, costs, claims and payments, and what they come to. What a row adds to each sum stands in a column of its own, so that whoever has the tables adds up a column
/// and needs no rule. Only read where the viewer reads money; the forecast, which depends on the day, is not there.
/// </summary>
internal sealed class DossierMoney(RequestDatabase database, Texts texts)
{
    private const string Folder = "ekonomi/";

    /// <summary>Writes it.</summary>
    public async Task WriteAsync(DossierArchive archive, InitiativeId initiative, CancellationToken cancellation)
    {
        var sums = new List<DossierSum>();
        sums.AddRange(await Lines(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await Ledger(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await Revisions(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await Overheads(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await Costs(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await Receipts(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await Claims(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await ClaimRows(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await UnitCosts(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await Units(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await Rates(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await Events(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await Payments(initiative).WriteAsync(archive, database, texts, cancellation));
        sums.AddRange(await Differences(initiative).WriteAsync(archive, database, texts, cancellation));
        var by = sums.ToDictionary(static sum => sum.Key, static sum => sum.Sum);
        DossierTotal Total(string key, string[] of, params string[] less) => new(key, of, less, of.Sum(one => by[one]) - less.Sum(one => by[one]));
        var maximum = await database.ScalarAsync<decimal?>(Sql.Of($"select maximum_grant from initiatives where id = {initiative}"), cancellation);
        await archive.AddAsync(DossierSums.Path, new DossierSums(1, maximum, sums,
        [
            Total("budget_original", ["ledger_original", "overheads_original"]),
            Total("budget_revised", ["ledger_revised", "overheads_revised"]),
            Total("budget_used", ["costs_used", "units_used", "rates_used"]),
            Total("budget_awaiting", ["costs_awaiting", "units_awaiting", "rates_awaiting"]),
            Total("budget_remaining", ["ledger_revised", "overheads_revised"], "costs_used", "units_used", "rates_used"),
            Total("check_lines_and_ledger", ["lines_revised"], "ledger_revised"), // the same money twice: nothing is left
            Total("check_costs_and_claims", ["costs_used"], "claim_rows_used"),
            Total("check_eligible_and_approved", ["claim_rows_of_grant", "units_used", "rates_used"], "claims_approved", "claims_above"), // a claim is granted by its rows alone
            Total("check_approved_and_events", ["claims_approved"], "events_approved"), // what it says of itself, and what was done
            Total("check_paid_and_payments", ["claims_paid"], "payments_amount"),
            Total("within_approved", ["claims_approved"], "payments_amount"), // never less than nothing
        ]).Write(), cancellation);
    }

    private static DossierTable<LineRow> Lines(InitiativeId initiative) => new DossierTable<LineRow>(Folder + "budgetposter", Sql.Of($"""
            select l.id, l.cost_type, l.text, o.name as partner, l.payer, coalesce(f.name, l.co_funder_name) as co_funder, l.role, l.share_percent, l.estimate_reason,
                   coalesce(sum(a.amount) filter (where a.revision = 0), 0) as original, coalesce(sum(a.amount), 0) as revised
            from budget_lines l
            left join budget_amounts a on a.line_id = l.id
            left join organisations o on o.id = l.organisation_id
            left join organisations f on f.id = l.co_funder_id
            where l.initiative_id = {initiative} group by l.id, o.name, f.name order by l.position, l.id
            """))
        .Of("id", static row => row.Id).Code("cost_type", static row => row.CostType, CostTypes.TextKey).Of("text", static row => row.Text).Of("partner", static row => row.Partner)
        .Code<Payer>("payer", static row => row.Payer).Of("co_funder", static row => row.CoFunder).Of("role", static row => row.Role).Of("share_percent", static row => row.SharePercent)
        .Of("estimate_reason", static row => row.EstimateReason).Sum("original", "lines_original", static row => row.Original).Sum("revised", "lines_revised", static row => row.Revised);

    private static DossierTable<LedgerRow> Ledger(InitiativeId initiative) => new DossierTable<LedgerRow>(Folder + "budgetliggare", Sql.Of($"""
            select a.id, a.line_id, l.cost_type, o.name as partner, l.payer, a.first_day, a.last_day, a.revision, case when a.revision = 0 then a.amount else 0 end as original, a.amount as revised,
                   r.decided_on, r.decided_by, r.reason, a.registered_at, w.display_name as registered_by
            from budget_amounts a
            join budget_lines l on l.id = a.line_id
            join accounts w on w.id = a.registered_by
            left join organisations o on o.id = l.organisation_id
            left join budget_revisions r on r.initiative_id = a.initiative_id and r.number = a.revision
            where a.initiative_id = {initiative} order by a.revision, l.position, l.id, a.first_day, a.id
            """))
        .Of("id", static row => row.Id).Of("line", static row => row.LineId).Code("cost_type", static row => row.CostType, CostTypes.TextKey).Of("partner", static row => row.Partner)
        .Code<Payer>("payer", static row => row.Payer).Of("first_day", static row => row.FirstDay).Of("last_day", static row => row.LastDay).Of("revision", static row => row.Revision)
        .Sum("original", "ledger_original", static row => row.Original).Sum("revised", "ledger_revised", static row => row.Revised)
        .Of("decided_on", static row => row.DecidedOn).Of("decided_by", static row => row.DecidedBy).Of("reason", static row => row.Reason)
        .Of("registered_at", static row => row.RegisteredAt).Of("registered_by", static row => row.RegisteredBy);

    private static DossierTable<RevisionRow> Revisions(InitiativeId initiative) => new DossierTable<RevisionRow>(Folder + "budgetbeslut", Sql.Of($"""
            select r.number, r.decided_on, r.decided_by, r.reason, r.registered_at, w.display_name as registered_by
            from budget_revisions r join accounts w on w.id = r.registered_by where r.initiative_id = {initiative} order by r.number
            """))
        .Of("revision", static row => row.Number).Of("decided_on", static row => row.DecidedOn).Of("decided_by", static row => row.DecidedBy).Of("reason", static row => row.Reason)
        .Of("registered_at", static row => row.RegisteredAt).Of("registered_by", static row => row.RegisteredBy);

    // As Budget counts overhead: its per cent of the sum, rounded once.
    private static DossierTable<OverheadRow> Overheads(InitiativeId initiative) => new DossierTable<OverheadRow>(Folder + "budgetpaslag", Sql.Of($"""
            select h.id, h.cost_type, h.percent, array_to_string(h.of_types, ', ') as of_types, h.payer, h.from_revision, h.until_revision, b.original as base_original, b.revised as base_revised,
                   case when h.from_revision = 0 then round(b.original * h.percent / 100, 2) else 0 end as original,
                   case when h.until_revision is null then round(b.revised * h.percent / 100, 2) else 0 end as revised
            from budget_overheads h
            cross join lateral (
                select coalesce(sum(a.amount) filter (where a.revision = 0), 0) as original, coalesce(sum(a.amount), 0) as revised
                from budget_lines l join budget_amounts a on a.line_id = l.id
                where l.initiative_id = h.initiative_id and l.payer = h.payer and l.cost_type = any (h.of_types)) b
            where h.initiative_id = {initiative} order by h.from_revision, h.id
            """))
        .Of("id", static row => row.Id).Code("cost_type", static row => row.CostType, CostTypes.TextKey).Of("percent", static row => row.Percent).Code("of_types", static row => row.OfTypes, CostTypes.TextKey)
        .Code<Payer>("payer", static row => row.Payer).Of("from_revision", static row => row.FromRevision).Of("until_revision", static row => row.UntilRevision)
        .Of("base_original", static row => row.BaseOriginal).Of("base_revised", static row => row.BaseRevised)
        .Sum("original", "overheads_original", static row => row.Original).Sum("revised", "overheads_revised", static row => row.Revised);

    // What is counted as used and awaiting is what BudgetReader counts, cost by cost.
    private static DossierTable<CostLine> Costs(InitiativeId initiative) => new DossierTable<CostLine>(Folder + "kostnader", Sql.Of($"""
            select c.id, c.occurred_on, o.name as partner, c.source, c.account, c.cost_type, c.payer, nullif(concat_ws(' ', c.series, c.number), '') as voucher, c.ordinal, c.text, c.amount, c.file_id as receipt,
                   c.registered_at, w.display_name as registered_by, c.superseded_at, c.superseded_reason, r.claim_id,
                   case when c.superseded_at is null then c.amount else 0 end as standing,
                   case when n.counts and k.state = any ({ClaimStates.Granted}) then r.amount else 0 end as used,
                   case when n.counts and (k.state is null or k.state <> all ({ClaimStates.Granted})) then c.amount else 0 end as awaiting
            from cost_rows c
            join organisations o on o.id = c.organisation_id
            join accounts w on w.id = c.registered_by
            left join claim_rows r on r.cost_row_id = c.id and r.reason is null and r.refused_reason is null
            left join claims k on k.id = r.claim_id
            cross join lateral (select {Counts} as counts) n
            where c.initiative_id = {initiative} order by c.occurred_on, c.id
            """))
        .Of("id", static row => row.Id).Of("day", static row => row.OccurredOn).Of("partner", static row => row.Partner).Code<CostSource>("source", static row => row.Source).Of("account", static row => row.Account)
        .Code("cost_type", static row => row.CostType, CostTypes.TextKey).Code<Payer>("payer", static row => row.Payer).Of("voucher", static row => row.Voucher).Of("ordinal", static row => row.Ordinal)
        .Of("text", static row => row.Text).Of("amount", static row => row.Amount).Of("receipt", static row => row.Receipt).Of("registered_at", static row => row.RegisteredAt)
        .Of("registered_by", static row => row.RegisteredBy).Of("superseded_at", static row => row.SupersededAt).Of("superseded_reason", static row => row.SupersededReason).Of("claim", static row => row.ClaimId)
        .Sum("standing", "costs_standing", static row => row.Standing).Sum("used", "costs_used", static row => row.Used).Sum("awaiting", "costs_awaiting", static row => row.Awaiting);

    private static DossierTable<ReceiptRow> Receipts(InitiativeId initiative) => new DossierTable<ReceiptRow>(Folder + "underlag", Sql.Of($"""
            select f.id, f.name, f.size, encode(f.sha256, 'hex') as sha256, f.uploaded_at, w.display_name as uploaded_by
            from cost_files f join accounts w on w.id = f.uploaded_by where f.initiative_id = {initiative} and f.format is not null order by f.uploaded_at, f.id
            """))
        .Of("id", static row => row.Id).Of("name", static row => row.Name).Of("size", static row => row.Size).Of("sha256", static row => row.Sha256)
        .Of("registered_at", static row => row.UploadedAt).Of("registered_by", static row => row.UploadedBy);

    private static DossierTable<ClaimLine> Claims(InitiativeId initiative) => new DossierTable<ClaimLine>(Folder + "rekvisitioner", Sql.Of($"""
            select c.id, coalesce(o.name, w.name) as partner, c.first_day, c.last_day, c.state, coalesce(c.amount, 0) as asked, c.paid_on,
                   case when c.state = any ({ClaimStates.Granted}) then greatest(e.eligible - c.amount, 0) else 0 end as above,
                   case when c.state = any ({ClaimStates.Granted}) then c.amount else 0 end as approved, case when c.state = {ClaimState.Paid} then c.amount else 0 end as paid
            from claims c
            join initiatives i on i.id = c.initiative_id
            join organisations w on w.id = i.owner_id
            left join organisations o on o.id = c.organisation_id
            cross join lateral (
                select coalesce((select sum(r.amount) from claim_rows r join cost_rows s on s.id = r.cost_row_id where r.claim_id = c.id and {IsOfGrant(Sql.Raw("s"))}), 0)
                     + coalesce((select sum(u.amount) from claim_units u where u.claim_id = c.id and u.refused_reason is null), 0)
                     + coalesce((select sum(t.amount) from claim_rates t where t.claim_id = c.id), 0) as eligible) e
            where c.initiative_id = {initiative} order by c.first_day, c.id
            """))
        .Of("id", static row => row.Id).Of("partner", static row => row.Partner).Of("first_day", static row => row.FirstDay).Of("last_day", static row => row.LastDay).Code<ClaimState>("state", static row => row.State)
        .Of("paid_on", static row => row.PaidOn).Sum("asked", "claims_asked", static row => row.Asked).Sum("above", "claims_above", static row => row.Above).Sum("approved", "claims_approved", static row => row.Approved).Sum("paid", "claims_paid", static row => row.Paid);

    private static DossierTable<JudgedRow> ClaimRows(InitiativeId initiative) => new DossierTable<JudgedRow>(Folder + "rekvisitionsrader", Sql.Of($"""
            select r.id, r.claim_id, r.cost_row_id, c.occurred_on, c.amount as cost, r.amount as eligible, r.reason, r.refused_reason,
                   case when r.refused_reason is not null then 'refused' when r.reason is not null then 'ineligible' else 'eligible' end as judgement,
                   case when {IsOfGrant(Sql.Raw("c"))} and k.state = any ({ClaimStates.Granted}) then r.amount else 0 end as of_grant,
                   case when r.reason is null and r.refused_reason is null and k.state = any ({ClaimStates.Granted}) and {Counts} then r.amount else 0 end as used
            from claim_rows r
            join claims k on k.id = r.claim_id
            join cost_rows c on c.id = r.cost_row_id
            where r.initiative_id = {initiative} order by k.first_day, k.id, c.occurred_on, c.id
            """))
        .Of("id", static row => row.Id).Of("claim", static row => row.ClaimId).Of("cost", static row => row.CostRowId).Of("day", static row => row.OccurredOn).Of("cost_amount", static row => row.Cost)
        .Of("eligible", static row => row.Eligible).Code("judgement", static row => row.Judgement, static code => $"claims.judgement.{code}").Code<Ineligible>("ineligible_reason", static row => row.Reason)
        .Of("refused_reason", static row => row.RefusedReason).Sum("of_grant", "claim_rows_of_grant", static row => row.OfGrant).Sum("used", "claim_rows_used", static row => row.Used);

    private static DossierTable<SchemeRow> UnitCosts(InitiativeId initiative) => new DossierTable<SchemeRow>(Folder + "enhetskostnader", Sql.Of($"""
            select s.id, s.name, s.unit, s.cost_type, s.rate, s.most_units, s.source, s.first_day, s.last_day from unit_costs s where s.initiative_id = {initiative} order by s.first_day, s.name, s.id
            """))
        .Of("id", static row => row.Id).Of("name", static row => row.Name).Of("unit", static row => row.Unit).Code("cost_type", static row => row.CostType, CostTypes.TextKey).Of("rate", static row => row.Rate)
        .Of("most_units", static row => row.MostUnits).Of("rate_source", static row => row.Source).Of("first_day", static row => row.FirstDay).Of("last_day", static row => row.LastDay);

    // What is counted as used and awaiting is what BudgetReader counts, line by line.
    private static DossierTable<UnitsRow> Units(InitiativeId initiative) => new DossierTable<UnitsRow>(Folder + "rekvisitionsenheter", Sql.Of($"""
            select u.id, u.claim_id, u.unit_cost_id, s.name, s.cost_type, u.units, s.unit, s.rate, round(u.units * s.rate, 2) as cost, u.evidence, u.amount as eligible, u.refused_reason,
                   case when k.state = any ({ClaimStates.Granted}) and u.refused_reason is null then coalesce(u.amount, 0) else 0 end as used,
                   case when k.state = any ({ClaimStates.Granted}) then 0 else coalesce(u.amount, round(u.units * s.rate, 2)) end as awaiting
            from claim_units u join unit_costs s on s.id = u.unit_cost_id join claims k on k.id = u.claim_id
            where u.initiative_id = {initiative} order by k.first_day, k.id, s.name, u.id
            """))
        .Of("id", static row => row.Id).Of("claim", static row => row.ClaimId).Of("unit_cost", static row => row.UnitCostId).Of("name", static row => row.Name).Code("cost_type", static row => row.CostType, CostTypes.TextKey)
        .Of("units", static row => row.Units).Of("unit", static row => row.Unit).Of("rate", static row => row.Rate).Of("amount", static row => row.Cost).Of("evidence", static row => row.Evidence)
        .Of("eligible", static row => row.Eligible).Of("refused_reason", static row => row.RefusedReason).Sum("used", "units_used", static row => row.Used).Sum("awaiting", "units_awaiting", static row => row.Awaiting);

    private static DossierTable<RateRow> Rates(InitiativeId initiative) => new DossierTable<RateRow>(Folder + "rekvisitionsschabloner", Sql.Of($"""
            select t.id, t.claim_id, t.cost_type, t.percent, t.base, case when k.state = any ({ClaimStates.Granted}) then t.amount else 0 end as used, case when k.state = any ({ClaimStates.Granted}) then 0 else t.amount end as awaiting
            from claim_rates t join claims k on k.id = t.claim_id where t.initiative_id = {initiative} order by k.first_day, k.id, t.cost_type, t.id
            """))
        .Of("id", static row => row.Id).Of("claim", static row => row.ClaimId).Code("cost_type", static row => row.CostType, CostTypes.TextKey).Of("percent", static row => row.Percent).Of("base", static row => row.Base)
        .Sum("used", "rates_used", static row => row.Used).Sum("awaiting", "rates_awaiting", static row => row.Awaiting);

    private static DossierTable<EventRow> Events(InitiativeId initiative) => new DossierTable<EventRow>(Folder + "rekvisitionshandelser", Sql.Of($"""
            select e.id, e.claim_id, e.step, e.amount, case when e.step = {ClaimStep.Approve} then coalesce(e.amount, 0) else 0 end as approved, e.note, e.registered_at, w.display_name as registered_by
            from claim_events e join accounts w on w.id = e.registered_by where e.initiative_id = {initiative} order by e.registered_at, e.id
            """))
        .Of("id", static row => row.Id).Of("claim", static row => row.ClaimId).Code<ClaimStep>("step", static row => row.Step).Of("amount", static row => row.Amount).Sum("approved", "events_approved", static row => row.Approved)
        .Of("note", static row => row.Note).Of("registered_at", static row => row.RegisteredAt).Of("registered_by", static row => row.RegisteredBy);

    // By what was registered when it was paid: the claim says the same by itself.
    private static DossierTable<PaymentRow> Payments(InitiativeId initiative) => new DossierTable<PaymentRow>(Folder + "utbetalningar", Sql.Of($"""
            select c.id, coalesce(o.name, w.name) as partner, c.paid_on, coalesce(e.amount, 0) as amount
            from claim_events e
            join claims c on c.id = e.claim_id
            join initiatives i on i.id = c.initiative_id
            join organisations w on w.id = i.owner_id
            left join organisations o on o.id = c.organisation_id
            where e.initiative_id = {initiative} and e.step = {ClaimStep.Pay} order by c.paid_on, c.id, e.id
            """))
        .Of("claim", static row => row.Id).Of("partner", static row => row.Partner).Of("paid_on", static row => row.PaidOn).Sum("amount", "payments_amount", static row => row.Amount);

    private static DossierTable<DifferenceRow> Differences(InitiativeId initiative) => new DossierTable<DifferenceRow>(Folder + "avvikelser", Sql.Of($"""
            select d.id, d.cost_row_id, c.amount as certified, d.amount as booked, d.found_at, d.handled_at, w.display_name as handled_by, d.note
            from cost_differences d join cost_rows c on c.id = d.cost_row_id left join accounts w on w.id = d.handled_by
            where d.initiative_id = {initiative} order by d.found_at, d.id
            """))
        .Of("id", static row => row.Id).Of("cost", static row => row.CostRowId).Of("certified", static row => row.Certified).Of("booked", static row => row.Booked).Of("found_at", static row => row.FoundAt)
        .Of("handled_at", static row => row.HandledAt).Of("handled_by", static row => row.HandledBy).Of("note", static row => row.Note);

    /// <summary>Whether a cost (<c>c</c>) is counted at all: it stands, is of a known type and no revenue, and no granted claim has left it out.</summary>
    private static Sql Counts => Sql.Of($"""
        (c.superseded_at is null and c.cost_type is not null and coalesce(c.account, '') not like '3%' and not exists (
            select from claim_rows x join claims d on d.id = x.claim_id
            where x.cost_row_id = c.id and d.state = any ({ClaimStates.Granted}) and (x.reason is not null or x.refused_reason is not null)))
        """);

    /// <summary>Whether a row of a claim (<c>r</c>), of a cost, is paid of the grant.</summary>
    private static Sql IsOfGrant(Sql cost) => Sql.Of($"(r.reason is null and r.refused_reason is null and {cost}.payer = {Payer.Grant})");

    private sealed record LineRow(
        Guid Id, string CostType, string Text, string? Partner, Payer Payer, string? CoFunder, string? Role, decimal? SharePercent, string? EstimateReason, decimal Original, decimal Revised);

    private sealed record LedgerRow(
        Guid Id, Guid LineId, string CostType, string? Partner, Payer Payer, DateOnly? FirstDay, DateOnly? LastDay, int Revision, decimal Original, decimal Revised, DateOnly? DecidedOn, string? DecidedBy, string? Reason,
        DateTimeOffset RegisteredAt, string RegisteredBy);

    private sealed record RevisionRow(int Number, DateOnly DecidedOn, string DecidedBy, string Reason, DateTimeOffset RegisteredAt, string RegisteredBy);

    private sealed record OverheadRow(
        Guid Id, string CostType, decimal Percent, string OfTypes, Payer Payer, int FromRevision, int? UntilRevision, decimal BaseOriginal, decimal BaseRevised, decimal Original, decimal Revised);

    private sealed record CostLine(
        Guid Id, DateOnly OccurredOn, string Partner, CostSource Source, string? Account, string? CostType, Payer Payer, string? Voucher, int? Ordinal, string? Text, decimal Amount, Guid? Receipt,
        DateTimeOffset RegisteredAt, string RegisteredBy, DateTimeOffset? SupersededAt, string? SupersededReason, Guid? ClaimId, decimal Standing, decimal Used, decimal Awaiting);

    private sealed record ReceiptRow(Guid Id, string Name, long Size, string Sha256, DateTimeOffset UploadedAt, string UploadedBy);

    private sealed record ClaimLine(Guid Id, string Partner, DateOnly FirstDay, DateOnly LastDay, ClaimState State, decimal Asked, DateOnly? PaidOn, decimal Above, decimal Approved, decimal Paid);

    private sealed record JudgedRow(
        Guid Id, Guid ClaimId, Guid CostRowId, DateOnly OccurredOn, decimal Cost, decimal Eligible, Ineligible? Reason, string? RefusedReason, string Judgement, decimal OfGrant, decimal Used);

    private sealed record SchemeRow(Guid Id, string Name, string Unit, string CostType, decimal Rate, decimal? MostUnits, string Source, DateOnly FirstDay, DateOnly? LastDay);

    private sealed record UnitsRow(
        Guid Id, Guid ClaimId, Guid UnitCostId, string Name, string CostType, decimal Units, string Unit, decimal Rate, decimal Cost, string Evidence, decimal? Eligible, string? RefusedReason, decimal Used, decimal Awaiting);

    private sealed record RateRow(Guid Id, Guid ClaimId, string CostType, decimal Percent, decimal Base, decimal Used, decimal Awaiting);

    private sealed record EventRow(Guid Id, Guid ClaimId, ClaimStep Step, decimal? Amount, decimal Approved, string? Note, DateTimeOffset RegisteredAt, string RegisteredBy);

    private sealed record PaymentRow(Guid Id, string Partner, DateOnly? PaidOn, decimal Amount);

    private sealed record DifferenceRow(Guid Id, Guid CostRowId, decimal Certified, decimal? Booked, DateTimeOffset FoundAt, DateTimeOffset? HandledAt, string? HandledBy, string? Note);
}
