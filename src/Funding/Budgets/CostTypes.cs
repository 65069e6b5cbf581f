namespace Samsteg.Funding;

/// <summary>What money is spent on. Labels stand at <c>cost_type.CODE</c>.</summary>
public static class CostTypes
{
    /// <summary>Their codes, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "coordinator", "project_lead", "process_lead", "coach", "communicator", "economist",
        "consultants", "evaluation", "activities", "lectures", "audit", "other_staff",
        "premises", "travel", "equipment", "it_systems", "interpreting", "participant_costs",
        "placement_compensation", "indirect_costs", "co_funding_in_kind",
    ];
}
