using System.Collections.Concurrent;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>A backup taken while the database is in use, put in place elsewhere: the same rows, in order, and the log holds.</summary>
public sealed class BackupTests
{
    private static readonly string[] Demo = ["demo", "--as-of", "2026-04-15"];

    [Fact]
    public async Task What_is_restored_is_what_was_backed_up_row_by_row()
    {
        await using var folder = new DataFolder();
        await using var elsewhere = new DataFolder();
        (await SamstegProcess.RunAsync(folder.Path, Demo)).ExitCode.ShouldBe(0);
        var backup = folder.Path + ".backup";
        try
        {
            var before = await folder.WithDatabaseAsync(async database =>
            {
                await Until.IsSoAsync(async () =>
                {
                    await database.ExecuteAsync("select audit.seal(1000000)");
                    return await database.ValueAsync<long>("select count(*) from audit_seals") > 0;
                });

                (await SamstegProcess.RunAsync(folder.Path, ["backup", "--to", backup])).Complained.ShouldBeEmpty("while somebody uses it");
                return await ContentAsync(database);
            });
            before.Count.ShouldBeGreaterThan(30);
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            (await SamstegProcess.RunAsync(folder.Path, ["backup", "--to", backup])).ExitCode.ShouldBe(1, "what is there is not overwritten");

            var restored = await SamstegProcess.RunAsync(elsewhere.Path, ["restore", "--from", backup]);

            restored.ExitCode.ShouldBe(0, restored.Complained);
            restored.Said.ShouldContain("hold");
            (await elsewhere.WithDatabaseAsync(ContentAsync)).ShouldBe(before);
            (await SamstegProcess.RunAsync(elsewhere.Path, ["restore", "--from", backup])).Complained.ShouldContain("--reset");
        }
        finally
        {
            File.Delete(backup);
        }
    }

    [Fact]
    public async Task A_damaged_or_cut_backup_is_refused_and_what_is_there_stays()
    {
        await using var folder = new DataFolder();
        await folder.WithDatabaseAsync(static database => database.ExecuteAsync("create table kept as select 1 as one"));
        var backup = folder.Path + ".backup";
        try
        {
            (await SamstegProcess.RunAsync(folder.Path, ["backup", "--to", backup])).ExitCode.ShouldBe(0);
            var whole = await File.ReadAllBytesAsync(backup, TestContext.Current.CancellationToken);
            var damaged = (byte[])whole.Clone();
            damaged[whole.Length / 2] ^= 0xff;
            var othersSum = (byte[])whole.Clone();
            othersSum[^6] ^= 0xff;
            foreach (var bytes in new[] { whole[..(whole.Length / 2)], whole[..^100], whole[..^8], damaged, othersSum, "not a backup"u8.ToArray() })
            {
                await File.WriteAllBytesAsync(backup, bytes, TestContext.Current.CancellationToken);

                var refused = await SamstegProcess.RunAsync(folder.Path, ["restore", "--from", backup, "--reset"]);

                refused.ExitCode.ShouldBe(1, $"{bytes.Length} of {whole.Length} bytes");
                refused.Complained.ShouldContain("cannot be restored");
            }

            (await folder.WithDatabaseAsync(static database => database.ValueAsync<int>("select one from kept"))).ShouldBe(1);
            await File.WriteAllBytesAsync(backup, whole, TestContext.Current.CancellationToken);
            await folder.WithDatabaseAsync(static database => database.ExecuteAsync("drop table kept"));
            await using (var embedded = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForRepository(Repository.Root) with { DataFolder = folder.Path }, TestContext.Current.CancellationToken))
            {
                (await SamstegProcess.RunAsync(folder.Path, ["restore", "--from", backup, "--reset"])).Complained.ShouldContain("in use");
            }
        }
        finally
        {
            File.Delete(backup);
        }
    }

    [Fact]
    public async Task What_was_confirmed_before_a_backup_began_is_in_it_although_others_write()
    {
        await using var folder = new DataFolder();
        await using var elsewhere = new DataFolder();
        var options = EmbeddedPostgresOptions.ForRepository(Repository.Root) with { DataFolder = folder.Path };
        var backup = folder.Path + ".backup";
        var confirmed = new ConcurrentBag<int>();
        try
        {
            await using (var server = await EmbeddedPostgres.StartAsync(options, TestContext.Current.CancellationToken))
            {
                await ExecuteAsync(server.OwnerConnectionString, "create table written (number integer primary key, twice integer not null)");
                using var end = new CancellationTokenSource();
                var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(server.OwnerConnectionString, writer, confirmed, end.Token))).ToList();
                await Until.IsSoAsync(() => confirmed.Count >= 400, writers);

                var before = confirmed.ToHashSet();
                await server.BackUpAsync(backup, TestContext.Current.CancellationToken);
                await end.CancelAsync();
                await Task.WhenAll(writers);
                await EmbeddedPostgres.RestoreAsync(options with { DataFolder = elsewhere.Path }, backup, replace: false, TestContext.Current.CancellationToken);
                var numbers = await elsewhere.WithDatabaseAsync(static async database =>
                    (await database.RowsAsync("select number from written where twice = 2 * number")).Select(static row => (int)row[0]!).ToHashSet());

                before.Except(numbers).ShouldBeEmpty("confirmed and lost");
                numbers.Except(confirmed).ShouldBeEmpty("never confirmed");
            }
        }
        finally
        {
            File.Delete(backup);
        }
    }

    private static async Task WriteAsync(string connectionString, int writer, ConcurrentBag<int> confirmed, CancellationToken end)
    {
        for (var number = writer * 1_000_000; !end.IsCancellationRequested; number++)
        {
            await ExecuteAsync(connectionString, $"insert into written values ({number}, 2 * {number})");
            confirmed.Add(number);
        }
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Each table's rows, as one digest that does not depend on their order.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> ContentAsync(TestDatabase database)
    {
        var content = new Dictionary<string, string>();
        foreach (var row in await database.RowsAsync("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1"))
        {
            var table = (string)row[0]!;
            content[table] = (await database.ValueAsync<string>($"select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from {table} t"))!;
        }

        return content;
    }
}
