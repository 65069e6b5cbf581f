using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Which of the days in a line answers which question: by the words before each, else in order.</summary>
internal static class DayFields
{
    /// <summary>The questions that are answered, each with the day as it is written; none when the line holds no day.</summary>
    public static IReadOnlyList<(string Field, string? Text)> Of(string text, IReadOnlyList<DateField> fields)
    {
        var parts = new List<(string Field, string? Text)>();
        var at = 0;
        foreach (var day in PeopleWrite.Days(text).Take(fields.Count))
        {
            var before = Likeness.Words(text[at..day.At]);
            var left = fields.Where(field => parts.TrueForAll(part => part.Field != field.Key)).ToList();
            var named = left.Select(field => (Field: field, Words: Common(before, field))).MaxBy(static field => field.Words);
            parts.Add((named.Words > 0 ? named.Field.Key : left[0].Key, text.Substring(day.At, day.Length)));
            at = day.At + day.Length;
        }

        return parts;
    }

    private static int Common(IReadOnlyList<string> words, FormField field)
    {
        var label = Likeness.Words($"{field.Label.Sv} {field.Label.En}").Where(static word => word.Length > 2).ToList();
        return words.Count(word => label.Exists(other => other == word || (word.Length >= 5 && other.Length >= 5 && (word.StartsWith(other[..5], StringComparison.Ordinal)))));
    }
}
