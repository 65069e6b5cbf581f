namespace Samsteg.Platform;

/// <summary>Labels of code lists: <c>ExitReason.NoContact</c> is called what the text <c>exit_reason.no_contact</c> says.</summary>
public static class CodeTexts
{
    /// <summary>Key of a code's label.</summary>
    public static string TextKey<TEnum>(this TEnum code)
        where TEnum : struct, Enum => $"{SnakeCase.Of(typeof(TEnum).Name)}.{SnakeCase.Of(code.ToString())}";

    /// <summary>All codes of a list as alternatives, in their order.</summary>
    public static IReadOnlyList<Choice> Choices<TEnum>(this Texts texts)
        where TEnum : struct, Enum => texts.Choices(Enum.GetValues<TEnum>());

    /// <summary>Some codes as alternatives.</summary>
    public static IReadOnlyList<Choice> Choices<TEnum>(this Texts texts, IEnumerable<TEnum> codes)
        where TEnum : struct, Enum => [.. codes.Select(code => new Choice(code.ToString(), texts[code.TextKey()]))];
}
