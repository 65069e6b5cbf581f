using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What is to be done about signatures: by who signs, and by who gathers them.</summary>
internal static class SigningToday
{
    /// <summary>For signatory and deputy, who need not reach the initiative: what they are asked to sign.</summary>
    public static TodaySource Wanted { get; } = new(Permissions.ApplicationsSign, static question => Sql.Of($"""
        select (r.asked_at at time zone 'Europe/Stockholm')::date as due_on, null::timestamptz as starts_at, 'signature_wanted' as kind, r.id as subject_id,
               r.title, r.party as detail, r.sign_by, '/underskrifter/' || r.id as path, null::uuid as initiative_id
        from access.own_signature_requests({question.Today}) r
        """), Day: "sign_by") { Matter = static _ => TodayMatter.Waits };

    /// <summary>For who writes an application: that all that must be answered is, so that it can be put forward.</summary>
    public static TodaySource Whole { get; } = new(Permissions.ApplicationsEdit, static question => Sql.Of($"""
        select (a.whole_since at time zone 'Europe/Stockholm')::date as due_on, null::timestamptz as starts_at, 'application_whole' as kind, a.initiative_id as subject_id,
               {LocalText.Column("i.name")} as title, {LocalText.Column("c.name")} as detail, c.closes_on, '/insatser/' || a.initiative_id || '/ansokan/lagg-fram' as path, a.initiative_id
        from applications a join initiatives i on i.id = a.initiative_id left join calls c on c.id = a.call_id
        where a.state = {ApplicationState.Draft} and a.whole_since is not null
          and exists (select from role_assignments r where r.account_id = {question.Account} and r.initiative_id = a.initiative_id and {AccountChoices.Holds(Permissions.ApplicationsEdit, question.Today)})
        """), Day: "closes_on") { Matter = static _ => TodayMatter.Look };

    /// <summary>For who froze the version, or works in the initiative: who has not signed, some days before the last day (a week after it was frozen without one); who will not, at once; and that all have.</summary>
    public static TodaySource Missing { get; } = new(Permissions.ApplicationsEdit, static question => Sql.Of($"""
        select w.due_on, null::timestamptz as starts_at, w.kind, v.id as subject_id, i.name_sv as title, w.parties as detail, v.sign_by,
               '/insatser/' || v.initiative_id || '/ansokan/underskrifter' as path, v.initiative_id
        from application_versions v
        join applications a on a.initiative_id = v.initiative_id and a.state in ('signing', 'signed')
        join initiatives i on i.id = v.initiative_id
        cross join lateral (
            select case when a.state = 'signed' then 'application_signed' when bool_or(r.rejected_at is not null) then 'signature_rejected' else 'signatures_missing' end as kind,
                   string_agg(distinct r.party, ', ') as parties,
                   case when a.state = 'signed' then (select max(s.signed_at at time zone 'Europe/Stockholm')::date from signatures s where s.version_id = v.id)
                        when bool_or(r.rejected_at is not null) then (max(r.rejected_at) at time zone 'Europe/Stockholm')::date
                        else coalesce(v.sign_by - {SigningReminders.Days}, (v.frozen_at at time zone 'Europe/Stockholm')::date + 7) end as due_on
            from signature_requests r
            where r.version_id = v.id and (a.state = 'signed' or not exists (select from signatures s where s.request_id = r.id))
              and not exists (select from signature_requests n where n.version_id = r.version_id and n.rejected_at is null and r.rejected_at is not null
                              and (n.place, n.number) = (r.place, r.number))) w
        where v.voided_at is null and w.due_on <= {question.Today}
          and (v.frozen_by = {question.Account} or exists (select from role_assignments h where h.account_id = {question.Account} and h.initiative_id = v.initiative_id
                                                           and h.valid_from <= {question.Today} and coalesce(h.valid_until, 'infinity') >= {question.Today}))
        """), Day: "sign_by") { Matter = static kind => kind == "signatures_missing" ? TodayMatter.Look : TodayMatter.Waits };
}
