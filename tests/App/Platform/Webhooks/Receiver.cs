using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Another system that is told of what happens.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _application;

    private Task _held = Task.CompletedTask;

    private Receiver(WebApplication application) => _application = application;

    /// <summary>What has been told: the signature and the body.</summary>
    public ConcurrentQueue<(string? Signature, string Body)> Told { get; } = new();

    /// <summary>What it answers.</summary>
    public int Answer { get; set; } = 204;

    /// <summary>Where it is told.</summary>
    public string Address => _application.Urls.Single() + "/samsteg";

    /// <summary>Answers nothing until what is given back is set.</summary>
    public TaskCompletionSource Hold()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _held = held.Task;
        return held;
    }

    /// <summary>Starts one.</summary>
    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var receiver = new Receiver(application);
        application.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            receiver.Told.Enqueue((context.Request.Headers[WebhookSignature.Header], await reader.ReadToEndAsync()));
            await receiver._held;
            context.Response.StatusCode = receiver.Answer;
            context.Response.Headers.Location = "http://127.0.0.1:1/elsewhere";
        });
        await application.StartAsync();
        return receiver;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _application.DisposeAsync();
}
