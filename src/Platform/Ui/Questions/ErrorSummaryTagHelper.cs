using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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
        if (state.IsValid || state.ErrorCount == 0) // what a draft filled in has not been judged
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
        output.Content.AppendHtml(Html.Element("h2").Text(texts["ui.error_summary"]));
        output.Content.AppendHtml(new Problems(texts, state, QuestionLabels.Of(View.HttpContext)));
    }

    /// <summary>Written out after the whole page has been made, when the questions below have told their labels.</summary>
    private sealed class Problems(Texts texts, ModelStateDictionary state, QuestionLabels labels) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var list = Html.Element("ul");
            foreach (var (name, error) in state.OrderBy(pair => labels.PlaceOf(pair.Key)).SelectMany(static pair => pair.Value!.Errors.Take(pair.Key.Length == 0 ? int.MaxValue : 1).Select(error => (pair.Key, error)))) // of a field the first, as beside it
            {
                var words = FieldError.InWords(texts, error.ErrorMessage);
                list.Add(Html.Element("li").Add(labels.Find(name) is { } label
                    ? Html.Element("a", ("href", "#" + QuestionField.IdOf(name))).Text(label + (label.EndsWith('?') ? " " : ": ") + words)
                    : Html.Element("span").Text(words)));
            }

            list.WriteTo(writer, encoder);
        }
    }
}
