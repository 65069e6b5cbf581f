namespace Samsteg.App;

/// <summary>The log verified from the command line: in the database, and from an export on a machine without one.</summary>
public sealed class AuditCommandTests
{
    [Fact]
    public async Task A_log_holds_until_somebody_changes_an_entry_which_is_named()
    {
        await using var database = await TestServer.CopyAsync(Template.Demo);
        await using var folder = new DataFolder();
        Directory.CreateDirectory(folder.Path);
        var file = Path.Combine(folder.Path, "log.jsonl");
        await Until.IsSoAsync(async () =>
        {
            await database.ExecuteAsync("select audit.seal(1000000)");
            return await database.ValueAsync<long>("select count(*) from audit_seals") > 0;
        });

        var victim = await database.ValueAsync<long>("select min(entry_id) from audit_digests");
        (await AuditAsync("export", "--database", database.OwnerConnectionString, "--to", file)).ShouldBe((0, string.Empty));
        (await AuditAsync("verify", "--database", database.OwnerConnectionString)).Said.ShouldContain("the log is as it was sealed");

        await database.ExecuteAsync("update audit_entries set action = 'read' where id = $1", victim);

        var changed = await AuditAsync("verify", "--database", database.OwnerConnectionString);
        changed.ExitCode.ShouldBe(1);
        changed.Said.ShouldContain($"Entry {victim} in seal 1 has been changed.");
        (await AuditAsync("verify", "--from", file)).ExitCode.ShouldBe(0, "the export was made before");
        (await AuditAsync("export", "--database", database.OwnerConnectionString, "--to", file)).ExitCode.ShouldBe(1, "what is there is not overwritten");
        (await AuditAsync("verify", "--from", Path.Combine(folder.Path, "none"))).ExitCode.ShouldBe(1);

        (await AuditAsync("resume", "--database", database.OwnerConnectionString)).Said.ShouldContain("goes on after seal");

        async Task<(int ExitCode, string Said)> AuditAsync(params string[] arguments)
        {
            var (exitCode, said, _) = await SamstegProcess.RunAsync(folder.Path, ["audit", .. arguments], environment: new Dictionary<string, string?> { ["SAMSTEG_KEY"] = TestServer.Key });
            return (exitCode, said);
        }
    }
}
