using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Samsteg.Platform;

/// <summary>Short ways to build encoded elements in tag helpers. Attributes with a null value are left out.</summary>
internal static class Html
{
    public static TagBuilder Element(string name, params (string Name, string? Value)[] attributes) =>
        new TagBuilder(name).With(attributes);

    public static TagBuilder With(this TagBuilder tag, params (string Name, string? Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            if (value is not null) tag.MergeAttribute(name, value, replaceExisting: true);
        return tag;
    }

    public static TagBuilder Text(this TagBuilder tag, string? text)
    {
        tag.InnerHtml.Append(text ?? "");
        return tag;
    }

    public static TagBuilder Add(this TagBuilder tag, params IHtmlContent?[] children)
    {
        foreach (var child in children)
            if (child is not null) tag.InnerHtml.AppendHtml(child);
        return tag;
    }

    /// <summary>An element without an end tag, such as <c>input</c> or a shape in SVG.</summary>
    public static TagBuilder Void(string name, params (string Name, string? Value)[] attributes)
    {
        var tag = Element(name, attributes);
        tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }

    public static TagBuilder Hidden(string text) => Element("span", ("class", "visually-hidden")).Text(text);

    /// <summary>"Not known", as a dash that is also said in words.</summary>
    public static IHtmlContent Unknown(Texts texts) =>
        Element("span", ("class", "muted"))
            .Add(Element("span", ("aria-hidden", "true")).Text("–"), Hidden(texts["ui.not_known"]));
}
