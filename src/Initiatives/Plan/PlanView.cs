using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>A whole plan, as its page shows it.</summary>
internal sealed record PlanView
{
    public required PlanHead Head { get; init; }

    public required IReadOnlyList<PartnerRow> Partners { get; init; }

    public required IReadOnlyList<SeatRow> SteeringGroup { get; init; }

    public required IReadOnlyList<StaffRow> Staff { get; init; }

    public required IReadOnlyList<TargetGroupRow> TargetGroups { get; init; }

    public required IReadOnlyList<GoalAreaRow> GoalAreas { get; init; }

    public required IReadOnlyList<ObjectiveRow> Objectives { get; init; }

    public required IReadOnlyList<PlannedActivityRow> Activities { get; init; }

    public required IReadOnlyList<RemarkRow> Remarks { get; init; }

    /// <summary>Full-time posts of the shares that the plan gives; null when it gives none.</summary>
    public decimal? FullTimePosts => StaffingShares.FullTimePosts(Staff.Select(static member => member.SharePercent));

    /// <summary>The objectives of an area, by number.</summary>
    public IEnumerable<ObjectiveRow> ObjectivesOf(GoalAreaRow area) => Objectives.Where(objective => objective.GoalAreaId == area.Id);

    /// <summary>What is planned towards an objective.</summary>
    public IEnumerable<PlannedActivityRow> ActivitiesFor(ObjectiveRow objective) => Activities.Where(activity => activity.Objectives.Contains(objective.Id));

    /// <summary>Loads it; null when the initiative is not in reach.</summary>
    public static async Task<PlanView?> LoadAsync(PlanQuery plan, InitiativeId initiative, CancellationToken cancellation) =>
        await plan.HeadAsync(initiative, cancellation) is not { } head ? null : new PlanView
        {
            Head = head,
            Partners = await plan.PartnersAsync(initiative, cancellation),
            SteeringGroup = await plan.SteeringGroupAsync(initiative, cancellation),
            Staff = await plan.StaffAsync(initiative, cancellation),
            TargetGroups = await plan.TargetGroupsAsync(initiative, cancellation),
            GoalAreas = await plan.GoalAreasAsync(initiative, cancellation),
            Objectives = await plan.ObjectivesAsync(initiative, cancellation),
            Activities = await plan.ActivitiesAsync(initiative, cancellation),
            Remarks = await plan.RemarksAsync(initiative, cancellation),
        };
}
