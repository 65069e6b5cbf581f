using System.Net;
using System.Text;
using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.App.Funding;

/// <summary>A service for electronic signatures over real HTTP: only what the service itself says counts.</summary>
public sealed class ExternalSigningTests
{
    [Fact]
    public async Task What_the_service_has_verified_is_a_signature_with_its_evidence()
    {
        using var service = new Service();
        await using var site = await Site.StartAsync(configure: deployment => deployment with { SigningService = new SigningService("Provsignering", service.Address, "nyckel") });
        var world = await SigningWorld.MakeAsync(site, partners: 0);
        var (owner, account) = await world.SignatoryAsync(0);
        await world.FreezeAsync(("s0_1", account, null));
        var path = $"/underskrifter/{await world.RequestAsync("owner")}";

        var begun = await (await owner.GetAsync(path)).SubmitAsync("form[action*='handler=External']");
        begun.Document.QuerySelector("a[href='https://signering.example.se/svar1']").ShouldNotBeNull();
        service.Asked.ShouldNotBeNull().RootElement.GetProperty("return").GetString().ShouldBe($"https://samsteg.example.se{path}");

        service.Answer = null; // not signed yet
        var back = await owner.GetAsync($"{path}?svar=svar1");
        (await back.SubmitAsync("form[action*='handler=Verified']", ("Input.Title", "chef"))).Status.ShouldBe(422);
        service.Answer = new { request = Guid.NewGuid(), sha256 = service.Digest, name = "Elsa E-underskrift", evidence = "AQID" }; // another signature than the one that is asked for
        (await back.SubmitAsync("form[action*='handler=Verified']", ("Input.Title", "chef"))).Status.ShouldBe(422);
        service.Answer = new { request = service.Request, sha256 = new string('a', 64), name = "Elsa E-underskrift", evidence = "AQID" }; // another content
        (await back.SubmitAsync("form[action*='handler=Verified']", ("Input.Title", "chef"))).Status.ShouldBe(409);
        (await site.FactAsync<long>("select count(*) from signatures where initiative_id = $1", world.Initiative)).ShouldBe(0);
        service.Answer = new { request = service.Request, sha256 = service.Digest, name = "Elsa E-underskrift", evidence = "AQID" };
        (await back.SubmitAsync("form[action*='handler=Verified']", ("Input.Title", " "))).TextOf("[id='Input_Title-error']").ShouldNotBeNull();
        (await back.SubmitAsync("form[action*='handler=Verified']", ("Input.Title", "chef"))).Status.ShouldBe(200);

        (await world.StateAsync()).ShouldBe("signed");
        (await site.FactAsync<bool>("select method = 'external' and name = 'Elsa E-underskrift' and evidence = '\\x010203' and evidence_sha256 = sha256('\\x010203') from signatures where initiative_id = $1", world.Initiative)).ShouldBeTrue();
        service.Keys.Distinct().ShouldBe(["Bearer nyckel"]);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_told_in_words_and_one_signs_here()
    {
        var service = new Service();
        var address = service.Address;
        service.Dispose();
        await using var site = await Site.StartAsync(configure: deployment => deployment with { SigningService = new SigningService("Provsignering", address, "nyckel") });
        var world = await SigningWorld.MakeAsync(site, partners: 0);
        var (owner, account) = await world.SignatoryAsync(0);
        await world.FreezeAsync(("s0_1", account, null));

        var page = await owner.GetAsync($"/underskrifter/{await world.RequestAsync("owner")}");
        var answer = await page.SubmitAsync("form[action*='handler=External']");

        answer.Status.ShouldBe(503);
        answer.Text.ShouldContain("svarar inte just nu");
        (await SigningWorld.SignAsync(page)).Status.ShouldBe(200);
    }

    private sealed class Service : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Service()
        {
            for (var port = 41800; ; port++)
            {
                try
                {
                    _listener.Prefixes.Clear();
                    Address = new Uri($"http://127.0.0.1:{port}/");
                    _listener.Prefixes.Add(Address.AbsoluteUri);
                    _listener.Start();
                    break;
                }
                catch (HttpListenerException) when (port < 41900)
                {
                }
            }

            _ = ServeAsync();
        }

        public Uri Address { get; private set; } = null!;

        public JsonDocument? Asked { get; private set; }

        public object? Answer { get; set; }

        public List<string?> Keys { get; } = [];

        public Guid Request => Asked!.RootElement.GetProperty("request").GetGuid();

        public string Digest => Asked!.RootElement.GetProperty("sha256").GetString()!;

        public void Dispose() => _listener.Close();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    Keys.Add(context.Request.Headers["Authorization"]);
                    object? answer = Answer;
                    if (context.Request.HttpMethod == "POST")
                    {
                        Asked = await JsonDocument.ParseAsync(context.Request.InputStream);
                        answer = new { address = "https://signering.example.se/svar1" };
                    }

                    context.Response.StatusCode = answer is null ? 404 : 200;
                    context.Response.ContentType = "application/json";
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(answer)));
                    context.Response.Close();
                }
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
            }
        }
    }
}
