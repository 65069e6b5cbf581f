using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>
/// A PostgreSQL server of our own, from the npm package, on the loopback address and with a random password. Processes on
/// the same data folder share one server and the last one out stops it. A server left behind by a killed process is
/// stopped cleanly and started anew at the next start, and nothing that was committed is lost.
/// </summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The role that owns the cluster: migrations only, never requests.</summary>
    public const string Owner = "samsteg_owner";

    private const int StartAttempts = 3;
    private readonly EmbeddedPostgresOptions _options;
    private readonly PostgresFolder _folder;
    private ServerAccount _account = null!;
    private PostgresPackage _package = null!;
    private string _password = "";
    private IDisposable? _membership;

    private EmbeddedPostgres(EmbeddedPostgresOptions options) =>
        (_options, _folder) = (options, new PostgresFolder(options.DataFolder));

    /// <summary>The port on 127.0.0.1; the same as last time when it is free.</summary>
    public int Port { get; private set; }

    /// <summary>Connects to <see cref="EmbeddedPostgresOptions.Database"/> as the owner of the cluster.</summary>
    public string OwnerConnectionString => OwnerConnectionStringTo(_options.Database);

    /// <summary>Makes the cluster and the database when missing, starts the server or joins the one that runs.</summary>
    /// <exception cref="EmbeddedPostgresException">The package is missing, the data folder is broken, or the server does not start.</exception>
    public static Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellation = default) =>
        ExplainAsync(options, async () =>
        {
            var server = new EmbeddedPostgres(options);
            await server.StartAsync(cancellation);
            return server;
        });

    /// <summary>
    /// Removes the cluster with everything in it, broken or not. The folder's own lock files stay.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">A process still uses the server.</exception>
    public static Task RemoveAsync(EmbeddedPostgresOptions options, CancellationToken cancellation = default) =>
        ExplainAsync(options, async () =>
        {
            var server = new EmbeddedPostgres(options);
            if (Directory.Exists(options.DataFolder))
                await server.RemoveAsync(cancellation);
            return server;
        });

    /// <summary>Copies the whole cluster to a file while others work. What was committed before is in it.</summary>
    /// <param name="path">The file; it must not be there already, and only its owner may read it.</param>
    /// <param name="cancellation">Stops it and leaves no file.</param>
    /// <exception cref="EmbeddedPostgresException">The file is there already, the disk is full, or the server refuses.</exception>
    public async Task BackUpAsync(string path, CancellationToken cancellation = default)
    {
        try
        {
            if (File.Exists(path))
                throw new IOException("it is there already");
            await ClusterArchive.WriteAsync(OwnerConnectionString, _folder, path, cancellation);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"The backup {path} could not be written: {cause.Message}", cause);
        }
    }

    /// <summary>Puts a cluster from a backup in place.</summary>
    /// <param name="options">Where.</param>
    /// <param name="path">The backup.</param>
    /// <param name="replace">Whether it takes the place of a cluster that is there, which goes when the backup has been read to its end.</param>
    /// <param name="cancellation">Stops it and leaves what was there.</param>
    /// <exception cref="EmbeddedPostgresException">A cluster is there or in use, or the backup is damaged or incomplete.</exception>
    public static Task RestoreAsync(EmbeddedPostgresOptions options, string path, bool replace, CancellationToken cancellation = default) =>
        ExplainAsync(options, async () =>
        {
            var server = new EmbeddedPostgres(options);
            await server.RestoreAsync(path, replace, cancellation);
            return server;
        });

    /// <summary>Connects to a named database as the owner of the cluster.</summary>
    public string OwnerConnectionStringTo(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = IPAddress.Loopback.ToString(),
            Port = Port,
            Database = database,
            Username = Owner,
            Password = _password,
        }.ConnectionString;

    /// <summary>Stops the server when no other process uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_membership is null)
            return;
        using var turn = await _folder.TakeTurnAsync(CancellationToken.None);
        _membership.Dispose();
        _membership = null;
        if (!_folder.HasUsers() && _folder.FindRunningServer() is not null)
            await StopAsync(CancellationToken.None);
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        _account = await ServerAccount.EnsureAsync(_options.SystemFolder, cancellation);
        _package = await PostgresPackage.PrepareAsync(_options, _account, cancellation);
        await EnsureFolderAsync(cancellation);
        using var turn = await _folder.TakeTurnAsync(cancellation);
        await EnsureClusterAsync(cancellation);

        var running = _folder.FindRunningServer();
        var shared = running is not null && _folder.HasUsers();
        if (running is not null && !shared)
            await StopAsync(cancellation);
        if (shared)
            Port = running!.Value;
        else
            await LaunchAsync(cancellation);
        try
        {
            await EnsureDatabaseAsync(cancellation);
            _membership = _folder.JoinUsers();
        }
        catch when (!shared)
        {
            await StopAsync(CancellationToken.None);
            throw;
        }
    }

    private async Task EnsureFolderAsync(CancellationToken cancellation)
    {
        var isNew = !Directory.Exists(_folder.Root);
        Directory.CreateDirectory(_folder.Root);
        await _account.OwnAsync([_folder.Root], cancellation);
        if (await _account.CanWriteAsync(_folder.Root, cancellation))
            return;
        if (isNew)
            Directory.Delete(_folder.Root);
        throw new EmbeddedPostgresException($"PostgreSQL cannot run as root, and its own user cannot reach {_folder.Root}: choose a data folder that other users may enter.");
    }

    /// <summary>The cluster is made under another name and renamed when complete, so that a half-made one is never used.</summary>
    private async Task EnsureClusterAsync(CancellationToken cancellation)
    {
        var exists = _folder.HasCluster(_package.MajorVersion);
        _password = _folder.EnsurePassword();
        if (exists)
            return;
        await _account.OwnAsync([_folder.PasswordFile], cancellation);
        if (Directory.Exists(_folder.UnfinishedCluster))
            Directory.Delete(_folder.UnfinishedCluster, recursive: true);
        List<string> arguments =
        [
            "--pgdata", _folder.UnfinishedCluster, "--username", Owner, "--auth=scram-sha-256",
            "--pwfile", _folder.PasswordFile, "--encoding=UTF8", "--locale-provider=icu", "--icu-locale=sv-SE",
        ];
        if (!_options.Durable)
            arguments.Add("--no-sync");
        var outcome = await _account.RunAsync(_package.Program("initdb"), arguments, _folder.Root, cancellation);
        if (!outcome.Succeeded)
            throw new EmbeddedPostgresException($"PostgreSQL could not make its data folder in {_folder.Root}: {FirstError(outcome.Output) ?? outcome.LastLine}");
        Directory.Move(_folder.UnfinishedCluster, _folder.Cluster);
    }

    private async Task LaunchAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            Port = attempt == 1 && _folder.RememberedPort() is { } remembered && IsFree(remembered) ? remembered : FreePort();
            var logged = _folder.LogLength();
            var settings = string.Join(' ', ServerSettings().Select(setting => $"-c {setting}"));
            // pg_ctl gives the server a session of its own, so that Ctrl-C reaches us first and we stop it in order.
            var outcome = await ControlAsync(["start", "--wait", "--timeout=60", "--log", _folder.Log, "--options", settings], cancellation);
            if (outcome.Succeeded)
            {
                _folder.RememberPort(Port);
                return;
            }
            var log = _folder.LogSince(logged);
            if (attempt < StartAttempts && log.Contains("Address already in use", StringComparison.Ordinal))
                continue;
            throw new EmbeddedPostgresException($"PostgreSQL could not start on {_folder.Cluster}: {FirstError(log) ?? FirstError(outcome.Output) ?? outcome.LastLine} (log: {_folder.Log})");
        }
    }

    /// <summary>No value may hold a space: pg_ctl hands them to a shell.</summary>
    private IEnumerable<string> ServerSettings()
    {
        yield return "listen_addresses=127.0.0.1";
        yield return "unix_socket_directories=";
        yield return $"port={Port}";
        yield return $"max_connections={_options.MaxConnections}";
        yield return "timezone=UTC";
        yield return "log_timezone=UTC";
        yield return "log_checkpoints=off";
        foreach (var setting in _options.Settings)
            yield return setting;
        if (_options.Durable)
            yield break;
        yield return "fsync=off";
        yield return "synchronous_commit=off";
        yield return "full_page_writes=off";
    }

    private async Task StopAsync(CancellationToken cancellation)
    {
        var outcome = await ControlAsync(["stop", "--wait", "--timeout=30", "--mode=fast"], cancellation);
        if (!outcome.Succeeded && _folder.FindRunningServer() is not null)
            outcome = await ControlAsync(["stop", "--wait", "--timeout=30", "--mode=immediate"], cancellation);
        if (!outcome.Succeeded && _folder.FindRunningServer() is not null)
            throw new EmbeddedPostgresException($"PostgreSQL on {_folder.Cluster} could not be stopped: {outcome.LastLine}");
    }

    private Task<ProgramOutcome> ControlAsync(IEnumerable<string> arguments, CancellationToken cancellation) =>
        _account.RunAsync(_package.Program("pg_ctl"), [.. arguments, "--pgdata", _folder.Cluster], _folder.Root, cancellation);

    private async Task EnsureDatabaseAsync(CancellationToken cancellation)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(OwnerConnectionStringTo("postgres")) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var ask = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        ask.Parameters.AddWithValue(_options.Database);
        if (await ask.ExecuteScalarAsync(cancellation) is not null)
            return;
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(_options.Database);
        await using var make = new NpgsqlCommand($"create database {name}", connection);
        await make.ExecuteNonQueryAsync(cancellation);
    }

    private async Task RemoveAsync(CancellationToken cancellation)
    {
        using var turn = await _folder.TakeTurnAsync(cancellation);
        RefuseUsed();
        await StopAndRemoveAsync(cancellation);
        if (Directory.Exists(_folder.UnfinishedCluster))
            Directory.Delete(_folder.UnfinishedCluster, recursive: true);
    }

    private void RefuseUsed()
    {
        if (_folder.HasUsers())
            throw new EmbeddedPostgresException($"The database in {_folder.Root} is in use by another process: stop that one first.");
    }

    private async Task StopAndRemoveAsync(CancellationToken cancellation)
    {
        if (_folder.FindRunningServer() is not null)
        {
            _account = await ServerAccount.EnsureAsync(_options.SystemFolder, cancellation);
            _package = await PostgresPackage.PrepareAsync(_options, _account, cancellation);
            await StopAsync(cancellation);
        }
        _folder.RemoveData();
    }

    /// <summary>Unpacked under another name and renamed when complete; the password first, because a cluster without it cannot be opened.</summary>
    private async Task RestoreAsync(string path, bool replace, CancellationToken cancellation)
    {
        _account = await ServerAccount.EnsureAsync(_options.SystemFolder, cancellation);
        await EnsureFolderAsync(cancellation);
        using var turn = await _folder.TakeTurnAsync(cancellation);
        RefuseUsed();
        if (Path.Exists(_folder.Cluster) && !replace)
            throw new EmbeddedPostgresException($"There is a database in {_folder.Root} already: restore into an empty data folder, or say --reset.");
        var password = await UnpackAsync(path, cancellation);
        await StopAndRemoveAsync(cancellation);
        _folder.KeepPassword(password);
        await _account.OwnAsync([_folder.PasswordFile], cancellation);
        Directory.Move(_folder.UnfinishedCluster, _folder.Cluster);
    }

    private async Task<string> UnpackAsync(string path, CancellationToken cancellation)
    {
        try
        {
            if (Directory.Exists(_folder.UnfinishedCluster))
                Directory.Delete(_folder.UnfinishedCluster, recursive: true);
            ClusterArchive.MakeFolder(_folder.UnfinishedCluster);
            var password = await ClusterArchive.ReadAsync(path, _folder.UnfinishedCluster, cancellation);
            await _account.OwnTreeAsync(_folder.UnfinishedCluster, cancellation);
            return password;
        }
        catch (Exception cause)
        {
            Directory.Delete(_folder.UnfinishedCluster, recursive: true);
            if (cause is InvalidDataException or EndOfStreamException or IOException)
                throw new EmbeddedPostgresException($"The backup {path} cannot be restored: {cause.Message}", cause);
            throw;
        }
    }

    /// <summary>Turns what a closed folder, a full disk or a wrong password throws into the sentence for the terminal.</summary>
    private static async Task<T> ExplainAsync<T>(EmbeddedPostgresOptions options, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"The data folder {options.DataFolder} cannot be used: {cause.Message}", cause);
        }
        catch (NpgsqlException cause)
        {
            throw new EmbeddedPostgresException($"PostgreSQL in {options.DataFolder} does not let its owner in: {cause.Message}", cause);
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? FirstError(string output) =>
        ErrorLine().Match(output) is { Success: true } found ? found.Groups["text"].Value.Trim() : null;

    [GeneratedRegex(@"(FATAL|PANIC|error|postgres):\s+(?<text>.+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorLine();
}
