using FsCheck;
using FsCheck.Fluent;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class OrganisationNumberTests
{
    private static readonly Gen<string> Digits =
        from start in Gen.Choose(0, 99)
        from third in Gen.Choose(2, 9)
        from rest in Gen.Choose(0, 999_999)
        let nine = $"{start:00}{third}{rest:000000}"
        select nine + Luhn.CheckDigit(nine);

    [Fact]
    public void A_right_number_is_read_in_every_way_it_is_written() => Prop.ForAll(Digits.ToArbitrary(), static digits =>
    {
        var dashed = $"{digits[..6]}-{digits[6..]}";
        foreach (var written in new[] { digits, dashed, $"16{digits}", $"16{dashed}", $" {digits[..6]} {digits[6..]} ", dashed.Replace('-', '\u2013') })
        {
            OrganisationNumber.TryParse(written, out var number).ShouldBeTrue(written);
            number.Digits.ShouldBe(digits);
            number.ToString().ShouldBe(dashed);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_wrong_digit_is_always_found() => Prop.ForAll(
        Digits.ToArbitrary(), Gen.Choose(0, 9).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), static (digits, place, added) =>
        {
            var wrong = digits.ToCharArray();
            wrong[place] = (char)('0' + ((wrong[place] - '0' + added) % 10));
            OrganisationNumber.TryParse(new string(wrong), out _).ShouldBeFalse();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_breaks_the_reading() => Prop.ForAll<string?>(static text =>
    {
        if (OrganisationNumber.TryParse(text, out var number))
        {
            number.Digits.ShouldMatch("^[0-9]{10}$");
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("212000-0142")]
    [InlineData("202100-2114")]
    public void A_known_number_is_right(string written) => OrganisationNumber.TryParse(written, out _).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("212000-014")]
    [InlineData("212000-01420")]
    [InlineData("212000--0142")]
    [InlineData("19212000-0142")]
    [InlineData("21200O-0142")]
    [InlineData("٢١٢٠٠٠٠١٤٢")]
    [InlineData("811218-9876")]
    public void What_is_no_organisation_number_is_refused(string? written) => OrganisationNumber.TryParse(written, out _).ShouldBeFalse();
}
