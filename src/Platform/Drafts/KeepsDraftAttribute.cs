namespace Samsteg.Platform;

/// <summary>
/// Marks a page whose form is kept while it is filled in: the form has <c>&lt;partial name="_Draft" /&gt;</c> in it. What was begun stands in the
/// form when the page is opened again; what is sent and refused is kept too, and what is done is forgotten.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsDraftAttribute : Attribute;
