using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How many have come, take part, and have left.</summary>
internal static class StandingMeasures
{
    /// <summary>The list of an initiative's participants, as measures name it.</summary>
    internal const string ParticipantsPath = "/insatser/{id}/deltagare";

    public static IReadOnlyList<Measure> All { get; } =
    [
        new("participants_enrolled", SubjectKind.Participant, MeasureForm.Count, static question => Sql.Of($"""
            select participant_id as subject, true as part, occurred_on as counts_from, null::date as counts_until
            from figures.enrolments where initiative_id = {question.Initiative}
            """)) { List = ParticipantsPath },
        new("participants_taking_part", SubjectKind.Participant, MeasureForm.Count, static question => Periods(question.Initiative)) { List = $"{ParticipantsPath}?status={ParticipantStatus.Enrolled}" },
        new("participants_exited", SubjectKind.Participant, MeasureForm.Count, static question => Sql.Of($"""
            select participant_id as subject, true as part, occurred_on as counts_from, returned_on as counts_until
            from figures.exits where initiative_id = {question.Initiative}
            """)) { List = $"{ParticipantsPath}?status={ParticipantStatus.Exited}" },
    ];

    /// <summary>From the enrolment on, but for the days between an exit and the return that followed it.</summary>
    internal static Sql Periods(InitiativeId initiative) => Sql.Of($"""
        select subject, true as part, lower(days) as counts_from, upper(days) as counts_until
        from (select e.participant_id as subject, unnest(datemultirange(daterange(e.occurred_on, null)) - coalesce(away.days, datemultirange())) as days
              from figures.enrolments e
              left join (select participant_id, range_agg(daterange(occurred_on, returned_on)) as days from figures.exits
                         where initiative_id = {initiative} and (returned_on is null or returned_on > occurred_on) group by participant_id) away
                on away.participant_id = e.participant_id
              where e.initiative_id = {initiative}) periods
        """);
}
