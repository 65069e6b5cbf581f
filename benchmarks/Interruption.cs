using System.Runtime.InteropServices;

namespace Samsteg.Benchmarks;

/// <summary>Ctrl-C and a request to end, as a token: what was started is then stopped in order.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals =
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            _source.Cancel();
        })),
    ];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        Array.ForEach(_signals, static signal => signal.Dispose());
        _source.Dispose();
    }
}

/// <summary>Something that keeps a figure from being measured; the message is one sentence.</summary>
internal sealed class BenchException(string message) : Exception(message);
