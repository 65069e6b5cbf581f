using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Participants with whom nobody has had contact for a fortnight.</summary>
internal static class SilenceMeasure
{
    public static Measure Measure { get; } = new("participants_without_contact", SubjectKind.Participant, MeasureForm.Count, Facts) { List = $"{StandingMeasures.ParticipantsPath}?silent=true" };

    /// <summary>
    /// Each contact, the enrolment and each return begins a silence a fortnight later, until the next of them. Somebody counts on the
    /// days of silence from the enrolment on, but for those between an exit and the return that followed it.
    /// </summary>
    private static Sql Facts(MeasureQuestion question) => Sql.Of($"""
        select subject, true as part, lower(days) as counts_from, upper(days) as counts_until
        from (select s.participant_id as subject,
                     unnest(range_agg(daterange(s.silent_from, s.next_on)) filter (where s.next_on is null or s.next_on > s.silent_from) - coalesce(away.days, datemultirange())) as days
              from (select heard.participant_id, greatest(heard.occurred_on + {Silence.Days}, e.occurred_on) as silent_from,
                           lead(heard.occurred_on) over (partition by heard.participant_id order by heard.occurred_on) as next_on
                    from (select participant_id, occurred_on from figures.contacts where initiative_id = {question.Initiative}
                          union select participant_id, occurred_on from figures.enrolments where initiative_id = {question.Initiative}
                          union select participant_id, returned_on from figures.exits where initiative_id = {question.Initiative} and returned_on is not null) heard
                    join figures.enrolments e on e.participant_id = heard.participant_id and e.initiative_id = {question.Initiative}) s
              left join (select participant_id, range_agg(daterange(occurred_on, returned_on)) as days from figures.exits
                         where initiative_id = {question.Initiative} and (returned_on is null or returned_on > occurred_on) group by participant_id) away
                on away.participant_id = s.participant_id
              group by s.participant_id, away.days) silences
        """);
}
