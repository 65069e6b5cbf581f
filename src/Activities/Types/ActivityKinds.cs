using Samsteg.Initiatives;

namespace Samsteg.Activities;

/// <summary>What sessions count as: the codes of the plan's activities that are carried out in sessions; labels are <c>activity_type.CODE</c>.</summary>
public static class ActivityKinds
{
    /// <summary>Activities of a plan that are carried out otherwise: one to one, as placements, or continuously.</summary>
    public static IReadOnlyList<string> WithoutSessions { get; } =
    [
        "individual_coaching", "guidance_to_placement", "placement", "placement_coaching", "placement_follow_up", "action_plan", "authority_meeting",
        "recruitment", "business_advice", "enterprise_follow_up", "agreement_process", "contact_channels", "communication",
    ];

    /// <summary>The codes in the order of the plan's.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ActivityTypes.All.Where(static code => code == "business_advice" || !WithoutSessions.Contains(code))];

    /// <summary>
    /// The kinds that most initiatives have, as they begin: whom they are for, minutes of a session and most who take part. An initiative
    /// takes those it wants and changes them as it likes.
    /// </summary>
    public static IReadOnlyList<UsualActivity> Usual { get; } =
    [
        new("workshop_series", Attendees.Participants, 180, 8), new("course", Attendees.Participants, 180, 12), new("drop_in", Attendees.Participants, 120, null),
        new("study_visit", Attendees.Both, 120, 20), new("dialogue_meeting", Attendees.Both, 120, 30), new("business_school", Attendees.Organisations, 240, 20),
        new("supervisor_course", Attendees.Organisations, 180, 15), new("bridging_meeting", Attendees.Organisations, 180, 40),
        new("public_sector_training", Attendees.Organisations, 180, 40), new("business_advice", Attendees.Organisations, 60, null),
    ];

    /// <summary>A kind as it usually begins.</summary>
    /// <param name="Kind">Its code.</param>
    /// <param name="Audience">Whom it is for.</param>
    /// <param name="Minutes">Length of a session.</param>
    /// <param name="Capacity">Most who take part; null when it does not matter.</param>
    public sealed record UsualActivity(string Kind, Attendees Audience, int Minutes, int? Capacity);
}
