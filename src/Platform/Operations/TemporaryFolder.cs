namespace Samsteg.Platform;

/// <summary>
/// A folder of this process's own for what is too large to be held in memory while it is read or written: files handed in, workbooks.
/// Each goes when it is closed, the folder with the process. What a killed process left is cleared when the next one starts: it is
/// known by its lock, which the operating system has let go of.
/// </summary>
public sealed class TemporaryFolder : IDisposable
{
    private const string Variable = "ASPNETCORE_TEMP"; // where the framework keeps the files of a form
    private const string Prefix = "samsteg-temporary-";
    private const string LockEnding = ".lock";
    private readonly string _folder;
    private readonly FileStream _lock;

    private TemporaryFolder(string folder, FileStream held) => (_folder, _lock) = (folder, held);

    /// <summary>Where to keep something for a moment: the process's own folder, once one is made.</summary>
    public static string Path => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } own ? own : System.IO.Path.GetTempPath();

    /// <summary>Clears what others left in the machine's folder for temporary files, and makes one there for this process.</summary>
    public static TemporaryFolder Make()
    {
        var parent = Path;
        foreach (var left in Directory.GetFiles(parent, Prefix + "*" + LockEnding))
        {
            if (TryLock(left) is { } held)
            {
                Remove(left[..^LockEnding.Length], held);
            }
        }

        while (true)
        {
            var folder = System.IO.Path.Combine(parent, Prefix + Guid.NewGuid().ToString("N"));
            var held = TryLock(folder + LockEnding);
            if (held is not null && File.Exists(folder + LockEnding)) // nobody took it for left between its making and its locking
            {
                MakePrivate(folder);
                Environment.SetEnvironmentVariable(Variable, folder);
                return new TemporaryFolder(folder, held);
            }

            held?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        Remove(_folder, _lock);
    }

    private static void Remove(string folder, FileStream held)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        held.Dispose();
        File.Delete(held.Name);
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
            return null; // by a process that runs, or by another user
        }
    }
}
