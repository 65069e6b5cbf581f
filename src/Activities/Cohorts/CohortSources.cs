using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What cohorts add to figures and to the names of things.</summary>
internal static class CohortSources
{
    /// <summary>Enterprises that have gone through a cohort, each from the first time.</summary>
    public static readonly Measure Completed = new("cohort_members_completed", SubjectKind.Organisation, MeasureForm.Count, static question => Sql.Of($"""
        select organisation_id as subject, true as part, min(occurred_on) as counts_from, null::date as counts_until
        from figures.cohort_moves where initiative_id = {question.Initiative} and is_through group by organisation_id
        """));

    /// <summary>Members' meetings with buyers, each from its day.</summary>
    public static readonly Measure Meetings = new("business_meetings_held", SubjectKind.BusinessMeeting, MeasureForm.Count, static question => Sql.Of($"""
        select meeting_id as subject, true as part, occurred_on as counts_from, null::date as counts_until
        from figures.business_meetings where initiative_id = {question.Initiative}
        """));

    /// <summary>Meetings with buyers, which an agreement may have come of.</summary>
    public static readonly OriginSource Met = new(SubjectKind.BusinessMeeting, static (initiative, _) => Sql.Of(
        $"select meeting_id as id from business_meetings where initiative_id = {initiative} and superseded_at is null"));

    /// <summary>Names of meetings with buyers.</summary>
    public static readonly SubjectSource Subjects = new(SubjectKind.BusinessMeeting, Permissions.ActivitiesRead, static ids => Sql.Of($"""
        select m.meeting_id as id, o.name || ' – ' || coalesce(buyer.name, m.buyer_name) as name, to_char(m.occurred_on, 'YYYY-MM-DD') as detail,
               '/insatser/' || m.initiative_id || '/aktiviteter/kohorter/' || b.cohort_id || '/foretag/' || b.id as path
        from business_meetings m
        join cohort_members b on b.id = m.member_id
        join organisations o on o.id = b.organisation_id
        left join organisations buyer on buyer.id = m.buyer_id
        where m.meeting_id = any ({ids}) and m.superseded_at is null
        """));
}
