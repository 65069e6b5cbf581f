namespace Samsteg.Platform;

/// <summary>
/// Luhn's check digit (ISO/IEC 7812-1, annex B), as personal and organisation numbers have it: from the right every second
/// digit is doubled, the digits of the products are added, and the whole is a multiple of ten.
/// </summary>
public static class Luhn
{
    /// <summary>Whether the last digit fits those before it; false when there is none.</summary>
    public static bool Fits(ReadOnlySpan<char> digits) => digits.Length > 0 && Sum(digits, isLastDoubled: false) % 10 == 0;

    /// <summary>The digit that makes these and itself fit.</summary>
    public static char CheckDigit(ReadOnlySpan<char> digits) => (char)('0' + ((10 - (Sum(digits, isLastDoubled: true) % 10)) % 10));

    private static int Sum(ReadOnlySpan<char> digits, bool isLastDoubled)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var isDoubled = (digits.Length - index) % 2 == 0 != isLastDoubled;
            var weighted = (digits[index] - '0') * (isDoubled ? 2 : 1);
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum;
    }
}
