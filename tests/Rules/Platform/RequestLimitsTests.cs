using System.Net;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class RequestLimitsTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("::ffff:192.0.2.7", "::ffff:192.0.2.8", false)]
    [InlineData("2001:db8:1:2:a::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Who_has_a_whole_network_of_addresses_is_counted_as_one(string one, string other, bool isSame) =>
        (RequestLimits.AddressOf(IPAddress.Parse(one)) == RequestLimits.AddressOf(IPAddress.Parse(other))).ShouldBe(isSame);
}
