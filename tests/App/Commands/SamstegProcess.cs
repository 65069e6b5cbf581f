using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>The built program as a process of its own, with a data folder of its own that goes with the test.</summary>
internal sealed class SamstegProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly StringBuilder _complained = new();
    private readonly TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SamstegProcess(Process process) => _process = process;

    /// <summary>Standard output so far.</summary>
    public string Said => Read(_said);

    /// <summary>Standard error so far.</summary>
    public string Complained => Read(_complained);

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts the program that was built with the tests, or a copy of it in another folder.</summary>
    public static SamstegProcess Start(string dataFolder, IEnumerable<string> arguments, string? programFolder = null, IReadOnlyDictionary<string, string?>? environment = null) =>
        StartProgram("dotnet", [Path.Combine(programFolder ?? AppContext.BaseDirectory, "samsteg.dll"), .. arguments], dataFolder, environment);

    /// <summary>Starts a script of the repository's root.</summary>
    public static SamstegProcess StartScript(string script, string dataFolder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null) =>
        StartProgram("bash", [Path.Combine(Repository.Root, script), .. arguments], dataFolder, environment);

    private static SamstegProcess StartProgram(string file, IEnumerable<string> arguments, string dataFolder, IReadOnlyDictionary<string, string?>? environment)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment[EmbeddedPostgresOptions.DataFolderVariable] = dataFolder;
        start.Environment["DOTNET_gcServer"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var program = new SamstegProcess(new Process { StartInfo = start });
        program._process.OutputDataReceived += (_, line) => program.Hear(program._said, line.Data);
        program._process.ErrorDataReceived += (_, line) => program.Hear(program._complained, line.Data);
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Runs it to its end; its exit code.</summary>
    public static async Task<(int ExitCode, string Said, string Complained)> RunAsync(
        string dataFolder, IEnumerable<string> arguments, string? programFolder = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        await using var program = Start(dataFolder, arguments, programFolder, environment);
        return (await program.EndAsync(), program.Said, program.Complained);
    }

    /// <summary>Waits until it says that it serves.</summary>
    public async Task ServesAsync()
    {
        var first = await Task.WhenAny(_serving.Task, _process.WaitForExitAsync(), Task.Delay(Patience));
        if (first != _serving.Task)
        {
            throw new InvalidOperationException($"Samsteg did not begin to serve.\n{Said}\n{Complained}");
        }
    }

    /// <summary>What Ctrl-C does; its exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        using var signal = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
        return await EndAsync();
    }

    /// <summary>Kills it without a warning, as a full memory or a pulled plug does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await InterruptAsync();
        }

        _process.Dispose();
    }

    /// <summary>Waits for its end; its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            throw new TimeoutException($"Samsteg did not end.\n{Said}\n{Complained}");
        }

        return _process.ExitCode;
    }

    private void Hear(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.AppendLine(line);
        }

        if (line.StartsWith("Samsteg is at", StringComparison.Ordinal))
        {
            _serving.TrySetResult();
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString().Trim();
        }
    }
}

/// <summary>A data folder of a test's own: the server in it is stopped and everything removed afterwards.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"samsteg-command-{Guid.NewGuid():N}");

    /// <summary>Runs work on the database with a server of the test's own.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<TestDatabase, Task<T>> work)
    {
        await using var server = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForRepository(Repository.Root) with { DataFolder = Path });
        return await work(new TestDatabase("samsteg", server.OwnerConnectionString + ";Pooling=false", static () => Task.CompletedTask));
    }

    public async ValueTask DisposeAsync()
    {
        await EmbeddedPostgres.RemoveAsync(EmbeddedPostgresOptions.ForRepository(Repository.Root) with { DataFolder = Path });
        foreach (var folder in new[] { Path, Path + "-keys" }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
