using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary><c>&lt;moment value="Model.RegisteredAt" /&gt;</c> writes 21 november 2026 14:32 in Swedish time; <c>time-only</c> writes 14:32.</summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MomentTagHelper(Texts texts) : TagHelper
{
    public DateTimeOffset? Value { get; set; }

    public bool TimeOnly { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } moment)
        {
            output.TagName = "span";
            output.Content.SetHtmlContent(Html.Unknown(texts));
            return;
        }

        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", moment.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        output.Content.SetContent(TimeOnly ? Display.Time(moment) : Display.Moment(moment));
    }
}
