using System.Diagnostics;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>The life of the embedded server, each test in a data folder of its own.</summary>
public sealed class EmbeddedPostgresTests : IAsyncLifetime
{
    private static readonly string Repository = EmbeddedPostgresOptions.FindRepositoryRoot(AppContext.BaseDirectory)!;
    private EmbeddedPostgresOptions _options = EmbeddedPostgresOptions.ForRepository(Repository) with
    {
        DataFolder = Path.Combine(Path.GetTempPath(), $"samsteg-test-{Guid.NewGuid():N}"),
        Durable = false,
    };

    private string Cluster => Path.Combine(_options.DataFolder, "cluster");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await EmbeddedPostgres.RemoveAsync(_options, CancellationToken.None);
        if (Directory.Exists(_options.DataFolder))
            Directory.Delete(_options.DataFolder, recursive: true);
    }

    [Fact]
    public async Task Swedish_letters_sort_after_z_in_their_own_order()
    {
        await using var server = await StartAsync();

        (await AskAsync(server, "select string_agg(letter, '' order by letter) from unnest('{ö,a,å,z,ä}'::text[]) letter")).ShouldBe("azåäö");
    }

    [Fact]
    public async Task Data_survive_a_stop_and_the_port_is_kept()
    {
        var first = await StartAsync();
        await AskAsync(first, "create table kept (); select 'done'");
        await first.DisposeAsync();

        await using var second = await StartAsync();

        second.Port.ShouldBe(first.Port);
        (await AskAsync(second, "select to_regclass('kept')::text")).ShouldBe("kept");
    }

    [Fact]
    public async Task Data_survive_a_killed_server_when_durable()
    {
        _options = _options with { Durable = true };
        await using var first = await StartAsync();
        await AskAsync(first, "create table kept (); select 'done'");
        using var postmaster = Process.GetProcessById(int.Parse(File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).First()));
        postmaster.Kill();
        await postmaster.WaitForExitAsync(TestContext.Current.CancellationToken);

        await using var second = await StartAsync();

        (await AskAsync(second, "select to_regclass('kept')::text")).ShouldBe("kept");
    }

    [Fact]
    public async Task Two_users_share_one_server_and_the_last_one_stops_it()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        second.Port.ShouldBe(first.Port);

        await first.DisposeAsync();
        (await AskAsync(second, "select 'alive'")).ShouldBe("alive");

        await second.DisposeAsync();
        File.Exists(Path.Combine(Cluster, "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task Data_in_use_are_not_removed()
    {
        await using var server = await StartAsync();

        (await RefusalAsync(() => EmbeddedPostgres.RemoveAsync(_options))).ShouldContain("in use");
        (await AskAsync(server, "select 'alive'")).ShouldBe("alive");
    }

    [Fact]
    public async Task A_folder_that_is_no_cluster_is_refused_and_left_alone()
    {
        var foreign = Path.Combine(Cluster, "thesis.txt");
        Directory.CreateDirectory(Cluster);
        await File.WriteAllTextAsync(foreign, "years of work", TestContext.Current.CancellationToken);

        (await RefusalAsync(StartAsync)).ShouldContain("is not a PostgreSQL data folder");

        Directory.GetFileSystemEntries(Cluster).ShouldBe([foreign]);
    }

    [Fact]
    public async Task A_cluster_of_another_version_is_refused_by_naming_both()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Cluster, "PG_VERSION"), "17\n", TestContext.Current.CancellationToken);

        (await RefusalAsync(StartAsync)).ShouldContain("made by PostgreSQL 17 and this is PostgreSQL 18");
    }

    [Fact]
    public async Task A_lost_password_is_named()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(_options.DataFolder, "password"));

        (await RefusalAsync(StartAsync)).ShouldContain("password file");
    }

    [Fact]
    public async Task A_missing_package_is_named_before_anything_is_made()
    {
        var nowhere = _options with { PackageFolder = Path.Combine(_options.DataFolder, "nowhere") };

        (await RefusalAsync(() => EmbeddedPostgres.StartAsync(nowhere))).ShouldContain("npm ci");

        Directory.Exists(_options.DataFolder).ShouldBeFalse();
    }

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(_options, TestContext.Current.CancellationToken);

    private static async Task<string> RefusalAsync(Func<Task> work) =>
        (await Should.ThrowAsync<EmbeddedPostgresException>(work)).Message;

    private static async Task<string?> AskAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.OwnerConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }
}
