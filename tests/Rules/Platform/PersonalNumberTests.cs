using Samsteg.Platform;

namespace Samsteg.Rules.Platform;

public sealed class PersonalNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("19900101-0017", "199001010017")]
    [InlineData("900101-0017", "199001010017")]
    [InlineData("9001010017", "199001010017")]
    [InlineData(" 19900101 0017 ", "199001010017")]
    [InlineData("900101+0017", "189001010017")]
    public void It_is_read_as_people_write_it(string written, string normalised)
    {
        PersonalNumber.TryParse(written, Today, out var number).ShouldBeTrue();
        number!.Normalised.ShouldBe(normalised);
        number.Kind.ShouldBe(PersonalNumberKind.PersonalNumber);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("19900101-0018")] // wrong check digit
    [InlineData("19901301-0010")] // month 13
    [InlineData("19900230-0013")] // 30 February
    [InlineData("1990-01010017")] // separator in the wrong place
    [InlineData("19900101--0017")]
    [InlineData("90010100170")]
    [InlineData("1990010A0017")]
    [InlineData("<script>123")]
    public void What_is_not_a_number_is_refused(string? written) => PersonalNumber.TryParse(written, Today, out _).ShouldBeFalse();

    [Fact]
    public void A_coordination_number_has_sixty_added_to_the_day()
    {
        PersonalNumber.TryParse(WithCheckDigit("19900161001"), Today, out var number).ShouldBeTrue();
        number!.Kind.ShouldBe(PersonalNumberKind.CoordinationNumber);
        number.BirthDate.ShouldBe(new DateOnly(1990, 1, 1));
    }

    [Fact]
    public void A_coordination_number_may_leave_the_day_open()
    {
        PersonalNumber.TryParse(WithCheckDigit("19900160001"), Today, out var number).ShouldBeTrue();
        number!.Kind.ShouldBe(PersonalNumberKind.CoordinationNumber);
        number.BirthDate.ShouldBeNull();
    }

    [Fact]
    public void A_placeholder_has_no_check_digit()
    {
        PersonalNumber.TryParse("19900101-TF01", Today, out var number).ShouldBeTrue();
        number!.Kind.ShouldBe(PersonalNumberKind.EsfPlaceholder);
        number.ToString().ShouldBe("19900101-TF01");
    }

    [Fact]
    public void Nobody_is_born_tomorrow() =>
        PersonalNumber.TryParse(WithCheckDigit("20261122001"), Today, out _).ShouldBeFalse();

    [Fact]
    public void Every_valid_number_is_read_and_one_changed_digit_is_noticed()
    {
        var random = new Random(11);
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var born = new DateOnly(1930, 1, 1).AddDays(random.Next(34_000));
            var written = WithCheckDigit($"{born:yyyyMMdd}{random.Next(1000):000}");
            PersonalNumber.TryParse(written, Today, out var number).ShouldBeTrue(written);
            number!.BirthDate.ShouldBe(born);
            PersonalNumber.TryParse(number.ToString(), Today, out var again).ShouldBeTrue();
            again.ShouldBe(number);

            var place = random.Next(2, 12);
            var changed = string.Concat(written.AsSpan(0, place), ((written[place] - '0' + random.Next(1, 10)) % 10).ToString(), written.AsSpan(place + 1));
            PersonalNumber.TryParse(changed, Today, out _).ShouldBeFalse(changed);
        }
    }

    private static string WithCheckDigit(string elevenDigits) => elevenDigits + Luhn.CheckDigit(elevenDigits.AsSpan(2));
}
