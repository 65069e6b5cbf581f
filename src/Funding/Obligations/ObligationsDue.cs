using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Obligations that somebody is to do something with, on <em>Idag</em> and in calendars.</summary>
internal static class ObligationsDue
{
    /// <summary>Days before its day that an obligation stands on <em>Idag</em>.</summary>
    private const int DaysBefore = 30;

    /// <summary>For who hands in: what came back, from then; the rest from some time before its day.</summary>
    public static TodaySource ToHandIn { get; } = new(Permissions.ObligationsWrite, static question => Rows(
        question, Permissions.ObligationsWrite, Sql.Of($"""
        case when o.state = {ObligationState.Returned} then 'obligation_returned' when o.due_on < {question.Today} then 'obligation_overdue' else 'obligation_coming' end
        """), Sql.Of($"o.state = any ({ObligationStates.Open}) and (o.state = {ObligationState.Returned} or o.due_on <= {question.Today.AddDays(DaysBefore)})")), Day: "last_day")
    {
        Matter = static kind => kind switch { "obligation_coming" => TodayMatter.Look, "obligation_returned" => TodayMatter.Waits, _ => TodayMatter.Due },
    };

    /// <summary>For the association: what was handed in.</summary>
    public static TodaySource ToReview { get; } = new(Permissions.ObligationsReview, static question => Rows(
        question, Permissions.ObligationsReview, Sql.Raw("'obligation_review'"), Sql.Of($"o.state = {ObligationState.Submitted}")), Day: "last_day")
    {
        Matter = static _ => TodayMatter.Waits,
    };

    /// <summary>The last days, in the calendars of those who read obligations where they do.</summary>
    public static DeadlineSource Calendar { get; } = new(Permissions.ObligationsRead, static question => Sql.Of($"""
        select o.id, 'obligation_' || o.kind as kind, o.due_on as day, o.initiative_id, {LocalText.Column("i.name")} as category,
               '/insatser/' || o.initiative_id || '/ataganden/' || o.id as path, o.state in ({ObligationState.Withdrawn}, {ObligationState.Waived}) as is_cancelled, o.revision, o.changed_at
        from obligations o join initiatives i on i.id = o.initiative_id
        where o.due_on between {question.From} and {question.To}
        """));

    private static Sql Rows(TodayQuestion question, string permission, Sql kind, Sql where) => Sql.Of($"""
        select case when o.state in ({ObligationState.Submitted}, {ObligationState.Returned}) then (latest.at at time zone 'Europe/Stockholm')::date else least(o.due_on, {question.Today}) end as due_on,
               null::timestamptz as starts_at, {kind} as kind, o.id as subject_id, {LocalText.Column("i.name")} as title, {ObligationWords.Title(question.Texts)} as detail, o.due_on as last_day,
               '/insatser/' || o.initiative_id || '/ataganden/' || o.id as path, o.initiative_id
        from obligations o join initiatives i on i.id = o.initiative_id
        left join lateral (select max(e.registered_at) as at from obligation_events e where e.obligation_id = o.id and e.act in ({ObligationAct.Submit}, {ObligationAct.Return})) latest on true
        where {where}
          and exists (select from role_assignments r where r.account_id = {question.Account} and (r.initiative_id = o.initiative_id or r.initiative_id is null) and {AccountChoices.Holds(permission, question.Today)})
        """);
}
