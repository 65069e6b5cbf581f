using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Samsteg.Platform;

/// <summary>ClamAV's daemon, asked by its INSTREAM command (clamd(8)): pieces with their length before, an empty one last, one line in answer.</summary>
internal sealed class ClamAv(Uri address) : IContentScanner
{
    private const int PieceLength = 32 * 1024;
    private const int LongestAnswer = 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<string?> FindAsync(Stream content, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = address.Scheme == "unix"
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            await (address.Scheme == "unix"
                ? socket.ConnectAsync(new UnixDomainSocketEndPoint(address.AbsolutePath), patience.Token)
                : socket.ConnectAsync(address.Host, address.Port, patience.Token));
            await using var clamd = new NetworkStream(socket);
            await SendAsync(content, clamd, patience.Token);
            return Verdict(await AnswerAsync(clamd, patience.Token));
        }
        catch (Exception failure) when (failure is SocketException or IOException and not DocumentStoreException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ScannerException("ClamAV does not answer.", failure) { IsAway = failure is not IOException };
        }
    }

    private static async Task SendAsync(Stream content, NetworkStream clamd, CancellationToken cancellation)
    {
        await clamd.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
        var piece = new byte[sizeof(uint) + PieceLength];
        int read;
        do
        {
            read = await content.ReadAsync(piece.AsMemory(sizeof(uint)), cancellation);
            BinaryPrimitives.WriteUInt32BigEndian(piece, (uint)read);
            await clamd.WriteAsync(piece.AsMemory(0, sizeof(uint) + read), cancellation);
        }
        while (read > 0);
    }

    private static async Task<string> AnswerAsync(NetworkStream clamd, CancellationToken cancellation)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && await clamd.ReadAsync(answer.AsMemory(length), cancellation) is var read and > 0)
        {
            length += read;
            if (answer[length - 1] == 0)
            {
                break;
            }
        }

        return Encoding.UTF8.GetString(answer, 0, length).Trim('\0', '\n', ' ');
    }

    private static string? Verdict(string answer) =>
        answer == "stream: OK" ? null
        : answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal) ? answer["stream: ".Length..^" FOUND".Length]
        : throw new ScannerException("ClamAV gave no verdict.");
}
