using System.Data;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Samsteg.Platform;

/// <summary>A numbered SQL file that a capability carries in its assembly.</summary>
/// <param name="Number">Place in the one order over all capabilities.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Text">Its SQL.</param>
public sealed record Migration(int Number, string Name, string Text)
{
    /// <summary>Tells whether an applied file has been changed since.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>All files in an assembly.</summary>
    public static IEnumerable<Migration> In(Assembly assembly)
    {
        const string folder = "migrations/";
        foreach (var resource in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource[folder.Length..];
            yield return new Migration(int.Parse(name.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }
}

/// <summary>Brings a database to the schema of this program: forward only, each file once, in one transaction each.</summary>
public static class Migrations
{
    private const long LockKey = 0x53414D53; // "SAMS": one migrator at a time
    private const int MostAttempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Applies what is missing. Several programs may call it at once: on one database one works and the rest wait; on databases of one cluster, which share
    /// their roles, each tries again what met another's change to them.
    /// </summary>
    /// <param name="ownerConnectionString">A role that owns the database and may create roles.</param>
    /// <param name="capabilities">Whose files to apply.</param>
    /// <param name="keys">Give the password of the application's login role <c>samsteg_app</c>, and seal what older releases left open.</param>
    /// <param name="last">The last file to apply; all by default.</param>
    /// <param name="cancellation">Stops it after a file.</param>
    /// <returns>Names of the files applied now.</returns>
    /// <exception cref="MigrationException">An applied file has changed, the database is newer than this program, or a key is missing.</exception>
    public static async Task<IReadOnlyList<string>> ApplyAsync(
        string ownerConnectionString, IEnumerable<Capability> capabilities, DataKeys keys, int last = int.MaxValue, CancellationToken cancellation = default)
    {
        var files = capabilities.SelectMany(static capability => Migration.In(capability.Assembly)).OrderBy(static file => file.Number).ToList();
        if (files.GroupBy(static file => file.Number).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new MigrationException($"Two migrations have number {twice.Key}: {string.Join(", ", twice.Select(static file => file.Name))}.");
        }

        // A large database takes its time. The lock ends with the connection, which nobody is given afterwards.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ownerConnectionString) { CommandTimeout = 0, Pooling = false }.ConnectionString);
        await OpenAsync(connection, cancellation);
        await ExecuteAsync(connection, """
            create table if not exists public.schema_migrations (
                number integer primary key, name text not null, checksum text not null,
                applied_at timestamptz not null default now())
            """, cancellation);
        var applied = await ReadAppliedAsync(connection, cancellation);
        RefuseChangedHistory(files, applied);
        if (applied.Count > 0 && !await StoredKeyRing.FitsAsync(connection, keys, cancellation))
        {
            throw new MigrationException("The database holds what was sealed with a key that the program was not given: name it in SAMSTEG_KEY, or in SAMSTEG_KEY_PREVIOUS until keys renew has said that it is not needed.");
        }

        var missing = files.Where(file => file.Number <= last && !applied.ContainsKey(file.Number)).ToList();
        foreach (var file in missing)
        {
            await AgainAsync(connection, () => ApplyOneAsync(connection, file, cancellation), cancellation);
        }

        await AgainAsync(connection, () => SetPasswordAsync(connection, keys.ApplicationPassword, cancellation), cancellation);
        await AgainAsync(connection, () => RefuseTemporaryTablesAsync(connection, cancellation), cancellation);
        if (last == int.MaxValue)
        {
            await new UnsealedSecrets(connection, new Cipher(keys)).SealAsync(cancellation);
        }

        return missing.ConvertAll(static file => file.Name);
    }

    private static void RefuseChangedHistory(List<Migration> files, Dictionary<int, string> applied)
    {
        foreach (var (number, checksum) in applied)
        {
            var file = files.Find(candidate => candidate.Number == number)
                ?? throw new MigrationException($"The database has migration {number}, which this program does not know: it was made by a newer version.");
            if (file.Checksum != checksum)
            {
                throw new MigrationException($"Migration {file.Name} has been changed since it was applied. Add a new file instead, or start over with --reset.");
            }
        }
    }

    private static async Task ApplyOneAsync(NpgsqlConnection connection, Migration file, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // The server takes the file apart, not the driver, whose reading of semicolons stops at function bodies.
        await ExecuteAsync(connection, "create or replace function pg_temp.apply(file text) returns void language plpgsql as 'begin execute file; end'", cancellation);
        await using (var apply = new NpgsqlCommand("select pg_temp.apply($1)", connection, transaction))
        {
            apply.Parameters.Add(new() { Value = file.Text });
            await apply.ExecuteNonQueryAsync(cancellation);
        }

        await using (var record = new NpgsqlCommand("insert into public.schema_migrations (number, name, checksum) values ($1, $2, $3)", connection, transaction))
        {
            record.Parameters.Add(new() { Value = file.Number });
            record.Parameters.Add(new() { Value = file.Name });
            record.Parameters.Add(new() { Value = file.Checksum });
            await record.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Each attempt is a transaction, so one that failed has left nothing.</summary>
    private static async Task AgainAsync(NpgsqlConnection connection, Func<Task> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (PostgresException met) when (attempt < MostAttempts && IsOfSharedRoles(met))
            {
                await Task.Delay(Pause, cancellation);
                if (connection.FullState.HasFlag(ConnectionState.Broken) || connection.State == ConnectionState.Closed)
                {
                    await connection.CloseAsync(); // the driver gives a connection up whose server has told of an internal error
                    await OpenAsync(connection, cancellation);
                }
            }
        }
    }

    private static async Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await connection.OpenAsync(cancellation);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancellation);
    }

    /// <summary>A role or a membership that another database's migration made or changed meanwhile; the server has no code of its own for the latter.</summary>
    private static bool IsOfSharedRoles(PostgresException met) => met.SqlState switch
    {
        PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.DeadlockDetected => true,
        PostgresErrorCodes.UniqueViolation => met.TableName is "pg_authid" or "pg_auth_members" or "pg_db_role_setting" || met.ConstraintName?.StartsWith("pg_", StringComparison.Ordinal) == true,
        PostgresErrorCodes.InternalError => met.MessageText.StartsWith("tuple concurrently", StringComparison.Ordinal),
        _ => false,
    };

    private static async Task<Dictionary<int, string>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var applied = new Dictionary<int, string>();
        await using var command = new NpgsqlCommand("select number, checksum from public.schema_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        }

        return applied;
    }

    private static async Task SetPasswordAsync(NpgsqlConnection connection, string password, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select format('alter role samsteg_app login password %L', $1::text)", connection);
        command.Parameters.Add(new() { Value = password });
        var statement = (string)(await command.ExecuteScalarAsync(cancellation))!;
        await ExecuteAsync(connection, statement, cancellation);
    }

    /// <summary>A right to the database itself, which goes with no copy or dump of it: seen to at each start.</summary>
    private static Task RefuseTemporaryTablesAsync(NpgsqlConnection connection, CancellationToken cancellation) => ExecuteAsync(connection, """
        do $$
        begin
            if has_database_privilege('samsteg_app', current_database(), 'temporary') then
                execute format('revoke temporary on database %I from public, samsteg_app', current_database());
            end if;
        end $$
        """, cancellation);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>The database cannot be brought to this program's schema; the message says why in one sentence.</summary>
public sealed class MigrationException(string message) : Exception(message);
