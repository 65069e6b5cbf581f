using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Activities;
using Samsteg.Platform;

namespace Samsteg.App.Activities;

/// <summary>Calendars elsewhere: read for when their owner is busy, and for nothing else.</summary>
public sealed class BusyTimesTests
{
    private const string Own = "/mitt-konto/upptagen-tid";

    [Fact]
    public async Task A_calendar_elsewhere_stands_grey_in_the_own_calendar_and_its_words_nowhere()
    {
        await using var site = await Site.StartAsync();
        await using var elsewhere = new Elsewhere(Calendar("20260416T080000Z"));
        var coach = await site.SignInAsync(DemoRoster.Coach);

        var added = await AddAsync(coach, elsewhere.Address);

        added.Path.ShouldBe(Own);
        added.TextOf(".rows strong").ShouldBe("Kommunens");
        var page = await coach.GetAsync("/aktiviteter/kalender?view=day&day=2026-04-16");
        page.TextOf(".cal-busy").ShouldBe("10.00–11.00 Upptagen");
        (await site.FactAsync<long>("select count(*) from busy_calendars b where position('Hemligt' in b::text) > 0 or position($1 in b::text) > 0", elsewhere.Address)).ShouldBe(0);
        (await (await site.SignInAsync(DemoRoster.Lead)).GetAsync("/aktiviteter/kalender?view=day&day=2026-04-16")).Document.QuerySelector(".cal-busy").ShouldBeNull();
    }

    [Fact]
    public async Task The_same_form_sent_twice_adds_one_calendar()
    {
        await using var site = await Site.StartAsync();
        await using var elsewhere = new Elsewhere(Calendar("20260416T080000Z"));
        var page = await (await site.SignInAsync(DemoRoster.Coach)).GetAsync(Own);

        await page.SubmitAsync("main form.form", ("Input.Label", "Kommunens"), ("Input.Address", elsewhere.Address));
        var again = await page.SubmitAsync("main form.form", ("Input.Label", "Kommunens"), ("Input.Address", elsewhere.Address));

        (again.Status, again.TextsOf(".rows strong").Count).ShouldBe((200, 1));
    }

    [Fact]
    public async Task Those_who_plan_are_told_when_a_leader_is_busy_and_who_reaches_no_initiative_is_not()
    {
        await using var site = await Site.StartAsync();
        await using var elsewhere = new Elsewhere(Calendar("20260416T080000Z"));
        await AddAsync(await site.SignInAsync(DemoRoster.Coach), elsewhere.Address);
        var coach = await site.FactAsync<Guid>("select id from accounts where demo_role = 'coach'");

        async Task<int> SeenByAsync(string role)
        {
            await using var scope = await site.ScopeOfAsync(await site.FactAsync<Guid>("select id from accounts where demo_role = $1", role));
            return (await scope.ServiceProvider.GetRequiredService<BusyTimes>().WithinAsync([new AccountId(coach)], DateTimeOffset.Parse("2026-04-16T08:30Z"), DateTimeOffset.Parse("2026-04-16T09:30Z"), default)).Count;
        }

        (await SeenByAsync(DemoRoster.Lead)).ShouldBe(1);
        (await SeenByAsync("referrer")).ShouldBe(0);
    }

    [Fact]
    public async Task A_calendar_is_read_anew_by_the_hour_and_what_was_read_stands_while_it_cannot_be()
    {
        await using var site = await Site.StartAsync();
        await using var elsewhere = new Elsewhere(Calendar("20260416T080000Z"));
        var coach = await site.SignInAsync(DemoRoster.Coach);
        await AddAsync(coach, elsewhere.Address);
        async Task<string?> ReadAsync()
        {
            site.Clock.Advance(TimeSpan.FromMinutes(31));
            await using var scope = site.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetServices<IJob>().OfType<ReadBusyCalendars>().Single().RunAsync(default(JsonElement), default);
            coach = await site.SignInAsync(DemoRoster.Coach);
            return (await coach.GetAsync("/aktiviteter/kalender?view=week&day=2026-04-16")).TextOf(".cal-busy");
        }

        elsewhere.Answer = Calendar("20260416T100000Z");
        (await ReadAsync()).ShouldBe("12.00–13.00 Upptagen");
        elsewhere.Answer = null;
        (await ReadAsync()).ShouldBe("12.00–13.00 Upptagen");

        (await coach.GetAsync(Own)).TextsOf(".rows small").ShouldContain(static words => words.StartsWith("Kalendern gick inte att läsa", StringComparison.Ordinal));
        await (await coach.GetAsync(Own)).SubmitAsync("form[action*='handler=Remove']");
        (await site.FactAsync<long>("select count(*) from busy_calendars where label <> 'Privat kalender'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("<html>hej</html>", "ingen kalender")]
    [InlineData(null, "gick inte att läsa")]
    [InlineData("too large", "för stor")]
    public async Task What_is_no_calendar_at_the_address_is_told_at_once(string? answer, string words)
    {
        await using var site = await Site.StartAsync();
        await using var elsewhere = new Elsewhere(answer == "too large" ? new string('x', 3 * 1024 * 1024) : answer);

        var page = await AddAsync(await site.SignInAsync(DemoRoster.Coach), elsewhere.Address);

        page.Status.ShouldBe(422);
        page.TextOf("[id='Input_Address-error']").ShouldNotBeNull().ShouldContain(words);
    }

    [Fact]
    public async Task While_a_slow_calendar_is_waited_for_no_connection_to_the_database_is_held()
    {
        await using var site = await Site.StartAsync(configure: static deployment => deployment with { Limits = deployment.Limits with { Fetches = 1 } });
        await using var elsewhere = new Elsewhere(Calendar("20260416T080000Z")) { May = new TaskCompletionSource() };
        var coach = await site.SignInAsync(DemoRoster.Coach);

        var adding = AddAsync(coach, elsewhere.Address);
        await elsewhere.Asked.Task.WaitAsync(TimeSpan.FromSeconds(8));

        (await site.FactAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and usename = 'samsteg_app' and state = 'idle in transaction'")).ShouldBe(0);
        elsewhere.May.SetResult();
        (await adding).TextOf(".rows strong").ShouldBe("Kommunens");
        (await AddAsync(coach, elsewhere.Address)).Status.ShouldBe(429, "nobody makes the server ask others as often as they like");
    }

    [Theory]
    [InlineData("http://calendar.example/x.ics")]
    [InlineData("https://127.0.0.1/x.ics")]
    [InlineData("https://[::1]/x.ics")]
    [InlineData("https://10.0.0.8/x.ics")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://me:secret@calendar.example/x.ics")]
    [InlineData("file:///etc/passwd")]
    [InlineData("webcal:127.0.0.1/x.ics")]
    [InlineData("https://localhost/x.ics")]
    [InlineData("ingen adress")]
    public async Task An_address_within_is_never_asked_for(string address)
    {
        await using var site = await Site.StartAsync();
        var reader = new BusyCalendarReader(site.Deployment with { IsDemo = false }, site.Services.GetRequiredService<Cipher>(), site.Clock);

        var problem = reader.AddressOf(address) is { } read ? (await reader.ReadAsync(Guid.NewGuid(), read, default)).Problem : "refused";

        problem.ShouldBe(address.Contains("localhost", StringComparison.Ordinal) ? "unreachable" : "refused");
    }

    private static async Task<Page> AddAsync(Visitor visitor, string address) =>
        await (await visitor.GetAsync(Own)).SubmitAsync("main form.form", ("Input.Label", "Kommunens"), ("Input.Address", address));

    private static string Calendar(string at) => $"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:{at}\r\nDURATION:PT1H\r\nSUMMARY:Hemligt\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    /// <summary>A server of calendars on this machine.</summary>
    private sealed class Elsewhere : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _end = new();

        public Elsewhere(string? answer)
        {
            Answer = answer;
            _listener.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/secret.ics";
            _ = ServeAsync();
        }

        public string Address { get; }

        /// <summary>What it answers; null for that there is nothing.</summary>
        public string? Answer { get; set; }

        /// <summary>Set when it is asked.</summary>
        public TaskCompletionSource Asked { get; } = new();

        /// <summary>Set when it may answer; null where it may at once.</summary>
        public TaskCompletionSource? May { get; init; }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            _listener.Stop();
            _end.Dispose();
        }

        private async Task ServeAsync()
        {
            while (!_end.IsCancellationRequested)
            {
                try
                {
                    using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                    await using var stream = client.GetStream();
                    _ = await stream.ReadAsync(new byte[8192], _end.Token);
                    Asked.TrySetResult();
                    await (May?.Task ?? Task.CompletedTask);
                    var body = Encoding.UTF8.GetBytes(Answer ?? "");
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {(Answer is null ? "404 Not Found" : "200 OK")}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), _end.Token);
                    await stream.WriteAsync(body, _end.Token);
                }
                catch (Exception ended) when (ended is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
                {
                    // who asked has heard enough, or the test is over
                }
            }
        }
    }
}
