using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>The database goes away under load and comes back: people are told so in words, what was confirmed stands, and the program goes on by itself.</summary>
public sealed class RestartedDatabaseTests
{
    [Fact]
    public async Task While_the_database_is_away_people_are_told_and_afterwards_all_goes_on()
    {
        await using var folder = new DataFolder();
        var port = SamstegProcess.FreePort();
        await using var program = SamstegProcess.Start(folder.Path, ["serve", "--port", $"{port}", "--as-of", "2026-04-15"]);
        await program.ServesAsync();
        var lead = await CommandTests.SignInAsync(port);
        var file = (await lead.GetAsync("/deltagare")).Document.QuerySelector("#list tbody a[href*='/deltagare/']")!.GetAttribute("href")!;
        var confirmed = new ConcurrentBag<string>();
        var statuses = new ConcurrentBag<int>();
        using var end = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(lead.Clone(), file, writer, confirmed, statuses, end.Token))).ToList();
        await Until.IsSoAsync(() => confirmed.Count >= 8, writing);

        var server = Process.GetProcessById(int.Parse(File.ReadLines(Path.Combine(folder.Path, "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture));
        server.Kill();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Until.IsSoAsync(() => statuses.Contains(503), writing);

        var told = await lead.GetAsync("/deltagare");
        told.Status.ShouldBe(503);
        told.TextOf("h1").ShouldBe("Vi är strax tillbaka");
        told.Source.ShouldNotContain("Npgsql");
        var balancer = new Visitor(new Uri($"http://localhost:{port}"));
        (await balancer.GetAsync("/health/live")).Status.ShouldBe(200);
        (await balancer.GetAsync("/health/ready")).Status.ShouldBe(503);

        await using var again = await EmbeddedPostgres.StartAsync(EmbeddedPostgresOptions.ForRepository(Repository.Root) with { DataFolder = folder.Path }, TestContext.Current.CancellationToken);
        var before = confirmed.Count;
        await Until.IsSoAsync(() => confirmed.Count >= before + 8, writing); // it goes on by itself
        await end.CancelAsync();
        await Task.WhenAll(writing);
        (await lead.GetAsync("/deltagare")).Path.ShouldBe("/deltagare", "still signed in");
        statuses.Distinct().Where(static status => status >= 500).ShouldBe([503], program.Said + program.Complained);
        var notes = await folder.WithDatabaseAsync(static async database =>
            (await database.RowsAsync("select text from contact_notes where text like 'Skriven %'")).Select(static row => (string)row[0]!).ToHashSet());
        confirmed.Except(notes).ShouldBeEmpty("confirmed and lost");
    }

    private static async Task WriteAsync(Visitor visitor, string file, int writer, ConcurrentBag<string> confirmed, ConcurrentBag<int> statuses, CancellationToken end)
    {
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            var text = $"Skriven {writer} {number}";
            var form = await visitor.GetAsync($"{file}/kontakt");
            statuses.Add(form.Status);
            if (form.Status != 200)
            {
                await Task.Delay(100, CancellationToken.None);
                continue;
            }

            var answer = await form.SubmitAsync("main form",
            [
                ("Input.Purpose", CommandTests.FirstChoice(form, "Input.Purpose")),
                ("Input.Channel", form.Document.QuerySelector("input[name='Input.Channel']")!.GetAttribute("value")),
                ("Input.Note", text),
            ]);
            statuses.Add(answer.Status);
            if (answer.Redirects.Count > 0)
            {
                confirmed.Add(text);
            }
        }
    }
}
