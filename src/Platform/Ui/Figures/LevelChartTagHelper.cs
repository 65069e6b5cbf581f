using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>How a line of levels is told from others, beside its colour.</summary>
public enum LevelMark
{
    /// <summary>Hollow squares on a dashed line.</summary>
    Square,

    /// <summary>Filled circles on a whole line.</summary>
    Circle,

    /// <summary>Filled diamonds on a dotted line.</summary>
    Diamond,
}

/// <summary>A line of levels over days.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Mark">How it is told from others.</param>
/// <param name="Points">Oldest first.</param>
public sealed record LevelSeries(string Name, LevelMark Mark, IReadOnlyList<(DateOnly On, decimal Value)> Points);

/// <summary>
/// A small chart of levels over days, one of several side by side: all with the same height for the same level. Drawn on the server; the
/// numbers stand in a table beside it. <c>&lt;level-chart title="…" series="…" least="0" most="6" /&gt;</c>. Draws nothing without a point.
/// </summary>
[HtmlTargetElement("level-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LevelChartTagHelper(Texts texts) : TagHelper
{
    private const double Width = 280, Height = 116, Left = 28, Right = 10, Top = 8, Bottom = 22;

    /// <summary>What it shows.</summary>
    public string Title { get; set; } = "";

    /// <summary>The lines.</summary>
    public IReadOnlyList<LevelSeries> Series { get; set; } = [];

    /// <summary>The lowest level there is.</summary>
    public decimal Least { get; set; }

    /// <summary>The highest.</summary>
    public decimal Most { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var days = Series.SelectMany(static series => series.Points).Select(static point => point.On).Order().ToList();
        if (days.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "level-chart");
        var picture = Html.Element("svg", ("viewBox", FormattableString.Invariant($"0 0 {Width} {Height}")), ("role", "img"), ("aria-label", texts["ui.chart_of", Title]));
        foreach (var level in Grid())
        {
            picture.Add(
                Html.Void("line", ("class", "level-grid"), ("x1", Number(Left)), ("x2", Number(Width - Right)), ("y1", Number(Y(level))), ("y2", Number(Y(level)))),
                Html.Element("text", ("x", Number(Left - 6)), ("y", Number(Y(level) + 4)), ("text-anchor", "end")).Text(Display.ShortNumber(level)));
        }

        picture.Add(Html.Element("text", ("x", Number(Left)), ("y", Number(Height - 5))).Text(Display.Month(days[0])));
        if (Display.Month(days[^1]) != Display.Month(days[0]))
        {
            picture.Add(Html.Element("text", ("x", Number(Width - Right)), ("y", Number(Height - 5)), ("text-anchor", "end")).Text(Display.Month(days[^1])));
        }

        foreach (var series in Series)
        {
            picture.Add(Line(series, [.. series.Points.Select(point => (X(point.On, days), Y(point.Value)))]));
        }

        output.Content.AppendHtml(picture);
        if (Series.Count > 1)
        {
            output.Content.AppendHtml(Legend());
        }
    }

    /// <summary>The lowest, the highest, and what lies in the middle where that is a whole number.</summary>
    private IEnumerable<decimal> Grid() => new[] { Least, (Least + Most) / 2, Most }.Distinct().Where(level => level == Least || level == Most || decimal.IsInteger(level));

    private static double X(DateOnly day, List<DateOnly> days)
    {
        var span = days[^1].DayNumber - days[0].DayNumber;
        return span == 0 ? (Left + Width - Right) / 2 : Left + 6 + ((Width - Right - Left - 12) * (day.DayNumber - days[0].DayNumber) / span);
    }

    private double Y(decimal level) => Most == Least ? Height / 2 : Height - Bottom - ((double)((level - Least) / (Most - Least)) * (Height - Bottom - Top));

    private static TagBuilder Line(LevelSeries series, IReadOnlyList<(double X, double Y)> points)
    {
        var line = Html.Element("g", ("class", "level-line"), ("data-mark", series.Mark.ToString().ToLowerInvariant()));
        if (points.Count > 1)
        {
            line.Add(Html.Void("polyline", ("points", string.Join(' ', points.Select(static point => Number(point.X) + "," + Number(point.Y))))));
        }

        return line.Add([.. points.Select(point => Mark(series.Mark, point.X, point.Y))]);
    }

    private static TagBuilder Mark(LevelMark mark, double x, double y) => mark switch
    {
        LevelMark.Circle => Html.Void("circle", ("cx", Number(x)), ("cy", Number(y)), ("r", "4")),
        LevelMark.Square => Html.Void("rect", ("x", Number(x - 4)), ("y", Number(y - 4)), ("width", "8"), ("height", "8")),
        _ => Html.Void("path", ("d", FormattableString.Invariant($"M{x:0.#} {y - 5:0.#}l5 5l-5 5l-5 -5z"))),
    };

    private TagBuilder Legend() => Html.Element("ul", ("class", "chart-legend"), ("aria-hidden", "true")).Add(
    [
        .. Series.Select(static series => Html.Element("li").Add(
            Html.Element("svg", ("viewBox", "0 0 28 12")).Add(Line(series, [(4, 6), (24, 6)])),
            Html.Element("span").Text(series.Name))),
    ]);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
