using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// Where participants stand when they leave, 28 days and six months later. Each counts once, by the latest exit: one that a re-entry followed counts
/// until the day of that. Those who died are not among all.
/// </summary>
internal static class ExitMeasures
{
    private static readonly IReadOnlyList<ActivityStatus> Studies = [ActivityStatus.Studying];
    private static readonly IReadOnlyList<ActivityStatus> JobSeeking = [ActivityStatus.JobSeeking];

    public static IReadOnlyList<Measure> All { get; } =
    [
        AtExit("exits_to_work", Does(ActivityStatuses.Work)),
        AtExit("exits_to_studies", Does(Studies)),
        AtExit("exits_to_job_seeking", Does(JobSeeking)),
        AtExit("exits_to_other", Sql.Of($"(activity is null or not {Does([.. ActivityStatuses.WorkOrStudies, .. JobSeeking])})")),
        AtExit("exits_to_work_or_studies", Does(ActivityStatuses.WorkOrStudies)) with { List = $"{StandingMeasures.ParticipantsPath}?work=true" },
        After("work_or_studies_after_28_days", "days_28", Does(ActivityStatuses.WorkOrStudies)),
        After("work_or_studies_after_6_months", "months_6", Does(ActivityStatuses.WorkOrStudies)),
        AtExit("self_supporting_at_exit", IsSelfSupporting),
        After("self_supporting_after_28_days", "days_28", IsSelfSupporting),
        After("self_supporting_after_6_months", "months_6", IsSelfSupporting),
        new("exit_follow_ups_in_time", SubjectKind.Participant, MeasureForm.CountOfAll, InTime),
    ];

    private static Sql IsSelfSupporting => Sql.Of($"self_support = {SelfSupport.Yes}");

    private static Sql Does(IReadOnlyList<ActivityStatus> activities) => Sql.Of($"activity = any ({activities}::text[])");

    /// <summary>Of those who have left, those of whom it was true then.</summary>
    private static Measure AtExit(string key, Sql holds) => new(key, SubjectKind.Participant, MeasureForm.CountOfAll, question => Sql.Of($"""
        select participant_id as subject, part, occurred_on as counts_from, returned_on as counts_until
        from figures.exits, (values (false), (true)) as parts (part)
        where initiative_id = {question.Initiative} and reason <> {ExitReason.Deceased} and (not part or {holds})
        """));

    /// <summary>Of those whose day has come, whether or not they could be reached, those who have answered that it is so.</summary>
    private static Measure After(string key, string code, Sql holds) => new(key, SubjectKind.Participant, MeasureForm.CountOfAll, question => Sql.Of($"""
        select participant_id as subject, false as part, due_on as counts_from, returned_on as counts_until
        from figures.exit_follow_ups where initiative_id = {question.Initiative} and code = {code}
        union all
        select f.participant_id, true, greatest(f.due_on, a.occurred_on), f.returned_on
        from figures.exit_follow_ups f
        join (select follow_up_id, occurred_on from figures.exit_follow_up_answers where initiative_id = {question.Initiative} and {holds}) a using (follow_up_id)
        where f.initiative_id = {question.Initiative} and f.code = {code}
        """));

    /// <summary>Of those with a follow-up whose last day has come, those of whom none has been missed.</summary>
    private static Sql InTime(MeasureQuestion question) => Sql.Of($"""
        select subject, part, counts_from, case when part then missed_on end as counts_until
        from (select f.participant_id as subject, min(f.late_after) as counts_from,
                     min(f.late_after) filter (where a.occurred_on is null or a.occurred_on > f.late_after) as missed_on
              from figures.exit_follow_ups f
              left join (select follow_up_id, occurred_on from figures.exit_follow_up_answers where initiative_id = {question.Initiative}) a using (follow_up_id)
              where f.initiative_id = {question.Initiative} group by f.participant_id) people,
             (values (false), (true)) as parts (part)
        """);
}
