using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Samsteg.App;

/// <summary>As much of S3 over HTTP as we use: put, get with a range, delete. It does not check signatures; it is not a real storage.</summary>
internal sealed class Bucket : IAsyncDisposable
{
    private readonly WebApplication _server;

    public Bucket()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    public bool IsDown { get; set; }

    /// <summary>What an answer to a put waits for, when the object is kept already; null for nothing.</summary>
    public TaskCompletionSource? Answering { get; set; }

    public Uri Address => new(_server.Urls.First());

    public static async Task<Bucket> StartAsync()
    {
        var bucket = new Bucket();
        await bucket._server.StartAsync();
        return bucket;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var key = context.Request.Path.Value!;
        if (IsDown || !context.Request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 Credential=nyckel/", StringComparison.Ordinal))
        {
            context.Response.StatusCode = IsDown ? 503 : 403;
        }
        else if (HttpMethods.IsPut(context.Request.Method))
        {
            using var content = new MemoryStream();
            await context.Request.Body.CopyToAsync(content);
            Objects[key] = IsChunked(context) ? Unchunked(content.ToArray()) : content.ToArray();
            await (Answering?.Task ?? Task.CompletedTask);
            context.Response.Headers.ETag = "\"x\"";
        }
        else if (HttpMethods.IsDelete(context.Request.Method))
        {
            Objects.TryRemove(key, out _);
            context.Response.StatusCode = 204;
        }
        else if (Objects.TryGetValue(key, out var found))
        {
            var from = context.Request.GetTypedHeaders().Range?.Ranges.First().From ?? 0;
            context.Response.StatusCode = from > 0 ? 206 : 200;
            context.Response.ContentLength = found.Length - from;
            await context.Response.Body.WriteAsync(found.AsMemory((int)from));
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }

    private static bool IsChunked(HttpContext context) => context.Request.Headers["x-amz-content-sha256"].ToString().StartsWith("STREAMING-", StringComparison.Ordinal);

    /// <summary>Pieces as <c>length;chunk-signature=…\r\n content \r\n</c>, a last one of no length.</summary>
    private static byte[] Unchunked(byte[] body)
    {
        var content = new MemoryStream();
        var at = 0;
        while (true)
        {
            var line = body.AsSpan(at).IndexOf("\r\n"u8);
            var length = Convert.ToInt32(System.Text.Encoding.ASCII.GetString(body, at, line).Split(';')[0], 16);
            if (length == 0)
            {
                return content.ToArray();
            }

            content.Write(body, at + line + 2, length);
            at += line + 2 + length + 2;
        }
    }
}
