using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

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
        if (digits[2] < '2' || !IsLuhn(digits))
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

    /// <summary>The last digit for nine others, so that all ten pass.</summary>
    /// <param name="nine">Exactly nine digits.</param>
    public static char CheckDigit(string nine) => (char)('0' + ((10 - (Sum(nine) % 10)) % 10));

    /// <summary>As people write it: <c>NNNNNN-NNNN</c>.</summary>
    public override string ToString() => Digits is null ? string.Empty : Format(Digits);

    /// <summary>As people write ten stored digits; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(digits))]
    public static string? Format(string? digits) => digits is null ? null : $"{digits[..6]}-{digits[6..]}";

    private static bool IsLuhn(string digits) => Sum(digits) % 10 == 0;

    /// <summary>Every second digit from the first is doubled, and the digits of the products are added.</summary>
    private static int Sum(string digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[place] - '0';
            var weighed = place % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }

        return sum;
    }

    [GeneratedRegex("^(16)?[0-9]{6}[-\u2010\u2011\u2013\u2212]?[0-9]{4}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Written();
}
