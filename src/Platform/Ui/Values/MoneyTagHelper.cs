using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary><c>&lt;money value="Model.Granted" /&gt;</c> writes <c>3 880 000 kr</c> on one line; null writes "not known".</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyTagHelper(Texts texts) : TagHelper
{
    public decimal? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Add("class", "nowrap");
        if (Value is { } value) output.Content.SetContent(Display.Money(value));
        else output.Content.SetHtmlContent(Html.Unknown(texts));
    }
}
