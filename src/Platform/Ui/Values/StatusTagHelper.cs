using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary><c>&lt;status tone="Late"&gt;@T["targets.late"]&lt;/status&gt;</c>: a state in words, with a colour that only helps.</summary>
[HtmlTargetElement("status")]
public sealed class StatusTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "status");
        output.Attributes.SetAttribute("data-tone", Tone.ToString().ToLowerInvariant());
    }
}
