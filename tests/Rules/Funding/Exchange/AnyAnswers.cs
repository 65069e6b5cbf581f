using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

/// <summary>Answers to a form as anybody may give them.</summary>
internal static class AnyAnswers
{
    private static readonly string[] Words =
    [
        "väg", "sommar", "deltagarna", "får", "stöd", "i", "länet", "och", "möter", "arbetsgivare", "över", "tid", "2021", "30", "m.m.", "\"citat\"", "<b>", "&", "år", "tillsammans", "ÅÄÖ", "50 %", "é", "😀", "a*b", "slutsats", "(se bilaga)", "1,5", "plan–b",
    ];

    /// <summary>Mostly harmless, sometimes what a heading, a label or a row begins with.</summary>
    private static readonly string[] Beginnings = ["Här", "Här", "Här", "Här", "Här", "Och", "Vi", "Hur: så", "Syfte: så", "Mål för", "Budget och", "Minst 15", "Version:"];

    private static Gen<string> Line { get; } = Gen.Choose(1, 9).SelectMany(static count => Gen.Elements(Words).ArrayOf(count).SelectMany(static words => Gen.Elements(Beginnings).Select(beginning => $"{beginning} {string.Join(' ', words)}")));

    private static Gen<string> Emphasised { get; } =
        from before in Line
        from mark in Gen.Elements("", "**", "*")
        from inside in Gen.Elements("viktigt", "mycket viktigt")
        select mark.Length == 0 ? before : $"{before} {mark}{inside}{mark} slut";

    private static Gen<string> Rich { get; } =
        from blocks in Gen.Choose(1, 4).SelectMany(static count => Gen.OneOf(
            Emphasised, Emphasised.Two().Select(static lines => $"{lines.Item1}\n{lines.Item2}"),
            Emphasised.ListOf(2).Select(static lines => string.Join('\n', lines.Select(static line => $"- {line}"))), Emphasised.ListOf(3).Select(static lines => string.Join('\n', lines.Select(static (line, index) => $"{index + 1}. {line}")))).ListOf(count))
        select RichText.Tidy(string.Join("\n\n", blocks));

    private static readonly Dictionary<string, LookupAnswer[]> Names = new()
    {
        ["organisations"] = Offered("Region Sörmland", "Nyköpings kommun", "Coompanion Sörmland", "Arbetsförmedlingen"),
        ["parties"] = Offered("Region Sörmland", "Coompanion Sörmland"),
        ["measures"] = Offered("Deltagare som börjat", "Placeringar", "Avtal"),
        ["activity_types"] = Offered("Verkstad", "Coachning", "Utbildning"),
        ["municipalities"] = Offered("Nyköping", "Strängnäs", "Flen"),
        ["target_groups"] = Offered("Långtidsarbetslösa", "Sociala företag"),
        ["cost_types"] = Offered("Projektledare", "Coach", "Lokaler"),
    };

    /// <summary>What the answers can look up.</summary>
    public static ImportLists Lists { get; } = new(Names.ToDictionary(static list => list.Key, static list => (IReadOnlyList<LookupAnswer>)list.Value));

    /// <summary>Answers to some of a form's fields, or to all that can be.</summary>
    public static Gen<FormAnswers> To(FormDefinition form) => Gen.Choose(0, int.MaxValue - 1).SelectMany(seed => Rich.ListOf(60).SelectMany(rich => Line.ListOf(200).Select(lines => Make(form, new Random(seed), [.. rich], [.. lines]))));

    /// <summary>Answers without what a document does not show: which row is which.</summary>
    public static string Shown(FormAnswers answers)
    {
        var json = JsonNode.Parse(answers.ToJson())!.AsObject();
        var names = new Dictionary<string, string>();
        foreach (var (field, answer) in answers.All)
        {
            foreach (var (index, row) in ((answer as TableAnswer)?.Rows ?? []).Index())
            {
                names[row.Id.ToString()] = $"{field}#{index}";
            }
        }

        return names.Aggregate(json.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), static (text, name) => text.Replace(name.Key, name.Value, StringComparison.Ordinal));
    }

    /// <summary>Compares two sets but for which row is which, line by line.</summary>
    public static void ShouldShowTheSame(FormAnswers read, FormAnswers given) =>
        Shown(read).Split('\n').Except(Shown(given).Split('\n')).Select(static line => "read: " + line.Trim())
            .Concat(Shown(given).Split('\n').Except(Shown(read).Split('\n')).Select(static line => "given: " + line.Trim())).ShouldBeEmpty();

    private static LookupAnswer[] Offered(params string[] names) => [.. names.Select(static (name, index) => new LookupAnswer($"code-{index}", name))];

    private static FormAnswers Make(FormDefinition form, Random random, string[] rich, string[] lines)
    {
        var (richest, line) = (0, 0);
        var share = random.Next(3) == 0 ? 1 : random.NextDouble();
        var answers = FormAnswers.None(form);
        foreach (var field in form.Fields.OrderBy(static field => field is TableField table && table.Columns.Any(static column => column is ReferenceField) ? table.Key == "budget" ? 2 : 1 : 0))
        {
            if (random.NextDouble() <= share && Answer(field) is { } answer)
            {
                answers = answers.With(field.Key, answer);
            }
        }

        return answers;

        FormAnswer? Answer(FormField field) => field switch
        {
            TextField text => new TextAnswer(Cut(lines[line++ % lines.Length], text.MostCharacters)),
            RichTextField => new TextAnswer(rich[richest++ % rich.Length]),
            NumberField { Key: "number", Least: >= 1 } => null,
            NumberField number => new NumberAnswer(Math.Clamp(random.Next(4) == 0 ? random.Next(1, 400) / 4m : random.Next((int)number.Least, (int)Math.Min(number.Most, 30_000)), number.Least, number.Most)),
            MoneyField => new NumberAnswer(random.Next(3) == 0 ? random.Next(100_000) / 100m : random.Next(9_000_000)),
            DateField => new DayAnswer(new DateOnly(2020, 1, 1).AddDays(random.Next(1500))),
            ChoiceField choice => new ChoiceAnswer(choice.Options[random.Next(choice.Options.Count)].Code),
            LookupField lookup => Lookup(lookup),
            ReferenceField reference when answers[reference.Table] is TableAnswer rows => new RowsAnswer([.. rows.Rows.Select(static row => row.Id).OrderBy(_ => random.Next()).Take(random.Next(1, 3))]),
            TableField table => new TableAnswer([.. Enumerable.Range(1, Math.Min(table.MostRows ?? 4, random.Next(1, 5))).Select(number => Row(table, number))]),
            _ => null,
        };

        LookupAnswer Lookup(LookupField lookup) => lookup.OwnWords && random.Next(3) == 0
            ? new LookupAnswer(null, Cut(lines[line++ % lines.Length], LookupField.MostCharacters))
            : Names[lookup.Source][random.Next(Names[lookup.Source].Length)];

        AnswerRow Row(TableField table, int number)
        {
            var cells = new Dictionary<string, FormAnswer>();
            foreach (var column in table.Columns.Where(column => column.IsRequired || random.Next(2) == 0))
            {
                if ((column is NumberField { Key: "number", Least: >= 1 } ? new NumberAnswer(number) : Answer(column)) is { } cell)
                {
                    cells[column.Key] = cell;
                }
            }

            if (table.Periods is { } periods)
            {
                for (var month = 1; month < 24; month += periods.Length)
                {
                    if (random.Next(3) > 0)
                    {
                        cells[new FormPeriod(2021 + (month / 12), (month % 12 / periods.Length * periods.Length) + 1, periods.Length).Key] = new NumberAnswer(random.Next(900_000));
                    }
                }
            }

            return new AnswerRow(Guid.NewGuid(), cells);
        }

        static string Cut(string text, int most) => text.Length <= most ? text : text[..text.LastIndexOf(' ', most)].Trim();
    }
}
