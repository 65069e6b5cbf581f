using System.Globalization;

namespace Samsteg.Participants;

/// <summary>The words in which a participant is told something, whatever language the member of staff has chosen.</summary>
public enum LeafletLanguage
{
    /// <summary>Plain Swedish.</summary>
    Plain,

    /// <summary>Easy Swedish.</summary>
    Easy,

    /// <summary>English.</summary>
    English,
}

/// <summary>What they are.</summary>
internal static class LeafletLanguages
{
    /// <summary>By the name in an address; plain Swedish for any other.</summary>
    public static LeafletLanguage Named(string? name) => name switch { "easy" => LeafletLanguage.Easy, "english" => LeafletLanguage.English, _ => LeafletLanguage.Plain };

    /// <summary>The culture its texts are found in.</summary>
    public static CultureInfo Culture(this LeafletLanguage language) => new(language is LeafletLanguage.English ? "en-GB" : "sv-SE");
}
