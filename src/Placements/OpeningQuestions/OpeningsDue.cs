using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Openings that staff must see to: for who is responsible, and for everybody who may when that person no longer may, so that none is forgotten.</summary>
internal static class OpeningsDue
{
    private const int DaysBefore = 21;

    /// <summary>Those that have expired unanswered, and those that are about to and that nobody is asked about by mail: because nobody can be, or because the association does not ask.</summary>
    public static TodaySource Source { get; } = new(Permissions.PlacementsEdit, static question => Sql.Of($"""
        select case when expired then o.valid_until + 1 else o.valid_until - {DaysBefore} end as due_on, null::timestamptz as starts_at,
               case when expired then 'opening_expired' when silent then 'opening_expires' else 'opening_unasked' end as kind, o.id as subject_id, o.title as title, host.name as detail,
               '/insatser/' || o.initiative_id || '/platsbank/' || o.id as path, o.initiative_id
        from placement_openings o
        join organisations host on host.id = o.organisation_id
        left join contact_persons c on c.id = o.supervisor_id and c.left_on is null and coalesce(c.email, '') <> ''
        cross join lateral (select o.valid_until < {question.Today} as expired) e
        cross join (select exists (select from settings where key = 'association.ask_months' and value = '0') as silent) asking
        where o.withdrawn_on is null and coalesce(o.ends_on, 'infinity') >= {question.Today} and (expired or ((silent or c.id is null) and o.valid_until - {DaysBefore} <= {question.Today}))
          and (o.responsible_id = {question.Account}
               or (exists (select from accounts a where a.id = {question.Account} and {OpeningResponsibles.May(question.Today)})
                   and not exists (select from accounts a where a.id = o.responsible_id and {OpeningResponsibles.May(question.Today)})))
        """)) { Matter = static _ => TodayMatter.Look };
}
