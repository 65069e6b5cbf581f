using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>The log in the database: sealed by the application's role, changed by nobody unseen.</summary>
public sealed class SealTests
{
    [Fact]
    public async Task What_people_did_is_sealed_and_holds_in_the_database_and_offline()
    {
        await using var site = await Site.StartAsync();
        var coach = await site.SignInAsync("coach");
        await (await coach.GetAsync("/deltagare")).FollowAsync("tbody a");
        await SealEverythingAsync(site.Database);
        var entries = await site.FactAsync<long>("select count(*) from audit_entries");

        var seen = await VerifyAsync(site.Database);

        (seen.Entries, seen.Found.Count).ShouldBe((entries, 0));
        var path = Path.Combine(Path.GetTempPath(), $"samsteg-{Guid.NewGuid()}.jsonl");
        try
        {
            await using (var log = await DatabaseLog.OpenAsync(site.Database.OwnerConnectionString, TestContext.Current.CancellationToken))
            {
                await LogExport.WriteAsync(log, path, TestContext.Current.CancellationToken);
            }

            var offline = await SealChain.VerifyAsync(await LogExport.OpenAsync(path, TestContext.Current.CancellationToken), [], TestContext.Current.CancellationToken);
            (offline.Seals, offline.Entries, offline.Holds).ShouldBe((seen.Seals, entries, true));

            var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
            await File.WriteAllLinesAsync(path, lines.Select(static line => line.Replace("signed_in", "signed_up", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
            (await SealChain.VerifyAsync(await LogExport.OpenAsync(path, TestContext.Current.CancellationToken), [], TestContext.Current.CancellationToken))
                .Found.ShouldAllBe(static found => found.Kind == Tampering.EntryChanged);
            await File.WriteAllLinesAsync(path, lines[..^1], TestContext.Current.CancellationToken);
            await Should.ThrowAsync<FormatException>(() => LogExport.OpenAsync(path, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("update audit_entries set reason = 'x' where id = $1", Tampering.EntryChanged)]
    [InlineData("update audit_entries set at = at - interval '1 day' where id = $1", Tampering.EntryChanged)]
    [InlineData("update audit_entries set written_at = written_at - interval '1 day' where id = $1", Tampering.EntryChanged)]
    [InlineData("delete from audit_entries where id = $1", Tampering.EntryRemoved)]
    [InlineData("update audit_digests set digest = sha256('x') where entry_id = $1", Tampering.EntryChanged)]
    [InlineData("delete from audit_digests where entry_id = $1", Tampering.EntryAdded)]
    [InlineData("insert into audit_entries (at, action, subject_kind, transaction_id) values (now(), 'read', 'participants', (select transaction_id from audit_entries where id = $1))", Tampering.EntryAdded)]
    public async Task Whatever_the_owner_of_the_database_does_is_named(string sql, Tampering expected)
    {
        await using var database = await FilledAsync(10);
        await SealEverythingAsync(database);
        var victim = await database.ValueAsync<long>("select id from audit_entries order by id offset 4 limit 1");

        (await database.ExecuteAsync(sql, victim)).ShouldBe(1);

        var seen = await VerifyAsync(database);
        seen.Found.ShouldContain(found => found.Kind == expected, string.Join(", ", seen.Found));
        seen.Found.Where(static found => found.Entry is not null).ShouldAllBe(found => found.Entry == victim || expected == Tampering.EntryAdded);
    }

    [Fact]
    public async Task The_application_can_seal_and_nothing_else()
    {
        await using var database = await FilledAsync(3);
        await SealEverythingAsync(database);
        await using var connection = new NpgsqlConnection(database.ApplicationConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var sql in new[]
        {
            "update audit_seals set hash = hash", "delete from audit_seals", "insert into audit_seals select * from audit_seals", "truncate audit_seals",
            "select * from audit_digests", "update audit_digests set digest = digest", "delete from audit_digests",
            "select audit.begin_again()", "select audit.seal_batch('0', '1')",
            "insert into audit_entries (at, action, subject_kind, written_at) values (now(), 'read', 'participants', now())",
            "insert into audit_entries (at, action, subject_kind, salt) values (now(), 'read', 'participants', 'x')",
            "insert into audit_entries (at, action, subject_kind, transaction_id) values (now(), 'read', 'participants', '1')",
            "alter table audit_entries disable trigger all",
        })
        {
            (await RowSecurity.StateAsync(connection, sql)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
        }

        (await RowSecurity.StateAsync(connection, "select audit.seal(1)")).ShouldBeNull();
    }

    [Fact]
    public async Task An_entry_of_a_transaction_still_running_waits_for_the_next_seal()
    {
        await using var database = await FilledAsync(1);
        await using var slow = new NpgsqlConnection(database.OwnerConnectionString);
        await slow.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await slow.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(slow, Entry);
        await FillAsync(database, 2);
        await Until.IsSoAsync(async () =>
        {
            await ExecuteAsync(database, "select audit.seal(100)"); // the entry before it, as soon as other tests let the horizon pass
            return await database.ValueAsync<long>("select count(*) from audit_seals") > 0;
        });

        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await SealEverythingAsync(database);

        var seen = await VerifyAsync(database);
        (seen.Entries, seen.Holds, seen.Seals > 1).ShouldBe((4, true, true));
    }

    [Fact]
    public async Task Nodes_that_seal_at_once_while_others_write_make_one_chain()
    {
        await using var database = await FilledAsync(1);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var turn = 0; turn < 10; turn++)
            {
                await ExecuteAsync(database, writer % 2 == 0 ? Entry : "select audit.seal(3)");
            }
        }));
        await SealEverythingAsync(database);

        var seen = await VerifyAsync(database);
        (seen.Entries, seen.Holds).ShouldBe((41, true));
    }

    [Fact]
    public async Task The_job_writes_each_head_down_outside_and_a_remade_chain_is_given_away()
    {
        await using var database = await FilledAsync(5);
        var path = Path.GetTempFileName();
        try
        {
            await using var connections = NpgsqlDataSource.Create(database.ApplicationConnectionString);
            var deployment = new Deployment { AssociationName = "Provet", IsDemo = false, Keys = TestServer.Keys, SealHeadsFile = path };
            var job = new SealLog(connections, deployment, Microsoft.Extensions.Logging.Abstractions.NullLogger<SealLog>.Instance);
            await Until.IsSoAsync(async () =>
            {
                await job.RunAsync(default, TestContext.Current.CancellationToken);
                return await database.ValueAsync<long>("select count(*) from audit_digests") == 5;
            });

            var heads = await SealHeads.ReadAsync(path, TestContext.Current.CancellationToken);
            (await VerifyAsync(database, heads)).Holds.ShouldBeTrue();

            await database.ExecuteAsync("delete from audit_digests");
            await database.ExecuteAsync("delete from audit_seals");
            await database.ExecuteAsync("update audit_entries set reason = 'x'");
            await SealEverythingAsync(database);
            (await VerifyAsync(database)).Holds.ShouldBeTrue("the chain was remade");
            (await VerifyAsync(database, heads)).Found.ShouldContain(static found => found.Kind == Tampering.HeadDiffers);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task After_a_move_to_another_cluster_the_chain_goes_on()
    {
        await using var database = await FilledAsync(3);
        await SealEverythingAsync(database);
        await FillAsync(database, 2);
        await database.ExecuteAsync("update audit_entries set transaction_id = (transaction_id::text::bigint + 1000000000)::text::xid8");
        await database.ExecuteAsync("update audit_seals set horizon = horizon"); // horizons stand in the hashes and come along as they are

        await database.ExecuteAsync("select audit.begin_again()");
        await FillAsync(database, 4);
        await SealEverythingAsync(database);

        var seen = await VerifyAsync(database);
        (seen.Entries, seen.Holds).ShouldBe((10, true));
    }

    [Fact]
    public async Task A_log_disposed_of_in_part_still_holds()
    {
        await using var database = await FilledAsync(6);
        await SealEverythingAsync(database);

        await database.ExecuteAsync("update audit_entries set salt = null, reason = null, changes = null, participant_id = null, subject_id = null where id = (select min(id) from audit_entries)");

        var seen = await VerifyAsync(database);
        (seen.Entries, seen.Disposed, seen.Holds).ShouldBe((6, 1, true));
    }

    /// <summary>Seals everything and verifies it.</summary>
    internal static async Task<Verification> SealAndVerifyAsync(TestDatabase database)
    {
        await SealEverythingAsync(database);
        return await VerifyAsync(database);
    }

    private const string Entry = "insert into audit_entries (at, action, subject_kind, reason) values (now(), 'changed', 'targets', 'för att')";

    private static async Task<TestDatabase> FilledAsync(int entries)
    {
        var database = await TestServer.CopyAsync(Template.Empty);
        await FillAsync(database, entries);
        return database;
    }

    private static async Task FillAsync(TestDatabase database, int entries)
    {
        for (var entry = 0; entry < entries; entry++)
        {
            await database.ExecuteAsync(Entry);
        }
    }

    /// <summary>Other tests' transactions on the same server hold the horizon back for a moment.</summary>
    private static Task SealEverythingAsync(TestDatabase database) => Until.IsSoAsync(async () =>
    {
        await ExecuteAsync(database, "select audit.seal(1000)");
        return await database.ValueAsync<long>("select count(*) from audit_entries e where not exists (select from audit_digests d where d.entry_id = e.id)") == 0;
    });

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Verification> VerifyAsync(TestDatabase database, IReadOnlyCollection<SealHead>? heads = null)
    {
        await using var log = await DatabaseLog.OpenAsync(database.OwnerConnectionString);
        return await SealChain.VerifyAsync(log, heads ?? []);
    }
}
