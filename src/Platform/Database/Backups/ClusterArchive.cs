using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// A running cluster as one file: PostgreSQL's own way of copying its files while it works (<c>pg_backup_start</c> and
/// <c>pg_backup_stop</c>) with the log that is needed to make the copy whole, in a compressed tar archive. The last entry says that it is
/// complete.
/// </summary>
internal static class ClusterArchive
{
    private const string ClusterPrefix = "cluster/";
    private const string PasswordEntry = "password";
    private const string CompleteEntry = "complete.json";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What a copy must not hold: it belongs to the running server, or is made anew by the next one.</summary>
    private static readonly HashSet<string> EmptiedFolders = ["pg_wal", "pg_replslot", "pg_stat_tmp", "pg_notify", "pg_serial", "pg_snapshots", "pg_subtrans", "pg_dynshmem"];
    private static readonly HashSet<string> LeftOut = ["postmaster.pid", "postmaster.opts", "backup_label", "backup_label.old", "tablespace_map", "pg_internal.init"];

    /// <summary>Copies the cluster of a connection to a file that only its owner may read.</summary>
    public static async Task WriteAsync(string ownerConnectionString, PostgresFolder folder, string path, CancellationToken cancellation)
    {
        var unfinished = path + ".unfinished";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            await using (var file = new FileStream(unfinished, options))
            {
                await using (var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
                await using (var archive = new TarWriter(gzip, TarEntryFormat.Pax))
                {
                    await CopyAsync(ownerConnectionString, folder, archive, cancellation);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: false);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Unpacks an archive into an empty folder; the password of the cluster's owner.</summary>
    /// <exception cref="InvalidDataException">It is no such archive, it is damaged, or its end is missing.</exception>
    public static async Task<string> ReadAsync(string path, string clusterFolder, CancellationToken cancellation)
    {
        await CheckAsync(path, cancellation);
        string? password = null;
        var files = 0;
        var isComplete = false;
        await using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        await using var archive = new TarReader(gzip);
        while (await archive.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            if (entry.Name == PasswordEntry)
            {
                password = await TextOf(entry, cancellation);
            }
            else if (entry.Name == CompleteEntry)
            {
                isComplete = JsonSerializer.Deserialize<Completion>(await TextOf(entry, cancellation)) == new Completion(files);
            }
            else
            {
                files++;
                await UnpackAsync(entry, clusterFolder, cancellation);
            }
        }

        return isComplete && password is not null ? password : throw new InvalidDataException("its end is missing");
    }

    /// <summary>Reads all of it before anything is unpacked: its checksum stands at its end, and that the end is missing is told by its length alone.</summary>
    private static async Task CheckAsync(string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        var (buffer, length) = (new byte[1 << 16], 0L);
        for (int read; (read = await gzip.ReadAsync(buffer, cancellation)) > 0;)
        {
            length += read;
        }

        var told = new byte[sizeof(uint)];
        file.Position = Math.Max(0, file.Length - told.Length);
        if (await file.ReadAtLeastAsync(told, told.Length, throwOnEndOfStream: false, cancellation) < told.Length || BinaryPrimitives.ReadUInt32LittleEndian(told) != (uint)length)
        {
            throw new InvalidDataException("its end is missing");
        }
    }

    private static async Task CopyAsync(string ownerConnectionString, PostgresFolder folder, TarWriter archive, CancellationToken cancellation)
    {
        // One session from start to stop: when it ends before, PostgreSQL forgets the backup. The slot keeps the log that the copy needs.
        await using var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await session.OpenAsync(cancellation);
        await AskAsync(session, "select pg_create_physical_replication_slot($1, true, true)::text", cancellation, "samsteg_backup_" + Guid.NewGuid().ToString("N"));
        var first = await AskAsync(session, "select pg_walfile_name(pg_backup_start('samsteg', fast => true))", cancellation);
        var files = await CopyFolderAsync(folder.Cluster, string.Empty, archive, cancellation);

        await using var stop = new NpgsqlCommand("select pg_walfile_name(lsn), labelfile from pg_backup_stop(wait_for_archive => false)", session);
        await using var reader = await stop.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var (last, label) = (reader.GetString(0), reader.GetString(1));
        foreach (var segment in Directory.EnumerateFiles(Path.Combine(folder.Cluster, "pg_wal")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(segment);
            if (name.Length == first.Length && string.CompareOrdinal(name, first) >= 0 && string.CompareOrdinal(name, last) <= 0)
            {
                files += await CopyFileAsync(segment, "pg_wal/" + name, archive, cancellation);
            }
        }

        await WriteAsync(archive, ClusterPrefix + "backup_label", label, cancellation);
        await WriteAsync(archive, PasswordEntry, await File.ReadAllTextAsync(folder.PasswordFile, cancellation), cancellation);
        await WriteAsync(archive, CompleteEntry, JsonSerializer.Serialize(new Completion(files + 1)), cancellation);
    }

    private static async Task<int> CopyFolderAsync(string folder, string name, TarWriter archive, CancellationToken cancellation)
    {
        var files = 0;
        if (name.Length > 0)
        {
            await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, ClusterPrefix + name), cancellation);
            files++;
        }

        // pg_control last: it must not be newer than what it speaks of.
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(static entry => entry.Name == "pg_control").ThenBy(static entry => entry.Name, StringComparer.Ordinal))
        {
            if (LeftOut.Contains(entry.Name) || entry.Name.StartsWith("pgsql_tmp", StringComparison.Ordinal)
                || (EmptiedFolders.Contains(name.TrimEnd('/')) && entry is FileInfo) || name == "pg_replslot/")
            {
                continue;
            }

            files += entry is DirectoryInfo
                ? await CopyFolderAsync(entry.FullName, name + entry.Name + "/", archive, cancellation)
                : await CopyFileAsync(entry.FullName, name + entry.Name, archive, cancellation);
        }

        return files;
    }

    /// <summary>A file that goes while it is copied is not missed: the log has what became of it. Neither is one that grows or shrinks.</summary>
    private static async Task<int> CopyFileAsync(string path, string name, TarWriter archive, CancellationToken cancellation)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, useAsync: true);
        }
        catch (FileNotFoundException)
        {
            return 0;
        }

        await using (file)
        {
            var entry = new PaxTarEntry(TarEntryType.RegularFile, ClusterPrefix + name) { Mode = OwnerOnly, DataStream = new FixedLengthStream(file, file.Length) };
            await archive.WriteEntryAsync(entry, cancellation);
        }

        return 1;
    }

    private static async Task UnpackAsync(TarEntry entry, string clusterFolder, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(Path.Combine(clusterFolder, entry.Name.StartsWith(ClusterPrefix, StringComparison.Ordinal) ? entry.Name[ClusterPrefix.Length..] : ".."));
        if (!path.StartsWith(clusterFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InvalidDataException("it holds a file that no cluster has");
        }

        if (entry.EntryType == TarEntryType.Directory)
        {
            MakeFolder(path);
        }
        else if (entry.EntryType == TarEntryType.RegularFile)
        {
            await entry.ExtractToFileAsync(path, overwrite: false, cancellation);
        }
        else
        {
            throw new InvalidDataException("it holds something else than files and folders");
        }
    }

    /// <summary>A folder that only its owner may enter, as PostgreSQL asks for.</summary>
    internal static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static async Task WriteAsync(TarWriter archive, string name, string text, CancellationToken cancellation)
    {
        using var data = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { Mode = OwnerOnly, DataStream = data }, cancellation);
    }

    private static async Task<string> TextOf(TarEntry entry, CancellationToken cancellation)
    {
        using var reader = new StreamReader(entry.DataStream ?? Stream.Null);
        return await reader.ReadToEndAsync(cancellation);
    }

    private static async Task<string> AskAsync(NpgsqlConnection session, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, session).With(values);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private sealed record Completion(int Entries);
}
