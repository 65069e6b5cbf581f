using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What advice adds to <em>Idag</em>, to figures and to the names of things.</summary>
internal static class AdviceSources
{
    /// <summary>Next steps whose day has come, for who advised.</summary>
    public static readonly TodaySource StepsDue = new(Permissions.AttendanceEdit, static question => Sql.Of($"""
        select due.on_day as due_on, null::timestamptz as starts_at, 'advice_step_due' as kind, a.advice_id as subject_id,
               o.name as title, a.next_step as detail,
               '/insatser/' || a.initiative_id || '/aktiviteter/radgivning/' || a.advice_id || '/uppfoljning' as path, a.initiative_id
        from advice_sessions a join organisations o on o.id = a.organisation_id
        {AdviceList.Standing}
        where a.advised_by = {question.Account} and a.superseded_at is null and a.due_on is not null and due.on_day <= {question.Today}
        """));

    /// <summary>Sessions of advice, each from its day.</summary>
    public static readonly Measure Held = new("advice_sessions_held", SubjectKind.Advice, MeasureForm.Count, static question => Sql.Of($"""
        select advice_id as subject, true as part, occurred_on as counts_from, null::date as counts_until
        from figures.advice where initiative_id = {question.Initiative}
        """));

    /// <summary>Organisations, each from the first time it was advised.</summary>
    public static readonly Measure Organisations = new("organisations_advised", SubjectKind.Organisation, MeasureForm.Count, static question => Sql.Of($"""
        select organisation_id as subject, true as part, min(occurred_on) as counts_from, null::date as counts_until
        from figures.advice where initiative_id = {question.Initiative} group by organisation_id
        """));

    /// <summary>Advice that an agreement may have come of.</summary>
    public static readonly OriginSource Given = new(SubjectKind.Advice, static (initiative, _) => Sql.Of(
        $"select advice_id as id from advice_sessions where initiative_id = {initiative} and superseded_at is null"));

    /// <summary>Names of sessions of advice.</summary>
    public static readonly SubjectSource Subjects = new(SubjectKind.Advice, Permissions.ActivitiesRead, static ids => Sql.Of($"""
        select a.advice_id as id, o.name, to_char(a.occurred_on, 'YYYY-MM-DD') as detail, '/insatser/' || a.initiative_id || '/aktiviteter/radgivning/' || a.advice_id as path
        from advice_sessions a join organisations o on o.id = a.organisation_id where a.advice_id = any ({ids}) and a.superseded_at is null
        """));
}
