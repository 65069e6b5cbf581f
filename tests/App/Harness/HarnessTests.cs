namespace Samsteg.App;

/// <summary>The harness itself: the site answers, forms are sent, queries are counted, databases are apart.</summary>
public sealed class HarnessTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_coach_signs_in_and_sees_today()
    {
        var coach = await demo.Site.SignInAsync("coach");

        var page = await coach.GetAsync("/");

        page.Status.ShouldBe(200);
        page.TextOf("h1").ShouldNotBeNullOrWhiteSpace();
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("sv");
    }

    [Fact]
    public async Task Queries_of_a_page_are_counted()
    {
        var coach = await demo.Site.SignInAsync("coach");

        var page = await coach.GetAsync("/");

        page.Queries.Count.ShouldBeInRange(2, 6, string.Join("\n---\n", page.Queries));
        page.Queries.ShouldContain(static query => query.Contains("access.of_sign_in"));
    }

    [Fact]
    public async Task Somebody_signed_out_is_sent_to_sign_in()
    {
        var page = await demo.Site.Visit().GetAsync("/");

        page.Path.ShouldStartWith("/logga-in");
        page.Redirects.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Databases_are_apart()
    {
        await using var other = await Site.StartAsync(Template.Empty);
        await other.OwnerAsync("insert into settings values ('harness', 'other')");

        (await other.FactAsync<long>("select count(*) from settings where key = 'harness'")).ShouldBe(1);
        (await demo.Site.FactAsync<long>("select count(*) from settings where key = 'harness'")).ShouldBe(0);
    }
}
