using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>The list of sign-ins, and how each ends: by its owner, by rest, by age.</summary>
public sealed class OwnSignInsTests : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(Template.Empty);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task One_is_ended_from_another_and_its_cookie_lets_nobody_in()
    {
        var person = await Person.MakeAsync(_site);
        var (here, there) = (await person.SignInAsync(), await person.SignInAsync());
        var page = await here.GetAsync("/mitt-konto/inloggningar");
        page.TextsOf(".sign-ins > li").Count.ShouldBe(2);

        (await page.PressAsync(".sign-ins button")).TextsOf(".sign-ins > li").Count.ShouldBe(1);

        (await there.GetAsync("/")).Path.ShouldStartWith("/logga-in");
        (await here.GetAsync("/")).Path.ShouldBe("/");
        (await person.LogAsync()).ShouldContain("sign_in_ended");
    }

    [Fact]
    public async Task All_others_are_ended_at_once()
    {
        var person = await Person.MakeAsync(_site);
        var here = await person.SignInAsync();
        Visitor[] others = [await person.SignInAsync(), await person.SignInAsync()];

        await (await here.GetAsync("/mitt-konto/inloggningar")).SubmitAsync("form[action*=EndOthers]");

        foreach (var other in others)
        {
            (await other.GetAsync("/")).Path.ShouldStartWith("/logga-in");
        }

        (await here.GetAsync("/")).Path.ShouldBe("/");
    }

    [Fact]
    public async Task Nobody_sees_or_ends_another_persons()
    {
        var (person, other) = (await Person.MakeAsync(_site), await Person.MakeAsync(_site));
        var (visitor, victim) = (await person.SignInAsync(), await other.SignInAsync());
        var page = await visitor.GetAsync("/mitt-konto/inloggningar");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await visitor.PostAsync("/mitt-konto/inloggningar?handler=End", [("id", (await _site.FactAsync<Guid>("select id from sign_ins where account_id = $1", other.Id)).ToString()), ("__RequestVerificationToken", token)]);

        answer.Status.ShouldBe(404);
        (await victim.GetAsync("/")).Path.ShouldBe("/");
    }

    [Fact]
    public async Task It_ends_after_an_hour_of_rest()
    {
        var visitor = await (await Person.MakeAsync(_site)).SignInAsync();
        for (var request = 0; request < 3; request++)
        {
            _site.Clock.Advance(TimeSpan.FromMinutes(50));
            (await visitor.GetAsync("/organisationer")).Path.ShouldBe("/organisationer");
        }

        _site.Clock.Advance(TimeSpan.FromMinutes(66));
        (await visitor.GetAsync("/organisationer")).Path.ShouldStartWith("/logga-in");
    }

    [Fact]
    public async Task It_ends_after_a_working_day_however_busy()
    {
        var visitor = await (await Person.MakeAsync(_site)).SignInAsync();
        for (var halfHour = 0; halfHour < 19; halfHour++)
        {
            _site.Clock.Advance(TimeSpan.FromMinutes(30));
            (await visitor.GetAsync("/organisationer")).Path.ShouldBe("/organisationer");
        }

        _site.Clock.Advance(TimeSpan.FromMinutes(31));
        (await visitor.GetAsync("/organisationer")).Path.ShouldStartWith("/logga-in");
    }

    [Fact]
    public async Task The_owner_is_told_of_a_device_not_seen_before_without_details_and_once()
    {
        var person = await Person.MakeAsync(_site);
        await person.SignInAsync();
        await person.SignInAsync();
        (await Mailbox.TakeAsync(_site)).ShouldBeEmpty("neither the first time nor from the same");

        await _site.OwnerAsync("update sign_ins set device = 'Firefox, Linux'");
        await person.SignInAsync();
        await person.SignInAsync();

        var mail = (await Mailbox.TakeAsync(_site)).ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Ny inloggning på ditt konto i Samsteg");
        mail.Body.ShouldContain("/mitt-konto/inloggningar");
        mail.Body.ShouldNotContain("Firefox");
        mail.Body.ShouldNotContain("127.0.0.1");
    }

    [Fact]
    public async Task The_device_is_told_coarsely()
    {
        var visitor = await (await Person.MakeAsync(_site)).SignInAsync();
        await _site.OwnerAsync("update sign_ins set device = $1", DeviceName.Of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"));

        (await visitor.GetAsync("/mitt-konto/inloggningar")).TextOf(".sign-ins strong").ShouldBe("Edge, Windows");
    }
}
