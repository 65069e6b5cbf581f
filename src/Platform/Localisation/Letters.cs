namespace Samsteg.Platform;

/// <summary>Letters of a text.</summary>
public static class Letters
{
    /// <summary>The text, cut between letters where it is longer than so many UTF-16 units: never within a surrogate pair, which no database keeps half of.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
