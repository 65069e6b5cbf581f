using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>
/// A bar for a value on its way to a target, drawn with SVG attributes only and read out in words:
/// <c>&lt;progress-to-target value="27" target="30" pace="23" original="40" tone="Ok" label="Deltagare börjar" /&gt;</c>,
/// a band: <c>&lt;progress-to-target value="52" min="40" max="60" unit="%" tone="Ok" … /&gt;</c>.
/// </summary>
[HtmlTargetElement("progress-to-target", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressToTargetTagHelper(Texts texts) : TagHelper
{
    /// <summary>Null when nothing has been reported.</summary>
    public decimal? Value { get; set; }

    public decimal Target { get; set; }

    /// <summary>Where the plan says the value should be by now.</summary>
    public decimal? Pace { get; set; }

    /// <summary>The target first promised, where it has been revised.</summary>
    public decimal? Original { get; set; }

    /// <summary>Lower end of a permitted band; with <see cref="Max"/> it makes this a range target.</summary>
    public decimal? Min { get; set; }

    public decimal? Max { get; set; }

    /// <summary>Where the scale of a range target ends.</summary>
    public decimal ScaleEnd { get; set; } = 100;

    /// <summary><c>%</c>, <c>kr</c> or nothing; read out after the figures.</summary>
    public string? Unit { get; set; }

    public Tone Tone { get; set; } = Tone.Ok;

    /// <summary>What is measured, read out first. Leave out where the name stands in the same row.</summary>
    public string? Label { get; set; }

    /// <summary>The group is too small to show: words in place of the bar, no number anywhere in the page.</summary>
    public bool Suppressed { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Suppressed)
        {
            output.TagName = "span";
            output.Attributes.SetAttribute("class", "suppressed bar-cell");
            output.Content.SetContent(texts["ui.fewer_than_five"]);
            return;
        }

        output.TagName = "svg";
        output.Attributes.SetAttribute("class", "bar");
        output.Attributes.SetAttribute("width", "100%");
        output.Attributes.SetAttribute("height", "18");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", InWords());
        output.Attributes.SetAttribute("data-tone", Tone.ToString().ToLowerInvariant());
        foreach (var shape in Shapes()) output.Content.AppendHtml(shape);
    }

    private IEnumerable<IHtmlContent> Shapes()
    {
        if (Min is { } min && Max is { } max)
        {
            var range = TargetBar.Within(Value ?? 0, min, max, ScaleEnd);
            yield return Bar("bar-track", 0, 100);
            yield return Bar("bar-band", range.Band!.Value.From, range.Band.Value.To);
            if (Value is not null) yield return Marker(range.Value);
            yield break;
        }

        var bar = TargetBar.Towards(Value ?? 0, Target, Pace, Original);
        if (bar.Target is not null) yield return Bar("bar-beyond", 0, 100);
        yield return Bar("bar-track", 0, bar.Target ?? 100);
        if (bar.Value > 0) yield return Bar("bar-value", 0, bar.Value);
        if (bar.Target is { } target) yield return Line("bar-target", target);
        if (bar.Original is { } original) yield return Line("bar-original", original);
        if (bar.Pace is { } pace) yield return Line("bar-pace", pace);
    }

    private string InWords()
    {
        var words = new List<string>();
        if (Label is not null) words.Add(Label);
        var value = Value is { } known ? Figure(known) : texts["ui.not_known"];
        words.Add(Min is { } min && Max is { } max
            ? texts["ui.bar.range", value, Figure(min), Figure(max)]
            : texts["ui.bar.value", value, Figure(Target)]);
        if (Pace is { } pace) words.Add(texts["ui.bar.pace", Figure(pace)]);
        if (Original is { } original && original != Target) words.Add(texts["ui.bar.original", Figure(original)]);
        return string.Join(", ", words);
    }

    private string Figure(decimal value) => Unit switch
    {
        "kr" => Display.Money(value),
        "%" => Display.ShortNumber(value) + Display.NoBreakSpace + "%",
        null or "" => Display.ShortNumber(value),
        _ => Display.ShortNumber(value) + Display.NoBreakSpace + Unit,
    };

    private static IHtmlContent Bar(string kind, double from, double to) => Html.Void("rect",
        ("class", kind), ("x", Percent(from)), ("y", "4"), ("width", Percent(to - from)), ("height", "10"), ("rx", kind == "bar-band" ? null : "5"));

    private static IHtmlContent Line(string kind, double at) => Html.Void("line",
        ("class", kind), ("x1", Percent(at)), ("x2", Percent(at)), ("y1", "0"), ("y2", "18"));

    private static IHtmlContent Marker(double at) => Html.Void("rect",
        ("class", "bar-value"), ("x", Percent(at)), ("y", "0"), ("width", "10"), ("height", "18"), ("rx", "5"), ("transform", "translate(-5 0)"));

    private static string Percent(double part) => part.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
