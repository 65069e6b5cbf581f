namespace Samsteg.App.Platform;

/// <summary>What the window is called is what a tab, a bookmark and a screen reader say first.</summary>
public sealed class WindowTitleTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Theory]
    [InlineData("/", "Idag")]
    [InlineData("/konton", "Du har inte tillgång till den här sidan")]
    [InlineData("/finns-inte", "Sidan finns inte")]
    public async Task The_window_says_where_one_is_also_when_one_got_nowhere(string path, string title)
    {
        var coach = await demo.Site.SignInAsync("coach");

        (await coach.GetAsync(path)).TextOf("title").ShouldNotBeNull().ShouldStartWith($"{title} – ");
    }

    [Fact]
    public async Task A_page_below_a_file_says_whose_it_is_in_the_page_and_not_in_the_window()
    {
        var coach = await demo.Site.SignInAsync("coach");
        var file = await (await coach.GetAsync("/deltagare")).FollowAsync("main tbody th a");
        var name = file.TextOf("h1").ShouldNotBeNull();

        var contact = await file.FollowAsync("main .actions a[href$='/kontakt']");

        contact.TextOf(".subtitle").ShouldBe(name);
        contact.TextOf("title").ShouldNotBeNull().ShouldNotContain(name);
    }
}
