using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary><c>&lt;phone value="@facts.Phone" /&gt;</c>: a number that a telephone dials at a tap; null writes "not known".</summary>
[HtmlTargetElement("phone", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PhoneTagHelper(Texts texts) : TagHelper
{
    public string? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is null)
        {
            output.TagName = "span";
            output.Content.SetHtmlContent(Html.Unknown(texts));
            return;
        }

        output.TagName = "a";
        output.Attributes.SetAttribute("href", "tel:" + PhoneNumber.ToDial(Value));
        output.Content.SetContent(Value);
    }
}

/// <summary>Telephone numbers as people write them.</summary>
public static class PhoneNumber
{
    private const int FewestDigits = 6;
    private const int MostDigits = 15; // ITU-T E.164

    /// <summary>Whether it can be one: 6 to 15 digits, perhaps a plus before them, and nothing but spaces, dashes and brackets between.</summary>
    public static bool IsPlausible(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        return digits is >= FewestDigits and <= MostDigits
            && text.Trim().Select(static (sign, place) => char.IsAsciiDigit(sign) || char.IsWhiteSpace(sign) || sign is '-' or '–' or '/' or '(' or ')' || (sign is '+' && place == 0)).All(static fits => fits);
    }

    /// <summary>Only what a telephone can dial.</summary>
    public static string ToDial(string text) => string.Concat(text.Where(static sign => char.IsAsciiDigit(sign) || sign == '+'));
}
