using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What rows of a file would do to the costs.</summary>
public enum CostDifference
{
    /// <summary>It is not among the costs.</summary>
    New,

    /// <summary>It is among them as it is.</summary>
    Same,

    /// <summary>It is among them with something else in it.</summary>
    Changed,

    /// <summary>It is among the costs and no longer in the file.</summary>
    Vanished,
}

/// <summary>How many rows there are of a kind.</summary>
public sealed record CostDifferenceSum(CostDifference Kind, bool IsHeld, int Count, decimal Before, decimal Now);

/// <summary>A row of a file against what is known.</summary>
public sealed record CostDifferenceRow(CostDifference Kind, bool IsHeld, string Series, string Number, DateOnly OccurredOn, string Account, string? CostType, decimal? Before, decimal? Now);

/// <summary>Rows of a file, beside the costs until somebody has seen what they change.</summary>
public sealed class StagedCosts(RequestDatabase database)
{
    private const int Batch = 5_000;

    /// <summary>Adds them, many a statement; while the database writes some the next ones are read.</summary>
    internal async Task AddAsync(InitiativeId initiative, Guid import, IEnumerable<BookedRow> rows, CancellationToken cancellation)
    {
        var writing = Task.CompletedTask;
        try
        {
            foreach (var batch in rows.Chunk(Batch))
            {
                await writing;
                writing = database.ExecuteAsync(Sql.Of($"""
                    insert into cost_import_rows (import_id, initiative_id, line, year_first, series, number, ordinal, entry_on, account, cost_type, payer, amount, text)
                    select {import}, {initiative}, r.*
                    from unnest({Of(batch, static row => row.Line)}, {Of(batch, static row => row.YearFirst)}, {Of(batch, static row => row.Series)}, {Of(batch, static row => row.Number)},
                                {Of(batch, static row => row.Ordinal)}, {Of(batch, static row => row.On)}, {Of(batch, static row => row.Account)}, {Of(batch, static row => row.CostType)}::text[],
                                {Of(batch, static row => SnakeCase.Of(row.Payer.ToString()))}, {Of(batch, static row => row.Amount)}, {Of(batch, static row => row.Text)}::text[]) r
                    """), cancellation);
            }
        }
        finally
        {
            await writing;
        }
    }

    internal Task ForgetAsync(Guid import, CancellationToken cancellation) => database.ExecuteAsync(Sql.Of($"delete from cost_import_rows where import_id = {import}"), cancellation);

    /// <summary>What they would do, in sums.</summary>
    internal Task<IReadOnlyList<CostDifferenceSum>> SumsAsync(CostImport import, CancellationToken cancellation) => database.QueryAsync<CostDifferenceSum>(Sql.Of($"""
        select d.kind, d.is_held, count(*)::int as count, coalesce(sum(d.before), 0) as before, coalesce(sum(d.now), 0) as now
        from ({Differences(import)}) d group by d.kind, d.is_held
        """), cancellation);

    /// <summary>The first of those that are changed or have vanished.</summary>
    internal Task<IReadOnlyList<CostDifferenceRow>> RowsAsync(CostImport import, int most, CancellationToken cancellation) => database.QueryAsync<CostDifferenceRow>(Sql.Of($"""
        select d.kind, d.is_held, d.series, d.number, d.occurred_on, d.account, d.cost_type, d.before, d.now
        from ({Differences(import)}) d where d.kind in ({CostDifference.Changed}, {CostDifference.Vanished})
        order by d.is_held desc, d.occurred_on, d.series, d.number, d.ordinal limit {most}
        """), cancellation);

    /// <summary>Makes them costs: those that are others or no more give way, and what stands in a claim stays as it is.</summary>
    internal async Task<(int Added, int Changed, int Vanished)> TakeAsync(CostImport import, DateTimeOffset now, AccountId by, string reason, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"""
            insert into cost_differences (id, initiative_id, import_id, cost_row_id, amount, found_at)
            select gen_random_uuid(), {import.InitiativeId}, {import.Id}, d.cost_id, d.now, {now}
            from ({Differences(import)}) d where d.kind in ({CostDifference.Changed}, {CostDifference.Vanished}) and d.is_held
            on conflict (cost_row_id) where handled_at is null do update set import_id = excluded.import_id, amount = excluded.amount, found_at = excluded.found_at
            """), cancellation);
        var gone = await database.QueryAsync<CostDifference>(Sql.Of($"""
            with gone as (
                select d.cost_id, d.kind from ({Differences(import)}) d where d.kind in ({CostDifference.Changed}, {CostDifference.Vanished}) and not d.is_held)
            update cost_rows c set superseded_at = greatest({now}, c.registered_at), superseded_reason = {reason}
            from gone where c.id = gone.cost_id and c.superseded_at is null
            returning gone.kind
            """), cancellation);
        var written = await database.ExecuteAsync(Sql.Of($"""
            insert into cost_rows (id, initiative_id, organisation_id, source, account, cost_type, payer, amount, text, year_first, series, number, ordinal, import_id, occurred_on, registered_at, registered_by)
            select uuidv7(), s.initiative_id, {import.OrganisationId}, {import.Source}, s.account, s.cost_type, s.payer, s.amount, s.text, s.year_first, s.series, s.number, s.ordinal, s.import_id,
                   s.entry_on, {now}, {by}
            from cost_import_rows s
            where s.import_id = {import.Id} and not exists (
                select from cost_rows c where {Standing(import)} and {SamePlace})
            """), cancellation);
        var changed = gone.Count(static kind => kind == CostDifference.Changed);
        return (written - changed, changed, gone.Count - changed);
    }

    private static Sql SamePlace { get; } = Sql.Raw("c.year_first = s.year_first and c.series = s.series and c.number = s.number and c.ordinal = s.ordinal");

    private static Sql Standing(CostImport import) => Sql.Of(
        $"c.initiative_id = {import.InitiativeId} and c.organisation_id = {import.OrganisationId} and c.source = {import.Source} and c.superseded_at is null and c.year_first is not null");

    /// <summary>Each row of the file beside the cost in the same place of the books, and costs of the period that the file does not have. Another table's rows are its own.</summary>
    private static Sql Differences(CostImport import) => Sql.Of($"""
        select case when c.id is null then {CostDifference.New} when s.import_id is null then {CostDifference.Vanished}
                    when c.amount = s.amount and c.account = s.account and c.occurred_on = s.entry_on and c.payer = s.payer and c.cost_type is not distinct from s.cost_type then {CostDifference.Same}
                    else {CostDifference.Changed} end as kind,
               c.id is not null and {CostSql.IsHeld("c.id")} as is_held, c.id as cost_id, coalesce(s.series, c.series) as series, coalesce(s.number, c.number) as number, coalesce(s.ordinal, c.ordinal) as ordinal,
               coalesce(s.entry_on, c.occurred_on) as occurred_on, coalesce(s.account, c.account) as account, coalesce(s.cost_type, c.cost_type) as cost_type, c.amount as before, s.amount as now
        from (select * from cost_import_rows where import_id = {import.Id}) s
        full join (select * from cost_rows c where {Standing(import)}) c on {SamePlace}
        where s.import_id is not null
           or (c.occurred_on between {import.FirstDay} and {import.LastDay}
               and ({import.Source} = {CostSource.Sie} or c.series in (select r.series from cost_import_rows r where r.import_id = {import.Id})))
        """);

    private static T[] Of<T>(BookedRow[] rows, Converter<BookedRow, T> value) => Array.ConvertAll(rows, value);
}

/// <summary>Conditions over costs.</summary>
internal static class CostSql
{
    /// <summary>Takes the initiative's costs for this transaction: they are not changed while a claim is made of them, nor claimed while they are changed. Whoever takes its claims too takes those first.</summary>
    public static Sql Hold(InitiativeId initiative) => Sql.Of($"select pg_advisory_xact_lock(hashtextextended({"costs:" + initiative}, 0))");

    /// <summary>Whether a cost stands in a claim that somebody has certified, so that it may not change unseen.</summary>
    /// <param name="id">The cost's id, as SQL.</param>
    public static Sql IsHeld(string id) => Sql.Of($"""
        exists (select from claim_rows held join claims holding on holding.id = held.claim_id
                where held.cost_row_id = {Sql.Raw(id)} and held.reason is null and held.refused_reason is null and holding.state = any ({ClaimStates.Holding}))
        """);
}
