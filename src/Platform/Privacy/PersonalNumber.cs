using System.Globalization;

namespace Samsteg.Platform;

/// <summary>Which kind of number identifies a person.</summary>
public enum PersonalNumberKind
{
    /// <summary>Personnummer: birth date, serial, check digit.</summary>
    PersonalNumber,

    /// <summary>Samordningsnummer: as a personnummer with 60 added to the day.</summary>
    CoordinationNumber,

    /// <summary>ESF's placeholder for somebody without a number: birth date, <c>TF</c>, two digits. Has no check digit.</summary>
    EsfPlaceholder,
}

/// <summary>
/// A Swedish personal number. Check digit by Luhn's algorithm over the last ten digits (Skatteverket, SKV 704 and 707).
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Normalised">The one normal form: twelve characters, no separator.</param>
/// <param name="BirthDate">The birth date it states; null when the day is unknown (a coordination number may have 60).</param>
public sealed record PersonalNumber(PersonalNumberKind Kind, string Normalised, DateOnly? BirthDate)
{
    private const int CoordinationDays = 60;

    /// <summary>With a dash before the last four, as people write it.</summary>
    public override string ToString() => $"{Normalised[..8]}-{Normalised[8..]}";

    /// <summary>
    /// Reads what people write: 10 or 12 digits, with or without <c>-</c>, or <c>+</c> for somebody over a hundred; spaces are passed over.
    /// </summary>
    /// <param name="text">As written.</param>
    /// <param name="today">Decides the century of a number with ten digits.</param>
    /// <param name="number">The number, when it is one.</param>
    /// <returns>Whether it is a valid number.</returns>
    public static bool TryParse(string? text, DateOnly today, out PersonalNumber? number)
    {
        number = null;
        var compact = new string([.. (text ?? string.Empty).Where(static letter => !char.IsWhiteSpace(letter))]).ToUpperInvariant();
        var overHundred = compact.Contains('+', StringComparison.Ordinal);
        var digits = compact.Replace("-", string.Empty, StringComparison.Ordinal).Replace("+", string.Empty, StringComparison.Ordinal);
        if (compact.Length - digits.Length > 1 || digits.Length is not (10 or 12))
        {
            return false;
        }

        var separator = compact.IndexOfAny(['-', '+']);
        if (separator >= 0 && separator != digits.Length - 4)
        {
            return false;
        }

        var isPlaceholder = digits[^4..^2] == "TF";
        var figures = isPlaceholder ? string.Concat(digits.AsSpan(0, digits.Length - 4), digits.AsSpan(digits.Length - 2)) : digits;
        if (!figures.All(char.IsAsciiDigit))
        {
            return false;
        }

        var normalised = digits.Length == 12 ? digits : Century(digits, today, overHundred) + digits;
        return isPlaceholder ? TryPlaceholder(normalised, today, out number) : TryNumber(normalised, today, out number);
    }

    private static bool TryPlaceholder(string normalised, DateOnly today, out PersonalNumber? number)
    {
        number = TryDate(normalised, 0, out var born) && born <= today
            ? new PersonalNumber(PersonalNumberKind.EsfPlaceholder, normalised, born)
            : null;
        return number is not null;
    }

    private static bool TryNumber(string normalised, DateOnly today, out PersonalNumber? number)
    {
        number = null;
        if (!Luhn.Fits(normalised.AsSpan(2)))
        {
            return false;
        }

        if (TryDate(normalised, 0, out var born) && born <= today)
        {
            number = new PersonalNumber(PersonalNumberKind.PersonalNumber, normalised, born);
        }
        else if (TryDate(normalised, CoordinationDays, out born) && born <= today)
        {
            number = new PersonalNumber(PersonalNumberKind.CoordinationNumber, normalised, born);
        }
        else if (normalised.AsSpan(6, 2) is "60" && int.Parse(normalised.AsSpan(0, 4), CultureInfo.InvariantCulture) <= today.Year
            && int.Parse(normalised.AsSpan(4, 2), CultureInfo.InvariantCulture) <= 12)
        {
            number = new PersonalNumber(PersonalNumberKind.CoordinationNumber, normalised, null);
        }

        return number is not null;
    }

    private static string Century(string tenDigits, DateOnly today, bool overHundred)
    {
        var twoDigits = int.Parse(tenDigits.AsSpan(0, 2), CultureInfo.InvariantCulture);
        var century = today.Year / 100;
        if (twoDigits > today.Year % 100)
        {
            century--;
        }

        return (overHundred ? century - 1 : century).ToString("00", CultureInfo.InvariantCulture);
    }

    private static bool TryDate(string normalised, int addedDays, out DateOnly date)
    {
        var day = int.Parse(normalised.AsSpan(6, 2), CultureInfo.InvariantCulture) - addedDays;
        return DateOnly.TryParseExact(string.Concat(normalised.AsSpan(0, 6), day.ToString("00", CultureInfo.InvariantCulture)),
            "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
