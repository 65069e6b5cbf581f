using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Codes of the plan as alternatives; their labels are <c>PREFIX.code_in_snake_case</c>.</summary>
public static class PlanCodes
{
    /// <summary>All values of an enum.</summary>
    public static IReadOnlyList<Choice> Of<TCode>(Texts texts, string prefix)
        where TCode : struct, Enum => Of(texts, prefix, Enum.GetValues<TCode>());

    /// <summary>Some values of an enum.</summary>
    public static IReadOnlyList<Choice> Of<TCode>(Texts texts, string prefix, IEnumerable<TCode> codes)
        where TCode : struct, Enum =>
        [.. codes.Select(code => new Choice(code.ToString(), texts[TextKey(prefix, code)]))];

    /// <summary>Key of a code's label.</summary>
    public static string TextKey<TCode>(string prefix, TCode code)
        where TCode : struct, Enum => $"{prefix}.{SnakeCase.Of(code.ToString())}";
}
