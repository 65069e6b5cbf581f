using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Who a target group is made of.</summary>
public enum TargetGroupKind
{
    /// <summary>People who take part themselves.</summary>
    EndUser,

    /// <summary>Organisations.</summary>
    Organisation,

    /// <summary>People by their profession.</summary>
    Professional,
}

/// <summary>The code list of target groups; labels are <c>target_group.CODE</c>.</summary>
public static class TargetGroupCodes
{
    /// <summary>Groups of people who take part themselves.</summary>
    public static IReadOnlyList<string> EndUsers { get; } =
    [
        "needs_work_training",
        "far_from_labour_market",
        "long_term_unemployed",
        "social_assistance_recipient",
        "families_on_assistance_24_months",
        "newly_arrived",
        "foreign_born_youth_18_29",
        "young_adult_at_risk",
        "youth_15_24",
        "youth_15_29",
        "youth_under_20",
        "no_upper_secondary",
        "disability",
        "mental_ill_health",
        "complex_needs",
        "women_foreign_background",
        "unemployed_over_50",
        "older_people",
        "long_sick_leave",
        "residents",
        "pupils_and_students",
    ];

    /// <summary>Groups of organisations.</summary>
    public static IReadOnlyList<string> Organisations { get; } =
    [
        "social_enterprises",
        "companies",
        "public_sector_functions",
        "municipal_departments",
        "support_actors",
    ];

    /// <summary>Groups of people by their profession.</summary>
    public static IReadOnlyList<string> Professionals { get; } =
    [
        "politicians",
        "employment_service_staff",
    ];

    /// <summary>All codes.</summary>
    public static IReadOnlyList<string> All { get; } = [.. EndUsers, .. Organisations, .. Professionals];

    private const string Own = "own_";

    /// <summary>The code of a group that a plan describes in words of its own.</summary>
    /// <param name="key">By what the plan knows it.</param>
    public static string OwnCode(string key) => Own + key;

    /// <summary>Key of a code's label.</summary>
    public static string TextKey(string code) => code.StartsWith(Own, StringComparison.Ordinal) ? "target_group.own" : $"target_group.{code}";

    /// <summary>The codes as alternatives.</summary>
    public static IReadOnlyList<Choice> Choices(Texts texts, IEnumerable<string> codes) =>
        [.. codes.Select(code => new Choice(code, texts[TextKey(code)]))];

    /// <summary>Whom the group of a code is made of.</summary>
    public static TargetGroupKind KindOf(string code) =>
        Organisations.Contains(code) ? TargetGroupKind.Organisation
        : Professionals.Contains(code) ? TargetGroupKind.Professional
        : TargetGroupKind.EndUser;
}
