using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>An empty list says what belongs there.</summary>
public sealed class EmptyListTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Where_there_is_nothing_to_begin_with_no_button_is_shown()
    {
        var initiative = await demo.Site.FactAsync<Guid>("select id from initiatives order by id limit 1");
        var coach = await demo.Site.SignInAsync(Role.Coach, initiative);

        var empty = (await coach.GetAsync("/platser")).Document.QuerySelector(".empty").ShouldNotBeNull();

        empty.QuerySelector("p").ShouldNotBeNull();
        empty.QuerySelector("a").ShouldBeNull();
    }
}
