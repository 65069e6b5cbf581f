namespace Samsteg.Platform;

/// <summary>One alternative of a select, a radio group or a list of checkboxes.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read, already in the reader's language.</param>
/// <param name="Hint">A line below the text; not shown in a select.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);
