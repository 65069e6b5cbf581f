using Samsteg.Platform;

namespace Samsteg.Results;

/// <summary>Figures of the statistics in words, and as the rows of a file: the same on screen and in the file.</summary>
internal static class FigureWords
{
    /// <summary>Keeps the two quartiles on one line.</summary>
    private const string WordJoiner = "\u2060";

    /// <summary>What the file's columns are called.</summary>
    public static IReadOnlyList<string> Headings { get; } =
    [
        "results.statistics.on", "results.statistics.table", "results.statistics.measure", "results.statistics.group", "results.statistics.value", "results.statistics.whole",
        "results.statistics.lower", "results.statistics.upper", "results.statistics.baseline", "results.statistics.baseline_source",
    ];

    /// <summary>A count, or a part of a whole.</summary>
    public static string Of(Texts texts, MeasureForm form, GroupCount count) =>
        count.IsHidden ? texts["results.statistics.hidden"]
        : form == MeasureForm.Count ? (count.IsRounded && count.Part > 0 ? texts["results.statistics.about", count.Part] : Display.Number(count.Part))
        : count.IsRounded ? (count.RoundedShare is { } share ? texts["results.statistics.about_percent", share] : "–")
        : count.Whole == 0 ? "–"
        : texts["results.statistics.of", count.Part, count.Whole];

    /// <summary>A median with its quartiles.</summary>
    public static string Of(Texts texts, Quartiles? quartiles) =>
        quartiles is null ? "–" : texts["results.statistics.quartiles", Display.ShortNumber(quartiles.Median), Display.ShortNumber(quartiles.Lower) + WordJoiner, WordJoiner + Display.ShortNumber(quartiles.Upper)];

    /// <summary>Everything that is shown, a figure a row.</summary>
    public static IReadOnlyList<IReadOnlyList<ListCell>> Rows(Texts texts, FiguresShown figures)
    {
        List<string> groups = [texts["results.statistics.all"], .. figures.Groups.Select(group => figures.NameOf(texts, group))];
        var rows = new List<IReadOnlyList<ListCell>>();
        void Add(string table, string measure, string group, params IReadOnlyList<ListCell> figure) =>
            rows.Add([new(ListCellKind.Day, figures.Day, null, Tone.Neutral), Text(texts[table]), Text(measure), Text(group), .. figure, .. Enumerable.Repeat(Text(null), Headings.Count - 4 - figure.Count)]);

        foreach (var row in figures.Measures)
        {
            foreach (var (count, group) in row.Groups.Prepend(row.All).Zip(groups))
            {
                Add("results.statistics.counts", texts[row.LabelKey], group, Cells(texts, row.Measure.Form, count));
            }
        }

        foreach (var row in figures.Spreads)
        {
            foreach (var (quartiles, group) in row.Groups.Prepend(row.All).Zip(groups))
            {
                var baseline = group == groups[0] ? row.Baseline : null; // all are compared, not each group
                Add("results.statistics.spreads", texts[$"spread.{row.Spread.Key}.label"], group,
                    Number(quartiles?.Median), Text(null), Number(quartiles?.Lower), Number(quartiles?.Upper), Number(baseline?.Value), Text(baseline?.Source));
            }
        }

        foreach (var row in figures.Steps)
        {
            foreach (var (count, direction) in new[] { (row.Up, "up"), (row.Unchanged, "unchanged"), (row.Down, "down") })
            {
                Add("results.statistics.steps", $"{texts[$"life_area.{row.Area}"]}, {texts[$"respondent.{row.View}"]}", texts[$"results.statistics.{direction}"], Cells(texts, MeasureForm.CountOfAll, count));
            }
        }

        return rows;
    }

    /// <summary>Exact figures as numbers that can be counted with, the others in the words of the page.</summary>
    private static IReadOnlyList<ListCell> Cells(Texts texts, MeasureForm form, GroupCount count) =>
        count.IsHidden || count.IsRounded ? [Text(Of(texts, form, count))]
        : form == MeasureForm.Count ? [Number(count.Part)]
        : count.Whole == 0 ? []
        : [Number(count.Part), Number(count.Whole)];

    private static ListCell Text(string? text) => new(ListCellKind.Text, text, null, Tone.Neutral);

    private static ListCell Number(decimal? number) => new(ListCellKind.Number, number, null, Tone.Neutral);
}
