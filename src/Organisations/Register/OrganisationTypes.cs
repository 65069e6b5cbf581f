using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>The kinds of parties there are, as codes; labels are <c>organisation_type.CODE</c>.</summary>
public static class OrganisationTypes
{
    private static readonly HashSet<string> Public =
        ["municipality", "municipality_unit", "municipal_company", "region", "regional_company", "state_authority"];

    /// <summary>All codes, in the order they are offered.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "social_enterprise_asf", "social_enterprise", "hybrid_organisation", "ngo", "cooperative_support", "support_actor", "incubator",
        "municipality", "municipality_unit", "municipal_company", "region", "regional_company", "state_authority",
        "coordination_association", "company", "folk_high_school", "university", "school", "network", "funder", "consultant",
        "foreign_partner",
    ];

    /// <summary>Whether the code is one of the list.</summary>
    public static bool IsKnown(string? code) => All.Contains(code);

    /// <summary>Whether it buys with public money: a municipality, a region, the state, or what they own.</summary>
    public static bool IsPublic(string? code) => code is not null && Public.Contains(code);

    /// <summary>Key of a code's label.</summary>
    public static string TextKey(string code) => $"organisation_type.{code}";

    /// <summary>The codes as alternatives of a question.</summary>
    public static IReadOnlyList<Choice> Choices(Texts texts) => [.. All.Select(code => new Choice(code, texts[TextKey(code)]))];
}
