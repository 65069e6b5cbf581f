using System.Net;
using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>Text messages to a gateway over HTTP.</summary>
public sealed class TextGatewayTests
{
    [Theory]
    [InlineData(202, null)]
    [InlineData(422, typeof(MessageRefusedException))]
    [InlineData(503, typeof(HttpRequestException))]
    public async Task A_message_is_handed_over_with_its_id_and_the_token_and_what_is_refused_is_not_tried_again(int status, Type? failure)
    {
        using var listener = new HttpListener();
        var port = SamstegProcess.FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var asked = Task.Run(async () =>
        {
            var context = await listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            context.Response.StatusCode = status;
            context.Response.Close();
            return (Body: body, Authorization: context.Request.Headers["Authorization"]);
        });
        using var carrier = new TextMessageCarrier(new Deployment
        {
            AssociationName = "Provet", IsDemo = false, Keys = TestServer.Keys, TextGateway = new TextGateway(new Uri($"http://127.0.0.1:{port}/sms"), "hemlig"),
        });
        var message = new OutgoingMessage(Guid.CreateVersion7(), "+46700000000", "Påminnelse", "Läs mer", new Uri("https://samsteg.example/min-sida"));

        var carrying = () => carrier.CarryAsync(message, CancellationToken.None);

        if (failure is null)
        {
            await carrying();
        }
        else
        {
            await Should.ThrowAsync(carrying, failure);
        }

        var (sent, authorization) = await asked;
        authorization.ShouldBe("Bearer hemlig");
        var read = JsonDocument.Parse(sent).RootElement;
        read.GetProperty("id").GetGuid().ShouldBe(message.Id);
        read.GetProperty("to").GetString().ShouldBe("+46700000000");
        read.GetProperty("text").GetString().ShouldBe("Påminnelse https://samsteg.example/min-sida");
    }
}
