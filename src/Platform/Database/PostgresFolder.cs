using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Samsteg.Platform;

/// <summary>
/// The data folder of the embedded PostgreSQL: the cluster itself and, beside it, the owner's password, the port last
/// used, the server's log and two lock files. The locks are released by the operating system even when a process is killed.
/// </summary>
internal sealed class PostgresFolder(string folder)
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromMinutes(2);

    public string Root { get; } = Path.GetFullPath(folder);
    public string Cluster => Path.Combine(Root, "cluster");
    public string UnfinishedCluster => Path.Combine(Root, "cluster.unfinished");
    public string PasswordFile => Path.Combine(Root, "password");
    public string Log => Path.Combine(Root, "server.log");
    private string ProcessFile => Path.Combine(Cluster, "postmaster.pid");
    private string PortFile => Path.Combine(Root, "port");
    private string UsersFile => Path.Combine(Root, "users.lock");
    private string TurnFile => Path.Combine(Root, "turn.lock");

    /// <summary>Held while a process starts or stops the server, so that two never do so at once.</summary>
    public async Task<IDisposable> TakeTurnAsync(CancellationToken cancellation)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50, cancellation))
        {
            if (TryLock(TurnFile, FileShare.None) is { } turn)
                return turn;
            if (waited.Elapsed > LockPatience)
                throw new EmbeddedPostgresException($"Another process is still starting or stopping PostgreSQL in {Root}: try again when it is done.");
        }
    }

    /// <summary>Held by every process that uses the server: the last one out stops it.</summary>
    public IDisposable JoinUsers() =>
        TryLock(UsersFile, FileShare.Read)
        ?? throw new EmbeddedPostgresException($"The lock file {UsersFile} is held by another program.");

    /// <summary>Only to be asked while holding the turn.</summary>
    public bool HasUsers()
    {
        using var alone = TryLock(UsersFile, FileShare.None);
        return alone is null;
    }

    /// <summary>Makes the password at the first start. It must survive: PostgreSQL keeps only a digest of it.</summary>
    public string EnsurePassword()
    {
        if (!File.Exists(PasswordFile))
        {
            if (Directory.Exists(Cluster))
                throw new EmbeddedPostgresException($"The password file {PasswordFile} is missing, so the database beside it cannot be opened: put the file back, or start over with --reset.");
            KeepPassword(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        }
        return File.ReadAllText(PasswordFile).Trim();
    }

    /// <summary>Writes the password beside the cluster.</summary>
    public void KeepPassword(string password)
    {
        var unfinished = PasswordFile + ".unfinished";
        File.Delete(unfinished);
        WriteSecret(unfinished, password.Trim());
        File.Move(unfinished, PasswordFile, overwrite: true);
    }

    /// <summary>True when a cluster of this major version is there, false when nothing is; anything else is broken.</summary>
    public bool HasCluster(string majorVersion)
    {
        if (!Path.Exists(Cluster))
            return false;
        var versionFile = Path.Combine(Cluster, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            // Asking for the entries tells a closed folder (an exception) from one that is something else.
            _ = Directory.Exists(Cluster) && Directory.EnumerateFileSystemEntries(Cluster).Any();
            throw new EmbeddedPostgresException($"{Cluster} is not a PostgreSQL data folder: restore it from a backup, or start over with --reset.");
        }
        var version = File.ReadAllText(versionFile).Trim();
        return version == majorVersion
            ? true
            : throw new EmbeddedPostgresException($"{Cluster} was made by PostgreSQL {version} and this is PostgreSQL {majorVersion}: use the program version that made it, or start over with --reset.");
    }

    /// <summary>The port of the server running on this cluster, null when none runs; a file left by a dead one is removed.</summary>
    public int? FindRunningServer()
    {
        if (!File.Exists(ProcessFile))
            return null;
        var lines = File.ReadAllLines(ProcessFile);
        if (lines.Length >= 4
            && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var processId)
            && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
            && IsOurServer(processId))
            return port;
        // PostgreSQL removes such a file itself unless another program of the same user now has that number.
        File.Delete(ProcessFile);
        return null;
    }

    public int? RememberedPort() =>
        File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), CultureInfo.InvariantCulture, out var port)
            ? port
            : null;

    public void RememberPort(int port) => File.WriteAllText(PortFile, port.ToString(CultureInfo.InvariantCulture));

    public long LogLength() => File.Exists(Log) ? new FileInfo(Log).Length : 0;

    /// <summary>What the server wrote to its log after a position.</summary>
    public string LogSince(long position)
    {
        if (!File.Exists(Log))
            return "";
        using var stream = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = Math.Min(position, stream.Length);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Removes what this class made and nothing else; the lock files stay, others may hold them.</summary>
    public void RemoveData()
    {
        if (Directory.Exists(Cluster))
            Directory.Delete(Cluster, recursive: true);
        else
            File.Delete(Cluster);
        File.Delete(PasswordFile);
        File.Delete(PortFile);
        File.Delete(Log);
    }

    private bool IsOurServer(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            if (!process.ProcessName.StartsWith("postgres", StringComparison.Ordinal))
                return false;
        }
        catch (ArgumentException)
        {
            return false;
        }
        // A server works inside its cluster, so the same file must be there: process, folder and moment of start agree.
        var seenByServer = $"/proc/{processId}/cwd/{Path.GetFileName(ProcessFile)}";
        try
        {
            return !OperatingSystem.IsLinux()
                || File.ReadLines(seenByServer).Take(3).SequenceEqual(File.ReadLines(ProcessFile).Take(3));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStream? TryLock(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Read, share);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static void WriteSecret(string path, string secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(secret);
    }
}
