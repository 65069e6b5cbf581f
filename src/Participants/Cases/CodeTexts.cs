using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Labels of codes: <see cref="ExitReason.NoContact"/> is <c>exit_reason.no_contact</c>.</summary>
internal static class CodeTexts
{
    /// <summary>Key of a code's label.</summary>
    public static string Key<TEnum>(TEnum code)
        where TEnum : struct, Enum => $"{SnakeCase.Of(typeof(TEnum).Name)}.{SnakeCase.Of(code.ToString())}";

    /// <summary>All codes of a list as alternatives.</summary>
    public static IReadOnlyList<Choice> Choices<TEnum>(this Texts texts)
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(code => new Choice(code.ToString(), texts[Key(code)]))];
}
