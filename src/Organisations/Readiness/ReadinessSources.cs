using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What is counted of readiness, and what of it is due on <em>Idag</em>.</summary>
internal static class ReadinessSources
{
    /// <summary>So many days before required evidence ends it is due; so many after, nobody is reminded any longer.</summary>
    private const int DaysBefore = 30, DaysAfter = 90;

    /// <summary>
    /// Required evidence that ends soon or has ended with nothing in its place, for who keeps in touch with the organisation; everybody's when nobody does. With organisations that rest there is no hurry.
    /// </summary>
    public static TodaySource Ending(Func<IReadOnlyList<EvidenceSource>> sources) => new(Permissions.OrganisationsEdit, question => Sql.Of($"""
        select least(e.last_day, {question.Today}) as due_on, null::timestamptz as starts_at, case when e.last_day < {question.Today} then 'readiness_ended' else 'readiness_ending' end as kind, o.id as subject_id, o.name as title,
               {LocalText.Column("r.name")} as detail, e.last_day, '/organisationer/' || o.id || '/redo/' || r.id as path, null::uuid as initiative_id
        from (select e.organisation_id, e.rule_id, t.valid_months, t.answered_by,
                     max(coalesce(e.valid_until, (e.occurred_on + make_interval(months => t.valid_months))::date - 1)) as last_day
              from readiness_evidence e join readiness_terms t on t.rule_id = e.rule_id and t.holds_until is null and t.is_required
              where e.superseded_at is null and (t.minimum_share is null or e.share >= t.minimum_share)
              group by e.organisation_id, e.rule_id, t.valid_months, t.answered_by
              having bool_and(e.valid_until is not null or t.valid_months is not null)) e
        join readiness_rules r on r.id = e.rule_id
        join organisations o on o.id = e.organisation_id
        {PipelineReader.Joins}
        where e.last_day between {question.Today.AddDays(-DaysAfter)} and {question.Today.AddDays(DaysBefore)} and stage.stage is distinct from {OrganisationStage.Dormant}
          and (latest.responsible_id = {question.Account}
               or not exists (select from accounts a where a.id = latest.responsible_id and {ResponsibleChoices.MayKeepInTouch(question.Today)}))
          and (cardinality(e.answered_by) = 0 or not exists (
               select from ({ReadinessSql.Evidence(sources())}) s
               where s.organisation_id = e.organisation_id and s.kind = any (e.answered_by)
                 and coalesce(s.valid_until, (s.valid_from + make_interval(months => e.valid_months))::date, 'infinity') > e.last_day + 1))
        """), Day: "last_day") { Matter = static _ => TodayMatter.Look };

    /// <summary>Organisations that are ready to host, and to whose readiness the initiative has contributed, from the day of both.</summary>
    public static Measure ReadyToHost(Func<IReadOnlyList<EvidenceSource>> sources) =>
        new("organisations_ready_to_host", SubjectKind.Organisation, MeasureForm.Count, question => Ready(ReadinessRole.Host, question, sources()));

    /// <summary>The same of supplying to the public sector.</summary>
    public static Measure ReadyToSupply(Func<IReadOnlyList<EvidenceSource>> sources) =>
        new("organisations_ready_to_supply", SubjectKind.Organisation, MeasureForm.Count, question => Ready(ReadinessRole.Supplier, question, sources()));

    /// <summary>Counted from the association's register and from the initiative's own courses and agreements: not from another's, which nobody of this one may have a say in.</summary>
    private static Sql Ready(string role, MeasureQuestion question, IReadOnlyList<EvidenceSource> sources)
    {
        var own = Sql.Join(" union all ", sources.Select(source => Sql.Of($"select s.organisation_id, s.kind, s.valid_from, s.valid_until from ({source.Figures(question.Initiative)}) s")));
        return Sql.Of($"""
            select f.subject, true as part, f.counts_from, f.counts_until from (
                with terms as (select * from figures.readiness_terms() where role = {role}),
                     own as ({own}),
                     evidence as (select organisation_id, rule_id, kind, valid_from, valid_until, share from figures.readiness_evidence()
                                  union all select organisation_id, null, kind, valid_from, valid_until, null from own),
                     answered as ({ReadinessSql.Answered}),
                     ready as ({ReadinessSql.Ready}),
                     helped as (select o.organisation_id, min(o.valid_from) as day from own o where exists (select from terms t where o.kind = any (t.answered_by)) group by o.organisation_id)
                select r.organisation_id as subject, greatest(lower(span), h.day) as counts_from, upper(span) as counts_until
                from ready r join helped h on h.organisation_id = r.organisation_id cross join lateral unnest(r.days) as span
                where (upper(span) > h.day) is not false) f
            """);
    }
}
