using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>
/// <c>&lt;error-summary /&gt;</c>, first in a form's page: everything that is wrong, each a link to its field. Nothing when all is well.
/// Script moves focus to it; without script it is the first thing under the heading.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = View.ViewData.ModelState;
        if (state.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-focus", "");
        var list = Html.Element("ul");
        foreach (var (name, entry) in state)
            foreach (var error in entry.Errors.Take(1))
            {
                var words = FieldError.InWords(texts, error.ErrorMessage);
                list.Add(Html.Element("li").Add(name is ""
                    ? Html.Element("span").Text(words)
                    : Html.Element("a", ("href", "#" + QuestionField.IdOf(name))).Text(words)));
            }

        output.Content.AppendHtml(Html.Element("h2").Text(texts["ui.error-summary"]));
        output.Content.AppendHtml(list);
    }
}
