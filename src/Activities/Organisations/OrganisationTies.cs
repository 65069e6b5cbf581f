using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What an organisation has been part of.</summary>
public enum OrganisationTie
{
    /// <summary>A network it belongs or belonged to.</summary>
    Network,

    /// <summary>A cohort it goes or went through.</summary>
    Cohort,

    /// <summary>A course or business school that it came to.</summary>
    Course,

    /// <summary>What it needs, as it said on a day.</summary>
    Needs,

    /// <summary>Advice it was given.</summary>
    Advice,

    /// <summary>A meeting as seller or buyer.</summary>
    BusinessMeeting,
}

/// <summary>Panel on an organisation's page: how it is developed: networks, cohorts, courses, needs, advice and business meetings, in the initiatives where the viewer may read them.</summary>
public sealed class OrganisationTies(RequestDatabase database, CurrentUser user) : ViewComponent
{
    /// <summary>The panel; nothing when there is nothing to tell.</summary>
    public async Task<IViewComponentResult> InvokeAsync(OrganisationId organisation)
    {
        var scope = user.ScopeWhere(Permissions.ActivitiesRead);
        var rows = await database.QueryAsync<OrganisationTieRow>(Sql.Of($"""
            select t.kind, t.title, t.told_key, t.first_on, t.last_on, t.path from (
                select 'network' as kind, n.name as title, null::text as told_key, m.joined_on as first_on, m.left_on as last_on,
                       '/insatser/' || m.initiative_id || '/aktiviteter/natverk/' || n.id as path
                from network_members m join networks n on n.id = m.network_id
                where m.organisation_id = {organisation} and {scope.Within("m.initiative_id")}
                union all
                select 'cohort', c.name, 'cohort_member_state.' || case when exists (select from cohort_moves v where v.member_id = b.id and v.phase_id is null and v.superseded_at is null) then 'completed'
                                                                        when b.left_on is null then 'ongoing' else 'left' end,
                       b.joined_on, b.left_on, '/insatser/' || b.initiative_id || '/aktiviteter/kohorter/' || c.id || '/foretag/' || b.id
                from cohort_members b join cohorts c on c.id = b.cohort_id
                where b.organisation_id = {organisation} and {scope.Within("b.initiative_id")}
                union all
                select 'course', {LocalText.Column("r.name")}, 'organisation_course.' || case when count(*) >= r.completion_minimum and {CompletionSql.TaskIsDoneByOrganisation("a.organisation_id")} then 'completed' else 'came' end,
                       min(a.occurred_on), max(a.occurred_on), '/insatser/' || r.initiative_id || '/aktiviteter/serier/' || r.id
                from organisation_attendance a join sessions s on s.id = a.session_id join activity_series r on r.id = s.series_id
                where a.organisation_id = {organisation} and a.superseded_at is null and not s.is_cancelled and {scope.Within("a.initiative_id")}
                group by r.id, a.organisation_id
                union all
                select 'needs', c.name, null, n.occurred_on, n.occurred_on, '/insatser/' || n.initiative_id || '/aktiviteter/kohorter/' || c.id || '/foretag/' || b.id
                from cohort_needs n join cohort_members b on b.id = n.member_id join cohorts c on c.id = b.cohort_id
                where b.organisation_id = {organisation} and n.superseded_at is null and {scope.Within("n.initiative_id")}
                union all
                select 'advice', coalesce(nullif(a.topic_words, ''), l.display_name), 'advice_topic.' || a.topic, a.occurred_on, a.occurred_on,
                       '/insatser/' || a.initiative_id || '/aktiviteter/radgivning/' || a.advice_id
                from advice_sessions a join accounts l on l.id = a.advised_by
                where a.organisation_id = {organisation} and a.superseded_at is null and {scope.Within("a.initiative_id")}
                union all
                select 'business_meeting', case when b.organisation_id = {organisation} then coalesce(buyer.name, m.buyer_name) else seller.name end, 'business_meeting_outcome.' || m.outcome,
                       m.occurred_on, m.occurred_on, '/insatser/' || m.initiative_id || '/aktiviteter/kohorter/' || b.cohort_id || '/foretag/' || b.id
                from business_meetings m join cohort_members b on b.id = m.member_id join organisations seller on seller.id = b.organisation_id
                     left join organisations buyer on buyer.id = m.buyer_id
                where (b.organisation_id = {organisation} or m.buyer_id = {organisation}) and m.superseded_at is null and {scope.Within("m.initiative_id")}) t
            order by t.first_on desc, t.title, t.path limit 100
            """), HttpContext.RequestAborted);
        return rows.Count == 0 ? Content(string.Empty) : View("/Organisations/OrganisationTies.cshtml", rows);
    }
}

/// <summary>One of them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">What it is called, or with whom.</param>
/// <param name="ToldKey">Key of what is told of it; null for nothing.</param>
/// <param name="FirstOn">The day, or the first.</param>
/// <param name="LastOn">The last day; null while it goes on.</param>
/// <param name="Path">Where it is.</param>
internal sealed record OrganisationTieRow(OrganisationTie Kind, string Title, string? ToldKey, DateOnly FirstOn, DateOnly? LastOn, string Path);
