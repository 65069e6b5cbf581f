using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>
/// <c>&lt;person name="@row.Name" protected="row.IsProtected" initials="true" /&gt;</c>: a participant's name, shortened to
/// <c>Ada E</c> with <c>initials</c>. A protected identity shows words in place of the name, whatever the name says.
/// </summary>
[HtmlTargetElement("person", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PersonTagHelper(Texts texts) : TagHelper
{
    /// <summary>Null where the reader may not see it; shown as a protected identity.</summary>
    public string? Name { get; set; }

    public bool Protected { get; set; }

    /// <summary>Given name and the surname's first letter, for lists others may see over a shoulder.</summary>
    public bool Initials { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Protected || Name is null)
        {
            output.Attributes.SetAttribute("class", "protected");
            output.Content.AppendHtml(Html.Element("svg", ("viewBox", "0 0 24 24"), ("aria-hidden", "true"), ("focusable", "false"))
                .Add(Html.Void("path", ("d", "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z"))));
            output.Content.Append(texts["ui.protected_identity"]);
            return;
        }

        output.Content.SetContent(Initials ? Shorten(Name) : Name);
    }

    internal static string Shorten(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2 ? name.Trim() : parts[0] + Display.NoBreakSpace + parts[^1][..1];
    }
}
