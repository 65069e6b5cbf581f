using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Samsteg.App;
using Samsteg.Platform;
using Samsteg.Web;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace Samsteg.App;

/// <summary>What a test's database starts with.</summary>
public enum Template
{
    /// <summary>Nothing, not even the schema.</summary>
    None,

    /// <summary>The schema only.</summary>
    Empty,

    /// <summary>The schema and the demo, as of <see cref="TestClock.Start"/>.</summary>
    Demo,
}

/// <summary>
/// One embedded PostgreSQL for the whole run, started when the first test asks and removed after the last. Databases are
/// copies of templates that are made once.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private const string FolderPrefix = "samsteg-tests-";
    private static readonly Lazy<Task<EmbeddedPostgres>> Postgres = new(StartAsync);
    private static readonly ConcurrentDictionary<Template, Lazy<Task<string>>> Templates = new();
    private static int _copies;

    /// <summary>The key of every test; made up from a fixed phrase, so that templates and copies fit together.</summary>
    public static string Key { get; } = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("keys of the tests")));

    /// <summary>What is derived from it. The application's password holds for the whole server: a program that is let at a copy needs the same key.</summary>
    public static DataKeys Keys { get; } = new(Key, isDevelopment: true);

    /// <summary>A new database, a copy of the template.</summary>
    public static async Task<TestDatabase> CopyAsync(Template template)
    {
        var postgres = await Postgres.Value;
        var source = template == Template.None ? "template1" : await Templates.GetOrAdd(template, static made => new(() => MakeTemplateAsync(made))).Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _copies)}");
        await ExecuteAsync(postgres, $"create database {name} template {source}");
        return new TestDatabase(name, postgres.OwnerConnectionStringTo(name), () => ExecuteAsync(postgres, $"drop database if exists {name} with (force)"));
    }

    /// <summary>Where an embedded server of a test's own may live; it is cleared away after the run.</summary>
    internal static EmbeddedPostgresOptions Options(string dataFolder) =>
        EmbeddedPostgresOptions.ForRepository(Repository.Root) with
        {
            DataFolder = dataFolder,
            SystemFolder = Path.Combine(Path.GetTempPath(), "samsteg-tests-programs"),
            Durable = false,
            MaxConnections = 200,
        };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Postgres.IsValueCreated)
        {
            await (await Postgres.Value).DisposeAsync();
            await RemoveAsync(Folder(Environment.ProcessId));
        }
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        await RemoveLeftoversAsync();
        return await EmbeddedPostgres.StartAsync(Options(Folder(Environment.ProcessId)));
    }

    private static async Task<string> MakeTemplateAsync(Template template)
    {
        var postgres = await Postgres.Value;
        var name = $"template_{template}".ToLowerInvariant();
        var connectionString = postgres.OwnerConnectionStringTo(name) + ";Pooling=false"; // a template in use cannot be copied
        if (template == Template.Empty)
        {
            await ExecuteAsync(postgres, $"create database {name}");
            await Migrations.ApplyAsync(connectionString, SamstegApplication.Capabilities, Keys);
            return name;
        }

        var empty = await Templates.GetOrAdd(Template.Empty, static empty => new(() => MakeTemplateAsync(empty))).Value;
        await ExecuteAsync(postgres, $"create database {name} template {empty}");
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await DemoBuilder.BuildAsync(connection, new TestClock(), new Cipher(Keys), CancellationToken.None);
        await using var analyse = new NpgsqlCommand("analyze", connection);
        await analyse.ExecuteNonQueryAsync();
        return name;
    }

    private static async Task ExecuteAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.OwnerConnectionStringTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A folder of a test's own, cleared away after the run.</summary>
    internal static string FolderFor(string name) => Path.Combine(Folder(Environment.ProcessId) + "-files", name);

    private static string Folder(int process) => Path.Combine(Path.GetTempPath(), FolderPrefix + process.ToString(CultureInfo.InvariantCulture));

    /// <summary>A run that was killed leaves its server behind; the next one clears it away.</summary>
    private static async Task RemoveLeftoversAsync()
    {
        var running = Process.GetProcesses().Select(static process => process.Id).ToHashSet();
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            if (int.TryParse(Path.GetFileName(folder)[FolderPrefix.Length..], CultureInfo.InvariantCulture, out var process) && !running.Contains(process))
            {
                try
                {
                    await RemoveAsync(folder);
                }
                catch (Exception cause) when (cause is IOException or EmbeddedPostgresException)
                {
                    // Another run that starts now clears the same folder away.
                }
            }
        }
    }

    private static async Task RemoveAsync(string folder)
    {
        await EmbeddedPostgres.RemoveAsync(Options(folder));
        foreach (var written in new[] { folder, folder + "-files" }.Where(Directory.Exists))
        {
            Directory.Delete(written, recursive: true);
        }
    }
}

/// <summary>A database of one test or test class; dropped when disposed.</summary>
public sealed class TestDatabase(string name, string ownerConnectionString, Func<Task> drop) : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Connects as the owner, for whom row security does not apply.</summary>
    public string OwnerConnectionString => ownerConnectionString;

    /// <summary>Connects as the application's role, which row security holds.</summary>
    public string ApplicationConnectionString { get; } = new NpgsqlConnectionStringBuilder(ownerConnectionString)
    {
        Username = "samsteg_app",
        Password = TestServer.Keys.ApplicationPassword,
    }.ConnectionString;

    /// <summary>Runs a statement as the owner; how many rows it touched.</summary>
    public async Task<int> ExecuteAsync(string sql, params object?[] values)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first value of a select as the owner; null when there is none.</summary>
    public async Task<T?> ValueAsync<T>(string sql, params object?[] values) => (await RowsAsync(sql, values)).Select(static row => (T?)row[0]).FirstOrDefault();

    /// <summary>The rows of a select as the owner.</summary>
    public async Task<IReadOnlyList<object?[]>> RowsAsync(string sql, params object?[] values)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(static value => value is DBNull ? null : value)]);
        }

        return rows;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using (var owner = new NpgsqlConnection(ownerConnectionString))
        {
            NpgsqlConnection.ClearPool(owner);
        }

        await using (var application = new NpgsqlConnection(ApplicationConnectionString))
        {
            NpgsqlConnection.ClearPool(application);
        }

        await drop();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
