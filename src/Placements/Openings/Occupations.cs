using System.Collections.Frozen;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Occupations as SSYK 2012 has them (Standard för svensk yrkesklassificering, Statistics Sweden): 429 groups of four digits; the names are the standard's, in Swedish.</summary>
public static class Occupations
{
    private static readonly FrozenDictionary<string, string> Names = Read().ToFrozenDictionary(static group => group.Code, static group => group.Name);
    private static readonly FrozenDictionary<string, string> Codes = Names.ToFrozenDictionary(static group => group.Value, static group => group.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>All groups, in the order of their codes.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [.. Names.OrderBy(static group => group.Key, StringComparer.Ordinal).Select(static group => (group.Key, group.Value))];

    /// <summary>The groups as alternatives of a question.</summary>
    public static IReadOnlyList<Choice> Choices { get; } = [.. All.Select(static group => new Choice(group.Code, $"{group.Name} ({group.Code})"))];

    /// <summary>Whether there is such a group.</summary>
    public static bool IsKnown(string? code) => code is not null && Names.ContainsKey(code);

    /// <summary>A group's name; the code where there is no such group.</summary>
    public static string NameOf(string code) => Names.GetValueOrDefault(code, code);

    /// <summary>The code of what somebody has written: a name, or the code itself; null where there is no such group.</summary>
    public static string? CodeOf(string? typed) => typed?.Trim() is not { Length: > 0 } name ? null : IsKnown(name) ? name : Codes.GetValueOrDefault(name);

    /// <summary>Codes of the groups that have a word in their names.</summary>
    public static string[] Named(SearchedWord word) => [.. All.Where(group => word.IsIn(group.Name)).Select(static group => group.Code)];

    private static IEnumerable<(string Code, string Name)> Read()
    {
        using var stream = typeof(Occupations).Assembly.GetManifestResourceStream("ssyk-2012.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return (line[..4], line[5..]);
        }
    }
}
