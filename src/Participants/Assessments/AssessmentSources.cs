using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What assessments tell the timeline and <em>Idag</em>.</summary>
internal static class AssessmentSources
{
    /// <summary>Assessments that were made, as far as the viewer may know of them.</summary>
    public static Sql Timeline(ParticipantId participant) => Sql.Of($"""
        select a.id, a.occurred_on, a.registered_at, a.registered_by, 'assessed_by_' || a.respondent as kind, null::text as title,
               coalesce(f.content -> 'name' ->> {Language}, f.content -> 'name' ->> 'sv') as detail,
               '/insatser/' || a.initiative_id || '/deltagare/' || a.participant_id || '/kartlaggning' as path
        from progress_assessments a join form_versions f on f.id = a.form_id
        where a.participant_id = {participant} and a.superseded_at is null
        """);

    /// <summary>Own cases whose latest mapping is older than the instrument suggests. Who has never been mapped is not overdue.</summary>
    public static Sql Due(TodayQuestion question) => Sql.Of($"""
        select l.due_on, null::timestamptz as starts_at, 'needs_mapping' as kind, p.id as subject_id,
               coalesce(p.name, p.reference) as title, {LocalText.Column("i.name")} as detail,
               '/insatser/' || p.initiative_id || '/deltagare/' || p.id || '/kartlaggning' as path, p.initiative_id
        from participants p
        join initiatives i on i.id = p.initiative_id
        cross join lateral (
            select a.occurred_on + (f.content ->> 'repeatAfterDays')::integer as due_on
            from progress_assessments a join form_versions f on f.id = a.form_id
            where a.participant_id = p.id and a.superseded_at is null and f.purpose = 'needs_mapping'
            order by a.occurred_on desc limit 1) l
        where l.due_on <= {question.Today} and {CaseloadToday.IsOwn(question)}
        """);

    private static string Language => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}
