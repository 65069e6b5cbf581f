using System.Net;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>Too often, from a wrong host, in a wrong encoding: refused in words.</summary>
public sealed class RequestLimitTests
{
    [Fact]
    public async Task Too_many_attempts_to_sign_in_are_told_to_wait()
    {
        await using var site = await Site.StartAsync(Template.Empty, static deployment => deployment with { Limits = RequestLimits.Usual with { SignIns = 3, Resets = 2 } });
        var form = await site.Visit().GetAsync("/logga-in");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await form.SubmitAsync("main form", ("Input.Email", "a@example.se"), ("Input.Password", "x"))).Status.ShouldBe(422);
        }

        var refused = await form.SubmitAsync("main form", ("Input.Email", "a@example.se"), ("Input.Password", "x"));

        refused.Status.ShouldBe(429);
        int.Parse(refused.Header("Retry-After")!).ShouldBeInRange(1, 60);
        refused.TextOf("h1").ShouldBe("Lite för många försök");
        PageFacts.Findings(refused, []).ShouldBeEmpty();
        (await site.Visit().GetAsync("/logga-in")).Status.ShouldBe(200, "looking is free");

        var forgotten = await site.Visit().GetAsync("/glomt-losenord");
        (await forgotten.SubmitAsync("main form", ("Input.Email", "a@example.se"))).Status.ShouldBe(200);
        (await forgotten.SubmitAsync("main form", ("Input.Email", "a@example.se"))).Status.ShouldBe(200);
        (await forgotten.SubmitAsync("main form", ("Input.Email", "a@example.se"))).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Lists_are_taken_out_so_often_and_looked_at_as_often_as_one_likes()
    {
        await using var site = await Site.StartAsync(Template.Demo, static deployment => deployment with { Limits = RequestLimits.Usual with { ExportsInTenMinutes = 2 } });
        var (lead, coach) = (await site.SignInAsync("project_lead"), await site.SignInAsync("coach"));
        foreach (var format in new[] { "csv", "xlsx" })
        {
            (await lead.GetAsync($"/organisationer?export={format}")).Status.ShouldBe(200);
        }

        var refused = await lead.GetAsync("/deltagare?EXPORT=csv");

        refused.Status.ShouldBe(429);
        int.Parse(refused.Header("Retry-After")!).ShouldBeInRange(1, 600);
        PageFacts.Findings(refused, []).ShouldBeEmpty();
        (await lead.GetAsync("/organisationer")).Status.ShouldBe(200);
        (await coach.GetAsync("/organisationer?export=csv")).Status.ShouldBe(200, "counted for each user");
        (await coach.GetAsync("/organisationer?handler=jSON&handler=other")).Status.ShouldBe(200);
        (await coach.GetAsync("/organisationer?handler=docx")).Status.ShouldBe(429, "however a handler is written");
    }

    [Fact]
    public async Task An_account_gets_five_links_an_hour_and_the_answer_stays_the_same()
    {
        await using var site = await Site.StartAsync(Template.Empty);
        var person = await Person.MakeAsync(site);
        var form = await site.Visit().GetAsync("/glomt-losenord");
        for (var attempt = 0; attempt < 7; attempt++)
        {
            (await form.SubmitAsync("main form", ("Input.Email", person.Email))).TextOf("main section")!.ShouldContain("Om det finns ett konto");
        }

        (await Mailbox.TakeAsync(site)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Only_the_configured_hosts_are_answered_for()
    {
        await using var site = await Site.StartAsync(Template.Empty, static deployment => deployment with { AllowedHosts = ["samsteg.example.se", "127.0.0.1"] });

        (await site.Visit().GetAsync("/logga-in", ("Host", "elsewhere.example"))).Status.ShouldBe(400);
        (await site.Visit().GetAsync("/logga-in", ("Host", "samsteg.example.se"))).Status.ShouldBe(200);
        (await site.Visit().GetAsync("/logga-in")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", 415)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16", 415)]
    [InlineData("application/x-www-form-urlencoded; charset=no-such-thing", 415)]
    [InlineData("multipart/form-data; boundary=x; charset=utf-7", 415)]
    [InlineData("text/plain", 400)]
    [InlineData("application/x-www-form-urlencoded; charset=\"UTF-8\"", 400)] // no anti-forgery token
    public async Task A_form_in_another_encoding_is_refused(string type, int status)
    {
        await using var site = await Site.StartAsync(Template.Empty);
        using var client = new HttpClient();
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes("Input.Email=+AOU-"));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await client.PostAsync(new Uri(site.Address, "/logga-in"), content, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe((HttpStatusCode)status);
    }
}
