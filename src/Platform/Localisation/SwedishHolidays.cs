namespace Samsteg.Platform;

/// <summary>
/// Days in Sweden on which offices are closed beside Saturdays and Sundays: the holidays of lag (1989:253) om allmänna helgdagar, and the
/// three eves that semesterlagen (1977:480) 3 a § puts on a level with Sundays. Half days by local custom (skärtorsdag,
/// valborgsmässoafton and the like) are working days here.
/// </summary>
public static class SwedishHolidays
{
    /// <summary>First year of the holidays as they are now: 6 June has been one since 2005.</summary>
    public const int FirstYear = 2005;

    /// <summary>Key of the day's name (<c>holiday.good_friday</c>); null on a day that is none, and before <see cref="FirstYear"/>.</summary>
    public static string? NameKeyOf(DateOnly day)
    {
        if (day.Year < FirstYear)
        {
            return null;
        }

        var name = (day.Month, day.Day) switch
        {
            (1, 1) => "new_years_day",
            (1, 6) => "epiphany",
            (5, 1) => "first_of_may",
            (6, 6) => "national_day",
            (6, >= 19 and <= 25) when day.DayOfWeek is DayOfWeek.Friday => "midsummer_eve",
            (6, >= 20 and <= 26) when day.DayOfWeek is DayOfWeek.Saturday => "midsummer_day",
            (10, 31) or (11, <= 6) when day.DayOfWeek is DayOfWeek.Saturday => "all_saints_day",
            (12, 24) => "christmas_eve",
            (12, 25) => "christmas_day",
            (12, 26) => "boxing_day",
            (12, 31) => "new_years_eve",
            _ => (day.DayNumber - EasterOf(day.Year).DayNumber) switch
            {
                -2 => "good_friday",
                0 => "easter_day",
                1 => "easter_monday",
                39 => "ascension_day",
                49 => "whit_sunday",
                _ => null,
            },
        };
        return name is null ? null : $"holiday.{name}";
    }

    /// <summary>Whether the day is a holiday or one of the three eves.</summary>
    public static bool Contains(DateOnly day) => NameKeyOf(day) is not null;

    /// <summary>Whether offices are open: Monday to Friday, no holiday and no eve.</summary>
    public static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Contains(day);

    /// <summary>Easter Day of the Gregorian calendar, by Butcher's rule (Nature, 20 April 1876).</summary>
    /// <param name="year">1583 or later.</param>
    public static DateOnly EasterOf(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = (year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var sum = epact + weekday - (7 * late) + 114;
        return new DateOnly(year, sum / 31, (sum % 31) + 1);
    }
}
