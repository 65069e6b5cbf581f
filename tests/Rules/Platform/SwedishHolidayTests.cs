using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class SwedishHolidayTests
{
    [Theory]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2028, "2028-04-16")]
    [InlineData(2035, "2035-03-25")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_is_where_the_almanac_has_it(int year, string day) => SwedishHolidays.EasterOf(year).ToString("yyyy-MM-dd", null).ShouldBe(day);

    [Fact]
    public void The_holidays_of_2026_are_those_of_the_almanac() =>
        Of(2026).ShouldBe([
            "01-01 new_years_day", "01-06 epiphany", "04-03 good_friday", "04-05 easter_day", "04-06 easter_monday", "05-01 first_of_may", "05-14 ascension_day", "05-24 whit_sunday",
            "06-06 national_day", "06-19 midsummer_eve", "06-20 midsummer_day", "10-31 all_saints_day", "12-24 christmas_eve", "12-25 christmas_day", "12-26 boxing_day", "12-31 new_years_eve"]);

    [Fact]
    public void Each_year_has_the_same_sixteen_save_where_two_fall_on_one_day()
    {
        for (var year = 2005; year <= 2200; year++)
        {
            var names = Of(year).Select(static day => day[6..]).ToList();
            names.ShouldBeUnique();
            names.Count.ShouldBeInRange(15, 16, $"{year}: {string.Join(", ", names)}");
        }
    }

    [Fact]
    public void Good_Friday_and_Midsummer_Eve_are_Fridays_and_All_Saints_a_Saturday()
    {
        for (var day = new DateOnly(2005, 1, 1); day.Year < 2100; day = day.AddDays(1))
        {
            if (SwedishHolidays.NameKeyOf(day) is "holiday.good_friday" or "holiday.midsummer_eve")
            {
                day.DayOfWeek.ShouldBe(DayOfWeek.Friday);
            }
            else if (SwedishHolidays.NameKeyOf(day) is "holiday.all_saints_day" or "holiday.midsummer_day")
            {
                day.DayOfWeek.ShouldBe(DayOfWeek.Saturday);
            }
        }
    }

    [Theory]
    [InlineData("2026-04-02", true)] // skärtorsdagen: a half day by custom, and a working day
    [InlineData("2026-04-03", false)]
    [InlineData("2026-04-04", false)] // a Saturday
    [InlineData("2026-06-19", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-04", true)]
    public void Offices_are_open_on_workdays(string day, bool isOpen) => SwedishHolidays.IsWorkday(DateOnly.ParseExact(day, "yyyy-MM-dd", null)).ShouldBe(isOpen);

    [Fact]
    public void Before_the_rules_of_today_nothing_is_said() => SwedishHolidays.Contains(new DateOnly(2004, 12, 25)).ShouldBeFalse();

    private static List<string> Of(int year) =>
    [
        .. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(number => new DateOnly(year, 1, 1).AddDays(number))
            .Where(static day => SwedishHolidays.Contains(day)).Select(static day => $"{day:MM-dd} {SwedishHolidays.NameKeyOf(day)![8..]}"),
    ];
}
