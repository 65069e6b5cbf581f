using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>
/// A trend the size of a word: <c>&lt;spark points="row.Trend" /&gt;</c>. Reads out its first and last value.
/// Fewer than two known points draw nothing.
/// </summary>
[HtmlTargetElement("spark", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SparkTagHelper(Texts texts) : TagHelper
{
    private const double Width = 92, Height = 26, Margin = 3;

    /// <summary>Values at even steps, oldest first.</summary>
    public IReadOnlyList<decimal> Points { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Points.Count < 2)
        {
            output.SuppressOutput();
            return;
        }

        var coordinates = Coordinates(Points);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "spark");
        output.Attributes.SetAttribute("viewBox", FormattableString.Invariant($"0 0 {Width} {Height}"));
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", texts["ui.trend", Display.ShortNumber(Points[0]), Display.ShortNumber(Points[^1])]);
        output.Content.AppendHtml(Html.Void("polyline", ("points", string.Join(' ', coordinates.Select(p => Number(p.X) + "," + Number(p.Y))))));
        output.Content.AppendHtml(Html.Void("circle", ("cx", Number(coordinates[^1].X)), ("cy", Number(coordinates[^1].Y)), ("r", "2.5")));
    }

    /// <summary>Points within the picture; a level series lies in the middle.</summary>
    internal static IReadOnlyList<(double X, double Y)> Coordinates(IReadOnlyList<decimal> points)
    {
        var (low, high) = (points.Min(), points.Max());
        var step = (Width - 2 * Margin) / (points.Count - 1);
        return [.. points.Select((point, i) => (
            Margin + i * step,
            high == low ? Height / 2 : Height - Margin - (double)((point - low) / (high - low)) * (Height - 2 * Margin)))];
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
