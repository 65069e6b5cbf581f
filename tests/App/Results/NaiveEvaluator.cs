using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.App.Results;

/// <summary>
/// Every measure once more, in the plainest C# over loaded rows: for one day and one moment, by the words of the plan's
/// measure catalogue. Slow and obvious on purpose; the product's SQL must agree with it.
/// </summary>
internal sealed class NaiveEvaluator(History history, DateOnly day, DateTimeOffset knownAt)
{
    /// <summary>Numerator and whole of a measure under a filter.</summary>
    public (int Part, int Whole) Count(string measure, MeasureFilter filter) => measure switch
    {
        "participants_started_workshop_series" => Plain(Starters()),
        "participants_with_coaching_between" => Plain(history.Participants.Where(participant => Sessions(participant) >= Math.Max(1, filter.Minimum ?? 1) && Sessions(participant) <= (filter.Maximum ?? int.MaxValue))),
        "participants_completed_series" => Plain(history.Participants.Where(participant => history.Series.Any(series => Completed(participant, series) && (!filter.WithNextStepWish || Wants(participant, series))))),
        "participants_want_next_step" => Plain(history.Participants.Where(participant => history.Series.Any(series => Wants(participant, series)))),
        "workshop_series_held" => Plain(history.Series.Where(series => series.Type == "workshop_series" && history.Sessions.Any(session => session.Series == series && Held(session)))),
        "group_size_between" => Of(SeriesWithStarters(), series => StartersOf(series).Count() >= (filter.Minimum ?? 0) && StartersOf(series).Count() <= (filter.Maximum ?? int.MaxValue)),
        "share_women_between" => Of(Starters().Where(participant => Gender(participant) is "woman" or "man"), participant => Gender(participant) == "woman"),
        "referrals_received" => Plain(history.Referrals.Where(referral => FirstOf(referral, "received") is not null)),
        "referrals_waiting" => Plain(history.Referrals.Where(referral => LastOf(referral)?.State is not (null or "enrolled" or "declined"))),
        "referrals_enrolled" or "referrals_enrolled_within" => Of(history.Referrals.Where(referral => FirstOf(referral, "received") is not null), referral =>
            FirstOf(referral, "enrolled")?.DayNumber - FirstOf(referral, "received")!.Value.DayNumber is { } days && days >= (filter.Minimum ?? days) && days <= (filter.Maximum ?? days)),
        "participants_enrolled" => Plain(history.Participants.Where(IsEnrolled)),
        "participants_taking_part" => Plain(history.Participants.Where(participant => IsEnrolled(participant) && !Exits(participant).Any(IsAway))),
        "participants_exited" => Plain(history.Participants.Where(participant => Exits(participant).Any(IsAway))),
        "participants_without_contact" => Plain(history.Participants.Where(IsSilent)),
        "participants_with_action_plan" => Plain(history.Participants.Where(HasPlan)),
        "plan_shows_step_progress" => Of(history.Participants.Where(HasPlan), participant => Steps(participant).Any(step => step.State == "done" && step.DoneOn <= day)),
        "participants_with_needs_mapping" => Plain(history.Participants.Where(participant => Assessments(participant, "needs_mapping", filter.View).Any())),
        "step_progress_up" => Moved(filter, static (first, latest) => latest > first),
        "step_progress_down" => Moved(filter, static (first, latest) => latest < first),
        "step_progress_unchanged" => Moved(filter, static (first, latest) => latest == first),
        "competence_ladder_up" => Of(
            history.Participants.Where(participant => Levels(Assessments(participant, "competence_ladder", null), null).Any(static levels => levels.Count > 1)),
            participant => Levels(Assessments(participant, "competence_ladder", null), null).Any(static levels => levels.Count > 1 && levels[^1] > levels[0])),
        "organisations_hosted_participant" => Plain(history.Organisations.Where(organisation => history.Placements.Any(placement => placement.Organisation == organisation && Started(placement)))),
        "organisations_completed_activity" => Plain(history.Organisations.Where(organisation => history.Series.Any(series =>
            (filter.ActivityType is null || series.Type == filter.ActivityType)
            && new CompletionRule(series.CompletionMinimum, series.AsksTask).IsCompletedBy(
                Happened<OrganisationEntry>().Count(entry => entry.Organisation == organisation && !IsCancelled(entry.Session) && SessionOf(entry.Session).Series == series),
                Happened<OrganisationTaskEntry>().Any(entry => entry.Organisation == organisation && entry.Series == series.Id))))),
        "network_meetings_held" => Plain(history.Sessions.Where(session => session.Type == "bridging_meeting" && Held(session))),
        "training_sessions_held" => Plain(history.Sessions.Where(session => session.Type == "public_sector_training" && Held(session))),
        "business_schools_held" => Plain(history.Sessions.Where(session => session.Type == "business_school" && Held(session)).Select(static session => session.Series?.Id ?? session.Id)),
        "sessions_with_audience_minimum" => Plain(history.Sessions.Where(session =>
            Held(session) && (filter.ActivityType is null || session.Type == filter.ActivityType) && filter.Audience.All(needed => AudienceAt(session, needed.Group) >= needed.Minimum))),
        "placements_started" => Plain(history.Participants.Where(participant => history.Placements.Any(placement => placement.Participant == participant && Started(placement)))),
        "placement_follow_ups_between" => Of(history.Placements.Where(Started), placement => FollowUps(placement) >= (filter.Minimum ?? 0) && FollowUps(placement) <= (filter.Maximum ?? int.MaxValue)),
        "exits_to_work" => AtExit(exit => IsWork(exit.Activity)),
        "exits_to_studies" => AtExit(static exit => exit.Activity == "studying"),
        "exits_to_job_seeking" => AtExit(static exit => exit.Activity == "job_seeking"),
        "exits_to_other" => AtExit(exit => !IsWork(exit.Activity) && exit.Activity is not ("studying" or "job_seeking")),
        "exits_to_work_or_studies" => AtExit(exit => IsWork(exit.Activity) || exit.Activity == "studying"),
        "work_or_studies_after_28_days" => After("days_28", answer => IsWork(answer.Activity) || answer.Activity == "studying"),
        "work_or_studies_after_6_months" => After("months_6", answer => IsWork(answer.Activity) || answer.Activity == "studying"),
        "self_supporting_at_exit" => AtExit(static exit => exit.SelfSupport == "yes"),
        "self_supporting_after_28_days" => After("days_28", static answer => answer.SelfSupport == "yes"),
        "self_supporting_after_6_months" => After("months_6", static answer => answer.SelfSupport == "yes"),
        "exit_follow_ups_in_time" => Of(
            history.Participants.Where(participant => FollowUpsAfterExit(participant).Any(plan => plan.LateAfter <= day)),
            participant => FollowUpsAfterExit(participant).Where(plan => plan.LateAfter <= day).All(plan => AnswerOf(plan) is { } answer && answer.OccurredOn <= plan.LateAfter)),
        "agreements_signed" => Plain(history.Agreements.Where(agreement => Happened<AgreementEntry>().Any(entry => entry.Agreement == agreement && entry.State == "signed"))),
        "need_processes" => Plain(Happened<InnovationEntry>().Where(static entry => entry.Kind == "need").Select(static entry => entry.Process)),
        "innovation_processes" => Plain(Happened<InnovationEntry>().Where(static entry => entry.Kind == "innovation").Select(static entry => entry.Process)),
        "advice_sessions_held" => Plain(Happened<AdviceEntry>().Select(static entry => entry.Advice)),
        "organisations_advised" => Plain(Happened<AdviceEntry>().Select(static entry => entry.Organisation)),
        "cohort_members_completed" => Plain(Happened<CohortMoveEntry>().Where(static entry => entry.IsThrough).Select(static entry => entry.Organisation)),
        "business_meetings_held" => Plain(Happened<BusinessMeetingEntry>().Select(static entry => entry.Meeting)),
        "organisations_ready_to_host" or "organisations_ready_to_supply" => (0, 0), // nobody has an insurance in these histories; ReadinessTests hold the SQL against plain words
        _ => throw new InvalidOperationException($"Write down what {measure} means, in plain C#."),
    };

    private static (int Part, int Whole) Plain<T>(IEnumerable<T> subjects) => subjects.Distinct().Count() is var count ? (count, count) : default;

    private static (int Part, int Whole) Of<T>(IEnumerable<T> whole, Func<T, bool> isPart) => (whole.Distinct().Count(isPart), whole.Distinct().Count());

    private static bool IsWork(string? activity) => activity is "working_unsubsidised" or "working_subsidised" or "self_employed";

    /// <summary>Exits there have been: one that was superseded by a re-entry is one of them while the re-entry stands. The reason tells the activity where it was not asked.</summary>
    private IEnumerable<ExitEntry> Exits(Guid participant) => history.Entries.OfType<ExitEntry>()
        .Where(exit => exit.Participant == participant && !IsMistake(participant) && exit.RegisteredAt <= knownAt && (exit.StandsAt(knownAt) || ReturnOf(exit) is not null));

    private DateOnly? ReturnOf(ExitEntry exit) => history.Known<ReEntryEntry>(knownAt).SingleOrDefault(entry => entry.Exit == exit.Id)?.OccurredOn;

    /// <summary>The participant has left and is not back.</summary>
    private bool IsAway(ExitEntry exit) => exit.OccurredOn <= day && !(ReturnOf(exit) <= day);

    private (int Part, int Whole) AtExit(Func<(string? Activity, string? SelfSupport), bool> holds)
    {
        IEnumerable<ExitEntry> Left(Guid participant) => Exits(participant).Where(exit => IsAway(exit) && exit.Reason != "deceased");
        return Of(history.Participants.Where(participant => Left(participant).Any()), participant => Left(participant)
            .Any(exit => holds((exit.Activity ?? exit.Reason switch { "work" => "working_unsubsidised", "studies" => "studying", _ => null }, exit.SelfSupport))));
    }

    private (int Part, int Whole) After(string code, Func<ExitAnswerEntry, bool> holds)
    {
        IEnumerable<ExitFollowUpPlan> Due(Guid participant) => Exits(participant)
            .SelectMany(exit => exit.FollowUps.Where(plan => plan.Code == code && plan.DueOn <= day && !(ReturnOf(exit) < plan.DueOn) && !(ReturnOf(exit) <= day)));
        return Of(history.Participants.Where(participant => Due(participant).Any()), participant => Due(participant)
            .Any(plan => AnswerOf(plan) is { } answer && answer.OccurredOn <= day && holds(answer)));
    }

    private IEnumerable<ExitFollowUpPlan> FollowUpsAfterExit(Guid participant) =>
        Exits(participant).SelectMany(exit => exit.FollowUps.Where(plan => !(ReturnOf(exit) < plan.DueOn)));

    private ExitAnswerEntry? AnswerOf(ExitFollowUpPlan plan) => history.Known<ExitAnswerEntry>(knownAt).SingleOrDefault(entry => entry.FollowUp == plan.Id);

    private bool IsMistake(Guid participant) => history.Known<ExitEntry>(knownAt).Any(exit => exit.Participant == participant && exit.Reason == "misregistered");

    private IEnumerable<TEntry> Happened<TEntry>()
        where TEntry : Entry => Known<TEntry>().Where(entry => entry.OccurredOn <= day);

    /// <summary>What stood, of everybody but those known to have been registered by mistake.</summary>
    private IEnumerable<TEntry> Known<TEntry>()
        where TEntry : Entry => history.Known<TEntry>(knownAt).Where(entry => entry is not IOfParticipant of || !IsMistake(of.Participant));

    private IEnumerable<ReferralEntry> StepsOf(Guid referral) => Happened<ReferralEntry>().Where(entry => entry.Referral == referral);

    private DateOnly? FirstOf(Guid referral, string state) => StepsOf(referral).Where(entry => entry.State == state).Select(static entry => (DateOnly?)entry.OccurredOn).Min();

    private ReferralEntry? LastOf(Guid referral) => StepsOf(referral).OrderBy(static entry => entry.OccurredOn).ThenBy(static entry => entry.Id.ToString(), StringComparer.Ordinal).LastOrDefault();

    private SessionPlan SessionOf(Guid session) => history.Sessions.Single(plan => plan.Id == session);

    private IEnumerable<AttendanceEntry> Presences() => Happened<AttendanceEntry>().Where(entry => entry.Mark is "present" or "late" && !IsCancelled(entry.Session));

    private bool IsCancelled(Guid session) => Known<OutcomeEntry>().Any(entry => entry.Session == session && entry.Outcome == "cancelled");

    private IEnumerable<Guid> StartersOf(SeriesPlan series) => Presences().Where(entry => SessionOf(entry.Session).Series == series).Select(static entry => entry.Participant).Distinct();

    private IEnumerable<SeriesPlan> SeriesWithStarters() => history.Series.Where(series => series.Type == "workshop_series" && StartersOf(series).Any());

    private IEnumerable<Guid> Starters() => SeriesWithStarters().SelectMany(StartersOf).Distinct();

    private int Sessions(Guid participant) => Happened<ContactEntry>().Count(entry => entry.Participant == participant && entry.Purpose == "individual_coaching");

    /// <summary>Takes part, and for a fortnight there has been neither contact nor enrolment nor return.</summary>
    private bool IsEnrolled(Guid participant) => Happened<EnrolmentEntry>().Any(entry => entry.Participant == participant);

    private bool IsSilent(Guid participant)
    {
        var entries = Happened<EnrolmentEntry>().Where(entry => entry.Participant == participant).Select(static entry => entry.OccurredOn).ToList();
        return entries.Count > 0 && !Exits(participant).Any(IsAway)
            && entries.Concat(Happened<ContactEntry>().Where(entry => entry.Participant == participant).Select(static entry => entry.OccurredOn))
                .Concat(Exits(participant).Select(ReturnOf).OfType<DateOnly>().Where(returned => returned <= day)).Max().AddDays(14) <= day;
    }

    private bool Completed(Guid participant, SeriesPlan series) =>
        series.Type == "workshop_series" && new CompletionRule(series.CompletionMinimum, series.AsksTask).IsCompletedBy(
            Presences().Count(entry => entry.Participant == participant && SessionOf(entry.Session).Series == series),
            Happened<TaskEntry>().Any(entry => entry.Participant == participant && entry.Series == series.Id));

    private bool Wants(Guid participant, SeriesPlan series) => Happened<WishEntry>().Any(entry => entry.Participant == participant && entry.Series == series.Id && entry.Wants);

    private bool Held(SessionPlan session) => Happened<OutcomeEntry>().Any(entry => entry.Session == session.Id && entry.Outcome == "held");

    private int AudienceAt(SessionPlan session, string group)
    {
        var there = Known<OrganisationEntry>().Where(entry => entry.Session == session.Id && entry.Group == group);
        return group.EndsWith("_persons", StringComparison.Ordinal) ? there.Sum(static entry => entry.Persons) : there.Count();
    }

    private string? Gender(Guid participant) => Known<EnrolmentEntry>().SingleOrDefault(entry => entry.Participant == participant)?.Gender;

    private IEnumerable<StepEntry> Steps(Guid participant) => Happened<StepEntry>().Where(entry => entry.Participant == participant && entry.State != "dropped");

    /// <summary>Those who have answered twice in an area by one view, and those of them whose first and latest level compare so.</summary>
    private (int Part, int Whole) Moved(MeasureFilter filter, Func<int, int, bool> compare)
    {
        IEnumerable<IReadOnlyList<int>> Followed(Guid participant) => new[] { "participant", "coach" }.Where(view => filter.View is null || filter.View == view)
            .SelectMany(view => Levels(Assessments(participant, "needs_mapping", view), filter.Area)).Where(static levels => levels.Count > 1);
        return Of(history.Participants.Where(participant => Followed(participant).Any()), participant => Followed(participant).Any(levels => compare(levels[0], levels[^1])));
    }

    private IEnumerable<AssessmentEntry> Assessments(Guid participant, string purpose, string? view) => Happened<AssessmentEntry>()
        .Where(entry => entry.Participant == participant && entry.Purpose == purpose && (view is null || entry.Respondent == view)).OrderBy(static entry => entry.OccurredOn).ThenBy(static entry => entry.Id);

    /// <summary>Levels of each area, oldest first.</summary>
    private static IEnumerable<IReadOnlyList<int>> Levels(IEnumerable<AssessmentEntry> assessments, string? area) => assessments
        .SelectMany(static entry => entry.Levels).Where(pair => area is null || pair.Key == area).GroupBy(static pair => pair.Key, static pair => pair.Value).Select(static levels => levels.ToList());

    private bool HasPlan(Guid participant) => Happened<GoalEntry>().Any(entry => entry.Participant == participant) && Steps(participant).Any();

    private bool Started(PlacementPlan placement) => Happened<PlacementEventEntry>().Any(entry => entry.Placement == placement.Id && entry.Event == "started");

    private int FollowUps(PlacementPlan placement) => Happened<FollowUpEntry>().Count(entry => entry.Placement == placement.Id);
}
