using Samsteg.Organisations;

namespace Samsteg.Rules;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("exempel.se", "https://exempel.se")]
    [InlineData(" www.exempel.se/om ", "https://www.exempel.se/om")]
    [InlineData("http://exempel.se", "http://exempel.se")]
    public void An_address_is_read_as_people_write_it(string typed, string read) => WebAddress.Read(typed).ShouldBe(read);

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("javascript:alert(1)")]
    [InlineData("javascript://exempel.se/%0aalert(1)")]
    [InlineData("data:text/html,hej")]
    [InlineData("https://namn:ord@exempel.se")]
    [InlineData("hej hej")]
    public void What_a_browser_should_not_open_is_refused(string? typed) => WebAddress.Read(typed).ShouldBeNull();
}
