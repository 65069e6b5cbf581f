using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary><c>&lt;day value="Model.Due" short="true" /&gt;</c> writes a <c>time</c> element: 21 november 2026, short 21 nov; null writes "not known".</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DayTagHelper(Texts texts) : TagHelper
{
    public DateOnly? Value { get; set; }

    public bool Short { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } day)
        {
            output.TagName = "span";
            output.Content.SetHtmlContent(Html.Unknown(texts));
            return;
        }

        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.SetContent(Short ? Display.ShortDay(day) : Display.Day(day));
    }
}
