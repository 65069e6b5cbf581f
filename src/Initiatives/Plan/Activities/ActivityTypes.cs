using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>The code list of what a planned activity is; labels are <c>activity_type.CODE</c>.</summary>
public static class ActivityTypes
{
    /// <summary>All codes, by whom they are mostly for.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "workshop_series", "individual_coaching", "guidance_to_placement", "placement", "placement_coaching", "placement_follow_up",
        "action_plan", "authority_meeting", "group_activity", "recruitment",
        "supervisor_course", "business_school", "procurement_school", "business_advice", "enterprise_follow_up",
        "learning_process", "agreement_process", "bridging_meeting", "network", "communication",
        "public_sector_training", "contact_channels",
        "course", "drop_in", "dialogue_meeting", "study_visit",
    ];

    /// <summary>Key of a code's label.</summary>
    public static string TextKey(string code) => $"activity_type.{code}";

    /// <summary>The codes as alternatives.</summary>
    public static IReadOnlyList<Choice> Choices(Texts texts) => [.. All.Select(code => new Choice(code, texts[TextKey(code)]))];
}
