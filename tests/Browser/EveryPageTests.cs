namespace Samsteg.Browser;

/// <summary>What holds on every page that a lead, a coach or a director comes to by links.</summary>
public sealed class EveryPageTests(Walk walk) : IClassFixture<Walk>
{
    private const int RoutesAtLeast = 40;

    [Fact]
    public void The_walk_comes_to_the_whole_application() => walk.Routes.Count.ShouldBeGreaterThan(RoutesAtLeast, string.Join('\n', walk.Routes.Order()));

    [Fact]
    public void Axe_finds_nothing_on_a_light_desktop_in_Swedish() => ShouldBeNone(walk.OnDesktop);

    [Fact]
    public void Axe_finds_nothing_on_a_dark_phone_in_English() => ShouldBeNone(walk.OnPhone);

    [Fact]
    public void The_console_is_silent() => ShouldBeNone(walk.Complaints);

    [Fact]
    public void No_page_scrolls_sideways_at_320_px() => ShouldBeNone(walk.TooWide);

    private static void ShouldBeNone(IReadOnlyCollection<string> findings)
    {
        if (findings.Count > 0)
        {
            Assert.Fail($"{findings.Count} findings:\n{string.Join('\n', findings.Order(StringComparer.Ordinal))}");
        }
    }
}
