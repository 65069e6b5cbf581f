using System.Globalization;
using Npgsql;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.Benchmarks;

/// <summary>The database that is measured on: an embedded PostgreSQL of its own, durable as in production, loaded once and kept.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private const int Seed = 1;
    private readonly EmbeddedPostgres _server;

    private BenchDatabase(EmbeddedPostgres server, string connectionString, DataKeys keys, string secret) =>
        (_server, OwnerConnectionString, Keys, Secret) = (server, connectionString, keys, secret);

    /// <summary>Connects as the owner, for whom row security does not apply.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>Connects as the application does.</summary>
    public string ApplicationConnectionString => new NpgsqlConnectionStringBuilder(OwnerConnectionString)
    {
        Username = "samsteg_app",
        Password = Keys.ApplicationPassword,
        MaxAutoPrepare = 200,
        AutoPrepareMinUsages = 2,
        Options = "-c plan_cache_mode=force_generic_plan -c jit=off",
    }.ConnectionString;

    public DataKeys Keys { get; }

    /// <summary>What <see cref="Keys"/> are made of, for the application's surroundings.</summary>
    public string Secret { get; }

    public static async Task<BenchDatabase> OpenAsync(BenchRequest request, CancellationToken cancellation)
    {
        var root = EmbeddedPostgresOptions.FindRepositoryRoot(AppContext.BaseDirectory) ?? throw new BenchException("./bench must be started from the repository.");
        var options = EmbeddedPostgresOptions.ForRepository(root);
        var name = string.Create(CultureInfo.InvariantCulture, $"load_{request.Participants}_{request.Initiatives}_{Seed}");
        options = options with { DataFolder = options.DataFolder + "-bench", Database = name, Settings = Settings() };
        var server = await EmbeddedPostgres.StartAsync(options, cancellation);
        try
        {
            var secret = SecretIn(options.DataFolder);
            var database = new BenchDatabase(server, server.OwnerConnectionString, new DataKeys(secret, isDevelopment: true), secret);
            await database.FillAsync(request, name, cancellation);
            return database;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellation, params object[] values)
    {
        await using var connection = new NpgsqlConnection(OwnerConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Writes as the owner, all or nothing; every statement may name every value.</summary>
    public async Task WriteAsync(IEnumerable<string> statements, CancellationToken cancellation, params object[] values)
    {
        await using var connection = new NpgsqlConnection(OwnerConnectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection, transaction) { CommandTimeout = 0 };
            foreach (var value in values)
            {
                command.Parameters.Add(new() { Value = value });
            }

            await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return _server.DisposeAsync();
    }

    /// <summary>A server as an operator would set one up on a machine of this size: a fifth of the memory for its pages.</summary>
    private static string[] Settings()
    {
        var megabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024);
        return [$"shared_buffers={megabytes / 5}MB", $"effective_cache_size={megabytes / 2}MB", "max_wal_size=4GB", "random_page_cost=1.1", "checkpoint_timeout=15min"];
    }

    /// <summary>Loads, unless the same was loaded before by the same edition; migrations made since are applied to what is there.</summary>
    private async Task FillAsync(BenchRequest request, string name, CancellationToken cancellation)
    {
        var scale = new LoadScale(request.Participants, request.Initiatives, Seed, TimeProvider.System.Today());
        try
        {
            await Migrations.ApplyAsync(OwnerConnectionString, SamstegApplication.Capabilities, Keys, cancellation: cancellation);
            var made = await ReadAsync("select value from settings where key = $1", static row => row.GetString(0), cancellation, LoadScale.Setting);
            if (made.Count == 1 && scale.IsSameButForToday(made[0]))
            {
                return;
            }
        }
        catch (MigrationException)
        {
            // Made by another line of migrations: begun anew below.
        }

        await Console.Error.WriteLineAsync($"Loading {request.Participants.ToString("N0", CultureInfo.InvariantCulture)} participants …");
        NpgsqlConnection.ClearAllPools();
        await RunAsync(_server.OwnerConnectionStringTo("postgres"), $"drop database {name} with (force)", cancellation);
        await RunAsync(_server.OwnerConnectionStringTo("postgres"), $"create database {name}", cancellation);
        await Migrations.ApplyAsync(OwnerConnectionString, SamstegApplication.Capabilities, Keys, cancellation: cancellation);
        await using (var connection = new NpgsqlConnection(OwnerConnectionString))
        {
            await connection.OpenAsync(cancellation);
            await LoadBuilder.BuildAsync(connection, scale, new Cipher(Keys), static line => Console.Error.WriteLine(line), cancellation);
        }

        await RunAsync(OwnerConnectionString, "checkpoint", cancellation);
    }

    private static async Task RunAsync(string connectionString, string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string SecretIn(string folder)
    {
        var path = Path.Combine(folder, "bench.key");
        if (!File.Exists(path))
        {
            File.WriteAllText(path, DataKeys.NewSecret());
        }

        return File.ReadAllText(path).Trim();
    }
}
