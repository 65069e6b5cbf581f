namespace Samsteg.Benchmarks;

/// <summary>A budget of eight partners and twelve periods with six cost types each, and twenty thousand costs.</summary>
internal sealed class Budgets(BenchDatabase database)
{
    /// <summary>Makes it in an initiative, unless it was made before.</summary>
    public async Task MakeAsync(Guid initiative, CancellationToken cancellation)
    {
        await database.WriteAsync(
        [
        """
        insert into budget_lines (id, initiative_id, cost_type, text, organisation_id, payer, position)
        select uuidv7(), $1, t.type, 'Mätpost', o.id, 'grant', 0
        from (select id from organisations order by id limit 8) o cross join unnest(array['coach', 'project_lead', 'travel', 'premises', 'activities', 'equipment']) as t(type)
        where not exists (select from budget_lines where initiative_id = $1)
        """,
        """
        insert into budget_amounts (id, initiative_id, line_id, first_day, last_day, amount, revision, registered_at, registered_by)
        select uuidv7(), $1, l.id, (date '2025-01-01' + make_interval(months => n))::date, (date '2025-01-01' + make_interval(months => n + 1))::date - 1, 10000, 0, now(), a.id
        from budget_lines l cross join generate_series(0, 11) n cross join (select id from accounts order by id limit 1) a
        where l.initiative_id = $1 and not exists (select from budget_amounts where initiative_id = $1)
        """,
        """
        insert into cost_rows (id, initiative_id, organisation_id, source, account, cost_type, payer, amount, year_first, series, number, ordinal, occurred_on, registered_at, registered_by)
        select uuidv7(), $1, l.organisation_id, 'sie', '7010', l.cost_type, 'grant', 20 + n % 7, '2025-01-01', 'A', n::text, 0, date '2025-01-01' + (n % 360)::int, now(), a.id
        from (select l.*, row_number() over (order by id) - 1 as place, count(*) over () as lines from budget_lines l where l.initiative_id = $1) l
        join generate_series(1, 20000) n on n % l.lines = l.place cross join (select id from accounts order by id limit 1) a
        where not exists (select from cost_rows where initiative_id = $1)
        """,
        ], cancellation, initiative);
        await database.WriteAsync(["analyze budget_lines, budget_amounts, cost_rows"], cancellation);
    }

    /// <summary>The page.</summary>
    public static string Path(Guid initiative) => $"/insatser/{initiative}/ekonomi";
}
