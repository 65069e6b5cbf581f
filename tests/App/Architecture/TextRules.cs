using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Samsteg.App;

/// <summary>What the texts keep to; each rule gives what breaks it.</summary>
internal static partial class TextRules
{
    /// <summary>Literals that look like a key and are something else.</summary>
    private static readonly HashSet<string> NotTexts = ["demo.built", "demo.shifted_days"];

    /// <summary>Keys and texts of a resource file.</summary>
    public static IReadOnlyDictionary<string, string> Read(string resx) =>
        XDocument.Parse(resx).Root!.Elements("data").ToDictionary(
            static data => data.Attribute("name")!.Value,
            static data => data.Element("value")?.Value ?? string.Empty);

    /// <summary>Keys that one language lacks or that are not in snake_case, empty texts, and places (<c>{0}</c>) that differ.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> swedish, IReadOnlyDictionary<string, string> english) =>
    [
        .. swedish.Keys.Except(english.Keys).Select(static key => $"{key} has no English text"),
        .. english.Keys.Except(swedish.Keys).Select(static key => $"{key} has no Swedish text"),
        .. swedish.Keys.Where(static key => !SnakeCased().IsMatch(key)).Select(static key => $"{key} is not in snake_case"),
        .. swedish.Concat(english).Where(static text => string.IsNullOrWhiteSpace(text.Value)).Select(static text => $"{text.Key} is empty"),
        .. swedish.Keys.Intersect(english.Keys)
            .Where(key => !Places(swedish[key]).SetEquals(Places(english[key])))
            .Select(static key => $"{key} has other places in English"),
    ];

    /// <summary>Keys named in source, as literals: <c>T["…"]</c>, <c>label-key="…"</c>, a problem's or notice's key.</summary>
    /// <param name="source">C# or Razor.</param>
    /// <param name="isKey">Whether a literal elsewhere than in an indexer or a key attribute is meant as a key: it begins as the texts do.</param>
    public static IReadOnlySet<string> KeysIn(string source, Func<string, bool> isKey) => KeysOf(WithoutComments(source), isKey);

    /// <summary>Beginnings of keys that are put together: <c>T[$"role.{…}"]</c>.</summary>
    public static IReadOnlySet<string> BeginningsIn(string source) =>
        Beginnings().Matches(WithoutComments(source)).Select(static match => match.Groups["key"].Value).ToHashSet();

    private static HashSet<string> KeysOf(string source, Func<string, bool> isKey) =>
        Indexers().Matches(source).Concat(KeyAttributes().Matches(source)).Select(static match => match.Groups["key"].Value)
            .Concat(Literals().Matches(source).Select(static match => match.Groups["key"].Value).Where(isKey))
            .Where(static key => !NotTexts.Contains(key))
            .ToHashSet();

    private static string WithoutComments(string source) => Comment().Replace(source, string.Empty);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(static match => match.Groups["number"].Value)];

    [GeneratedRegex(@"^[ \t]*//[^\n]*$|@\*.*?\*@", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("^[a-z0-9_]+([.][a-z0-9_]+)+$")]
    private static partial Regex SnakeCased();

    [GeneratedRegex(@"\{(?<number>\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(?:T|texts|_texts|Texts)\[""(?<key>[^""]+)""")]
    private static partial Regex Indexers();

    [GeneratedRegex(@"\s[a-z-]*-?key=""(?<key>[^""@]+)""")]
    private static partial Regex KeyAttributes();

    [GeneratedRegex(@"(?<![$@])""(?<key>[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+)(?:\|[^""]*)?""")]
    private static partial Regex Literals();

    [GeneratedRegex(@"\b(?:T|texts|_texts|Texts)\[\$""(?<key>[^""{]+)\{")]
    private static partial Regex Beginnings();
}
