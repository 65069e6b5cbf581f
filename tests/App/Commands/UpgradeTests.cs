using Npgsql;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary>A database of the release before, with data in it, brought to this program's schema.</summary>
public sealed class UpgradeTests
{
    private const int LastOfThePreviousRelease = 70;

    private static string Snapshot => Path.Combine(Repository.Root, "tests", "App", "Commands", "schema-0070.copy.gz");

    [Fact]
    public async Task Every_row_of_the_previous_release_is_kept_and_its_people_go_on_working()
    {
        await using var database = await TestServer.CopyAsync(Template.None);
        await Migrations.ApplyAsync(database.OwnerConnectionString, SamstegApplication.Capabilities, TestServer.Keys, LastOfThePreviousRelease);
        await SchemaSnapshot.ReadAsync(database.OwnerConnectionString, Snapshot);
        var before = await CountsAsync(database);
        before.Values.Sum().ShouldBeGreaterThan(1000);

        var applied = await Migrations.ApplyAsync(database.OwnerConnectionString, SamstegApplication.Capabilities, TestServer.Keys);

        applied.ShouldNotBeEmpty();
        applied.ShouldAllBe(static file => int.Parse(file.Substring(0, 4)) > LastOfThePreviousRelease);
        (await CountsAsync(database)).Where(count => before.ContainsKey(count.Key)).ShouldBe(before, ignoreOrder: true);
        await using var site = await Site.StartAsync(database);
        foreach (var (role, path) in new[] { ("coach", "/deltagare"), ("project_lead", "/resultat"), ("association_director", "/insatser") })
        {
            var page = await (await site.SignInAsync(role)).GetAsync(path);
            page.Status.ShouldBe(200, path);
        }

        var file = await (await (await site.SignInAsync("coach")).GetAsync("/deltagare")).FollowAsync("#list tbody a[href*='/deltagare/']");
        file.Status.ShouldBe(200);
        (await Platform.SealTests.SealAndVerifyAsync(database)).Found.ShouldBeEmpty("entries from before are sealed too");
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_database_at_the_last_that_did_not()
    {
        await using var database = await TestServer.CopyAsync(Template.None);
        await Migrations.ApplyAsync(database.OwnerConnectionString, SamstegApplication.Capabilities, TestServer.Keys, LastOfThePreviousRelease);
        await database.ExecuteAsync("create table audit_seals ()"); // stands in the way of a later file

        await Should.ThrowAsync<PostgresException>(() => Migrations.ApplyAsync(database.OwnerConnectionString, SamstegApplication.Capabilities, TestServer.Keys));
        await database.ExecuteAsync("drop table audit_seals");

        (await Migrations.ApplyAsync(database.OwnerConnectionString, SamstegApplication.Capabilities, TestServer.Keys)).ShouldNotBeEmpty();
    }

    /// <summary>With <c>SAMSTEG_SNAPSHOT</c> set the file stays, as the previous release of the next one.</summary>
    [Fact]
    public async Task A_snapshot_holds_every_row()
    {
        await using var demo = await TestServer.CopyAsync(Template.Demo);
        await using var copy = await TestServer.CopyAsync(Template.Empty);
        var schema = await demo.ValueAsync<int>("select max(number) from schema_migrations");
        var isKept = Environment.GetEnvironmentVariable("SAMSTEG_SNAPSHOT") is not null;
        var path = Path.Combine(isKept ? Path.GetDirectoryName(Snapshot)! : Path.GetTempPath(), $"schema-{schema:0000}.copy.gz");
        await SchemaSnapshot.WriteAsync(demo.OwnerConnectionString, path);
        try
        {
            await SchemaSnapshot.ReadAsync(copy.OwnerConnectionString, path);

            (await CountsAsync(copy)).ShouldBe(await CountsAsync(demo), ignoreOrder: true);
        }
        finally
        {
            if (!isKept)
            {
                File.Delete(path);
            }
        }
    }

    private static async Task<Dictionary<string, long>> CountsAsync(TestDatabase database)
    {
        var counts = new Dictionary<string, long>();
        foreach (var row in await database.RowsAsync("select tablename::text from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'"))
        {
            counts[(string)row[0]!] = await database.ValueAsync<long>($"select count(*) from \"{row[0]}\"");
        }

        return counts;
    }
}
