using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Participants whose number of individual coaching sessions lies within a range.</summary>
internal static class CoachingMeasure
{
    public static Measure Measure { get; } = new("participants_with_coaching_between", SubjectKind.Participant, MeasureForm.Count, Facts)
    {
        Accepts = new HashSet<MeasureFilterKey> { MeasureFilterKey.Range },
    };

    /// <summary>
    /// Somebody counts from the day of the session that makes the least number, until the day of the one that makes one
    /// more than the most. Without a least number one session is enough; without a most number nobody has too many.
    /// </summary>
    private static Sql Facts(MeasureQuestion question)
    {
        var first = Math.Max(1, question.Filter.Minimum ?? 1);
        return Sql.Of($"""
            select participant_id as subject, true as part,
                   min(occurred_on) filter (where number = {first}) as counts_from,
                   min(occurred_on) filter (where number = {question.Filter.Maximum}::integer + 1) as counts_until
            from (select participant_id, occurred_on,
                         row_number() over (partition by participant_id order by occurred_on, contact_id) as number
                  from figures.contacts
                  where initiative_id = {question.Initiative} and purpose = 'individual_coaching') sessions
            group by participant_id
            having count(*) >= {first}
            """);
    }
}
