using FsCheck;
using FsCheck.Fluent;
using Samsteg.Placements;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>Every state with every event.</summary>
public sealed class PlacementStepsTests
{
    private static readonly DateOnly Today = new(2026, 4, 15);

    /// <summary>Where each event leads; what is not named cannot happen.</summary>
    private static readonly Dictionary<(PlacementState, PlacementEventKind), PlacementState> Table = new()
    {
        [(PlacementState.Proposed, PlacementEventKind.Visited)] = PlacementState.Visited,
        [(PlacementState.Proposed, PlacementEventKind.Agreed)] = PlacementState.Planned,
        [(PlacementState.Proposed, PlacementEventKind.Withdrawn)] = PlacementState.Withdrawn,
        [(PlacementState.Visited, PlacementEventKind.Agreed)] = PlacementState.Planned,
        [(PlacementState.Visited, PlacementEventKind.Withdrawn)] = PlacementState.Withdrawn,
        [(PlacementState.Planned, PlacementEventKind.Started)] = PlacementState.Ongoing,
        [(PlacementState.Planned, PlacementEventKind.Withdrawn)] = PlacementState.Withdrawn,
        [(PlacementState.Ongoing, PlacementEventKind.Paused)] = PlacementState.Paused,
        [(PlacementState.Ongoing, PlacementEventKind.Extended)] = PlacementState.Ongoing,
        [(PlacementState.Ongoing, PlacementEventKind.Ended)] = PlacementState.Ended,
        [(PlacementState.Paused, PlacementEventKind.Extended)] = PlacementState.Paused,
        [(PlacementState.Paused, PlacementEventKind.Ended)] = PlacementState.Ended,
    };

    [Fact]
    public void Every_state_takes_the_events_of_the_table_and_no_others()
    {
        foreach (var state in Enum.GetValues<PlacementState>())
        {
            foreach (var kind in Enum.GetValues<PlacementEventKind>())
            {
                PlacementSteps.May(state, kind).ShouldBe(Table.ContainsKey((state, kind)), $"{state} {kind}");
            }
        }
    }

    [Fact]
    public void Whatever_is_tried_in_any_order_the_state_is_where_the_table_leads() => Prop.ForAll(Tries.ToArbitrary(), static tries =>
    {
        var happened = new List<PlacementEventKind> { PlacementEventKind.Proposed };
        var state = PlacementState.Proposed;
        foreach (var kind in tries.Where(kind => PlacementSteps.May(state, kind)))
        {
            happened.Add(kind);
            state = Table[(state, kind)];
            if (PlacementSteps.StateOf(happened, rests: state == PlacementState.Paused) != state)
            {
                return false;
            }
        }

        return happened.Where(PlacementSteps.IsOnce).Distinct().Count() == happened.Count(PlacementSteps.IsOnce);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_cannot_happen_is_refused_in_every_state()
    {
        foreach (var state in Enum.GetValues<PlacementState>())
        {
            var history = Ongoing with { State = state, StartedOn = state >= PlacementState.Ongoing ? Ongoing.StartedOn : null };
            foreach (var kind in Enum.GetValues<PlacementEventKind>())
            {
                history.Problems(kind, Good(kind), Today).Count.ShouldBe(Table.ContainsKey((state, kind)) ? 0 : 1, $"{state} {kind}");
            }
        }
    }

    [Fact]
    public void A_reason_of_another_kind_is_none()
    {
        foreach (var kind in new[] { PlacementEventKind.Paused, PlacementEventKind.Extended, PlacementEventKind.Ended })
        {
            foreach (var reason in Enum.GetValues<PlacementReason>())
            {
                Ongoing.Problems(kind, Good(kind) with { Reason = reason }, Today).Count.ShouldBe(PlacementSteps.ReasonsOf(kind).Contains(reason) ? 0 : 1, $"{kind} {reason}");
            }

            Ongoing.Problems(kind, Good(kind) with { Reason = null }, Today).ShouldHaveSingleItem().Field.ShouldBe("Reason");
        }
    }

    [Theory]
    [InlineData("2026-02-28", "2026-03-10", "placements.refused.end_before_started")]
    [InlineData("2026-04-20", "2026-04-20", "placements.refused.back_before_pause")]
    [InlineData("2026-06-20", "2026-07-02", "placements.refused.pause_after_end")]
    [InlineData("2026-05-04", "2026-05-09", "placements.refused.paused_already")]
    [InlineData("2026-04-20", null, "ui.required")]
    public void A_pause_lies_within_the_placement_and_beside_other_pauses(string from, string? until, string refusal)
    {
        var history = Ongoing with { PausedFrom = [new(2026, 5, 4)], PausedUntil = [new(2026, 5, 18)] };

        history.PauseProblems(Day(from), until is null ? null : Day(until)).ShouldHaveSingleItem().TextKey.ShouldBe(refusal);
    }

    [Fact]
    public void A_pause_may_end_the_day_another_begins() =>
        (Ongoing with { PausedFrom = [new(2026, 5, 4)], PausedUntil = [new(2026, 5, 18)] }).PauseProblems(new(2026, 4, 27), new(2026, 5, 4)).ShouldBeEmpty();

    [Theory]
    [InlineData("2026-06-30", "placements.refused.not_longer")]
    [InlineData("2028-03-03", "placements.refused.too_long")]
    public void An_extension_is_longer_and_within_two_years(string until, string refusal) =>
        Ongoing.Problems(PlacementEventKind.Extended, Good(PlacementEventKind.Extended) with { UntilOn = Day(until) }, Today).ShouldHaveSingleItem().TextKey.ShouldBe(refusal);

    private static PlacementHistory Ongoing { get; } = new(
        default, new(2026, 1, 12), null, new(2026, 3, 2), null, null, new(2026, 3, 2), new(2026, 6, 30), PlacementState.Ongoing);

    private static NewPlacementEvent Good(PlacementEventKind kind) => new()
    {
        OccurredOn = Today,
        UntilOn = kind == PlacementEventKind.Extended ? new(2026, 8, 31) : Today.AddDays(7),
        Reason = PlacementSteps.ReasonsOf(kind).Select(static reason => (PlacementReason?)reason).FirstOrDefault(),
    };

    private static Gen<PlacementEventKind[]> Tries => Gen.Elements(Enum.GetValues<PlacementEventKind>()).ArrayOf();

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
