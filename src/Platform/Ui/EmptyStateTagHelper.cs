using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>
/// What belongs in an empty list and the first thing to do about it:
/// <c>&lt;empty-state title-key="…" text-key="…" action-key="…" action-href="/insatser/ny" /&gt;</c>.
/// </summary>
[HtmlTargetElement("empty-state", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EmptyStateTagHelper(Texts texts) : TagHelper
{
    public string TitleKey { get; set; } = "ui.empty";

    public string? TextKey { get; set; }

    public string? ActionKey { get; set; }

    /// <summary>Null where the reader may not act: the action is then left out.</summary>
    public string? ActionHref { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        output.Content.AppendHtml(Html.Element("h2").Text(texts[TitleKey]));
        if (!string.IsNullOrEmpty(TextKey)) output.Content.AppendHtml(Html.Element("p").Text(texts[TextKey]));
        output.Content.AppendHtml(content);
        if (!string.IsNullOrEmpty(ActionKey) && !string.IsNullOrEmpty(ActionHref)) // a view writes null as an empty attribute
            output.Content.AppendHtml(Html.Element("a", ("class", "ds-button"), ("href", ActionHref)).Text(texts[ActionKey]));
    }
}
