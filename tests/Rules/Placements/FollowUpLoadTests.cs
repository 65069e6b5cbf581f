using FsCheck;
using FsCheck.Fluent;
using Samsteg.Initiatives;
using Samsteg.Placements;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class FollowUpLoadTests
{
    private static readonly DateOnly Wednesday = new(2026, 4, 15);
    private static readonly FollowUpCadence Weekly = new([new CadencePhase(FollowUpInterval.Week, 2, PreferSiteVisit: true), new CadencePhase(FollowUpInterval.Month, null, PreferSiteVisit: false)]);
    private static readonly Coach Ada = new(NewId.Of<AccountId>(), "Ada Exempel");
    private static readonly Coach Bo = new(NewId.Of<AccountId>(), "Bo Exempel");

    [Fact]
    public void A_week_counts_what_is_due_in_it_and_says_how_many_are_visits()
    {
        var load = Of(new FollowedPlacement(Ada, From(Wednesday), null));

        load.Mondays[0].ShouldBe(new DateOnly(2026, 4, 13));
        load.Coaches.ShouldHaveSingleItem().Weeks.ShouldBe([new(0, 0), new(1, 1), new(1, 1), new(0, 0), new(0, 0), new(0, 0), new(1, 0), new(0, 0)]);
    }

    [Fact]
    public void What_is_late_is_one_for_each_placement_however_many_were_missed() =>
        Of(new FollowedPlacement(Ada, From(Wednesday.AddDays(-60)), null)).Coaches.ShouldHaveSingleItem().Overdue.ShouldBe(1);

    [Fact]
    public void What_needs_attention_since_before_today_is_late_whatever_the_rhythm_says()
    {
        var placement = new FollowedPlacement(Ada, From(Wednesday.AddDays(-7)), Wednesday.AddDays(-1));

        Of(placement).Coaches.ShouldHaveSingleItem().Overdue.ShouldBe(0);
        Of(placement with { NeedsAttention = true }).Coaches.ShouldHaveSingleItem().Overdue.ShouldBe(1);
        Of(placement with { NeedsAttention = true, FollowedUpOn = Wednesday }).Coaches.ShouldHaveSingleItem().Overdue.ShouldBe(0, "it came up today");
    }

    [Fact]
    public void Placements_without_a_coach_come_first_and_two_of_one_name_are_two()
    {
        var load = Of(
            new FollowedPlacement(Bo, From(Wednesday), null), new FollowedPlacement(Ada with { Id = NewId.Of<AccountId>() }, From(Wednesday), null),
            new FollowedPlacement(Ada, From(Wednesday), null), new FollowedPlacement(null, From(Wednesday), null));

        load.Coaches.Select(static row => row.Coach?.Name).ShouldBe([null, "Ada Exempel", "Ada Exempel", "Bo Exempel"]);
    }

    [Fact]
    public void Who_has_nothing_ahead_is_not_shown() => Of(new FollowedPlacement(Ada, new PlacementTime(Wednesday, Wednesday.AddDays(2)), null)).Coaches.ShouldBeEmpty();

    [Fact]
    public void Nothing_that_is_due_within_the_weeks_is_left_out() => Prop.ForAll(Placements.ToArbitrary(), static placements =>
    {
        var load = Of([.. placements]);
        var due = placements.SelectMany(static placement => FollowUpSchedule.Of(Weekly, placement.Time, placement.Made, Wednesday)
            .Where(static row => row.State is ScheduledFollowUp.Today or ScheduledFollowUp.Coming && row.Due.DueOn < new DateOnly(2026, 6, 8))).ToList();
        return load.Coaches.Sum(static row => row.Weeks.Sum(static week => week.Number)) == due.Count
            && load.Coaches.Sum(static row => row.Weeks.Sum(static week => week.Visits)) == due.Count(static row => row.Due.PreferSiteVisit);
    }).QuickCheckThrowOnFailure();

    private static Gen<List<FollowedPlacement>> Placements =>
        (from coach in Gen.Elements(Ada, Bo, null)
         from ago in Gen.Choose(-30, 120)
         from length in Gen.Choose(0, 200)
         from made in Gen.Choose(-1, 60)
         let start = Wednesday.AddDays(-ago)
         select new FollowedPlacement(coach, new PlacementTime(start, start.AddDays(length)), made < 0 ? null : start.AddDays(made))).ListOf().Select(static rows => rows.ToList());

    private static PlacementTime From(DateOnly start) => new(start, start.AddDays(120));

    private static FollowUpLoad Of(params FollowedPlacement[] placements) => FollowUpLoad.Of(Weekly, placements, Wednesday);
}
