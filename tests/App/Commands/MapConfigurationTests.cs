using Samsteg.Web;

namespace Samsteg.App;

/// <summary>Where maps fetch pictures is off until it is configured, and then the content policy names that host alone.</summary>
public sealed class MapConfigurationTests
{
    [Fact]
    public void A_tile_server_is_a_host_over_tls_with_an_owner()
    {
        Installation.Map(null, null).ShouldBeNull();
        Installation.Map("https://tiles.example.se:8443/se/{z}/{x}/{y}.png", "© Exempelverket").ShouldNotBeNull().Origin.ShouldBe("https://tiles.example.se:8443");
        foreach (var wrong in new[] { "http://tiles.example.se/{z}/{x}/{y}.png", "https://tiles.example.se/", "tiles", "https://{s}.example.se/{z}/{x}/{y}.png", "https://a:b@example.se/{z}/{x}/{y}.png" })
        {
            Should.Throw<SamstegCommandException>(() => Installation.Map(wrong, "©")).Message.ShouldContain("SAMSTEG_MAP_TILES");
        }

        Should.Throw<SamstegCommandException>(() => Installation.Map("https://tiles.example.se/{z}/{x}/{y}.png", " ")).Message.ShouldContain("SAMSTEG_MAP_ATTRIBUTION");
    }
}
