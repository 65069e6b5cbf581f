using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class CalendarTests
{
    private static readonly DateOnly Wednesday = new(2026, 4, 15);

    private static readonly Arbitrary<(int Start, int Minutes, int Room)[]> Days =
        (from start in Gen.Choose(0, (24 * 60) - 1) from minutes in Gen.Choose(1, 300) from room in Gen.Choose(0, 3) select (start, minutes, room)).ArrayOf().ToArbitrary();

    [Theory]
    [InlineData(CalendarView.Day, "2026-04-15", 1, "2026-04-14", "2026-04-16")]
    [InlineData(CalendarView.Week, "2026-04-13", 7, "2026-04-08", "2026-04-22")]
    [InlineData(CalendarView.Month, "2026-03-30", 35, "2026-03-01", "2026-05-01")]
    [InlineData(CalendarView.Agenda, "2026-04-15", 28, "2026-03-18", "2026-05-13")]
    public void A_view_shows_whole_weeks_from_Monday_and_leads_to_those_beside(CalendarView view, string first, int length, string previous, string next)
    {
        var period = CalendarPeriod.Of(view, Wednesday, Wednesday);

        (period.First, period.Length, period.Previous, period.Next).ShouldBe((DateOnly.Parse(first), length, DateOnly.Parse(previous), DateOnly.Parse(next)));
    }

    [Theory]
    [InlineData("2026-12-31", 53)]
    [InlineData("2027-01-03", 53)]
    [InlineData("2027-01-04", 1)]
    [InlineData("2024-12-30", 1)]
    public void Weeks_are_numbered_by_ISO(string day, int week) => CalendarPeriod.WeekOf(DateOnly.Parse(day)).ShouldBe(week);

    [Theory]
    [InlineData(null)]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void A_day_that_nobody_plans_for_is_today(string? day)
    {
        foreach (var view in Enum.GetValues<CalendarView>())
        {
            CalendarPeriod.Of(view, day is null ? null : DateOnly.Parse(day), Wednesday).Day.ShouldBe(Wednesday);
        }

        CalendarPeriod.Of((CalendarView)9, Wednesday, Wednesday).View.ShouldBe(CalendarView.Week);
    }

    [Fact]
    public void A_week_in_which_the_clocks_change_begins_and_ends_at_midnight()
    {
        var period = CalendarPeriod.Of(CalendarView.Week, new DateOnly(2026, 3, 29), Wednesday);

        (period.To - period.From).ShouldBe(TimeSpan.FromHours((7 * 24) - 1));
    }

    [Fact]
    public void What_overlaps_lies_side_by_side_and_what_follows_has_the_whole_width()
    {
        var placed = CalendarLayout.Place(Wednesday, [Entry(9 * 60, 60), Entry((9 * 60) + 30, 60), Entry(10 * 60, 30), Entry(13 * 60, 60)]);

        placed.Select(static one => (one.Lane, one.Lanes)).ShouldBe([(0, 2), (1, 2), (0, 2), (0, 1)]);
        placed[1].Classes.ShouldBe("h9 m6 dh1 dm0 lane-1-2");
    }

    [Fact]
    public void What_goes_on_after_midnight_is_cut_there_and_goes_on_the_next_day()
    {
        var late = Entry(23 * 60, 180);

        CalendarLayout.Place(Wednesday, [late]).Single().ShouldSatisfyAllConditions(one => one.Start.ShouldBe(276), one => one.End.ShouldBe(288));
        CalendarLayout.Place(Wednesday.AddDays(1), [late]).Single().ShouldSatisfyAllConditions(one => one.Start.ShouldBe(0), one => one.End.ShouldBe(24));
        CalendarLayout.Place(Wednesday.AddDays(2), [late]).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_of_a_day_has_its_place_and_nothing_lies_upon_anything_else() => Prop.ForAll(Days, static plan =>
    {
        var placed = CalendarLayout.Place(Wednesday, plan.Select(static one => Entry(one.Start, one.Minutes)));
        return placed.Count == plan.Length
            && placed.All(static one => one is { Start: >= 0, End: <= 288 } && one.Start < one.End && one.Lane < one.Lanes)
            && placed.All(one => placed.All(other => one == other || one.Lanes == 12 || one.Lanes != other.Lanes || one.Lane != other.Lane || one.End <= other.Start || other.End <= one.Start));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_conflict_is_told_exactly_where_two_take_the_same_room_at_once() => Prop.ForAll(Days, static plan =>
    {
        var rooms = Enumerable.Range(0, 4).Select(static _ => Guid.NewGuid()).ToArray();
        var entries = plan.Select(one => Entry(one.Start, one.Minutes, rooms[one.Room])).ToList();
        var expected = entries.Where(one => entries.Any(other => other != one && other.Takes[0] == one.Takes[0] && other.StartsAt < one.EndsAt && one.StartsAt < other.EndsAt));
        return CalendarLayout.Conflicts(entries).SetEquals(expected.Select(static entry => entry.Id));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_cancelled_takes_nobodys_time()
    {
        var room = Guid.NewGuid();

        CalendarLayout.Conflicts([Entry(540, 60, room), Entry(540, 60, room) with { IsCancelled = true }]).ShouldBeEmpty();
    }

    private static CalendarEntry Entry(int start, int minutes, params Guid[] takes)
    {
        var from = SwedishTime.At(Wednesday, TimeOnly.MinValue).AddMinutes(start);
        return new CalendarEntry(Guid.NewGuid(), CalendarEntry.Session, from, from.AddMinutes(minutes), null, null, null, null, IsCancelled: false, takes);
    }
}
