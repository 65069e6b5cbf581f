using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Figures of activities in words, and as the rows of a file: the same on screen and in the file.</summary>
internal static class ActivityFigureWords
{
    /// <summary>What the file's columns are called.</summary>
    public static IReadOnlyList<string> Headings { get; } =
    [
        "activity_statistics.from", "activity_statistics.to", "activity_statistics.table", "activity_statistics.group", "activity_statistics.figure",
        "activity_statistics.value", "activity_statistics.whole", "activity_statistics.percent", "activity_statistics.low", "activity_statistics.high",
    ];

    /// <summary>A number of people.</summary>
    public static string Number(Texts texts, GroupCount count) =>
        count.IsHidden ? texts["activity_statistics.hidden"]
        : count.IsRounded && count.Part > 0 ? texts["activity_statistics.about", Display.Number(count.Part)]
        : Display.Number(count.Part);

    /// <summary>A part of a whole, with its share.</summary>
    public static string Share(Texts texts, GroupCount count) =>
        count.IsHidden ? texts["activity_statistics.hidden"]
        : PercentOf(count) is not { } percent ? "–"
        : count.IsRounded ? texts["activity_statistics.about", Display.Percent(percent)]
        : texts["activity_statistics.share", Display.Percent(percent), Display.Number(count.Part), Display.Number(count.Whole)];

    /// <summary>Hours; null where they are not told.</summary>
    public static string Hours(Texts texts, decimal? hours) => hours is { } told ? Display.ShortNumber(told) : texts["activity_statistics.hidden"];

    /// <summary>What empty seats cost.</summary>
    public static string Cost(Texts texts, ActivityRow row, decimal? each) => CostOf(row, each) is { } told ? Display.Money(told) : texts["activity_statistics.hidden"];

    /// <summary>Whether there is anything that tells what empty seats cost.</summary>
    public static bool TellsCost(ActivityFiguresShown figures, decimal? each) => each is not null || figures.All.CostMissed > 0;

    /// <summary>What empty seats cost, by what is known of the sessions and otherwise by what an hour at a seat is said to cost; null where it is not told.</summary>
    private static decimal? CostOf(ActivityRow row, decimal? each) => row.CostMissed + Math.Round(row.HoursMissed * (each ?? 0) ?? 0, MidpointRounding.AwayFromZero);

    /// <summary>Per cent; null of nobody and where it is not told.</summary>
    public static decimal? PercentOf(GroupCount count) =>
        count.IsHidden || count.Whole == 0 ? null
        : count.IsRounded ? count.RoundedShare
        : Math.Round(100m * count.Part / count.Whole, 0, MidpointRounding.AwayFromZero);

    /// <summary>What a band is called.</summary>
    public static string NameOf(Texts texts, BandOutcome outcome) => texts[outcome.Band is { } band ? band.TextKey() : "activity_statistics.all"];

    /// <summary>An interval.</summary>
    public static string Of(Texts texts, ShareInterval? interval) =>
        interval is { } told ? texts["activity_statistics.interval_value", Display.Number(told.Low), Display.Number(told.High)] : "–";

    /// <summary>Everything that is shown, a figure a row.</summary>
    public static IReadOnlyList<IReadOnlyList<ListCell>> Rows(Texts texts, ActivityFiguresShown figures, decimal? cost)
    {
        var rows = new List<IReadOnlyList<ListCell>>();
        void Add(string table, string group, string figure, params IReadOnlyList<ListCell> cells) => rows.Add(
        [
            new(ListCellKind.Day, figures.Question.From, null, Tone.Neutral), new(ListCellKind.Day, figures.Question.To, null, Tone.Neutral),
            Text(texts[table]), Text(group), Text(texts[figure]), .. cells, .. Enumerable.Repeat(Text(null), Headings.Count - 5 - cells.Count),
        ]);

        foreach (var (name, row) in figures.Groups.Prepend((texts["activity_statistics.all"], figures.All)))
        {
            if (row == figures.All || row.HasPeople)
            {
                Add("activity_statistics.attendance", name, "activity_statistics.people", NumberCell(texts, row.People));
                Add("activity_statistics.attendance", name, "activity_statistics.came", ShareCells(texts, row.Came));
                Add("activity_statistics.attendance", name, "activity_statistics.excused", ShareCells(texts, row.Excused));
                Add("activity_statistics.attendance", name, "activity_statistics.unexcused", ShareCells(texts, row.Unexcused));
                Add("activity_statistics.attendance", name, "activity_statistics.completed", ShareCells(texts, row.Completed));
            }

            Add("activity_statistics.hours", name, "activity_statistics.received", HoursCell(texts, row.HoursReceived));
            if (row == figures.All || !figures.Question.DividesPeople)
            {
                Add("activity_statistics.hours", name, "activity_statistics.held", Number(row.Held));
                Add("activity_statistics.hours", name, "activity_statistics.cancelled", Number(row.Cancelled));
                Add("activity_statistics.hours", name, "activity_statistics.delivered", Number(row.HoursDelivered));
                Add("activity_statistics.hours", name, "activity_statistics.filled", ShareCells(texts, row.Filled));
            }

            if (TellsCost(figures, cost))
            {
                Add("activity_statistics.hours", name, "activity_statistics.missed_cost", CostOf(row, cost) is { } told ? Number(told) : HoursCell(texts, null));
            }
        }

        foreach (var outcome in figures.Outcomes)
        {
            Add("activity_statistics.outcomes", NameOf(texts, outcome), "activity_statistics.reached",
                [.. Padded(ShareCells(texts, outcome.Reached)), Number(outcome.Interval?.Low), Number(outcome.Interval?.High)]);
        }

        return rows;
    }

    private static IEnumerable<ListCell> Padded(IReadOnlyList<ListCell> cells) => cells.Concat(Enumerable.Repeat(Text(null), 3 - cells.Count));

    private static ListCell NumberCell(Texts texts, GroupCount count) => count.IsHidden || count.IsRounded ? Text(Number(texts, count)) : Number(count.Part);

    private static ListCell HoursCell(Texts texts, decimal? hours) => hours is { } told ? Number(told) : Text(texts["activity_statistics.hidden"]);

    /// <summary>Exact figures as numbers that can be counted with, the others in the words of the page.</summary>
    private static IReadOnlyList<ListCell> ShareCells(Texts texts, GroupCount count) =>
        count.IsHidden || count.IsRounded ? [Text(Share(texts, count))]
        : count.Whole == 0 ? []
        : [Number(count.Part), Number(count.Whole), Number(PercentOf(count))];

    private static ListCell Text(string? text) => new(ListCellKind.Text, text, null, Tone.Neutral);

    private static ListCell Number(decimal? number) => new(ListCellKind.Number, number, null, Tone.Neutral);
}
