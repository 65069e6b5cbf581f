using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class MailAddressesTests
{
    [Theory]
    [InlineData("gun@exempel.se", true)]
    [InlineData("gun.gäst@exempel.se", true)]
    [InlineData("Gun <gun@exempel.se>", false)]
    [InlineData("gun@exempel.se,ulf@exempel.se", false)]
    [InlineData("gun@exempel.se\r\nBcc: ulf@exempel.se", false)]
    [InlineData("gun\u200B@exempel.se", false)]
    [InlineData("root@[127.0.0.1]", false)]
    [InlineData("root@[IPv6:::1]", false)]
    [InlineData("ingen adress", false)]
    public void An_address_is_one_address_at_a_domain(string text, bool isPlain) => MailAddresses.IsPlain(text).ShouldBe(isPlain);
}
