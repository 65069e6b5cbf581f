using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Samsteg.Platform;

/// <summary>Draws a question with Designsystemet's elements. The error stands between hint and input, where a phone's keyboard does not hide it.</summary>
internal sealed class QuestionMarkup(Texts texts, QuestionField asked, string kind)
{
    public required string Label { get; init; }
    public required string? Hint { get; init; }
    public required bool IsOptional { get; init; }
    public required IReadOnlyList<Choice> Options { get; init; }
    public required string Empty { get; init; }
    public required string? Autocomplete { get; init; }
    public required string? Unit { get; init; }
    public required int? Size { get; init; }
    public required int Rows { get; init; }
    public required int? MaxLength { get; init; }
    public required IReadOnlyList<(string Name, string? Value)> Extra { get; init; }

    private string HintId => asked.Id + "-hint";
    private string ErrorId => asked.Id + "-error";
    private string CounterId => asked.Id + "-counter";
    private bool HasCounter => kind is "textarea" && MaxLength is not null;

    public IHtmlContent Build() => kind switch
    {
        "radio" => Group("radio"),
        "checkboxes" => Group("checkbox"),
        "checkbox" => Single(),
        _ => Labelled(),
    };

    private TagBuilder Labelled()
    {
        var input = kind switch { "textarea" => TextArea(), "select" => Select(), _ => Input() };
        var label = Html.Element("label", ("class", "ds-label"), ("for", asked.Id)).Text(Label).Add(OptionalMark());
        var shown = Unit is null ? input : Html.Element("div", ("class", "with-unit"))
            .Add(input, Html.Element("span", ("class", "muted"), ("aria-hidden", "true")).Text(Unit));
        return Frame("div", "ds-field").Add(label, HintLine(), ErrorLine(), shown, Counter());
    }

    private TagBuilder Input()
    {
        var (type, mode) = kind switch
        {
            "number" => ("text", asked.Type == typeof(decimal) ? "decimal" : "numeric"),
            "money" => ("text", "decimal"),
            "email" => ("email", "email"),
            "tel" => ("tel", "tel"),
            "date" when IsUnreadable => ("text", "numeric"),
            "date" or "time" or "password" or "file" => (kind, null),
            _ => ("text", (string?)null),
        };
        var size = Size ?? (kind switch { "money" => 14, "number" => 8, _ => null });
        return Html.Void("input", ("class", "ds-input"), ("type", type), ("id", asked.Id), ("name", asked.Name),
                ("value", Shown()), ("inputmode", mode), ("autocomplete", Autocomplete ?? "off"),
                ("size", size?.ToString(CultureInfo.InvariantCulture)), ("spellcheck", kind is "email" ? "false" : null), ("data-short", kind is "date" or "time" ? "" : null))
            .With(State()).With([.. Extra]);
    }

    /// <summary>A browser's date field would hide what was typed: it is shown as text until it can be read.</summary>
    private bool IsUnreadable => asked.Value is not "" && !DateOnly.TryParseExact(asked.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private string? Shown() => kind switch
    {
        "password" or "file" => null,
        "money" when asked.Error is null && HumanInput.TryNumber(asked.Value, out var amount) => HumanInput.Write(amount),
        _ => asked.Value,
    };

    private TagBuilder TextArea() =>
        Html.Element("textarea", ("class", "ds-input"), ("id", asked.Id), ("name", asked.Name), ("rows", Rows.ToString(CultureInfo.InvariantCulture)),
                ("autocomplete", Autocomplete ?? "off"), ("data-counter", HasCounter ? CounterId : null))
            .With(State()).With([.. Extra])
            .Text((asked.Value.StartsWith('\n') ? "\n" : "") + asked.Value);

    private TagBuilder Select()
    {
        var select = Html.Element("select", ("class", "ds-input"), ("id", asked.Id), ("name", asked.Name), ("autocomplete", Autocomplete ?? "off"))
            .With(State()).With([.. Extra]);
        if (IsOptional || !Options.Any(choice => choice.Value == asked.Value)) select.Add(Html.Element("option", ("value", "")).Text(Empty));
        foreach (var choice in Options)
            select.Add(Html.Element("option", ("value", choice.Value), ("selected", choice.Value == asked.Value ? "selected" : null)).Text(choice.Text));
        return select;
    }

    private TagBuilder Group(string type)
    {
        var legend = Html.Element("legend", ("class", "ds-label")).Text(Label).Add(OptionalMark());
        var group = Frame("fieldset", "ds-fieldset").With(("id", asked.Id), ("tabindex", "-1"), ("aria-describedby", DescribedBy()))
            .Add(legend, HintLine(), ErrorLine());
        for (var i = 0; i < Options.Count; i++) group.Add(Option(type, Options[i], asked.Id + "-" + i.ToString(CultureInfo.InvariantCulture)));
        return group;
    }

    private TagBuilder Option(string type, Choice choice, string id)
    {
        var hintId = choice.Hint is null ? null : id + "-hint";
        var input = Html.Void("input", ("class", "ds-input"), ("type", type), ("id", id), ("name", asked.Name), ("value", choice.Value),
                ("checked", asked.Values.Contains(choice.Value) ? "checked" : null), ("aria-describedby", hintId), ("aria-invalid", asked.Error is null ? null : "true"))
            .With([.. Extra]);
        return Html.Element("div", ("class", "ds-field")).Add(
            input,
            Html.Element("label", ("for", id)).Text(choice.Text),
            choice.Hint is null ? null : Html.Element("div", ("class", "hint"), ("data-field", "description"), ("id", hintId)).Text(choice.Hint));
    }

    private HtmlContentBuilder Single()
    {
        var input = Html.Void("input", ("class", "ds-input"), ("type", "checkbox"), ("id", asked.Id), ("name", asked.Name), ("value", "true"),
            ("checked", asked.Values.Contains("true") ? "checked" : null)).With(State()).With([.. Extra]);
        var question = Frame("div", "ds-field").Add(
            input, Html.Element("label", ("for", asked.Id)).Text(Label), HintLine(), ErrorLine());
        var content = new HtmlContentBuilder();
        content.AppendHtml(question);
        content.AppendHtml(Html.Void("input", ("type", "hidden"), ("name", asked.Name), ("value", "false")));
        return content;
    }

    private TagBuilder Frame(string element, string @class) =>
        Html.Element(element, ("class", asked.Error is null ? @class : @class + " question-invalid"));

    private (string, string?)[] State() =>
    [
        ("aria-describedby", DescribedBy()),
        ("aria-invalid", asked.Error is null ? null : "true"),
        ("aria-required", IsOptional || kind is "checkbox" ? null : "true"),
    ];

    private string? DescribedBy()
    {
        string?[] ids = [Hint is null ? null : HintId, asked.Error is null ? null : ErrorId, HasCounter ? CounterId : null];
        var present = string.Join(' ', ids.Where(id => id is not null));
        return present is "" ? null : present;
    }

    private TagBuilder? OptionalMark() =>
        IsOptional ? Html.Element("span", ("class", "optional")).Text(" " + texts["ui.optional"]) : null;

    private TagBuilder? HintLine() =>
        Hint is null ? null : Html.Element("div", ("class", "hint"), ("data-field", "description"), ("id", HintId)).Text(Hint);

    private TagBuilder? ErrorLine() =>
        asked.Error is null ? null : Html.Element("div", ("class", "ds-validation-message"), ("id", ErrorId))
            .Add(Html.Hidden(texts["ui.error"] + ": ")).Text(asked.Error);

    private TagBuilder? Counter() =>
        !HasCounter ? null : Html.Element("div", ("class", "counter"), ("id", CounterId), ("data-max", MaxLength?.ToString(CultureInfo.InvariantCulture)),
            ("data-left", texts["ui.characters_left", "{0}"]), ("data-over-text", texts["ui.characters_over", "{0}"])).Text(texts["ui.at_most_characters", Display.Number(MaxLength ?? 0)]);
}
