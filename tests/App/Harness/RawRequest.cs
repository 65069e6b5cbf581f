using System.Net.Sockets;
using System.Text;

namespace Samsteg.App;

/// <summary>A connection on which a test sends and reads as little as it likes.</summary>
internal sealed class RawRequest : IAsyncDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };

    /// <summary>Connects, and sends the beginning of a request.</summary>
    public static async Task<RawRequest> SendAsync(Uri address, string beginning)
    {
        var request = new RawRequest();
        await request._socket.ConnectAsync(address.Host, address.Port);
        await request.SendAsync(Encoding.UTF8.GetBytes(beginning));
        return request;
    }

    /// <summary>Asks for an address with somebody's cookies, and reads nothing of the answer.</summary>
    public static Task<RawRequest> GetAsync(Uri address, string path, Visitor visitor) => SendAsync(address, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {CookiesOf(visitor)}\r\n\r\n");

    /// <summary>Somebody's cookies as a header holds them.</summary>
    public static string CookiesOf(Visitor visitor) => string.Join("; ", visitor.Cookies.Select(static cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>Sends more.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes)..];
        }
    }

    /// <summary>All that comes until the other end closes; empty when it only closes.</summary>
    public async Task<string> ReadToEndAsync(TimeSpan patience)
    {
        await using var stream = new NetworkStream(_socket);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        try
        {
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(patience);
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Several at once, which end together.</summary>
internal sealed class RawRequests : List<RawRequest>, IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        foreach (var request in this)
        {
            await request.DisposeAsync();
        }
    }
}
