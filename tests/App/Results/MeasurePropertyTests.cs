using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsteg.Platform;
using Samsteg.Results;
using Samsteg.Web;

namespace Samsteg.App.Results;

/// <summary>Each measure's SQL against the naive evaluator, over random histories with corrections, on random days as known at random moments.</summary>
public sealed class MeasurePropertyTests(EmptySite empty) : IClassFixture<EmptySite>
{
    private const int ViewpointsPerHistory = 6;

    private static readonly IReadOnlyList<(string Measure, MeasureFilter Filter)> Questions =
    [
        ("participants_started_workshop_series", new()),
        ("participants_enrolled", new()), ("participants_taking_part", new()), ("participants_exited", new()),
        ("participants_with_coaching_between", new() { Minimum = 2, Maximum = 4 }),
        ("participants_with_coaching_between", new() { Minimum = 1, Maximum = 2 }),
        ("participants_with_coaching_between", new() { Minimum = 3 }),
        ("participants_with_coaching_between", new() { Maximum = 2 }),
        ("exits_to_work", new()), ("exits_to_studies", new()), ("exits_to_job_seeking", new()), ("exits_to_other", new()), ("exits_to_work_or_studies", new()),
        ("work_or_studies_after_28_days", new()), ("work_or_studies_after_6_months", new()),
        ("self_supporting_at_exit", new()), ("self_supporting_after_28_days", new()), ("self_supporting_after_6_months", new()), ("exit_follow_ups_in_time", new()),
        ("participants_completed_series", new()),
        ("participants_completed_series", new() { WithNextStepWish = true }),
        ("participants_want_next_step", new()),
        ("workshop_series_held", new()),
        ("group_size_between", new() { Minimum = 3, Maximum = 6 }),
        ("group_size_between", new() { Minimum = 4 }),
        ("group_size_between", new() { Maximum = 3 }),
        ("share_women_between", new()),
        ("participants_without_contact", new()),
        ("participants_with_action_plan", new()),
        ("plan_shows_step_progress", new()),
        ("participants_with_needs_mapping", new()),
        ("participants_with_needs_mapping", new() { View = "participant" }),
        ("step_progress_up", new()),
        ("step_progress_up", new() { Area = "health", View = "coach" }),
        ("step_progress_down", new() { View = "participant" }),
        ("step_progress_down", new() { Area = "finances" }),
        ("step_progress_unchanged", new()),
        ("step_progress_unchanged", new() { Area = "language", View = "coach" }),
        ("competence_ladder_up", new()),
        ("organisations_hosted_participant", new()),
        ("organisations_completed_activity", new() { ActivityType = "business_school" }),
        ("organisations_completed_activity", new() { ActivityType = "supervisor_course" }),
        ("network_meetings_held", new()),
        ("training_sessions_held", new()),
        ("business_schools_held", new()),
        ("sessions_with_audience_minimum", new() { ActivityType = "public_sector_training", Audience = [new("public_sector_persons", 5), new("social_enterprises", 1)] }),
        ("placements_started", new()),
        ("placement_follow_ups_between", new() { Minimum = 2, Maximum = 4 }),
        ("placement_follow_ups_between", new() { Minimum = 3 }),
        ("placement_follow_ups_between", new() { Maximum = 2 }),
        ("organisations_ready_to_host", new()), ("organisations_ready_to_supply", new()), ("agreements_signed", new()), ("need_processes", new()), ("innovation_processes", new()),
        ("advice_sessions_held", new()), ("organisations_advised", new()), ("cohort_members_completed", new()), ("business_meetings_held", new()),
        ("referrals_received", new()),
        ("referrals_waiting", new()),
        ("referrals_enrolled", new()),
        ("referrals_enrolled_within", new() { Maximum = 90 }),
        ("referrals_enrolled_within", new() { Minimum = 10 }),
        ("referrals_enrolled_within", new() { Minimum = -30, Maximum = 60 }),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Fact]
    public void Every_measure_is_asked() =>
        SamstegApplication.Capabilities.SelectMany(static capability => capability.Measures).Select(static measure => measure.Key)
            .Except(Questions.Select(static question => question.Measure)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Seeds))]
    public async Task The_SQL_of_every_measure_agrees_with_plain_words(int seed)
    {
        var history = new History(seed);
        await HistoryRows.WriteAsync(empty.Site.Database.OwnerConnectionString, history);
        using var memory = new FiguresMemory();
        await using var scope = await empty.Site.ScopeOfAsync((await HistoryRows.LeadAsync(empty.Site, history.Initiative)).Value);
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>();
        var readings = new Readings(database, new LiveFigures(database, memory, TimeProvider.System));
        var measures = SamstegApplication.Capabilities.SelectMany(static capability => capability.Measures).ToDictionary(static measure => measure.Key);
        var asked = Questions.Select(question => new Counted(new InitiativeId(history.Initiative), measures[question.Measure], question.Filter)).ToList();

        for (var viewpoint = 0; viewpoint < ViewpointsPerHistory; viewpoint++)
        {
            var (day, knownAt) = (history.AnyDay(), history.AnyMoment());
            var counted = await readings.ReadAsync(asked, [day], knownAt, TestContext.Current.CancellationToken);
            var naive = new NaiveEvaluator(history, day, knownAt);
            for (var slot = 0; slot < Questions.Count; slot++)
            {
                var (part, whole) = naive.Count(Questions[slot].Measure, Questions[slot].Filter);
                var reading = counted[slot].Single();
                ((int)reading.Part, (int)reading.Whole).ShouldBe(
                    (part, whole), $"{Questions[slot].Measure} {Questions[slot].Filter}, seed {seed}, on {day:O} as known at {knownAt:O}");
            }
        }
    }
}
