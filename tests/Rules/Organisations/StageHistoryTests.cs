using Samsteg.Organisations;

namespace Samsteg.Rules;

/// <summary>Which stages of an organisation may follow on each other.</summary>
public sealed class StageHistoryTests
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    [Theory]
    [InlineData(OrganisationStage.Contacted, OrganisationStage.Visited)]
    [InlineData(OrganisationStage.Visited, OrganisationStage.Dormant, OrganisationStage.Ready, OrganisationStage.Active)]
    [InlineData(OrganisationStage.Active, OrganisationStage.Ready, OrganisationStage.Active, OrganisationStage.Dormant, OrganisationStage.Contacted)]
    public void On_and_to_rest_and_back(params OrganisationStage[] stages) =>
        StageHistory.FaultOf(stages.Select(static stage => new StageStep(stage, Day))).ShouldBe(StageHistoryFault.None);

    [Theory]
    [InlineData(OrganisationStage.Dormant)]
    [InlineData(OrganisationStage.Visited, OrganisationStage.Contacted)]
    [InlineData(OrganisationStage.Contacted, OrganisationStage.Contacted)]
    [InlineData(OrganisationStage.Contacted, OrganisationStage.Dormant, OrganisationStage.Dormant)]
    public void Not_back_otherwise_nor_twice(params OrganisationStage[] stages) =>
        StageHistory.FaultOf(stages.Select(static stage => new StageStep(stage, Day))).ShouldBe(StageHistoryFault.Order);

    [Fact]
    public void Days_never_go_back() =>
        StageHistory.FaultOf([new(OrganisationStage.Contacted, Day), new(OrganisationStage.Visited, Day.AddDays(-1))]).ShouldBe(StageHistoryFault.Days);
}
