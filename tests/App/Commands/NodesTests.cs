using System.Collections.Concurrent;
using System.Diagnostics;

namespace Samsteg.App;

/// <summary>Two nodes behind nginx: each takes any request of anybody, and one that is killed takes no confirmed write and no sign-in with it.</summary>
public sealed class NodesTests
{
    private const int Writers = 6;
    private const int WritesEach = 25;

    [Fact]
    public async Task One_node_killed_under_load_loses_no_confirmed_write_and_signs_nobody_out()
    {
        await using var database = await ServedDatabase.CopyAsync();
        await using var folder = new DataFolder();
        int[] ports = [SamstegProcess.FreePort(), SamstegProcess.FreePort()];
        var nodes = ports.Select(port => ServedDatabase.Serve(folder, database, port)).ToList();
        await Task.WhenAll(nodes.Select(static node => node.ServesAsync()));
        await using var proxy = await Nginx.StartAsync(ports);
        var confirmed = new ConcurrentBag<string>();
        var visitors = new List<Visitor>();
        for (var writer = 0; writer < Writers; writer++)
        {
            visitors.Add(await CommandTests.SignInAsync(proxy.Port));
        }

        var list = await visitors[0].GetAsync("/deltagare");
        var files = list.Document.QuerySelectorAll("#list tbody tr").Where(static row => row.TextContent.Contains("Inskriven", StringComparison.Ordinal))
            .Select(static row => row.QuerySelector("a[href*='/deltagare/']")!.GetAttribute("href")!).Take(Writers).ToList();

        var writing = visitors.Select((visitor, writer) => Task.Run(() => WriteAsync(visitor, files[writer], writer, confirmed))).ToList();
        await Until.IsSoAsync(() => confirmed.Count >= 2 * Writers, writing);

        await nodes[0].KillAsync();
        await Task.WhenAll(writing);

        var written = (await database.RowsAsync("select text from contact_notes where text like 'Skriven %'")).Select(static row => (string)row[0]!).ToList();
        confirmed.Except(written).ShouldBeEmpty("confirmed and lost");
        written.Distinct().Count().ShouldBe(written.Count, "written twice");
        confirmed.Count.ShouldBeGreaterThan(Writers * WritesEach / 2, "the other node went on");
        foreach (var visitor in visitors)
        {
            (await visitor.GetAsync("/deltagare")).Path.ShouldBe("/deltagare", "still signed in");
        }

        var (_, served) = await proxy.SharesAsync(ports);
        served.ShouldAllBe(static count => count > 0, "both took requests");
        await nodes[1].DisposeAsync();
    }

    /// <summary>Writes contacts until enough; what is not answered is asked for again by the same form, as a person does.</summary>
    private static async Task WriteAsync(Visitor visitor, string file, int writer, ConcurrentBag<string> confirmed)
    {
        for (var number = 0; number < WritesEach; number++)
        {
            var text = $"Skriven {writer} {number}";
            try
            {
                var form = await visitor.GetAsync($"{file}/kontakt");
                if (form.Status == 200)
                {
                    form.Path.ShouldEndWith("/kontakt", Case.Sensitive, "signed out");
                    var answer = await form.SubmitAsync("main form",
                    [
                        ("Input.Purpose", CommandTests.FirstChoice(form, "Input.Purpose")),
                        ("Input.Channel", form.Document.QuerySelector("input[name='Input.Channel']")!.GetAttribute("value")),
                        ("Input.Note", text),
                    ]);
                    if (answer.Redirects.Count > 0)
                    {
                        confirmed.Add(text);
                    }
                }
            }
            catch (HttpRequestException)
            {
                // The node went while it answered; nothing was confirmed.
            }
        }
    }

    /// <summary>nginx in front of the nodes, as docs/operations.md has it.</summary>
    private sealed class Nginx : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly string _folder;

        private Nginx(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

        public int Port { get; }

        public static async Task<Nginx> StartAsync(IEnumerable<int> nodes)
        {
            var program = Environment.GetEnvironmentVariable("SAMSTEG_NGINX") ?? "/usr/sbin/nginx";
            var port = SamstegProcess.FreePort();
            var folder = Directory.CreateTempSubdirectory("samsteg-nginx-").FullName;
            var configuration = Path.Combine(folder, "nginx.conf");
            await File.WriteAllTextAsync(configuration, $$"""
                worker_processes 1;
                pid {{folder}}/nginx.pid;
                error_log {{folder}}/error.log;
                events { worker_connections 256; }
                http {
                    client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
                    log_format shares '$upstream_addr';
                    access_log {{folder}}/access.log shares;
                    upstream samsteg {
                        {{string.Join(' ', nodes.Select(static node => $"server 127.0.0.1:{node} max_fails=1 fail_timeout=5s;"))}}
                        keepalive 16;
                    }
                    server {
                        listen 127.0.0.1:{{port}};
                        location / {
                            proxy_pass http://samsteg;
                            proxy_http_version 1.1;
                            proxy_set_header Connection "";
                            proxy_set_header Host $http_host;
                            proxy_set_header X-Forwarded-For $remote_addr;
                            proxy_set_header X-Forwarded-Proto $scheme;
                            proxy_connect_timeout 2s;
                        }
                    }
                }
                """);
            var process = Process.Start(new ProcessStartInfo(program, ["-e", $"{folder}/error.log", "-c", configuration, "-g", "daemon off;"]) { UseShellExecute = false })!;
            using var client = new HttpClient();
            for (var patience = Stopwatch.StartNew(); ; await Task.Delay(50))
            {
                try
                {
                    await client.GetAsync($"http://127.0.0.1:{port}/health/live");
                    return new Nginx(process, folder, port);
                }
                catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromSeconds(10) && !process.HasExited)
                {
                    // It is starting.
                }
            }
        }

        /// <summary>How many requests each node was given.</summary>
        public async Task<(int All, IReadOnlyList<int> Each)> SharesAsync(IEnumerable<int> nodes)
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "access.log"));
            return (lines.Length, [.. nodes.Select(node => lines.Count(line => line.EndsWith($":{node}", StringComparison.Ordinal)))]);
        }

        public async ValueTask DisposeAsync()
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
