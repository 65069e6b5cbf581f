using System.Globalization;

namespace Samsteg.Organisations;

/// <summary>What an organisation does, in a few words: chosen from those that are offered, or its own.</summary>
public static class OrganisationTags
{
    /// <summary>Most tags of an organisation.</summary>
    public const int Most = 20;

    /// <summary>Longest tag.</summary>
    public const int Longest = 40;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly char[] Between = [',', ';', '\n', '\r'];

    /// <summary>Those that were chosen and those that were typed with commas between: small letters, single spaces, each once, by alphabet.</summary>
    public static IReadOnlyList<string> Read(IEnumerable<string?>? chosen, string? typed) =>
        [.. (chosen ?? []).Append(typed).OfType<string>().SelectMany(static text => text.Split(Between)).Select(Normal).Where(static tag => tag.Length > 0)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Create(Swedish, CompareOptions.None))];

    private static string Normal(string tag) =>
        string.Join(' ', tag.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize().ToLower(Swedish);
}
