using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What a coach has in hand in an initiative, or what is there without a coach.</summary>
/// <param name="Coach">Account; null for those without a coach of today.</param>
/// <param name="Name">The coach's name; null as <paramref name="Coach"/>.</param>
/// <param name="Cases">Participants who take part.</param>
/// <param name="NewCases">Those of them who are new.</param>
/// <param name="WithoutPlan">Those of them without a goal with a step.</param>
/// <param name="Silent">Those of them without contact for a while.</param>
/// <param name="Overdue">Those of them with a step that should have been taken.</param>
/// <param name="Unreviewed">Those of them whose plan should have been reviewed.</param>
public sealed record CoachLoad(AccountId? Coach, string? Name, long Cases, long NewCases, long WithoutPlan, long Silent, long Overdue, long Unreviewed)
{
    /// <summary>
    /// The whole team in one statement, by name: each coach of today, cases or not, and first what has none. Who takes part is found first, from all of the
    /// initiative at once: years after, most have left. Each of those cases is then looked at once, by indexes on its participant.
    /// </summary>
    /// <param name="database">The request's.</param>
    /// <param name="rule">The initiative's rule.</param>
    /// <param name="only">Only this coach; null for all and those without.</param>
    /// <param name="today">Today in Sweden.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static Task<IReadOnlyList<CoachLoad>> OfAsync(RequestDatabase database, CaseloadRule rule, AccountId? only, DateOnly today, CancellationToken cancellation)
    {
        var everybody = Sql.Raw("true");
        return database.QueryAsync<CoachLoad>(Sql.Of($"""
            with team as materialized (
                select a.id, a.display_name from accounts a
                where a.closed_at is null and a.id in ({CaseSql.CoachesOf(Sql.Of($"{rule.InitiativeId}"), today)})
                  and {(only is { } one ? Sql.Of($"a.id = {one}") : everybody)}),
            open as materialized (
                select p.id, p.initiative_id from participants p
                where p.initiative_id = {rule.InitiativeId}
                  and p.id not in (select x.participant_id from exits x where x.initiative_id = {rule.InitiativeId} and x.superseded_at is null)
                  and {(only is { } own ? Sql.Of($"p.id in (select h.participant_id from case_assignments h where h.account_id = {own})") : everybody)}),
            taking_part as materialized (
                select p.id, c.account_id,
                       greatest(e.occurred_on, n.returned_on) > {rule.NewSince(today)} as is_new,
                       not ({CaseSql.HasPlan}) as is_without_plan,
                       greatest(coalesce(k.last_on, e.occurred_on), n.returned_on) <= {today.AddDays(-Silence.Days)} as is_silent,
                       {CaseSql.HasOverdueStep(today)} as is_overdue,
                       {PlanReviewRows.IsOverdue(today)} as is_unreviewed
                from open p
                join enrolments e on e.participant_id = p.id and e.superseded_at is null
                left join lateral ({CaseSql.CoachOn(today)}) c on true
                left join lateral (select max(occurred_on) as last_on from contacts where participant_id = p.id and superseded_at is null) k on true
                left join lateral (select max(occurred_on) as returned_on from re_entries where participant_id = p.id and superseded_at is null) n on true
                where {(only is { } mine ? Sql.Of($"c.account_id = {mine}") : everybody)})
            select t.id as coach, t.display_name as name, count(k.id) as cases, count(*) filter (where k.is_new) as new_cases,
                   count(*) filter (where k.is_without_plan) as without_plan, count(*) filter (where k.is_silent) as silent,
                   count(*) filter (where k.is_overdue) as overdue, count(*) filter (where k.is_unreviewed) as unreviewed
            from taking_part k full join team t on t.id = k.account_id
            group by t.id, t.display_name
            order by t.display_name collate "sv-x-icu" nulls first, t.id
            """), cancellation);
    }

    /// <summary>All of them together.</summary>
    public static CoachLoad Total(IReadOnlyCollection<CoachLoad> rows) => new(
        null, null, rows.Sum(static row => row.Cases), rows.Sum(static row => row.NewCases), rows.Sum(static row => row.WithoutPlan),
        rows.Sum(static row => row.Silent), rows.Sum(static row => row.Overdue), rows.Sum(static row => row.Unreviewed));
}
