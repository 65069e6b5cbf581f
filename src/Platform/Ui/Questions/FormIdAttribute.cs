using System.ComponentModel.DataAnnotations;

namespace Samsteg.Platform;

/// <summary>
/// The id a form is given when it is shown, by which it is known again when it is sent twice. An empty one would make all
/// such forms the same.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FormIdAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public FormIdAttribute() => ErrorMessage = "ui.form_lost";

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value switch
    {
        Guid id => id != Guid.Empty,
        IId id => id.Value != Guid.Empty,
        _ => false,
    };
}
