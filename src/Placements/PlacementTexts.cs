using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Words for codes and people in this capability's pages.</summary>
internal static class PlacementTexts
{
    /// <summary>Key of a code's label: <see cref="PlacementKind.WorkTraining"/> is <c>placement_kind.work_training</c>.</summary>
    public static string TextKey<TEnum>(this TEnum code)
        where TEnum : struct, Enum => $"{SnakeCase.Of(typeof(TEnum).Name)}.{SnakeCase.Of(code.ToString())}";

    /// <summary>All codes of a list as alternatives.</summary>
    public static IReadOnlyList<Choice> CodesOf<TEnum>(this Texts texts)
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(code => new Choice(code.ToString(), texts[code.TextKey()]))];

    /// <summary>The participant's name; for a protected identity the reference, with words that say so.</summary>
    public static string Who(this Texts texts, string? name, string reference) => name ?? texts["placements.protected", reference];
}

/// <summary>Addresses of this capability's pages.</summary>
internal static class PlacementPaths
{
    public static string List(InitiativeId initiative) => $"/insatser/{initiative}/platser";

    public static string Of(InitiativeId initiative, PlacementId placement) => $"{List(initiative)}/{placement}";
}
