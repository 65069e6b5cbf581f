using System.Diagnostics;
using System.Text.Json;

namespace Samsteg.App;

/// <summary>A program of another make to talk with: a script beside this file, which says what happens as lines of JSON.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private Peer(Process process, JsonElement greeting) => (_process, Greeting) = (process, greeting);

    /// <summary>What it said first.</summary>
    public JsonElement Greeting { get; }

    /// <summary>Where it listens.</summary>
    public int Port => Greeting.GetProperty("port").GetInt32();

    /// <summary>Starts one and waits until it is ready.</summary>
    public static async Task<Peer> StartAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("tests", "App", "Peers", script), .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["NODE_PATH"] = Repository.PathOf("node_modules");
        var process = Process.Start(start)!;
        return new Peer(process, await ReadAsync(process));
    }

    /// <summary>The next thing it says.</summary>
    public Task<JsonElement> NextAsync() => ReadAsync(_process);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<JsonElement> ReadAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        return JsonSerializer.Deserialize<JsonElement>(await process.StandardOutput.ReadLineAsync(patience.Token)
            ?? throw new InvalidOperationException("The peer has ended."));
    }
}
