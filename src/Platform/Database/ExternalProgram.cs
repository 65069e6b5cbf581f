using System.ComponentModel;
using System.Diagnostics;

namespace Samsteg.Platform;

/// <summary>What a program answered: its exit code, and what it wrote to both streams.</summary>
internal sealed record ProgramOutcome(int ExitCode, string Output)
{
    public const int NotFoundExitCode = 127;

    public bool Succeeded => ExitCode == 0;

    /// <summary>The last line written, which is where programs say what went wrong.</summary>
    public string LastLine =>
        Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
        ?? $"exit code {ExitCode}";
}

internal static class ExternalProgram
{
    /// <summary>Runs a program to its end; a cancelled one is killed with its children. A missing one answers 127.</summary>
    public static async Task<ProgramOutcome> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string workingFolder,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeignSetting).ToList())
            start.Environment.Remove(name);
        // The cluster sorts by ICU, and messages must be in English to be recognised: no locale of the machine is needed.
        start.Environment["LC_ALL"] = "C";

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            return new ProgramOutcome(ProgramOutcome.NotFoundExitCode, missing.Message);
        }
        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            try
            {
                await process.WaitForExitAsync(cancellation);
                return new ProgramOutcome(process.ExitCode, await output + await errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
    }

    /// <summary>PGPORT, PGDATA and their like would steer PostgreSQL's programs to somebody else's server.</summary>
    private static bool IsForeignSetting(string name) => name.StartsWith("PG", StringComparison.Ordinal);
}
