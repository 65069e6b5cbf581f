using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Samsteg.App;

/// <summary>Speaks clamd's INSTREAM as clamd(8) describes it, and finds EICAR's test text. Not ClamAV itself.</summary>
internal sealed class Clamd : IAsyncDisposable
{
    public const string Eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    /// <summary>What it says is more than it takes.</summary>
    public const string TooLarge = "more than StreamMaxLength\n";

    private readonly Socket _listener;
    private readonly Task _serving;

    public Clamd(string? path = null)
    {
        _listener = path is null ? new Socket(SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(path is null ? new IPEndPoint(IPAddress.Loopback, 0) : new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        Address = path is null ? new Uri($"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}") : new Uri($"unix://{path}");
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Whether it breaks off in the middle of a file.</summary>
    public bool Dies { get; set; }

    /// <summary>Bytes of the last content.</summary>
    public long Received { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptAsync();
                await using var stream = new NetworkStream(client);
                await AnswerAsync(stream);
            }
            catch (SocketException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (IOException)
            {
                // the asker went away
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var command = new byte["zINSTREAM\0"u8.Length];
        await stream.ReadExactlyAsync(command);
        var (isFound, isTooLarge) = (false, false);
        Received = 0;
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var piece = new byte[BinaryPrimitives.ReadUInt32BigEndian(length)];
            if (piece.Length == 0)
            {
                break;
            }

            await stream.ReadExactlyAsync(piece);
            Received += piece.Length;
            isFound |= Encoding.Latin1.GetString(piece).Contains(Eicar, StringComparison.Ordinal);
            isTooLarge |= Encoding.Latin1.GetString(piece) == TooLarge;
            if (Dies)
            {
                return;
            }
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            isTooLarge ? "INSTREAM size limit exceeded. ERROR\0" : isFound ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0"));
    }
}
