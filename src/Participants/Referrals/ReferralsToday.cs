using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What is due of the referrals that somebody works: new ones, those that have waited too long, meetings.</summary>
internal static class ReferralsToday
{
    /// <summary>All of it, each referral once.</summary>
    public static Sql Due(TodayQuestion question) => Sql.Of($"""
        select case r.kind when 'referral_late' then r.state_since + r.days when 'referral_meeting' then (r.meets_at at time zone 'Europe/Stockholm')::date else {question.Today} end as due_on,
               case r.kind when 'referral_meeting' then r.meets_at end as starts_at, r.kind, r.id as subject_id,
               coalesce(r.name, r.reference) as title, coalesce(r.organisation_name, {LocalText.Column("r.initiative_name")}) as detail,
               '/insatser/' || r.initiative_id || '/anvisningar/' || r.id as path, r.initiative_id
        from (select r.*, o.name as organisation_name, i.name_sv as initiative_name_sv, i.name_en as initiative_name_en, d.days,
                     case when r.state = 'meeting_booked' then 'referral_meeting'
                          when r.state_since + d.days <= {question.Today} then 'referral_late'
                          when r.state = 'received' then 'referral_new' end as kind
              from referrals r
              join initiatives i on i.id = r.initiative_id
              left join organisations o on o.id = r.organisation_id
              left join referral_settings s on s.initiative_id = r.initiative_id
              cross join lateral (select case when r.state = 'waiting_list' then coalesce(s.waiting_list_days, {ReferralSettings.UsualWaitingListDays})
                                              else coalesce(s.answer_days, {ReferralSettings.UsualAnswerDays}) end as days) d
              where {ReferralSql.IsOpen} and access.works_referrals(r.initiative_id)) r
        where r.kind is not null and (r.kind <> 'referral_meeting' or (r.meets_at at time zone 'Europe/Stockholm')::date <= {question.Today})
        """);
}
