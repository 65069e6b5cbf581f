using System.Collections;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>
/// One question: label, hint, error and the right input, tied together for screen readers.
/// <c>&lt;question for="Input.EnrolledOn" label-key="enrolments.day" hint-key="enrolments.day-hint" /&gt;</c>.
/// The kind follows the property (day, whole number, decimal, yes/no, text) unless <see cref="Type"/> says otherwise.
/// Attributes it does not know, such as <c>hx-get</c>, go to the input.
/// </summary>
[HtmlTargetElement("question", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QuestionTagHelper(Texts texts) : TagHelper
{
    public required ModelExpression For { get; set; }

    /// <summary>Left out, the property's <c>[Display(Name = "text.key")]</c> is used.</summary>
    public string? LabelKey { get; set; }

    /// <summary>A finished label, for questions made of data.</summary>
    public string? Label { get; set; }

    public string? HintKey { get; set; }

    /// <summary>A finished hint, for one that holds values.</summary>
    public string? Hint { get; set; }

    /// <summary>text, email, tel, password, textarea, date, time, number, money, file, select, radio, checkbox or checkboxes.</summary>
    public string? Type { get; set; }

    /// <summary>Alternatives of a select, a radio group or checkboxes.</summary>
    public IEnumerable<Choice>? Options { get; set; }

    /// <summary>First line of a select with no value; left out when the question is required and has a value.</summary>
    public string EmptyKey { get; set; } = "ui.choose";

    /// <summary>Overrides what the property's nullability says.</summary>
    public bool? Optional { get; set; }

    public string? Autocomplete { get; set; }

    /// <summary>Shown after the input, such as <c>km</c>.</summary>
    public string? Unit { get; set; }

    /// <summary>Width in characters, as a hint of how much belongs there.</summary>
    public int? Size { get; set; }

    public int Rows { get; set; } = 5;

    /// <summary>Longest text; left out, the property's <c>[MaxLength]</c> is used.</summary>
    public int? MaxLength { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = QuestionField.Of(For, View, texts);
        var kind = Type ?? KindOf(field.Type);
        var question = new QuestionMarkup(texts, field, kind)
        {
            Label = Label ?? texts[LabelKey ?? field.LabelKey ?? field.Name],
            Hint = HintKey is null ? Hint : texts[HintKey],
            IsOptional = Optional ?? (!field.IsRequired && kind is not ("checkbox" or "checkboxes")),
            Options = [.. Options ?? []],
            Empty = texts[EmptyKey],
            Autocomplete = Autocomplete,
            Unit = Unit ?? (kind is "money" ? "kr" : null),
            Size = Size,
            Rows = Rows,
            MaxLength = MaxLength ?? field.MaxLength,
            Extra = [.. output.Attributes.Select(a => (a.Name, a.Value is IHtmlContent or string ? a.Value?.ToString() : Convert.ToString(a.Value, null)))],
        };
        QuestionLabels.Of(View.HttpContext).Add(field.Name, question.Label);
        output.TagName = null;
        output.Content.SetHtmlContent(question.Build());
    }

    private string KindOf(Type type) =>
        type == typeof(bool) ? "checkbox"
        : type == typeof(DateOnly) ? "date"
        : type == typeof(TimeOnly) ? "time"
        : Options is not null ? type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) ? "checkboxes" : "select"
        : type == typeof(int) || type == typeof(long) || type == typeof(decimal) ? "number"
        : "text";
}
