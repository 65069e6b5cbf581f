using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>How a chart draws its table.</summary>
public enum ChartKind
{
    /// <summary>Lines over the first column, which holds days or ordered steps.</summary>
    Line,

    /// <summary>One bar for each row and series.</summary>
    Bar,

    /// <summary>One lying bar for each row, from its least to its greatest figure.</summary>
    Interval,
}

/// <summary>
/// A figure that script draws from the table inside it: the first column is the axis, each other column a series named
/// by its heading. Machine values stand in <c>data-value</c> (invariant numbers, ISO days). Without script the table is all there is.
/// <c>&lt;chart kind="Line" title="@T["…"]"&gt;&lt;table&gt;…&lt;td data-value="12.5"&gt;12,5&lt;/td&gt;…&lt;/table&gt;&lt;/chart&gt;</c>
/// </summary>
[HtmlTargetElement("chart")]
public sealed class ChartTagHelper(Texts texts, IFileVersionProvider versions) : TagHelper
{
    public ChartKind Kind { get; set; }

    public string Title { get; set; } = "";

    /// <summary>The unit on the value axis.</summary>
    public string? Unit { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var table = await output.GetChildContentAsync();
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Attributes.SetAttribute("data-chart", Kind.ToString().ToLowerInvariant());
        if (Unit is not null) output.Attributes.SetAttribute("data-unit", Unit);
        output.Attributes.SetAttribute("data-scripts", string.Join(' ',
            new[] { "/lib/d3/d3.min.js", "/lib/plot/plot.umd.min.js" }.Select(path => versions.AddFileVersionToPath("", path))));
        output.Content.AppendHtml(Html.Element("figcaption").Text(Title));
        output.Content.AppendHtml(Html.Element("div", ("class", "chart-plot"), ("role", "img"), ("aria-label", texts["ui.chart_of", Title])));
        output.Content.AppendHtml(Html.Element("div", ("class", "table-wrap")).Add(table));
    }
}
