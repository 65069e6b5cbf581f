using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Languages that are spoken at an organisation, as codes of ISO 639; labels are <c>language.CODE</c>.</summary>
public static class SiteLanguages
{
    /// <summary>All codes, in the order they are offered: Swedish and its neighbours, national minorities', then others by how common they are.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["sv", "en", "swl", "fi", "rom", "se", "da", "no", "ar", "so", "ti", "fa", "prs", "ps", "ku", "bs", "pl", "uk", "ru", "tr", "es", "fr", "de", "th"];

    /// <summary>Whether the code is one of the list.</summary>
    public static bool IsKnown(string code) => All.Contains(code);

    /// <summary>Key of a code's label.</summary>
    public static string TextKey(string code) => $"language.{code}";

    /// <summary>The codes as alternatives of a question.</summary>
    public static IReadOnlyList<Choice> Choices(Texts texts) => [.. All.Select(code => new Choice(code, texts[TextKey(code)]))];
}
