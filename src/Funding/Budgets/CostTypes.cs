using Samsteg.Platform;

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

    /// <summary>Those that are people at work, of which a line may say how much of full time.</summary>
    public static IReadOnlyList<string> Staff { get; } = ["coordinator", "project_lead", "process_lead", "coach", "communicator", "economist", "other_staff"];

    /// <summary>Whether it is one of them.</summary>
    public static bool IsKnown(string? code) => code is not null && All.Contains(code);

    /// <summary>Key of its label.</summary>
    internal static string TextKey(string code) => $"cost_type.{code}";

    /// <summary>As alternatives of a question.</summary>
    internal static IReadOnlyList<Choice> Choices(Texts texts) => [.. All.Select(code => new Choice(code, texts[TextKey(code)]))];
}
