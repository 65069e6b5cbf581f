using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Samsteg.Organisations;

/// <summary>
/// Finds names that are nearly another: the same but for legal form, signs and marks, or a slip of the pen. Two names are alike when of all the threes of letters that either has they share more
/// than <see cref="Nearness"/> (Jaccard's index): one letter more or less in a name of ten, and not two municipalities. Pure.
/// </summary>
/// <param name="entries">Those that are looked among.</param>
/// <param name="nameOf">What one is called.</param>
internal sealed partial class LikeNames<T>(IReadOnlyList<T> entries, Func<T, string> nameOf)
{
    private const double Nearness = 0.65;

    private readonly IReadOnlyList<HashSet<string>> _threes = [.. entries.Select(entry => ThreesOf(nameOf(entry)))];

    private ILookup<string, int>? _holders;

    /// <summary>Those that a name is like, the nearest first.</summary>
    public IReadOnlyList<T> To(string name, int most)
    {
        _holders ??= _threes.SelectMany(static (threes, index) => threes.Select(three => (three, index))).ToLookup(static held => held.three, static held => held.index);
        var sought = ThreesOf(name);
        return
        [
            .. sought.SelectMany(three => _holders[three]).CountBy(static index => index)
                .Select(shared => (Entry: entries[shared.Key], Nearness: (double)shared.Value / (sought.Count + _threes[shared.Key].Count - shared.Value)))
                .Where(static found => found.Nearness > Nearness).OrderByDescending(static found => found.Nearness).Take(most).Select(static found => found.Entry),
        ];
    }

    private static HashSet<string> ThreesOf(string name)
    {
        var plain = string.Concat(name.Replace("\uFFFE", string.Empty, StringComparison.Ordinal).Normalize(NormalizationForm.FormD).Where(static letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
        var key = string.Concat(LegalForm().Replace(plain, string.Empty).Where(char.IsLetterOrDigit));
        var framed = $"  {key} ";
        return key.Length == 0 ? [] : [.. Enumerable.Range(0, framed.Length - 2).Select(start => framed.Substring(start, 3))];
    }

    [GeneratedRegex(@"\b(ab|aktiebolag|hb|handelsbolag|kb|kommanditbolag|ek\.? ?for|ekonomisk forening|ideell forening|publ)\b")]
    private static partial Regex LegalForm();
}
