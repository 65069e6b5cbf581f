using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>
/// A Swedish organisation number: ten digits, the third at least 2 so that it cannot be a personal number, the last a
/// check digit (Luhn over all ten).
/// </summary>
/// <remarks>
/// A sole trader's number is the owner's personal number; it is refused here on purpose and does not belong in a register
/// that all staff read.
/// </remarks>
public readonly partial record struct OrganisationNumber
{
    private const int Length = 10;

    private OrganisationNumber(string digits) => Digits = digits;

    /// <summary>The ten digits.</summary>
    public string Digits { get; }

    /// <summary>
    /// Reads <c>NNNNNN-NNNN</c> and <c>NNNNNNNNNN</c>, both also with the century prefix <c>16</c>; blanks do not matter.
    /// </summary>
    /// <returns>False for everything else, and for a wrong third or check digit.</returns>
    public static bool TryParse(string? text, out OrganisationNumber number)
    {
        number = default;
        var compact = string.Concat((text ?? string.Empty).Where(static letter => !char.IsWhiteSpace(letter)));
        if (!Written().IsMatch(compact))
        {
            return false;
        }

        var digits = string.Concat(compact.Where(char.IsAsciiDigit))[^Length..];
        if (digits[2] < '2' || !Luhn.Fits(digits))
        {
            return false;
        }

        number = new OrganisationNumber(digits);
        return true;
    }

    /// <summary>The number that is stored.</summary>
    /// <exception cref="FormatException">It is no organisation number.</exception>
    public static OrganisationNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"Not an organisation number: {text}");

    /// <summary>As people write it: <c>NNNNNN-NNNN</c>.</summary>
    public override string ToString() => Digits is null ? string.Empty : Format(Digits);

    /// <summary>As people write ten stored digits; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(digits))]
    public static string? Format(string? digits) => digits is null ? null : $"{digits[..6]}-{digits[6..]}";

    [GeneratedRegex("^(16)?[0-9]{6}[-\u2010\u2011\u2013\u2212]?[0-9]{4}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Written();
}
