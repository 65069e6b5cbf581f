using System.Globalization;
using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Reads which rows of another table are meant.</summary>
internal static partial class RowReferences
{
    /// <summary>Rows of another table by their numbers or their names: "Mål 1, 2", "Framtidsverkstad; Coachsamtal".</summary>
    public static ValueReading Of(ReferenceField field, string text, Func<string, (TableAnswer? Rows, TableField? Table)> tableOf)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new ValueReading(null, Certainty.Unsure);
        }

        var (answer, other) = tableOf(field.Table);
        if (answer is null || other is null)
        {
            return new ValueReading(null, Certainty.Unsure, new Problem(field.Key, "exchange.rule.no_row", text));
        }

        var names = answer.Rows.Select(row => (row.Id, Name: Likeness.Compact(ShownAnswers.NameOf(other, row) ?? string.Empty))).Where(static row => row.Name.Length > 0).ToList();
        var (found, lost) = (new List<Guid>(), false);
        void Add(Guid? row)
        {
            lost |= row is null;
            if (row is { } id && !found.Contains(id))
            {
                found.Add(id);
            }
        }

        foreach (var part in names.Exists(name => name.Name == Likeness.Compact(text)) ? [text] : text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var compact = Likeness.Compact(part);
            if (names.FindAll(name => name.Name == compact) is [var same])
            {
                Add(same.Id);
            }
            else if (ByNumber().Match(part) is { Success: true } numbers)
            {
                var isPlace = numbers.Groups["row"].Success;
                foreach (var number in Numbers(numbers.Groups["numbers"].Value))
                {
                    Add(isPlace ? number >= 1 && number <= answer.Rows.Count ? answer.Rows[number - 1].Id : null
                        : answer.Rows.FirstOrDefault(row => row["number"] is NumberAnswer { Number: var own } && own == number)?.Id
                            ?? (other.Columns.Any(static column => column.Key == "number") ? null : number >= 1 && number <= answer.Rows.Count ? answer.Rows[number - 1].Id : null));
                }
            }
            else
            {
                Add(names.FindAll(name => Likeness.Distance(name.Name, compact) is not null) is [var near] ? near.Id : null);
            }
        }

        return new ValueReading(found.Count == 0 ? null : new RowsAnswer(found), lost ? Certainty.Likely : Certainty.Certain, lost ? new Problem(field.Key, "exchange.rule.no_row", text) : null);
    }

    private static IEnumerable<int> Numbers(string text)
    {
        foreach (Match part in NumberOrSpan().Matches(text))
        {
            var from = int.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture);
            var to = part.Groups[2].Success ? int.Parse(part.Groups[2].Value, CultureInfo.InvariantCulture) : from;
            for (var number = from; number <= Math.Min(to, from + 100); number++)
            {
                yield return number;
            }
        }
    }

    [GeneratedRegex(@"^(?:(?<row>rad|row)\s+|\p{L}[\p{L} ]{0,40}?\s+)?(?:nr\.?\s*)?(?<numbers>\d{1,3}(?:\s*(?:,|och|and|&|[–—-])\s*\d{1,3})*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ByNumber();

    [GeneratedRegex(@"(\d{1,3})(?:\s*[–—-]\s*(\d{1,3}))?", RegexOptions.CultureInvariant)]
    private static partial Regex NumberOrSpan();
}
