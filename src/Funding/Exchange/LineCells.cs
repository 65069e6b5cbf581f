using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Reads the cells of a row out of a line of words: "Förankra 2026-01-01 – 2026-06-30: rekrytera och kartlägg".</summary>
/// <param name="table">The table.</param>
/// <param name="words">What the form calls things.</param>
/// <param name="lists">What can be chosen.</param>
/// <param name="cells">The row's cells.</param>
/// <param name="set">Sets one of them by what is written for it; false when that is no answer.</param>
internal sealed partial class LineCells(TableField table, FormWords words, ImportLists lists, Dictionary<string, FormAnswer> cells, Func<string, string, bool> set)
{
    private const int MostOfName = 120;

    /// <summary>Reads them: days, then how many, then words.</summary>
    /// <param name="text">The line, without the number that its row has.</param>
    /// <param name="ordinal">The column of that number; null for none.</param>
    /// <returns>Whether the words had more than one part.</returns>
    public bool Read(string text, FormField? ordinal) => Words(Quantity(Dates(text), ordinal));

    /// <summary>Days, in the order of the columns for days.</summary>
    private string Dates(string text)
    {
        var (columns, days) = (table.Columns.OfType<DateField>().ToList(), PeopleWrite.Days(text));
        if (columns.Count == 0 || days.Count == 0)
        {
            return text;
        }

        foreach (var (column, day) in columns.Zip(days))
        {
            set(column.Key, text.Substring(day.At, day.Length));
        }

        foreach (var day in days.Take(columns.Count).Reverse())
        {
            text = text.Remove(day.At, day.Length).Insert(day.At, "\u0001");
        }

        return DayMarks().Replace(text, " – ").Trim(' ', '–', '-', ':', ',', '(', ')');
    }

    /// <summary>"30 deltagare går en verkstad" in a table of numbers of people.</summary>
    private string Quantity(string text, FormField? ordinal)
    {
        if (table.Columns.FirstOrDefault(column => column is NumberField && column != ordinal && column.IsRequired) is not { } column || Leading().Match(text) is not { Success: true } leading
            || !set(column.Key, leading.Groups["number"].Value))
        {
            return text;
        }

        var rest = text[leading.Length..].Trim();
        if (table.Columns.OfType<ChoiceField>().FirstOrDefault(static choice => choice.IsRequired) is { } unit && ValueReading.Of(unit, [DocumentBlock.Of(rest)], lists, words).Answer is { } code)
        {
            cells[unit.Key] = code;
            var named = unit.Options.First(option => option.Code == ((ChoiceAnswer)code).Code).Text;
            var length = new[] { named.Sv, named.En }.OfType<string>().Where(name => rest.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Select(static name => name.Length).DefaultIfEmpty(0).Max();
            return UnitBefore().Replace(rest[Math.Max(length, rest.Split(' ')[0].Length)..].Trim(' ', ',', ':', '–', '-'), string.Empty) is { Length: > 0 } left ? left : text;
        }

        return rest.Trim(' ', ',', ':', '–', '-');
    }

    /// <summary>The words of a line over the columns for words: what it is called, then what is said of it.</summary>
    /// <returns>Whether it had more than one part.</returns>
    private bool Words(string text)
    {
        if (text.Length == 0)
        {
            return false;
        }

        var free = table.Columns.Where(column => column is TextField or RichTextField or LookupField && !cells.ContainsKey(column.Key)).ToList();
        var title = free.Find(column => column.Key == table.Title) ?? free.Find(static column => column.IsRequired && column is not RichTextField) ?? free.FirstOrDefault();
        if (title is null)
        {
            return false;
        }

        var more = free.Where(column => column != title && (column.IsRequired || column is RichTextField)).OrderByDescending(static column => column.IsRequired).FirstOrDefault()
            ?? free.Find(column => column != title && column is TextField && column.Key is "role" or "text" or "focus" or "description");
        var parts = more is null ? [text] : Separator().Split(text, 2);
        if (parts.Length == 1 && more is not null && text.Length > Most(title) && text.IndexOf(". ", StringComparison.Ordinal) is var end and > 0)
        {
            parts = [text[..(end + 1)], text[(end + 2)..]];
        }

        var name = parts[0].Trim();
        if (free.Find(static column => column.Key == "unit" && column is TextField) is { } unit && title is LookupField && name.Length <= MostOfName && name.IndexOf(", ", StringComparison.Ordinal) is var comma and > 0)
        {
            set(unit.Key, name[(comma + 2)..]);
            name = name[..comma];
        }

        if (name.Length <= Most(title))
        {
            set(title.Key, name);
        }
        else if (more is RichTextField && parts.Length == 1)
        {
            set(more.Key, text);
        }

        if (parts.Length > 1)
        {
            set(more!.Key, parts[1].Trim());
        }

        return parts.Length > 1;
    }

    private static int Most(FormField field) => field switch { TextField text => text.MostCharacters, RichTextField rich => rich.MostCharacters, _ => LookupField.MostCharacters };

    [GeneratedRegex(@"\s+[–—-]\s+|:\s+|\t+|\s\|\s", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?<number>(?:(?:ca\.?|cirka|minst|upp till)\s+)?\d[\d ]*)(?:\s*st\.?)?\s+(?=\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Leading();

    [GeneratedRegex(@"^(?:som|vilka)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UnitBefore();

    [GeneratedRegex("[\\s,:(–—-]*\u0001(?:[\\s,:)–—-]*\u0001)*[\\s,:)–—-]*", RegexOptions.CultureInvariant)]
    private static partial Regex DayMarks();
}
