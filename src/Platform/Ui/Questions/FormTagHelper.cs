using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>
/// Sends a form without an address to the page's own: a page shown again by another of its buttons has that button's
/// <c>?handler=</c> in the address, which the form's own button must not inherit.
/// </summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class FormTagHelper : TagHelper
{
    /// <summary>After ASP.NET Core's own, which adds the anti-forgery token where no address is written.</summary>
    public override int Order => 0;

    /// <summary>Where the form is being drawn.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = View.HttpContext.Request;
        if (!output.Attributes.ContainsName("action") && request.Query.ContainsKey("handler"))
        {
            var rest = request.Query.Where(static pair => pair.Key != "handler").SelectMany(static pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
            output.Attributes.SetAttribute("action", request.Path + QueryString.Create(rest));
        }
    }
}
