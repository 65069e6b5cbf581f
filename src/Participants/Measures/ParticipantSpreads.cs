using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>How long things take for participants, and the groups that can be told apart.</summary>
internal static class ParticipantSpreads
{
    /// <summary>What is spread.</summary>
    public static IReadOnlyList<Spread> All { get; } =
    [
        // Of those who have left and not come back: from the first entry to the last exit.
        new("throughput_days", static (initiative, day) => Sql.Of($"""
            select x.participant_id as subject, x.occurred_on - e.occurred_on as value
            from figures.exits x join figures.enrolments e on e.participant_id = x.participant_id and e.initiative_id = x.initiative_id
            where x.initiative_id = {initiative} and x.reason <> {ExitReason.Deceased} and x.occurred_on <= {day} and (x.returned_on is null or x.returned_on > {day})
            """)),
        // Of those who were referred and enrolled: from the day the referral came.
        new("waiting_days", static (initiative, day) => Sql.Of($"""
            select r.participant_id as subject, v.enrolled_on - v.received_on as value
            from figures.referred r
            join (select referral_id, min(occurred_on) filter (where state = 'received') as received_on, min(occurred_on) filter (where state = 'enrolled') as enrolled_on
                  from figures.referral_events where initiative_id = {initiative} group by referral_id) v on v.referral_id = r.referral_id
            where r.initiative_id = {initiative} and v.enrolled_on <= {day} and v.received_on is not null
            """)),
        // From one contact to the next, or from the entry to the first.
        new("contact_gap_days", static (initiative, day) => Sql.Of($"""
            select subject, value
            from (select participant_id as subject, occurred_on - lag(occurred_on) over (partition by participant_id order by occurred_on) as value
                  from (select participant_id, occurred_on from figures.contacts where initiative_id = {initiative} and occurred_on <= {day}
                        union select participant_id, occurred_on from figures.enrolments where initiative_id = {initiative} and occurred_on <= {day}) heard) gaps
            where value is not null
            """)),
        // Of those who take part on the day, by the coach who has them then.
        new("cases_per_coach", static (initiative, day) => Sql.Of($"""
            select c.coach_id as subject, count(distinct c.participant_id)::integer as value
            from figures.case_assignments c
            join ({StandingMeasures.Periods(initiative)}) p on p.subject = c.participant_id and p.counts_from <= {day} and (p.counts_until is null or p.counts_until > {day})
            where c.initiative_id = {initiative} and c.valid_from <= {day} and (c.valid_until is null or c.valid_until >= {day})
            group by c.coach_id
            """)) { IsOfParticipants = false },
    ];

    /// <summary>What participants can be divided by.</summary>
    public static IReadOnlyList<Division> Divisions { get; } =
    [
        new("gender", static initiative => Sql.Of($"select participant_id as subject, gender as code from figures.enrolments where initiative_id = {initiative}"),
            [.. Enum.GetValues<Gender>().Select(static gender => SnakeCase.Of(gender.ToString()))], "gender"),
        new("age", static initiative => Sql.Of($"select participant_id as subject, age_group as code from figures.ages where initiative_id = {initiative}"),
            ["under_25", "from_25_to_29", "from_30_to_44", "from_45_to_54", "from_55", "not_known"], "age_group"),
        new("target_group", static initiative => Sql.Of($"select participant_id as subject, target_group as code from figures.enrolments where initiative_id = {initiative}"),
            Names: static initiative => Sql.Of($"select code, {LocalText.Column("g.name")} as name from initiative_target_groups g where g.initiative_id = {initiative} and g.kind = 'end_user' order by 2, 1")),
    ];
}
