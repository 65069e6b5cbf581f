using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>The program from outside, as <c>./run</c> and <c>./samsteg</c> start it.</summary>
public sealed class CommandTests
{
    private static readonly string[] AsOf = ["--as-of", "2026-04-15"];

    [Fact]
    public async Task Serving_twice_keeps_the_data_and_reset_removes_them()
    {
        await using var folder = new DataFolder();
        var port = SamstegProcess.FreePort();
        var first = SamstegProcess.Start(folder.Path, ["serve", "--port", $"{port}", .. AsOf]);
        await first.ServesAsync();
        var lead = await SignInAsync(port);
        var form = await lead.GetAsync("/organisationer/ny");
        (await form.SubmitAsync("main form", ("Input.Name", "Kvar AB"), ("Input.Type", FirstChoice(form, "Input.Type")))).Status.ShouldBe(200);
        (await first.InterruptAsync()).ShouldBe(0, first.Complained);
        first.Complained.ShouldBeEmpty();
        File.Exists(Path.Combine(folder.Path, "cluster", "postmaster.pid")).ShouldBeFalse("PostgreSQL stops with the program");

        var watch = Stopwatch.StartNew();
        await using (var second = SamstegProcess.Start(folder.Path, ["serve", "--port", $"{port}"]))
        {
            await second.ServesAsync();
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
            (await (await SignInAsync(port)).GetAsync("/organisationer?q=Kvar")).Text.ShouldContain("Kvar AB");
        }

        await using (var third = SamstegProcess.Start(folder.Path, ["serve", "--port", $"{port}", "--reset", .. AsOf]))
        {
            await third.ServesAsync();
            var page = await (await SignInAsync(port)).GetAsync("/organisationer?q=Kvar");
            page.Status.ShouldBe(200);
            page.Document.QuerySelector("#list tbody tr").ShouldBeNull();
        }
    }

    [Fact]
    public async Task What_is_under_way_when_it_is_interrupted_is_ended_first()
    {
        await using var folder = new DataFolder();
        var port = SamstegProcess.FreePort();
        await using var program = SamstegProcess.Start(folder.Path, ["serve", "--port", $"{port}", "--no-demo"]);
        await program.ServesAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /logga-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"u8.ToArray());
        await Task.Delay(500);

        var ended = program.InterruptAsync();
        await Task.Delay(3000);
        ended.IsCompleted.ShouldBeFalse("it waits for the rest");
        await stream.WriteAsync(new byte[1000]);

        (await ended).ShouldBe(0, program.Complained);
        using var answer = new StreamReader(stream);
        (await answer.ReadLineAsync()).ShouldStartWith("HTTP/1.1 4");
    }

    [Fact]
    public async Task Without_demo_nobody_is_let_in_by_one_click()
    {
        await using var folder = new DataFolder();
        var port = SamstegProcess.FreePort();
        await using var program = SamstegProcess.Start(folder.Path, ["serve", "--port", $"{port}", "--no-demo"]);
        await program.ServesAsync();

        var page = await new Visitor(new Uri($"http://localhost:{port}")).GetAsync("/logga-in");

        page.Status.ShouldBe(200);
        page.Document.QuerySelector("form[action*='handler=Demo']").ShouldBeNull();
    }

    [Fact]
    public async Task The_first_account_and_a_role_in_an_initiative_are_given_from_the_command_line()
    {
        await using var database = await TestServer.CopyAsync(Template.Demo);
        await using var folder = new DataFolder();
        Task<(int ExitCode, string Said, string Complained)> AccountAsync(params string[] arguments) =>
            SamstegProcess.RunAsync(folder.Path, ["account", "--database", database.OwnerConnectionString, "--email", "coach@example.se", .. arguments], environment: new Dictionary<string, string?> { ["SAMSTEG_KEY"] = TestServer.Key });

        (await AccountAsync("--role", "Coordinator")).Complained.ShouldContain("--initiative");
        (await AccountAsync("--role", "Coordinator", "--initiative", "Ingen sådan")).Complained.ShouldContain("There is no initiative");
        (await AccountAsync("--role", "Coordinator", "--initiative", "Nyttiga Affärer 2.0")).Complained.ShouldContain("--organisation");
        (await AccountAsync("--role", "Economist", "--initiative", "Nyttiga Affärer 2.0", "--until", "snart")).Complained.ShouldContain("2026-12-31");
        var given = await AccountAsync("--role", "Coordinator", "--initiative", "Nyttiga Affärer 2.0", "--organisation", "Region Sörmland", "--until", "2099-12-31");

        given.ExitCode.ShouldBe(0, given.Complained);
        (await database.ValueAsync<long>("""
            select count(*) from role_assignments r join initiatives i on i.id = r.initiative_id join organisations o on o.id = r.organisation_id
            where r.role = 'coordinator' and i.name_sv = 'Nyttiga Affärer 2.0' and o.name = 'Region Sörmland' and r.valid_until = '2099-12-31'
            """)).ShouldBe(1);
    }

    [Fact]
    public async Task A_taken_port_is_told_before_anything_is_made()
    {
        await using var folder = new DataFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await RefusedAsync(folder, $"{port}", "serve", "--port", $"{port}");

        Directory.Exists(folder.Path).ShouldBeFalse();
    }

    [Theory]
    [InlineData("serve", "--port", "70000", "65535")]
    [InlineData("serve", "--as-of", "2026-02-30", "2026-02-30")]
    [InlineData("demo", "--as-of", "snart", "snart")]
    [InlineData("migrate", "--database", "Host=127.0.0.1;Port=1;Timeout=2;Username=x;Password=x", "database")]
    [InlineData("migrate", "--database", "no connection string", "database")]
    public async Task A_bad_value_is_told_in_one_sentence(string command, string option, string value, string words)
    {
        await using var folder = new DataFolder();

        await RefusedAsync(folder, words, command, option, value);

        Directory.Exists(folder.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_broken_data_folder_is_told_and_left_alone()
    {
        await using var folder = new DataFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "cluster"));
        var note = Path.Combine(folder.Path, "cluster", "note.txt");
        await File.WriteAllTextAsync(note, "not a cluster");

        await RefusedAsync(folder, "not a PostgreSQL data folder", "serve", "--port", $"{SamstegProcess.FreePort()}");

        (await File.ReadAllTextAsync(note)).ShouldBe("not a cluster");
    }

    [Fact]
    public async Task A_missing_npm_package_is_told()
    {
        await using var folder = new DataFolder();
        var elsewhere = Directory.CreateTempSubdirectory("samsteg-elsewhere-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(elsewhere.FullName, "Samsteg.slnx"), "<Solution />");
            foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Where(static file => Path.GetExtension(file) is ".dll" or ".json"))
            {
                File.Copy(file, Path.Combine(elsewhere.FullName, Path.GetFileName(file)));
            }

            var (exitCode, _, complained) = await SamstegProcess.RunAsync(folder.Path, ["serve", "--port", $"{SamstegProcess.FreePort()}"], elsewhere.FullName);

            exitCode.ShouldBe(1);
            complained.ShouldContain("npm ci");
            complained.Split('\n').Length.ShouldBe(1, complained);
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Production_refuses_a_development_key_and_shows_no_demo()
    {
        await using var folder = new DataFolder();
        var production = new Dictionary<string, string?> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["SAMSTEG_KEY"] = null };

        var (exitCode, _, complained) = await SamstegProcess.RunAsync(folder.Path, ["serve", "--port", $"{SamstegProcess.FreePort()}"], environment: production);

        exitCode.ShouldBe(1);
        complained.ShouldContain("SAMSTEG_KEY");
        complained.Split('\n').Length.ShouldBe(1, complained);
        (await SamstegProcess.RunAsync(folder.Path, ["migrate"], environment: new Dictionary<string, string?> { ["SAMSTEG_KEY"] = "short" })).Complained.ShouldContain("SAMSTEG_KEY must be");
    }

    [Fact]
    public async Task Installed_away_from_its_sources_it_serves_with_a_database_and_writes_where_it_is_told()
    {
        await using var database = await TestServer.CopyAsync(Template.Empty);
        var folder = Directory.CreateTempSubdirectory("samsteg-installed-");
        foreach (var file in new DirectoryInfo(AppContext.BaseDirectory).EnumerateFiles())
        {
            file.CopyTo(Path.Combine(folder.FullName, file.Name));
        }

        var installed = new Dictionary<string, string?>
        {
            [EmbeddedPostgresOptions.DataFolderVariable] = null, ["STATE_DIRECTORY"] = null, ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["SAMSTEG_KEY"] = TestServer.Key, ["SAMSTEG_ADDRESS"] = "https://samsteg.example.se",
        };
        var port = SamstegProcess.FreePort();
        try
        {
            await using (var program = SamstegProcess.Start(string.Empty, ["serve", "--port", $"{port}", "--database", database.OwnerConnectionString], folder.FullName, installed))
            {
                await program.ServesAsync();
                using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}"), DefaultRequestHeaders = { Host = "samsteg.example.se" } };
                (await client.GetStringAsync("/logga-in", TestContext.Current.CancellationToken)).ShouldContain("<h1");
            }

            var (exitCode, _, complained) = await SamstegProcess.RunAsync(string.Empty, ["migrate"], folder.FullName, installed);
            exitCode.ShouldBe(1);
            complained.ShouldContain("--database");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Migrating_and_building_the_demo_twice_changes_nothing()
    {
        await using var folder = new DataFolder();
        var key = new Dictionary<string, string?> { ["SAMSTEG_KEY"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };

        (await SamstegProcess.RunAsync(folder.Path, ["migrate"], environment: key)).Said.ShouldStartWith("Applied 0001_platform.sql");
        (await SamstegProcess.RunAsync(folder.Path, ["migrate"], environment: key)).Said.ShouldBe("The database was up to date.");
        (await SamstegProcess.RunAsync(folder.Path, ["demo", .. AsOf], environment: key)).Said.ShouldBe("The demo is built.");
        var again = await SamstegProcess.RunAsync(folder.Path, ["demo", .. AsOf], environment: key);
        (again.ExitCode, again.Said).ShouldBe((0, "The database is not empty; nothing was changed."));
    }

    internal static async Task<Visitor> SignInAsync(int port, string role = "project_lead")
    {
        var visitor = new Visitor(new Uri($"http://localhost:{port}"));
        var start = await (await visitor.GetAsync("/logga-in")).SubmitAsync("form[action*='handler=Demo']", ("role", role));
        start.Path.ShouldBe("/");
        return visitor;
    }

    internal static string FirstChoice(Page page, string name) =>
        page.Document.QuerySelectorAll($"select[name='{name}'] option").Select(static option => option.GetAttribute("value")).First(static value => !string.IsNullOrEmpty(value))!;

    private static async Task RefusedAsync(DataFolder folder, string words, params string[] arguments)
    {
        var (exitCode, said, complained) = await SamstegProcess.RunAsync(folder.Path, arguments);

        exitCode.ShouldNotBe(0);
        complained.ShouldContain(words);
        complained.ShouldNotContain(" at Samsteg.", Case.Sensitive, "no stack trace");
        complained.Split('\n').Length.ShouldBe(1, complained);
        said.ShouldNotContain("Samsteg is at");
    }
}
