using Samsteg.Funding;
using Samsteg.Platform;
using static Samsteg.Funding.ObligationAct;
using static Samsteg.Funding.ObligationState;

namespace Samsteg.Rules;

public sealed class ObligationTests
{
    // What may be done in each state, and what comes of it. All else is refused.
    private static readonly Dictionary<ObligationState, (ObligationAct Act, ObligationState Next)[]> Allowed = new()
    {
        [Due] = [(Move, Due), (Begin, Draft), (Waive, Waived), (Withdraw, Withdrawn)],
        [Draft] = [(Submit, Submitted), (Waive, Waived)],
        [Submitted] = [(Return, Returned), (Accept, Accepted), (Waive, Waived)],
        [Returned] = [(Submit, Submitted), (Waive, Waived)],
        [Accepted] = [],
        [Waived] = [],
        [Withdrawn] = [(ObligationAct.Plan, Due)],
    };

    private static readonly DateOnly Start = new(2026, 6, 1);

    [Fact]
    public void Every_act_in_every_state_does_what_it_should_or_is_refused()
    {
        foreach (var state in Enum.GetValues<ObligationState>())
        {
            foreach (var act in Enum.GetValues<ObligationAct>())
            {
                state.After(act).ShouldBe(Allowed[state].Where(one => one.Act == act).Select(static one => (ObligationState?)one.Next).SingleOrDefault(), $"{act} of {state}");
            }

            state.Acts().ShouldBe(Allowed[state].Select(static one => one.Act), ignoreOrder: true);
        }
    }

    [Fact]
    public void It_is_overdue_from_the_day_after_until_it_is_handed_in()
    {
        var due = new DateOnly(2026, 4, 15);
        foreach (var state in Enum.GetValues<ObligationState>())
        {
            state.IsOverdue(due, due).ShouldBeFalse();
            state.IsOverdue(due, due.AddDays(1)).ShouldBe(state is Due or Draft or Returned, state.ToString());
        }
    }

    [Fact]
    public void What_may_not_be_done_leaves_no_trace_and_only_what_calendars_show_counts_up()
    {
        var obligation = New();
        Should.Throw<InvalidOperationException>(() => obligation.Do(Accept, default, DateTimeOffset.UnixEpoch));
        (obligation.State, obligation.Revision).ShouldBe((Due, 0));

        obligation.Do(Begin, default, DateTimeOffset.UnixEpoch);
        var happened = obligation.Do(Submit, default, DateTimeOffset.UnixEpoch, "  Så gick det.  ");
        (happened.Act, happened.Words, obligation.State, obligation.Revision).ShouldBe((Submit, "Så gick det.", Submitted, 0));
        obligation.Do(Waive, default, DateTimeOffset.UnixEpoch.AddDays(1), "Ryms i slutrapporten.");
        (obligation.Revision, obligation.ChangedAt).ShouldBe((1, DateTimeOffset.UnixEpoch.AddDays(1)));
    }

    [Fact]
    public void A_plan_that_says_what_is_reported_obliges_to_that_and_to_a_final_report()
    {
        var plan = Planned(24) with
        {
            TimePlan =
            [
                Period("Uppstart", new DateOnly(2026, 8, 31), "status", null),
                Period("  ", new DateOnly(2026, 9, 30), "quarterly", new DateOnly(2026, 10, 10)),
                Period("Drift", new DateOnly(2027, 5, 31), "none", null),
                Period("Utan slut", null, "annual", null),
                Period("Uppdrag", new DateOnly(2027, 12, 31), "mandate", null),
            ],
        };

        ObligationSchedule.Of(plan).ShouldBe(
        [
            new(ObligationKind.Status, new DateOnly(2026, 9, 30), "Uppstart"),
            new(ObligationKind.Quarterly, new DateOnly(2026, 10, 10)),
            new(ObligationKind.EightPoint, new DateOnly(2028, 1, 31), "Uppdrag"),
            new(ObligationKind.Final, new DateOnly(2028, 8, 31)),
        ]);
    }

    [Fact]
    public void Periods_outside_the_time_that_is_granted_are_not_reported() =>
        ObligationSchedule.Of(Planned(6) with
        {
            TimePlan = [Period("Slut", new DateOnly(2027, 3, 31), "status", null), Period("Efteråt", new DateOnly(2027, 6, 30), "annual", null) with { Start = new DateOnly(2027, 1, 1) }],
        }).ShouldBe([new(ObligationKind.Status, new DateOnly(2026, 12, 30), "Slut"), new(ObligationKind.Final, new DateOnly(2027, 2, 28))]);

    [Fact]
    public void A_final_report_that_the_plan_names_a_day_for_is_not_asked_for_twice() =>
        ObligationSchedule.Of(Planned(6) with { TimePlan = [Period("Avslut", new DateOnly(2026, 11, 30), "final", new DateOnly(2026, 12, 20))] })
            .ShouldBe([new(ObligationKind.Final, new DateOnly(2026, 12, 20), "Avslut")]);

    [Fact]
    public void A_plan_that_is_reported_nowhere_has_half_time_each_year_and_the_end() => ObligationSchedule.Of(Planned(24)).ShouldBe(
    [
        new(ObligationKind.Annual, new DateOnly(2027, 2, 28)),
        new(ObligationKind.HalfTime, new DateOnly(2027, 7, 1)),
        new(ObligationKind.Annual, new DateOnly(2028, 2, 29)),
        new(ObligationKind.Final, new DateOnly(2028, 8, 31)),
    ]);

    [Theory]
    [InlineData(8, ObligationKind.HalfTime, ObligationKind.Final)] // over a new year, and no longer than a year
    [InlineData(1, ObligationKind.Final)] // half time would be told after the end
    public void A_short_plan_is_not_asked_for_more_than_it_has_time_for(int months, params ObligationKind[] kinds) =>
        ObligationSchedule.Of(Planned(months)).Select(static one => one.Kind).ShouldBe(kinds);

    [Fact]
    public void What_is_left_behind_is_looked_at_each_year_after_the_end() =>
        ObligationSchedule.Of(Planned(1) with { Deliverables = [new PlanDeliverable(new PlanPlace("deliverables"), "Handbok", null, null, null)] }).Where(static one => one.Kind == ObligationKind.Stewardship)
            .Select(static one => one.Due).ShouldBe([new DateOnly(2027, 6, 30), new DateOnly(2028, 6, 30), new DateOnly(2029, 6, 30)]);

    [Fact]
    public void A_plan_without_days_or_that_ends_before_it_begins_obliges_to_nothing()
    {
        ObligationSchedule.Of(new FundingPlan { Start = Start }).ShouldBeEmpty();
        ObligationSchedule.Of(new FundingPlan { End = Start }).ShouldBeEmpty();
        ObligationSchedule.Of(new FundingPlan { Start = Start, End = Start.AddDays(-1) }).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_planned_already_changes_nothing_also_when_it_is_planned_many_times()
    {
        PlannedObligation[] planned = [Annual(2027), Annual(2028), new(ObligationKind.Final, new DateOnly(2028, 8, 31))];
        ObligationChange.Of([.. planned.Select(static one => Known(one, Due))], planned).ShouldBeEmpty();
    }

    [Fact]
    public void What_nobody_has_begun_gets_its_new_day_and_what_is_planned_no_more_is_withdrawn()
    {
        var (moved, gone, begun) = (Known(new(ObligationKind.Final, new DateOnly(2028, 8, 31)), Due), Known(Annual(2028), Due), Known(new(ObligationKind.Status, new DateOnly(2027, 1, 1)), Draft));
        var final = new PlannedObligation(ObligationKind.Final, new DateOnly(2029, 8, 31));

        ObligationChange.Of([moved, gone, begun], [final]).ShouldBe([new ObligationChange(Withdraw, gone.Id, null), new ObligationChange(Move, moved.Id, final)], ignoreOrder: true);
    }

    [Fact]
    public void What_is_worked_on_or_over_stays_and_is_not_asked_for_once_more()
    {
        foreach (var state in new[] { Draft, Submitted, Returned, Accepted, Waived })
        {
            var half = Known(new(ObligationKind.HalfTime, new DateOnly(2027, 6, 30)), state);
            ObligationChange.Of([half], [new(ObligationKind.HalfTime, new DateOnly(2027, 12, 31))]).ShouldBeEmpty(state.ToString());
            ObligationChange.Of([half], []).ShouldBeEmpty(state.ToString());
        }
    }

    [Fact]
    public void One_more_of_a_kind_is_new_and_those_there_are_keep_their_days()
    {
        var (first, second) = (Known(Annual(2027), Accepted), Known(Annual(2028), Due));
        ObligationChange.Of([second, first], [Annual(2029), Annual(2028), Annual(2027)]).ShouldBe([new ObligationChange(ObligationAct.Plan, null, Annual(2029))]);
    }

    [Fact]
    public void Names_tell_those_of_a_kind_apart()
    {
        var known = Known(new(ObligationKind.Status, new DateOnly(2027, 1, 31), "Uppstart"), Due);
        var other = new PlannedObligation(ObligationKind.Status, new DateOnly(2027, 3, 31), "Drift");
        ObligationChange.Of([known], [other]).ShouldBe([new ObligationChange(Withdraw, known.Id, null), new ObligationChange(ObligationAct.Plan, null, other)]);
    }

    [Fact]
    public void What_is_planned_again_is_the_one_that_was_withdrawn()
    {
        var known = Known(Annual(2028), Withdrawn);
        ObligationChange.Of([known], [Annual(2029)]).ShouldBe([new ObligationChange(ObligationAct.Plan, known.Id, Annual(2029))]);
        ObligationChange.Of([known], []).ShouldBeEmpty();
    }

    private static PlannedObligation Annual(int year) => new(ObligationKind.Annual, new DateOnly(year, 3, 1).AddDays(-1));

    private static KnownObligation Known(PlannedObligation planned, ObligationState state) => new(Guid.NewGuid(), planned.Kind, planned.Name, planned.Due, state);

    private static FundingPlan Planned(int months) => new() { Start = Start, End = Start.AddMonths(months).AddDays(-1) };

    private static PlanPeriod Period(string name, DateOnly? end, string report, DateOnly? due) => new(new PlanPlace("periods"), name, Start, end, null, report, due);

    private static Obligation New() => new()
    {
        Id = Guid.NewGuid(), InitiativeId = new InitiativeId(Guid.NewGuid()), Kind = ObligationKind.Final, DueOn = Start, Source = ObligationSource.Agreement, ChangedAt = DateTimeOffset.UnixEpoch,
    };
}
