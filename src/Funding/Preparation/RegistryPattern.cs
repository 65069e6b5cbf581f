using System.Globalization;
using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// How registry numbers are written: own words around <c>{år}</c> and <c>{nr}</c>, each once. Noughts after a colon give the number that many digits at least:
/// <c>DNR {år}/{nr:000}</c> writes number 7 of 2026 as <c>DNR 2026/007</c>. Two numbers of a year, and two years, are never written alike.
/// </summary>
public sealed partial record RegistryPattern
{
    /// <summary>Most characters of a pattern.</summary>
    public const int MostCharacters = 40;

    private readonly string _before, _between, _after;
    private readonly bool _yearFirst;
    private readonly int _digits;

    private RegistryPattern(string text, string before, string between, string after, bool yearFirst, int digits) =>
        (Text, _before, _between, _after, _yearFirst, _digits) = (text, before, between, after, yearFirst, digits);

    /// <summary>The pattern until the association has chosen its own.</summary>
    public static RegistryPattern Default { get; } = Read("{år}/{nr:000}").Pattern!;

    /// <summary>As it is typed.</summary>
    public string Text { get; }

    /// <summary>Reads what is typed.</summary>
    /// <returns>The pattern, or what is wrong with it, told of the field <c>Pattern</c>.</returns>
    public static (RegistryPattern? Pattern, Problem? Problem) Read(string? typed)
    {
        var text = (typed ?? string.Empty).Trim();
        if (text.Length is 0 or > MostCharacters)
        {
            return (null, text.Length == 0 ? Wrong("registry.problem.missing") : Wrong("registry.problem.long", MostCharacters));
        }

        var places = Place().Matches(text);
        if (places.Count(static place => place.Groups["year"].Success) != 1 || places.Count(static place => place.Groups["number"].Success) != 1)
        {
            return (null, Wrong("registry.problem.places"));
        }

        var (first, second) = (places[0], places[1]);
        var (before, between, after) = (text[..first.Index], text[(first.Index + first.Length)..second.Index], text[(second.Index + second.Length)..]);
        if ((before + between + after).AsSpan().IndexOfAny('{', '}') >= 0)
        {
            return (null, Wrong("registry.problem.places"));
        }

        // 2026 and 12 side by side is also 202 and 612.
        if (between.Length == 0 || char.IsAsciiDigit(between[0]) || char.IsAsciiDigit(between[^1]))
        {
            return (null, Wrong("registry.problem.between"));
        }

        if ((before.Length > 0 && char.IsAsciiDigit(before[^1])) || (after.Length > 0 && char.IsAsciiDigit(after[0])))
        {
            return (null, Wrong("registry.problem.digits"));
        }

        return (new RegistryPattern(text, before, between, after, first.Groups["year"].Success, places.Sum(static place => place.Groups["digits"].Length)), null);
    }

    /// <summary>A number as it is written.</summary>
    /// <param name="year">The year, four digits.</param>
    /// <param name="number">From 1.</param>
    public string Write(int year, int number)
    {
        var (shownYear, shownNumber) = (year.ToString("0000", CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture).PadLeft(_digits, '0'));
        return string.Concat(_before, _yearFirst ? shownYear : shownNumber, _between, (_yearFirst ? shownNumber : shownYear) + _after);
    }

    private static Problem Wrong(string key, params object?[] arguments) => new("Pattern", key, arguments);

    [GeneratedRegex(@"\{(?:(?<year>år)|(?<number>nr)(?::(?<digits>0{1,6}))?)\}")]
    private static partial Regex Place();
}
