using System.Runtime.InteropServices;
using System.Text.Json;

namespace Samsteg.Platform;

/// <summary>The programs of PostgreSQL as the npm package brings them, made ready to run.</summary>
internal sealed class PostgresPackage
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _nativeFolder;

    private PostgresPackage(string nativeFolder, string version) => (_nativeFolder, Version) = (nativeFolder, version);

    /// <summary>The package's version, <c>18.4.0-beta.17</c>.</summary>
    public string Version { get; }

    /// <summary>The part of the version that a data folder depends on, <c>18</c>.</summary>
    public string MajorVersion => Version.Split('.')[0];

    /// <summary>The package's name for this machine, <c>linux-x64</c>.</summary>
    public static string PlatformName
    {
        get
        {
            var system =
                OperatingSystem.IsWindows() ? "windows"
                : OperatingSystem.IsMacOS() ? "darwin"
                : "linux";
            return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    public string Program(string name) =>
        Path.Combine(_nativeFolder, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    public static async Task<PostgresPackage> PrepareAsync(
        EmbeddedPostgresOptions options,
        ServerAccount account,
        CancellationToken cancellation
    )
    {
        var package = Find(options.PackageFolder);
        package.MakeLinks(options.PackageFolder);
        package.MakeExecutable();
        return account.IsSeparate ? await package.CopyAsync(options.SystemFolder, cancellation) : package;
    }

    private static PostgresPackage Find(string packageFolder)
    {
        var description = Path.Combine(packageFolder, "package.json");
        if (!File.Exists(description))
            throw new EmbeddedPostgresException(
                $"PostgreSQL for {PlatformName} is not at {packageFolder}: run npm ci in the repository, or give your own database with --database."
            );
        using var json = JsonDocument.Parse(File.ReadAllText(description));
        var version = json.RootElement.GetProperty("version").GetString()!;
        var package = new PostgresPackage(Path.Combine(packageFolder, "native"), version);
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
            if (!File.Exists(package.Program(program)))
                throw new EmbeddedPostgresException(
                    $"The PostgreSQL package at {packageFolder} is incomplete ({program} is missing): remove node_modules and run npm ci."
                );
        return package;
    }

    /// <summary>
    /// npm packages cannot hold symbolic links. This one lists them in a file, and npm does not run its install script by
    /// default, so the same links are made here.
    /// </summary>
    private void MakeLinks(string packageFolder)
    {
        var list = Path.Combine(_nativeFolder, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = Path.Combine(packageFolder, link.GetProperty("source").GetString()!);
            var target = Path.Combine(packageFolder, link.GetProperty("target").GetString()!);
            if (!File.Exists(target))
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private void MakeExecutable()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var program in Directory.GetFiles(Path.Combine(_nativeFolder, "bin")))
            if (!File.GetUnixFileMode(program).HasFlag(UnixFileMode.OtherExecute))
                File.SetUnixFileMode(program, Executable);
    }

    /// <summary>Copies the programs, once for each version, to where an unprivileged account reaches them.</summary>
    private async Task<PostgresPackage> CopyAsync(string systemFolder, CancellationToken cancellation)
    {
        var copy = Path.Combine(systemFolder, $"postgresql-{Version}-{PlatformName}");
        if (!Directory.Exists(copy))
        {
            MakePassable(systemFolder);
            var unfinished = $"{copy}.{Guid.NewGuid():N}";
            var copied = await ExternalProgram.RunAsync("cp", ["-R", "-P", _nativeFolder, unfinished], "/", cancellation);
            var opened = await ExternalProgram.RunAsync("chmod", ["-R", "a+rX", unfinished], "/", cancellation);
            if (!copied.Succeeded || !opened.Succeeded)
            {
                await ExternalProgram.RunAsync("rm", ["-rf", unfinished], "/", CancellationToken.None);
                var reason = copied.Succeeded ? opened.LastLine : copied.LastLine;
                throw new EmbeddedPostgresException($"PostgreSQL could not be copied to {copy}: {reason}.");
            }
            MoveUnlessThere(unfinished, copy);
        }
        return new PostgresPackage(copy, Version);
    }

    /// <summary>Whatever the caller's umask says: the data folder lies below it too.</summary>
    private static void MakePassable(string systemFolder)
    {
        Directory.CreateDirectory(systemFolder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(systemFolder, Executable);
    }

    private static void MoveUnlessThere(string unfinished, string copy)
    {
        try
        {
            Directory.Move(unfinished, copy);
        }
        catch (IOException) when (Directory.Exists(copy))
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }
}
