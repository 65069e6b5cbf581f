using System.ComponentModel.DataAnnotations.Schema;
using System.Globalization;

namespace Samsteg.Platform;

/// <summary>A text that belongs to data (a name, a summary): Swedish always, English where somebody has written it.</summary>
/// <param name="Sv">Swedish.</param>
/// <param name="En">English; null gives the Swedish.</param>
[ComplexType]
public sealed record LocalText(string Sv, string? En = null)
{
    /// <summary>The text in the language of the request.</summary>
    public override string ToString() =>
        IsEnglish && !string.IsNullOrEmpty(En) ? En : Sv;

    /// <summary>The text with other words in the language of the request; those in the other language stay.</summary>
    public LocalText Reworded(string text) => text == ToString() ? this : IsEnglish && !string.IsNullOrEmpty(En) ? this with { En = text } : this with { Sv = text };

    /// <summary>The text with these Swedish words; a translation of other words goes.</summary>
    public LocalText WithSwedish(string text) => text == Sv ? this : new LocalText(text);

    /// <summary>The column to select for the language of the request: <c>name</c> gives <c>coalesce(alias.name_en, alias.name_sv)</c> in English.</summary>
    public static Sql Column(string column) =>
        IsEnglish
            ? Sql.Raw($"coalesce({column}_en, {column}_sv)")
            : Sql.Raw($"{column}_sv");

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
}
