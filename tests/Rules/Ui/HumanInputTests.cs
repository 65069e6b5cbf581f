using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class HumanInputTests
{
    [Theory]
    [InlineData("1 234,50", "1234.50")]
    [InlineData("1\u00A0234,50 kr", "1234.50")]
    [InlineData("1234.5", "1234.5")]
    [InlineData("1.234,50", "1234.50")]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("\u22125", "-5")]
    [InlineData("52 %", "52")]
    public void Numbers_are_read_as_people_write_them(string text, string expected)
    {
        HumanInput.TryNumber(text, out var number).ShouldBeTrue();
        number.ShouldBe(decimal.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tolv")]
    [InlineData("1,2,3")]
    [InlineData("12a")]
    [InlineData("99999999999999999999")]
    public void What_is_no_number_is_refused(string text) => HumanInput.TryNumber(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("20260131")]
    [InlineData("31/1 2026")]
    [InlineData("31.1.2026")]
    [InlineData("31 januari 2026")]
    [InlineData(" 2026-1-31 ")]
    public void Days_are_read_as_people_write_them(string text)
    {
        HumanInput.TryDay(text, out var day).ShouldBeTrue();
        day.ShouldBe(new DateOnly(2026, 1, 31));
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("31/13 2026")]
    [InlineData("igår")]
    public void What_is_no_day_is_refused(string text) => HumanInput.TryDay(text, out _).ShouldBeFalse();
}
