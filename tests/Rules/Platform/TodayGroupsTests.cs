using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>How Idag is grouped: what is late, what is for today, who waits, what can be looked at; and one row a participant.</summary>
public sealed class TodayGroupsTests
{
    private static readonly DateOnly Today = new(2026, 4, 15);
    private static readonly Guid Ada = Guid.NewGuid();

    [Theory]
    [InlineData(-1, TodayMatter.Due, TodayGroup.Late)]
    [InlineData(0, TodayMatter.Due, TodayGroup.Today)]
    [InlineData(-30, TodayMatter.Waits, TodayGroup.Waits)]
    [InlineData(-30, TodayMatter.Look, TodayGroup.Look)]
    [InlineData(0, TodayMatter.Look, TodayGroup.Look)]
    public void Own_work_is_late_after_its_day_and_nothing_else_is(int days, TodayMatter matter, TodayGroup group) => TodayGroups.Of(Row("one", days, matter), Today).ShouldBe(group);

    [Fact]
    public void What_concerns_one_participant_is_one_row_in_the_group_of_the_most_urgent()
    {
        var groups = TodayGroups.Of([Row("look", -9, TodayMatter.Look, Ada), Row("waits", -5, TodayMatter.Waits, Ada), Row("late", -2, person: Ada), Row("later", -1, person: Ada), Row("other", -3)], Today);

        groups[TodayGroup.Late].Select(static task => task.First.Kind).ShouldBe(["other", "late"]);
        groups[TodayGroup.Late].Last().Others.Select(static row => row.Kind).ShouldBe(["later", "waits", "look"]);
        groups[TodayGroup.Waits].ShouldBeEmpty();
        groups[TodayGroup.Look].ShouldBeEmpty();
    }

    [Fact]
    public void What_is_booked_today_stands_by_itself_in_the_order_of_the_day()
    {
        var groups = TodayGroups.Of([Row("ten", 0, person: Ada, at: 10), Row("nine", 0, at: 9), Row("step", 0, person: Ada)], Today);

        groups[TodayGroup.Today].Select(static task => (task.First.Kind, task.Others.Count)).ShouldBe([("nine", 0), ("ten", 0), ("step", 0)]);
    }

    [Fact]
    public void Things_about_nobody_are_not_put_together() => TodayGroups.Of([Row("one", -1), Row("two", -1)], Today)[TodayGroup.Late].Count().ShouldBe(2);

    private static TodayRow Row(string kind, int days, TodayMatter matter = TodayMatter.Due, Guid? person = null, int? at = null) => new(
        Today.AddDays(days), at is { } hour ? new DateTimeOffset(2026, 4, 15, hour, 0, 0, TimeSpan.FromHours(2)) : null, kind, Guid.NewGuid(), kind, null, "/", null, person, matter);
}
