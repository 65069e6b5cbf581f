using System.Diagnostics;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>Whoever sends or reads slowly keeps nobody else waiting, and is not waited for without end.</summary>
public sealed class SlowClientTests
{
    private const int Many = 45; // more than the application has connections to its database

    [Fact]
    public async Task Many_who_fetch_a_list_and_hardly_read_it_stop_nobody_and_are_ended()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        await site.OwnerAsync("insert into organisations (id, name, type) select uuidv7(), 'Mängd ' || n, (select type from organisations limit 1) from generate_series(1, 60000) n");
        await using var slow = new RawRequests();
        var visitors = new List<Visitor>();
        for (var person = 0; person < Many / 3; person++)
        {
            visitors.Add(await site.SignInAsync(Role.AssociationOfficer));
        }

        foreach (var visitor in visitors.SelectMany(static visitor => Enumerable.Repeat(visitor, 3)))
        {
            slow.Add(await RawRequest.GetAsync(site.Address, "/organisationer?export=csv", visitor)); // all before the first is ended for reading nothing
        }

        await ExportsAsync(site, atLeast: 5);
        await OthersAreServedAsync(site);
        (await ConnectionsInUseAsync(site)).ShouldBeLessThanOrEqualTo(RequestLimits.Usual.Exports + 2);

        // Those who are in turn and hardly read are ended, so who reads gets the turn.
        await Task.WhenAll(slow.Skip(RequestLimits.Usual.Exports).Select(static request => request.DisposeAsync().AsTask()));
        var reader = await site.SignInAsync(Role.AssociationOfficer);
        var whole = await reader.GetAsync("/organisationer?export=csv").WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        whole.Status.ShouldBe(200);
        whole.Source.Split('\n').Length.ShouldBeGreaterThan(60_000);
    }

    [Fact]
    public async Task Many_who_fetch_a_file_and_hardly_read_it_hold_no_connection()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync(DemoCases.Lead);
        var path = $"/insatser/{(await DemoCases.OfAsync(site)).Initiative}/dokument";
        var content = new byte[12 * 1024 * 1024];
        Array.Fill(content, (byte)'a');
        await (await lead.GetAsync(path + "/ladda-upp")).UploadAsync("main form", "Input.File", "a.txt", content, ("Input.Title", "Stor"), ("Input.Kind", "Other"));
        var file = $"/dokument/{await site.FactAsync<Guid>("select id from documents where title = 'Stor'")}/1";
        await using var slow = new RawRequests();
        slow.AddRange(await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => RawRequest.GetAsync(site.Address, file, lead))));
        await OthersAreServedAsync(site);
        var settled = Stopwatch.StartNew();
        while (await ConnectionsInUseAsync(site) > 0)
        {
            settled.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), "each waits for its reader without a connection");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        (await lead.GetAsync(file)).Bytes.ShouldBe(content);
    }

    [Fact]
    public async Task Many_who_send_slowly_stop_nobody_and_are_told_that_it_took_too_long()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync(DemoCases.Lead);
        var cookies = RawRequest.CookiesOf(lead);
        var path = $"/insatser/{(await DemoCases.OfAsync(site)).Initiative}/dokument/ladda-upp";
        string[] beginnings =
        [
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x\r\n",
            $"POST /organisationer/ny HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nInput.Name=a",
            "POST /api/v1/organisations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\nAuthorization: Bearer x\r\n\r\n{",
            $"GET /organisationer HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nX-Slow: ",
        ];
        await using var slow = new RawRequests();
        slow.AddRange(await Task.WhenAll(Enumerable.Range(0, 30).SelectMany(_ => beginnings.Select(beginning => RawRequest.SendAsync(site.Address, beginning)))));
        await OthersAreServedAsync(site);
        (await ConnectionsInUseAsync(site)).ShouldBe(0);

        var answers = await Task.WhenAll(slow.Take(beginnings.Length).Select(static request => request.ReadToEndAsync(TimeSpan.FromSeconds(40))));

        answers.ShouldAllBe(static answer => answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ") || answer.StartsWith("HTTP/1.1 400 ") || answer.StartsWith("HTTP/1.1 401 "));
        answers.ShouldAllBe(static answer => !answer.Contains(" at Samsteg.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_that_takes_too_long_is_ended_by_the_database_and_told_in_words()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync(DemoCases.Lead);
        await using var holder = new NpgsqlConnection(site.Database.OwnerConnectionString);
        await holder.OpenAsync(TestContext.Current.CancellationToken);
        await using var held = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand("lock table organisations", holder);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var waiting = lead.GetAsync("/organisationer");
        await Until.IsSoAsync(async () =>
        {
            await site.FactAsync<long>("select count(pg_cancel_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
            return waiting.IsCompleted;
        });

        var told = await waiting;
        told.Status.ShouldBe(503);
        told.TextOf("h1").ShouldBe("Vi är strax tillbaka");
        await using var application = await ((NpgsqlDataSource)site.Services.GetService(typeof(NpgsqlDataSource))!).OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var limits = new NpgsqlCommand("select current_setting('statement_timeout') || ' ' || current_setting('idle_in_transaction_session_timeout')", application);
        (await limits.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe("10min 5min");
    }

    /// <summary>Who waits too long for a connection is told 503.</summary>
    private static async Task OthersAreServedAsync(Site site)
    {
        foreach (var role in new[] { DemoCases.Lead, DemoCases.Coach })
        {
            (await (await site.SignInAsync(role)).GetAsync("/deltagare")).Status.ShouldBe(200);
        }
    }

    private static Task ExportsAsync(Site site, int atLeast) => Until.IsSoAsync(async () => await ConnectionsInUseAsync(site) >= atLeast);

    /// <summary>The application's connections that are in a transaction, one that waits for its reader among them.</summary>
    private static Task<long> ConnectionsInUseAsync(Site site) =>
        site.FactAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and usename = 'samsteg_app' and state <> 'idle'");
}
