using System.Text;
using Samsteg.Platform;

namespace Samsteg.Rules.Platform;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory] // RFC 6238, appendix B, the last six of its eight digits
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_the_standards(long seconds, string code) => Totp.CodeAt(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(code);

    [Fact]
    public void A_code_fits_half_a_minute_before_and_after_its_own_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_020);
        var code = Totp.CodeAt(Secret, now);

        Totp.StepOf(Secret, code, now.AddSeconds(-30)).ShouldBe(Totp.StepOf(Secret, code, now));
        Totp.StepOf(Secret, code, now.AddSeconds(30)).ShouldBe(Totp.StepOf(Secret, code, now));
        Totp.StepOf(Secret, code, now.AddSeconds(90)).ShouldBeNull();
        Totp.StepOf(Secret, code, now.AddSeconds(-90)).ShouldBeNull();
        foreach (var wrong in new[] { "", "12345", code + "0", "abcdef", "٠١٢٣٤٥" })
        {
            Totp.StepOf(Secret, wrong, now).ShouldBeNull(wrong);
        }
    }

    [Fact]
    public void A_secret_is_written_as_the_standard_writes_it()
    {
        Totp.Readable(Encoding.ASCII.GetBytes("foobar")).ShouldBe("MZXW 6YTB OI"); // RFC 4648
        Totp.Address(Secret, "Samsteg", "anna@example.se").ShouldBe("otpauth://totp/Samsteg:anna%40example.se?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Samsteg");
        Totp.NewSecret().ShouldNotBe(Totp.NewSecret());
    }

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("curl/8.0", null)]
    [InlineData(null, null)]
    public void A_device_is_named_coarsely(string? userAgent, string? name) => DeviceName.Of(userAgent).ShouldBe(name);
}
