using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What some words say as an answer to a field.</summary>
/// <param name="Answer">The answer; null when they are none.</param>
/// <param name="Certainty">How sure.</param>
/// <param name="Problem">Why it is none, or what is worth a look; null when nothing is.</param>
internal sealed partial record ValueReading(FormAnswer? Answer, Certainty Certainty, Problem? Problem = null)
{
    /// <summary>Reads what stands in a place; nothing written gives neither answer nor problem. References to rows are read elsewhere.</summary>
    public static ValueReading Of(FormField field, IReadOnlyList<DocumentBlock> blocks, ImportLists lists, FormWords words)
    {
        var text = string.Join(field is RichTextField ? "\n" : " ", blocks.Select(Plain).Where(static line => line.Length > 0)).Trim();
        if (text.Length == 0)
        {
            return new ValueReading(null, Certainty.Unsure);
        }

        return field switch
        {
            RichTextField => Checked(field, new TextAnswer(Rich(blocks)), Certainty.Certain, "form.rule.too_long", ((RichTextField)field).MostCharacters),
            TextField own => Checked(field, new TextAnswer(text), Certainty.Certain, "form.rule.too_long", own.MostCharacters),
            NumberField number => Number(number, text),
            MoneyField => Number(field, text),
            DateField => Day(field, text),
            ChoiceField choice => Choice(choice, text),
            ScaleField => Checked(field, int.TryParse(text.Split(' ', '–')[0], out var level) ? new LevelAnswer(level) : null, Certainty.Certain, "form.rule.choose_offered"),
            LookupField lookup => Lookup(lookup, text, lists),
            FilesField => new ValueReading(null, Certainty.Unsure, new Problem(field.Key, "exchange.rule.files", text)),
            _ => new ValueReading(null, Certainty.Unsure, new Problem(field.Key, "exchange.rule.no_answer", field.Label)),
        };
    }

    /// <summary>Lines as rich text.</summary>
    public static string Rich(IReadOnlyList<DocumentBlock> blocks)
    {
        var written = new List<string>();
        var before = BlockKind.Table;
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Table)
            {
                written.AddRange(block.Rows.Select(static row => string.Join(" – ", row.Cells.Where(static cell => !cell.IsContinued).Select(static cell => cell.Text.ReplaceLineEndings(" ")))));
                before = block.Kind;
                continue;
            }

            var line = block.Kind switch
            {
                BlockKind.Bullet => $"- {block.Rich().Replace('\n', ' ')}",
                BlockKind.Numbered => $"{block.Number ?? 1}. {block.Rich().Replace('\n', ' ')}",
                BlockKind.Heading => $"**{block.Text}**",
                _ => block.Rich(),
            };
            if (block.Kind is BlockKind.Bullet or BlockKind.Numbered && before == block.Kind)
            {
                written[^1] += "\n" + line;
            }
            else
            {
                written.Add(line);
            }

            before = block.Kind;
        }

        return RichText.Tidy(string.Join("\n\n", written));
    }

    private static string Plain(DocumentBlock block) => block.Kind == BlockKind.Table ? string.Join(" ", block.Rows.SelectMany(static row => row.Cells).Where(static cell => !cell.IsContinued).Select(static cell => cell.Text)) : block.Text;

    private static ValueReading Number(FormField field, string text)
    {
        if (PeopleWrite.Number(text) is not { } read)
        {
            return new ValueReading(null, Certainty.Unsure, Why(field, text));
        }

        var answer = new NumberAnswer(read.Number / 1.0000000000000000000000000000m); // "764,80" is 764.8
        return field.Takes(answer)
            ? new ValueReading(answer, read.IsAll ? Certainty.Certain : Certainty.Likely, read.IsAll ? null : new Problem(field.Key, "exchange.note.part_of_it", text))
            : new ValueReading(null, Certainty.Unsure, Why(field, text));
    }

    private static ValueReading Day(FormField field, string text)
    {
        if (PeopleWrite.Days(text) is not [var day, ..] days)
        {
            return new ValueReading(null, Certainty.Unsure, Why(field, text));
        }

        var isEnd = EndsSomething(field);
        day = isEnd && days.Count == 2 ? days[1] : day;
        var rest = text.Remove(day.At, day.Length).Trim();
        return new ValueReading(new DayAnswer(isEnd ? day.Last : day.First), day.IsMonth || rest.Length > 0 ? Certainty.Likely : Certainty.Certain, day.IsMonth ? new Problem(field.Key, "exchange.note.month", text) : null);
    }

    /// <summary>Whether a day is the last of something: of a month alone the last day is meant.</summary>
    public static bool EndsSomething(FormField field) => LastOf().IsMatch(field.Key) || LastOf().IsMatch(field.Label.Sv);

    private static ValueReading Choice(ChoiceField field, string text)
    {
        var ticked = PeopleWrite.Ticked(text);
        var (given, certainty) = ticked switch
        {
            null => (text, Certainty.Certain),
            [var one] => (one, Certainty.Certain),
            _ => (string.Empty, Certainty.Unsure),
        };
        var compact = Likeness.Compact(given);
        if (compact.Length > 0)
        {
            var options = field.Options.Select(option => (option.Code, Names: new[] { option.Text.Sv, option.Text.En, option.Code }.OfType<string>().Select(Likeness.Compact).ToList())).ToList();
            if (options.Find(option => option.Names.Contains(compact)) is { Code: { } same })
            {
                return new ValueReading(new ChoiceAnswer(same), certainty);
            }

            var near = options.Where(option => option.Names.Exists(name => Likeness.Distance(name, compact) is not null)).ToList();
            var first = Likeness.Words(given).FirstOrDefault(string.Empty);
            near = near.Count > 0 ? near : [.. options.Where(option => option.Names.Exists(name => compact.StartsWith(name, StringComparison.Ordinal) && (name.Length > 3 || name == first)))];
            if (near.Count > 1)
            {
                near = [near.MaxBy(static option => option.Names.Max(static name => name.Length))];
            }

            near = near.Count > 0 || compact.Length < 4 ? near : [.. options.Where(option => option.Names.Exists(name => name.StartsWith(compact, StringComparison.Ordinal)))];
            if (near is [var alike])
            {
                return new ValueReading(new ChoiceAnswer(alike.Code), Certainty.Likely);
            }
        }

        return new ValueReading(null, Certainty.Unsure, ticked is { Count: 0 } ? null : Why(field, text));
    }

    private static ValueReading Lookup(LookupField field, string text, ImportLists lists)
    {
        var (found, certainty) = lists.Find(field.Source, text);
        if (found is not null && (certainty == Certainty.Certain || !field.OwnWords))
        {
            return new ValueReading(found, certainty);
        }

        if (!field.OwnWords)
        {
            return new ValueReading(null, Certainty.Unsure, Why(field, text));
        }

        return text.Length > LookupField.MostCharacters
            ? new ValueReading(null, Certainty.Unsure, new Problem(field.Key, "form.rule.too_long", LookupField.MostCharacters))
            : new ValueReading(new LookupAnswer(null, text), Certainty.Certain);
    }

    private static ValueReading Checked(FormField field, FormAnswer? answer, Certainty certainty, string textKey, params object?[] arguments) =>
        answer is not null && field.Takes(answer) ? new ValueReading(answer, certainty) : new ValueReading(null, Certainty.Unsure, new Problem(field.Key, textKey, arguments));

    private static Problem Why(FormField field, string text)
    {
        var words = text.Length > 80 ? text[..79] + "…" : text;
        return field switch
        {
            NumberField number => new Problem(field.Key, "exchange.rule.number", words, Display.ShortNumber(number.Least, atMost: 4), Display.ShortNumber(number.Most, atMost: 4)),
            MoneyField => new Problem(field.Key, "exchange.rule.money", words),
            DateField => new Problem(field.Key, "exchange.rule.day", words),
            ChoiceField choice => new Problem(field.Key, "exchange.rule.choice", words, string.Join(", ", choice.Options.Select(static option => option.Text.ToString()))),
            _ => new Problem(field.Key, "exchange.rule.not_offered", words),
        };
    }

    [GeneratedRegex(@"(?:^|_)(?:end|due|last)(?:$|_)|slut|sista|senast|klar", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LastOf();
}
