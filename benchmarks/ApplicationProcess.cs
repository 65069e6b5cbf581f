using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Samsteg.Benchmarks;

/// <summary>The application as it is installed, in a process of its own.</summary>
internal sealed partial class ApplicationProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ApplicationProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Memory it holds, in bytes: the resident set.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it on a database that runs, and waits until it answers.</summary>
    public static async Task<ApplicationProcess> StartAsync(BenchDatabase database, CancellationToken cancellation)
    {
        var port = FreePort();
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "artifacts", "samsteg", "samsteg.dll");
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(program), "serve", "--no-demo", "--port", $"{port}", "--database", database.OwnerConnectionString])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SAMSTEG_KEY"] = database.Secret;
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, line) => Tell(line.Data);
        process.ErrorDataReceived += static (_, line) => Tell(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var application = new ApplicationProcess(process, new Uri($"http://localhost:{port}"));
        try
        {
            await application.AnswersAsync(cancellation);
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _ = Kill(_process.Id, Terminate);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    private async Task AnswersAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(15, cancellation))
        {
            if (_process.HasExited || watch.Elapsed > Patience)
            {
                throw new BenchException("The application did not start: see the lines above.");
            }

            try
            {
                using var answer = await client.GetAsync("/logga-in", cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    /// <summary>What it complains of; not that it has started.</summary>
    private static void Tell(string? line)
    {
        if (!string.IsNullOrEmpty(line) && !line.StartsWith("Samsteg is at", StringComparison.Ordinal))
        {
            Console.Error.WriteLine(line);
        }
    }

    private const int Terminate = 15;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
