using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Samsteg.Platform;

/// <summary>What is known about a question before it is drawn: its name, what was typed or stored, what is wrong with it.</summary>
internal sealed class QuestionField
{
    public required string Name { get; init; }

    public required string Id { get; init; }

    /// <summary>One value, or several for a list of checkboxes; what the user typed where it was refused.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>Null when nothing is wrong.</summary>
    public required string? Error { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>Null when there is no limit.</summary>
    public required int? MaxLength { get; init; }

    /// <summary>The type without <c>Nullable</c>.</summary>
    public required Type Type { get; init; }

    /// <summary>The text key named by <c>[Display(Name = …)]</c>, or null.</summary>
    public required string? LabelKey { get; init; }

    public string Value => Values is [var first, ..] ? first : "";

    public static QuestionField Of(ModelExpression expression, ViewContext view, Texts texts)
    {
        var metadata = expression.Metadata;
        var name = metadata.BinderModelName ?? view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name); // as it is bound
        view.ViewData.ModelState.TryGetValue(name, out var entry);
        return new()
        {
            Name = name,
            Id = IdOf(name),
            Values = entry?.RawValue is { } typed ? Typed(typed) : Stored(expression.Model),
            Error = entry is { Errors: [var error, ..] } ? FieldError.InWords(texts, error.ErrorMessage) : null,
            IsRequired = metadata.IsRequired,
            MaxLength = metadata.ValidatorMetadata
                .Select(rule => rule switch { StringLengthAttribute s => s.MaximumLength, MaxLengthAttribute m => m.Length, _ => (int?)null })
                .FirstOrDefault(length => length is not null),
            Type = metadata.UnderlyingOrModelType,
            LabelKey = metadata.DisplayName,
        };
    }

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>The form in which a value stands in an input; days and whole numbers as machines write them, decimals with a comma.</summary>
    internal static string AsTyped(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture).Replace('.', ','),
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static IReadOnlyList<string> Typed(object raw) => raw switch
    {
        string[] several => several,
        IEnumerable<string> several => [.. several],
        _ => [AsTyped(raw)],
    };

    private static IReadOnlyList<string> Stored(object? model) => model switch
    {
        null => [],
        string text => [text],
        IEnumerable several => [.. several.Cast<object?>().Select(AsTyped)],
        _ => [AsTyped(model)],
    };
}
