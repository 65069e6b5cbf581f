using System.Diagnostics;
using System.Globalization;

namespace Samsteg.App;

/// <summary>A file system of a few megabytes, mounted for a test: what it refuses, a full disk refuses.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path) => Path = path;

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    /// <summary>Mounts one; a test that may not, because it does not run as root or its container forbids it, says so and is left out.</summary>
    /// <param name="megabytes">Its size.</param>
    /// <param name="owner">A file or folder of the account that is to own it; null for our own.</param>
    public static async Task<SmallDisk> MountAsync(int megabytes, string? owner = null)
    {
        var disk = new SmallDisk(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"samsteg-disk-{Guid.NewGuid():N}"));
        Directory.CreateDirectory(disk.Path);
        if (!OperatingSystem.IsLinux() || !await RunsAsync("mount", "-t", "tmpfs", "-o", Size(megabytes), "tmpfs", disk.Path))
        {
            Directory.Delete(disk.Path);
            Assert.Skip("A disk of a few megabytes can be mounted by root only, in a container that permits it.");
        }

        if (owner is not null)
        {
            (await RunsAsync("chown", $"--reference={owner}", disk.Path)).ShouldBeTrue();
        }

        return disk;
    }

    /// <summary>Gives it another size, whatever lies in it.</summary>
    public async Task ResizeAsync(int megabytes) => (await RunsAsync("mount", "-o", "remount," + Size(megabytes), Path)).ShouldBeTrue();

    /// <summary>Leaves no room at all, until the file is removed.</summary>
    /// <returns>The file that fills it.</returns>
    public string Fill()
    {
        var ballast = System.IO.Path.Combine(Path, "ballast");
        try
        {
            using var file = new FileStream(ballast, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (var page = new byte[4096]; ;)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            return ballast;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunsAsync("umount", "--lazy", Path);
        Directory.Delete(Path);
    }

    private static string Size(int megabytes) => string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");

    private static async Task<bool> RunsAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
