using System.Security.Cryptography;
using Npgsql;

namespace Samsteg.App;

/// <summary>A disk without room, the database's or the program's: told in words, nothing stays by half, and with room it goes on.</summary>
public sealed class FullDiskTests
{
    private const string UploadForm = "main form";

    /// <summary>Text that does not grow smaller when it is packed.</summary>
    private static byte[] TextOf(int kilobytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(kilobytes * 768)).Select(static letter => (byte)letter).ToArray();

    [Fact]
    public async Task A_file_that_the_databases_disk_cannot_hold_is_refused_whole_and_taken_when_there_is_room()
    {
        await using var database = await TestServer.CopyAsync(Template.Demo);
        await using var disk = await SmallDisk.MountAsync(megabytes: 4, owner: await database.ValueAsync<string>("show data_directory"));
        await database.ExecuteAsync($"create tablespace {database.Name}_small location '{disk.Path}'");
        try
        {
            await database.ExecuteAsync($"alter table document_pieces set tablespace {database.Name}_small");
            var stored = await StoredAsync(database);
            await using var site = await Site.StartAsync(database);
            var lead = await site.SignInAsync(DemoCases.Lead);
            var path = $"/insatser/{(await DemoCases.OfAsync(site)).Initiative}/dokument";
            var form = await lead.GetAsync(path + "/ladda-upp");
            var large = TextOf(kilobytes: 8 * 1024);

            var refused = await UploadAsync(form, "Ryms inte", large);

            refused.Status.ShouldBe(503);
            refused.TextOf("[id='Input_File-error']").ShouldNotBeNull().ShouldContain("Filen kunde inte sparas just nu. Inget är uppladdat.");
            refused.Document.QuerySelector("[name='Input.Title']")!.GetAttribute("value").ShouldBe("Ryms inte", "what was typed is still there");
            (await StoredAsync(database)).ShouldBe(stored, "nothing stays by half");
            (await lead.GetAsync(path)).Status.ShouldBe(200);

            await disk.ResizeAsync(megabytes: 64);
            (await UploadAsync(form, "Ryms nu", large)).Status.ShouldBe(200);
            (await lead.GetAsync($"/dokument/{await site.FactAsync<Guid>("select id from documents where title = 'Ryms nu'")}/1")).Bytes.ShouldBe(large);
        }
        finally
        {
            await DropAsync(database);
        }
    }

    [Fact]
    public async Task Any_other_write_that_the_databases_disk_cannot_hold_is_told_as_such()
    {
        await using var database = await TestServer.CopyAsync(Template.Demo);
        await using var disk = await SmallDisk.MountAsync(megabytes: 1, owner: await database.ValueAsync<string>("show data_directory"));
        await database.ExecuteAsync($"create tablespace {database.Name}_small location '{disk.Path}'");
        try
        {
            await database.ExecuteAsync($"alter table organisations set tablespace {database.Name}_small");
            await using var site = await Site.StartAsync(database);
            var lead = await site.SignInAsync(DemoCases.Lead);
            var api = await ApiClient.OfAsync(site, DemoCases.Lead);
            var ballast = disk.Fill();
            await FillPagesAsync(database);
            var form = await lead.GetAsync("/organisationer/ny");
            (string, string?)[] input = [("Input.Name", "Ryms AB"), ("Input.Type", CommandTests.FirstChoice(form, "Input.Type"))];

            var refused = await form.SubmitAsync("main form", input);
            var problem = await api.PostAsync("organisations", """{"name":"Ryms AB","type":"social_enterprise"}""", ("Idempotency-Key", "1"));

            refused.Status.ShouldBe(507, refused.Text);
            refused.TextOf("h1").ShouldBe("Det är fullt hos oss");
            PageFacts.Findings(refused, []).ShouldBeEmpty();
            problem.Status.ShouldBe(507, problem.Text);
            problem["detail"].ShouldNotBeNull().ShouldStartWith("Systemet har inte plats just nu.");
            (await site.FactAsync<long>("select count(*) from organisations where name = 'Ryms AB'")).ShouldBe(0);

            File.Delete(ballast);
            (await form.SubmitAsync("main form", input)).Status.ShouldBe(200);
        }
        finally
        {
            await DropAsync(database);
        }
    }

    [Fact]
    public async Task What_does_not_fit_in_the_programs_folder_for_temporary_files_is_refused_and_nothing_is_left_there()
    {
        await using var database = await ServedDatabase.CopyAsync();
        await using var disk = await SmallDisk.MountAsync(megabytes: 4);
        await using var folder = new DataFolder();
        var port = SamstegProcess.FreePort();
        var program = ServedDatabase.Serve(folder, database, port, ("ASPNETCORE_TEMP", disk.Path));
        await program.ServesAsync();
        var lead = await CommandTests.SignInAsync(port);
        var form = await lead.GetAsync($"/insatser/{await database.ValueAsync<Guid>("select initiative_id from participants limit 1")}/dokument/ladda-upp");
        var file = TextOf(kilobytes: 512);
        var ballast = disk.Fill();

        var refused = await UploadAsync(form, "Ryms inte", file);
        var workbook = await lead.GetAsync("/organisationer?export=xlsx");

        refused.Status.ShouldBe(507);
        refused.TextOf("h1").ShouldBe("Det är fullt hos oss");
        workbook.Status.ShouldBe(507);
        workbook.TextOf("h1").ShouldBe("Det är fullt hos oss");
        (await lead.GetAsync("/organisationer?export=csv")).Status.ShouldBe(200, "needs no room");
        Left(disk).ShouldBeEmpty();
        (await database.ValueAsync<long>("select count(*) from documents where title = 'Ryms inte'")).ShouldBe(0);

        File.Delete(ballast);
        (await UploadAsync(form, "Ryms nu", file)).Redirects.Count.ShouldBe(1);
        (await lead.GetAsync("/organisationer?export=xlsx")).Status.ShouldBe(200);
        await Until.IsSoAsync(() => !Left(disk).Any()); // the reader has all of it a moment before the file is closed
        await program.InterruptAsync();
        Directory.GetFileSystemEntries(disk.Path).ShouldBeEmpty();
        await program.DisposeAsync();
    }

    private static Task<Page> UploadAsync(Page form, string title, byte[] file) =>
        form.UploadAsync(UploadForm, "Input.File", "text.txt", file, ("Input.Title", title), ("Input.Kind", "Other"));

    private static Task<string?> StoredAsync(TestDatabase database) => database.ValueAsync<string>(
        "select concat_ws(' ', (select count(*) from documents), (select count(*) from document_versions), (select count(*) from document_pieces))");

    private static IEnumerable<string> Left(SmallDisk disk) =>
        Directory.GetFiles(disk.Path, "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".lock", StringComparison.Ordinal) && !file.EndsWith("ballast", StringComparison.Ordinal));

    /// <summary>Takes what room is left in the pages that the table has.</summary>
    private static async Task FillPagesAsync(TestDatabase database)
    {
        var failure = await Should.ThrowAsync<PostgresException>(async () =>
        {
            while (true)
            {
                await database.ExecuteAsync("insert into organisations (id, name, type) select uuidv7(), 'F', (select type from organisations limit 1)");
            }
        });
        failure.SqlState.ShouldBe(PostgresErrorCodes.DiskFull);
    }

    private static async Task DropAsync(TestDatabase database)
    {
        await database.DisposeAsync();
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await server.OpenAsync();
        await using var drop = new NpgsqlCommand($"drop tablespace {database.Name}_small", server);
        await drop.ExecuteNonQueryAsync();
    }
}
