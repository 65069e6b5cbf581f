using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>
/// A part of a page in a language of its own, whatever language the page is in: what is inside finds its texts, days and numbers in it, and it is marked.
/// <c>&lt;spoken-in language="Model.Culture"&gt;@T["…"]&lt;/spoken-in&gt;</c>.
/// </summary>
[HtmlTargetElement("spoken-in", Attributes = "language")]
public sealed class SpokenInTagHelper : TagHelper
{
    /// <summary>The language.</summary>
    public required CultureInfo Language { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Language, Language);
        try
        {
            output.TagName = "div";
            output.Attributes.SetAttribute("lang", Language.TwoLetterISOLanguageName);
            output.Content.SetHtmlContent(await output.GetChildContentAsync());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }
}
