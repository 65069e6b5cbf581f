namespace Samsteg.Platform;

/// <summary>One alternative of a select, a radio group or a list of checkboxes.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read, already in the reader's language.</param>
/// <param name="Hint">A line below the text; not shown in a select.</param>
public sealed record Choice(string Value, string Text, string? Hint = null)
{
    /// <summary>All values of an enum in their order; texts by the keys <c>{prefix}.{value-in-kebab-case}</c>.</summary>
    public static IReadOnlyList<Choice> All<TEnum>(Texts texts, string prefix) where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(value => new Choice(value.ToString(), texts[prefix + "." + KebabCase(value.ToString())]))];

    internal static string KebabCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
