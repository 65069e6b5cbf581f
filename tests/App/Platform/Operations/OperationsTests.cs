using System.Net;
using System.Text;
using System.Text.Json;

namespace Samsteg.App.Platform;

/// <summary>What those who run the installation see of it: health, log, traces. Never what people wrote or whom they looked for.</summary>
public sealed class OperationsTests
{
    private const string Password = "sju-blåa-stenar-i-ån";

    [Fact]
    public async Task A_node_is_ready_only_on_a_database_of_its_own_schema()
    {
        await using var site = await Site.StartAsync(Template.Empty);
        using var client = new HttpClient { BaseAddress = site.Address };
        (await AskAsync("/health/live")).ShouldBe((200, "Healthy"));
        (await AskAsync("/health/ready")).ShouldBe((200, "Healthy"));

        await site.OwnerAsync("insert into schema_migrations (number, name, checksum) values (9999, 'later', 'x')");
        (await AskAsync("/health/live")).ShouldBe((200, "Healthy"));
        (await AskAsync("/health/ready")).ShouldBe((503, "Unhealthy"));

        async Task<(int Status, string Text)> AskAsync(string path)
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Log_and_traces_tell_of_routes_and_never_of_people()
    {
        await using var database = await TestServer.CopyAsync(Template.Demo);
        await using var folder = new DataFolder();
        await using var collector = new Collector();
        var port = SamstegProcess.FreePort();
        await LetInAsync(database, "project_lead");
        var participant = (await database.RowsAsync("select id, initiative_id, name from participants where name is not null order by reference limit 1"))[0];
        var (id, initiative, name) = ((Guid)participant[0]!, (Guid)participant[1]!, (string)participant[2]!);
        string[] secrets = [name, .. name.Split(' '), id.ToString(), initiative.ToString(), "Hemlig anteckning", "lead@example.se", Password, "191212121212"];

        string log;
        await using (var program = SamstegProcess.Start(folder.Path, ["serve", "--port", $"{port}", "--database", database.OwnerConnectionString], environment: new Dictionary<string, string?>
        {
            ["SAMSTEG_KEY"] = TestServer.Key,
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        }))
        {
            await program.ServesAsync();
            var visitor = new Visitor(new Uri($"http://localhost:{port}"));
            var form = await visitor.GetAsync("/logga-in");
            (await form.SubmitAsync("main form", ("Input.Email", "lead@example.se"), ("Input.Password", "fel " + Password))).Status.ShouldBe(422);
            (await form.SubmitAsync("main form", ("Input.Email", "lead@example.se"), ("Input.Password", Password))).Path.ShouldBe("/");
            await visitor.GetAsync($"/deltagare?q={Uri.EscapeDataString(name)}");
            await visitor.GetAsync($"/insatser/{initiative}/deltagare/{id}");
            var contact = await visitor.GetAsync($"/insatser/{initiative}/deltagare/{id}/kontakt");
            await contact.SubmitAsync("main form", ("Input.Note", "Hemlig anteckning"), ("Input.OccurredOn", "191212121212"));
            await database.ExecuteAsync("alter table contact_notes rename to gone");
            (await visitor.GetAsync($"/insatser/{initiative}/deltagare/{id}")).Status.ShouldBe(500);
            await visitor.GetAsync($"/finns-inte/{Uri.EscapeDataString(name)}");
            (await program.InterruptAsync()).ShouldBe(0);
            log = program.Said + program.Complained;
        }

        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => !line.StartsWith("Samsteg is at", StringComparison.Ordinal)).ToList();
        lines.ShouldAllBe(static line => JsonDocument.Parse(line, default).RootElement.ValueKind == JsonValueKind.Object);
        log.ShouldContain("insatser/{initiative:guid}/deltagare/{participant:guid}");
        log.ShouldContain("PostgresException");
        var traces = collector.Text;
        traces.ShouldContain("insatser/{initiative:guid}/deltagare/{participant:guid}");
        foreach (var secret in secrets)
        {
            log.ShouldNotContain(secret, Case.Insensitive);
            traces.ShouldNotContain(secret, Case.Insensitive);
        }
    }

    private static async Task LetInAsync(TestDatabase database, string demoRole)
    {
        var account = await database.ValueAsync<Guid>("""
            update accounts set user_name = 'lead@example.se', normalized_user_name = 'LEAD@EXAMPLE.SE', email = 'lead@example.se', normalized_email = 'LEAD@EXAMPLE.SE'
            where demo_role = $1 returning id
            """, demoRole);
        await database.ExecuteAsync("insert into account_passwords (account_id, cipher) values ($1, $2)", account, Person.SealedHash(account, Password));
    }

    /// <summary>Takes what an OpenTelemetry collector takes, as text: strings stand as they are in its format.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly StringBuilder _text = new();
        private readonly Task _taking;

        public Collector()
        {
            Address = $"http://127.0.0.1:{SamstegProcess.FreePort()}/";
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _taking = Task.Run(TakeAsync);
        }

        public string Address { get; }

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _taking;
            _listener.Close();
        }

        private async Task TakeAsync()
        {
            try
            {
                while (true)
                {
                    var call = await _listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await call.Request.InputStream.CopyToAsync(body);
                    lock (_text)
                    {
                        _text.Append(Encoding.UTF8.GetString(body.ToArray()));
                    }

                    call.Response.Close();
                }
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
