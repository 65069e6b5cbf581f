using Samsteg.Placements;

namespace Samsteg.Rules;

/// <summary>The four steps from a proposal to the first day, and the words for where a placement ended.</summary>
public sealed class PlacementWayTests
{
    [Theory]
    [InlineData(PlacementState.Proposed, false, false, PlacementWayStep.Visit, "besok")]
    [InlineData(PlacementState.Visited, false, false, PlacementWayStep.Agreement, "overens")]
    [InlineData(PlacementState.Planned, false, false, PlacementWayStep.Plan, "plan")]
    [InlineData(PlacementState.Planned, true, false, PlacementWayStep.Plan, "plan/bekrafta/alla")]
    [InlineData(PlacementState.Planned, true, true, PlacementWayStep.Start, "start")]
    public void The_next_step_is_one_and_leads_somewhere(PlacementState state, bool isPlanned, bool isConfirmed, PlacementWayStep step, string path)
    {
        var way = new PlacementWay(state, IsVisited: false, isPlanned, isConfirmed);

        way.Current.ShouldBe(step);
        way.Next.Path.ShouldBe(path);
        way.IsDone(step).ShouldBeFalse();
    }

    [Fact]
    public void A_visit_that_was_never_made_is_not_called_done() => new PlacementWay(PlacementState.Planned, IsVisited: false, IsPlanned: false, IsConfirmed: false).IsDone(PlacementWayStep.Visit).ShouldBeFalse();

    [Theory]
    [InlineData(PlacementState.Ended, PlacementReason.Job, "placement_ended.job")]
    [InlineData(PlacementState.Ended, PlacementReason.Studies, "placement_ended.studies")]
    [InlineData(PlacementState.Ended, PlacementReason.StoppedByOrganisation, "placement_ended.broken_off")]
    [InlineData(PlacementState.Ended, PlacementReason.Completed, "placement_state.ended")]
    [InlineData(PlacementState.Ended, null, "placement_state.ended")]
    [InlineData(PlacementState.Ongoing, PlacementReason.Job, "placement_state.ongoing")]
    public void What_a_placement_led_to_stands_with_that_it_ended(PlacementState state, PlacementReason? reason, string key) => PlacementSteps.StandingKey(state, reason).ShouldBe(key);
}
