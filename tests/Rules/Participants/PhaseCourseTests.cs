using FsCheck;
using FsCheck.Fluent;
using Samsteg.Participants;

namespace Samsteg.Rules;

public sealed class PhaseCourseTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void Each_event_leads_where_the_table_says_and_nowhere_else()
    {
        var table = new Dictionary<(PhaseState, PhaseEventKind), PhaseState>
        {
            [(PhaseState.Planned, PhaseEventKind.Started)] = PhaseState.Ongoing,
            [(PhaseState.Planned, PhaseEventKind.Skipped)] = PhaseState.Skipped,
            [(PhaseState.Ongoing, PhaseEventKind.Paused)] = PhaseState.Paused,
            [(PhaseState.Ongoing, PhaseEventKind.Completed)] = PhaseState.Completed,
            [(PhaseState.Ongoing, PhaseEventKind.Skipped)] = PhaseState.Skipped,
            [(PhaseState.Paused, PhaseEventKind.Resumed)] = PhaseState.Ongoing,
            [(PhaseState.Paused, PhaseEventKind.Completed)] = PhaseState.Completed,
            [(PhaseState.Paused, PhaseEventKind.Skipped)] = PhaseState.Skipped,
            [(PhaseState.Completed, PhaseEventKind.Resumed)] = PhaseState.Ongoing,
            [(PhaseState.Skipped, PhaseEventKind.Resumed)] = PhaseState.Ongoing,
        };

        foreach (var state in Enum.GetValues<PhaseState>())
        {
            foreach (var kind in Enum.GetValues<PhaseEventKind>())
            {
                state.After(kind).ShouldBe(table.TryGetValue((state, kind), out var next) ? next : null, $"{state} {kind}");
            }

            state.Next().ShouldBe(table.Keys.Where(key => key.Item1 == state).Select(static key => key.Item2), ignoreOrder: true);
        }
    }

    [Fact]
    public void The_throughput_time_is_the_number_of_days_that_end_with_the_phase_running() =>
        Prop.ForAll(Courses().ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), static (course, ahead) =>
        {
            var today = First.AddDays(ahead);
            var naive = Enumerable.Range(0, ahead).Count(day => StateAtEndOf(course, First.AddDays(day)) is PhaseState.Ongoing);
            return course.DaysUntil(today) == naive;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_course_that_has_ended_takes_no_longer_however_long_one_waits() =>
        Prop.ForAll(Courses().ToArbitrary(), static course =>
            course.State is PhaseState.Ongoing || course.DaysUntil(First.AddDays(500)) == course.DaysUntil(First.AddDays(5000))).QuickCheckThrowOnFailure();

    [Fact]
    public void What_had_ended_before_a_return_stays_or_goes_on_and_what_ran_is_as_if_not_begun() =>
        Prop.ForAll(Courses().ToArbitrary(), Gen.Choose(0, 160).ToArbitrary(), static (course, ahead) =>
        {
            var (back, before) = (course with { ReEnteredOn = First.AddDays(ahead) }, StateAtEndOf(course, First.AddDays(ahead - 1)));
            var later = new PhaseCourse([.. course.Events.Where(moment => moment.Day >= First.AddDays(ahead))]);
            var stands = before is not (PhaseState.Ongoing or PhaseState.Paused)
                || later.Events is [{ Kind: PhaseEventKind.Paused or PhaseEventKind.Resumed or PhaseEventKind.Completed }, ..];
            return stands
                ? !back.WasBrokenOff && back.State == course.State && back.DaysUntil(First.AddDays(500)) == course.DaysUntil(First.AddDays(500))
                : back.WasBrokenOff && back.State == later.State && back.DaysUntil(First.AddDays(500)) == later.DaysUntil(First.AddDays(500));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void After_two_returns_it_counts_from_the_last_time_it_was_begun()
    {
        var course = new PhaseCourse(
            [On(0, PhaseEventKind.Started), On(40, PhaseEventKind.Started), On(45, PhaseEventKind.Completed)], ReEnteredOn: First.AddDays(60));

        course.State.ShouldBe(PhaseState.Completed);
        course.StartedOn.ShouldBe(First.AddDays(40));
        course.DaysUntil(First.AddDays(100)).ShouldBe(5);

        static PhaseMoment On(int day, PhaseEventKind kind) => new(Guid.NewGuid(), kind, First.AddDays(day), null);
    }

    private static PhaseState StateAtEndOf(PhaseCourse course, DateOnly day) => new PhaseCourse([.. course.Events.Where(moment => moment.Day <= day)]).State;

    /// <summary>What may happen, on days that do not go backwards.</summary>
    private static Gen<PhaseCourse> Courses() =>
        from count in Gen.Choose(0, 8)
        from steps in Gen.ArrayOf(Gen.Choose(0, 20), count)
        from choices in Gen.ArrayOf(Gen.Choose(0, 100), count)
        select Make(steps, choices);

    private static PhaseCourse Make(int[] steps, int[] choices)
    {
        var (events, day) = (new List<PhaseMoment>(), First);
        foreach (var (step, choice) in steps.Zip(choices))
        {
            var next = new PhaseCourse(events).State.Next();
            day = day.AddDays(step);
            events.Add(new PhaseMoment(Guid.NewGuid(), next[choice % next.Count], day, null));
        }

        return new PhaseCourse(events);
    }
}
