using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>Rich text as it is read: paragraphs, lists, emphasis. <c>&lt;rich-text value="@text" /&gt;</c>. See <see cref="RichText"/>.</summary>
[HtmlTargetElement("rich-text", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RichTextTagHelper : TagHelper
{
    /// <summary>The text; nothing is drawn for null.</summary>
    public required string? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var block in RichText.Blocks(Value ?? string.Empty))
        {
            output.Content.AppendHtml(block.Kind switch
            {
                RichKind.Bullets => Items("ul", block),
                RichKind.Numbers => Items("ol", block),
                _ => Paragraph(block),
            });
        }
    }

    private static IHtmlContent Items(string list, RichBlock block) =>
        Html.Element(list).Add([.. block.Lines.Select(static line => Html.Element("li").Add([.. Spans(line)]))]);

    private static IHtmlContent Paragraph(RichBlock block) =>
        Html.Element("p").Add([.. block.Lines.Index().SelectMany(static line => line.Index == 0 ? Spans(line.Item) : Spans(line.Item).Prepend(Html.Void("br")))]);

    private static IEnumerable<IHtmlContent> Spans(string line) => RichText.Spans(line).Select<RichSpan, IHtmlContent>(static span => span.Emphasis switch
    {
        RichEmphasis.Strong => Html.Element("strong").Text(span.Text),
        RichEmphasis.Emphasised => Html.Element("em").Text(span.Text),
        _ => new HtmlContentBuilder().Append(span.Text),
    });
}
