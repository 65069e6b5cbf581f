using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>What a party that leaves takes with it out of the plan, and what stays.</summary>
public sealed class WithdrawalTests
{
    private static readonly AgreedTerms Agreed = new(1_000_000m, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
    private static readonly OrganisationId Municipality = new(Guid.NewGuid()), Region = new(Guid.NewGuid());
    private static readonly PlanParty First = Party("Kommunen", Municipality), Second = Party("Regionen", Region);

    [Fact]
    public void Its_row_its_seat_its_posts_and_its_coming_money_go_and_the_rest_stays()
    {
        var (half, next) = (new FormPeriod(2026, 1, 6), new FormPeriod(2026, 7, 6));
        var plan = new FundingPlan
        {
            Parties = [First, Second],
            Steering = [new PlanSeat(Place("steering"), "Kommunen", Municipality, null), new PlanSeat(Place("steering"), "Regionen", Region, null)],
            Staffing = [Post("Coach") with { PartyRow = First.Place.Row }, Post("Lärare") with { Organisation = Municipality }, Post("Vaktmästare", "Kommunen"), Post("Läkare") with { PartyRow = Second.Place.Row }, Post("Sköterska", "Regionen")],
            Budget = [Cost(First) with { Amounts = new Dictionary<FormPeriod, decimal> { [half] = 100, [next] = 200 } }, Cost(First) with { Lump = 365 }, Cost(Second) with { Lump = 365 }],
        };

        var changed = Withdrawal.Of(plan, First, Agreed, new DateOnly(2026, 6, 30)).ToDictionary();

        changed.Where(static one => one.Value is null).Select(static one => one.Key).ShouldBe(
            [Path(First.Place), Path(plan.Steering[0].Place), Path(plan.Staffing[0].Place), Path(plan.Staffing[1].Place), Path(plan.Staffing[2].Place), Path(plan.Budget[0].Place) with { Column = next.Key }], ignoreOrder: true);
        changed.Where(static one => one.Value is not null).ShouldHaveSingleItem().ShouldBe(new KeyValuePair<AnswerPath, FormAnswer?>(Path(plan.Budget[1].Place) with { Column = "lump" }, new NumberAnswer(181))); // of 365 days, 181
    }

    [Fact]
    public void Another_unit_of_the_same_organisation_keeps_seat_and_posts()
    {
        var unit = Party("Kommunen", Municipality);
        var plan = new FundingPlan { Parties = [First, unit], Steering = [new PlanSeat(Place("steering"), "Kommunen", Municipality, null)], Staffing = [Post("Lärare") with { Organisation = Municipality }, Post("Coach") with { PartyRow = unit.Place.Row }] };

        Withdrawal.Of(plan, First, Agreed, Agreed.EndsOn).Select(static one => one.Key).ShouldBe([Path(First.Place)]);
    }

    [Fact]
    public void Of_a_sum_for_the_whole_time_never_more_stays_and_all_of_it_when_it_leaves_on_the_last_day()
    {
        Prop.ForAll(Gen.Choose(1, 90_000_000).ToArbitrary(), Gen.Choose(0, 364).ToArbitrary(), static (ore, day) =>
        {
            var sum = ore / 100m;
            var plan = new FundingPlan { Parties = [First], Budget = [Cost(First) with { Lump = sum }] };
            decimal Left(int until) => Withdrawal.Of(plan, First, Agreed, Agreed.StartsOn.AddDays(until)).Last().Value is NumberAnswer part ? part.Number : 0;

            Left(day).ShouldBeInRange(0, Left(Math.Min(day + 1, 364)));
            Left(364).ShouldBe(sum);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("2026-03-31", 90)] // of 365 days, 90
    [InlineData("2025-09-30", 0)]  // of the half of 2025 that is agreed, 92 days of 184; 2026 goes
    [InlineData("2026-12-31", 365)]
    public void Of_the_period_that_it_leaves_in_the_days_that_it_took_part_stay(string lastDay, decimal left)
    {
        var agreed = new AgreedTerms(1_000_000m, new DateOnly(2025, 7, 1), new DateOnly(2026, 12, 31));
        var (year, next) = (new FormPeriod(2025, 1, 12), new FormPeriod(2026, 1, 12));
        var plan = new FundingPlan { Parties = [First], Budget = [Cost(First) with { Amounts = new Dictionary<FormPeriod, decimal> { [year] = 184, [next] = 365 } }] };
        var last = DateOnly.ParseExact(lastDay, "O", System.Globalization.CultureInfo.InvariantCulture);

        var changed = Withdrawal.Of(plan, First, agreed, last).ToDictionary();

        Left(year, 184).ShouldBe(last.Year == 2025 ? 92 : 184);
        Left(next, 365).ShouldBe(left);
        decimal Left(FormPeriod period, decimal before) =>
            changed.TryGetValue(Path(plan.Budget[0].Place) with { Column = period.Key }, out var answer) ? (answer as NumberAnswer)?.Number ?? 0 : before;
    }

    private static PlanPlace Place(string field) => new(field, Guid.NewGuid());

    private static AnswerPath Path(PlanPlace place) => new(place.Field, place.Row);

    private static PlanParty Party(string name, OrganisationId organisation) => new(Place("partners"), name, organisation, null, null, IsOwner: false, Signs: true);

    private static PlanPost Post(string role, string? party = null) => new(Place("staffing"), role, party, null, null, null);

    private static PlanCost Cost(PlanParty party) => new(Place("budget"), "coach", null, party.Place.Row, Payer.Grant, null, null, null, null, null, [], new Dictionary<FormPeriod, decimal>());
}
