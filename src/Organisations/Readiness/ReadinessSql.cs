using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>
/// <see cref="ReadinessJudgement"/> for many organisations at once: days as ranges, joined where evidence adjoins and intersected over what is required. A test holds the two together.
/// </summary>
internal static class ReadinessSql
{
    /// <summary>The rules' terms with their roles and names.</summary>
    public static Sql Terms => Sql.Of($"""
        select r.role, r.id as rule_id, {LocalText.Column("r.name")} as name, r.place, t.is_required, daterange(t.holds_from, t.holds_until) as holds, t.valid_months, t.minimum_share, t.answered_by
        from readiness_rules r join readiness_terms t on t.rule_id = r.id
        """);

    /// <summary>All evidence there is, by days and codes.</summary>
    public static Sql Evidence(IEnumerable<EvidenceSource> sources) => Sql.Join(" union all ",
    [
        Sql.Of($"""
            select e.organisation_id, e.rule_id, null::text as kind, e.occurred_on as valid_from, e.valid_until + 1 as valid_until, e.share from readiness_evidence e where e.superseded_at is null
            union all
            select p.organisation_id, null, {EvidenceKinds.ContactPerson}, p.added_on, p.left_on, null from contact_persons p
            union all
            select p.organisation_id, null, {EvidenceKinds.TaughtByPeer}, t.occurred_on, p.left_on, null from supervisor_teachings t join contact_persons p on p.id = t.learner_id where t.superseded_at is null
            """),
        .. sources.Select(static source => Sql.Of($"select s.organisation_id, null, s.kind, s.valid_from, s.valid_until, null from ({source.Rows}) s")),
    ]);

    /// <summary>
    /// The days on which terms <c>terms</c> are answered by evidence <c>evidence</c>: <c>organisation_id</c>, <c>role</c>, <c>rule_id</c>, <c>holds</c>, <c>days</c>; a row for each that has evidence.
    /// </summary>
    public static Sql Answered { get; } = Sql.Raw("""
        select e.organisation_id, t.role, t.rule_id, t.holds, range_agg(daterange(e.valid_from, u.until)) as days
        from terms t
        join evidence e on case when e.rule_id is null then e.kind = any (t.answered_by) else e.rule_id = t.rule_id and (t.minimum_share is null or e.share >= t.minimum_share) end
        cross join lateral (select coalesce(e.valid_until, (e.valid_from + make_interval(months => t.valid_months))::date) as until) u
        where (u.until > e.valid_from) is not false
        group by e.organisation_id, t.role, t.rule_id, t.holds
        """);

    /// <summary>
    /// Which organisations have begun with which roles, from <c>terms</c> and <c>evidence</c>: those that are asked for one, and those with evidence for it. That somebody there is in the register is no beginning.
    /// </summary>
    public static Sql Begun => Sql.Of($"""
        select e.organisation_id, t.role from terms t join evidence e on case when e.rule_id is null then e.kind = any (t.answered_by) else e.rule_id = t.rule_id end
        where e.kind is distinct from {EvidenceKinds.ContactPerson}
        union select k.organisation_id, k.role from readiness_asks k where k.superseded_at is null
        """);

    /// <summary>The days on which organisations are ready, from <c>terms</c> and <c>answered</c>: <c>organisation_id</c>, <c>role</c>, <c>days</c>; of those that have any evidence.</summary>
    public static Sql Ready { get; } = Sql.Raw("""
        select o.organisation_id, o.role,
               range_intersect_agg(coalesce(a.days, '{}') + ('{(,)}'::datemultirange - datemultirange(t.holds))) * range_agg(t.holds) as days
        from (select distinct organisation_id, role from answered) o
        join terms t on t.role = o.role and t.is_required
        left join answered a on a.organisation_id = o.organisation_id and a.rule_id = t.rule_id and a.holds = t.holds
        group by o.organisation_id, o.role
        """);
}
