using Npgsql;
using Samsteg.Platform;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary>Several installations on one cluster, which share its roles, brought to this program's schema at the same time.</summary>
public sealed class SharedRolesTests
{
    private const int Installations = 4;

    [Fact]
    public async Task Databases_of_one_new_cluster_are_migrated_at_once()
    {
        var options = TestServer.Options(TestServer.FolderFor("shared-roles")) with { Database = "installation_0" };
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(options, TestContext.Current.CancellationToken);
            await using (var owner = new NpgsqlConnection(server.OwnerConnectionString + ";Pooling=false"))
            {
                await owner.OpenAsync(TestContext.Current.CancellationToken);
                for (var number = 1; number < Installations; number++)
                {
                    await using var make = new NpgsqlCommand($"create database installation_{number}", owner);
                    await make.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
                }
            }

            // Each by two programs; what waits for the other waits longer than a statement usually may take.
            var applied = await Task.WhenAll(Enumerable.Range(0, 2 * Installations).Select(program => Task.Run(async () => (Database: program / 2, Files: await Migrations.ApplyAsync(
                server.OwnerConnectionStringTo($"installation_{program / 2}") + ";Pooling=false;Command Timeout=1", SamstegApplication.Capabilities, TestServer.Keys)))));

            applied.GroupBy(static program => program.Database, static program => program.Files.Count).ShouldAllBe(counts => counts.Min() == 0 && counts.Max() == applied.Max(program => program.Files.Count));
            for (var number = 0; number < Installations; number++)
            {
                await using var application = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.OwnerConnectionStringTo($"installation_{number}"))
                {
                    Username = "samsteg_app", Password = TestServer.Keys.ApplicationPassword, Pooling = false,
                }.ConnectionString);
                await application.OpenAsync(TestContext.Current.CancellationToken);
                await using var ask = new NpgsqlCommand("set role samsteg_figures; select count(*) from figures.sessions", application);
                await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken);
                await using var own = new NpgsqlCommand("set role samsteg_own; select count(*) from participants", application);
                await own.ExecuteScalarAsync(TestContext.Current.CancellationToken);
            }
        }
        finally
        {
            await EmbeddedPostgres.RemoveAsync(options, CancellationToken.None);
        }
    }
}
