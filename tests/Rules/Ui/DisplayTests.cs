using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class DisplayTests
{
    private const string Nb = Display.NoBreakSpace;

    [Theory]
    [InlineData("3880000", "3|880|000|kr")]
    [InlineData("1234.5", "1|234,50|kr")]
    [InlineData("0", "0|kr")]
    public void Money_is_grouped_and_stays_on_one_line(string value, string expected) =>
        Speaking("sv-SE", () => Display.Money(decimal.Parse(value, CultureInfo.InvariantCulture))).ShouldBe(expected.Replace("|", Nb, StringComparison.Ordinal));

    [Fact]
    public void A_period_says_the_year_once_unless_it_turns()
    {
        Display.Period(new DateOnly(2025, 12, 23), new DateOnly(2026, 1, 27)).Replace('\u00A0', ' ').ShouldBe("23 december 2025 – 27 januari 2026");
        Display.Period(new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 22)).Replace('\u00A0', ' ').ShouldBe("16–22 november 2026");
        Display.Period(new DateOnly(2026, 1, 23), new DateOnly(2026, 2, 27)).Replace('\u00A0', ' ').ShouldBe("23 januari – 27 februari 2026");
    }

    [Fact]
    public void Minus_is_a_real_minus() => Speaking("sv-SE", () => Display.Number(-5)).ShouldBe("\u22125");

    [Fact]
    public void English_readers_get_English_forms()
    {
        Speaking("en-GB", () => Display.Money(3_880_000)).ShouldBe($"SEK{Nb}3,880,000");
        Speaking("en-GB", () => Display.Percent(52)).ShouldBe("52%");
        Speaking("en-GB", () => Display.Day(new(2026, 11, 21))).ShouldBe($"21{Nb}November{Nb}2026");
    }

    [Fact]
    public void Days_are_written_out_and_short_months_have_no_point()
    {
        Speaking("sv-SE", () => Display.Day(new(2026, 11, 21))).ShouldBe($"21{Nb}november{Nb}2026");
        Speaking("sv-SE", () => Display.ShortDay(new(2026, 11, 21))).ShouldBe($"21{Nb}nov");
        Speaking("sv-SE", () => Display.Month(new(2026, 1, 1))).ShouldBe($"jan{Nb}2026");
    }

    [Fact]
    public void Moments_are_shown_in_Swedish_time_summer_and_winter()
    {
        Display.Time(new(2026, 7, 1, 22, 30, 0, TimeSpan.Zero)).ShouldBe("00:30");
        Display.Time(new(2026, 1, 1, 22, 30, 0, TimeSpan.Zero)).ShouldBe("23:30");
        SwedishTime.DateOf(new(2026, 7, 1, 22, 30, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 7, 2));
    }

    [Fact]
    public void Short_numbers_have_only_the_decimals_they_need()
    {
        Speaking("sv-SE", () => Display.ShortNumber(12)).ShouldBe("12");
        Speaking("sv-SE", () => Display.ShortNumber(12.54m)).ShouldBe("12,5");
        Speaking("sv-SE", () => Display.ShortNumber(11.96m)).ShouldBe("12");
    }

    private static string Speaking(string language, Func<string> write)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo(language);
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
