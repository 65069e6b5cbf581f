using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Samsteg.App;

/// <summary>The program and its server killed in the middle of writes: what was confirmed is there, nothing is there by half.</summary>
public sealed class KilledProcessTests
{
    private const int Writers = 6;

    [Fact]
    public async Task Confirmed_contacts_stand_and_none_is_half_written_after_a_kill()
    {
        await using var folder = new DataFolder();
        var port = SamstegProcess.FreePort();
        var confirmed = new ConcurrentBag<string>();
        var program = SamstegProcess.Start(folder.Path, ["serve", "--port", $"{port}", "--as-of", "2026-04-15"]);
        await program.ServesAsync();
        var lead = await CommandTests.SignInAsync(port);
        var list = await lead.GetAsync("/deltagare");
        var files = list.Document.QuerySelectorAll("#list tbody tr").Where(static row => row.TextContent.Contains("Inskriven", StringComparison.Ordinal))
            .Select(static row => row.QuerySelector("a[href*='/deltagare/']")!.GetAttribute("href")!).Take(Writers).ToList();
        files.Count.ShouldBe(Writers);

        var writing = files.Select((file, writer) => Task.Run(() => WriteAsync(lead.Clone(), file, writer, confirmed))).ToList();
        await Until.IsSoAsync(() => confirmed.Count >= 4 * Writers, writing);

        var server = Process.GetProcessById(int.Parse(File.ReadLines(Path.Combine(folder.Path, "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture));
        await program.KillAsync();
        server.Kill();
        await Task.WhenAll(writing);

        await using var restarted = SamstegProcess.Start(folder.Path, ["serve", "--port", $"{port}"]);
        await restarted.ServesAsync();
        await restarted.InterruptAsync();
        var (contacts, notes, halves, log) = await folder.WithDatabaseAsync(static async database => (
            await database.ValueAsync<long>("select count(*) from contact_notes where text like 'Skriven %'"),
            (await database.RowsAsync("select text from contact_notes where text like 'Skriven %'")).Select(static row => (string)row[0]!).ToHashSet(),
            await database.RowsAsync("""
                select n.text, s.step_id, a.id from contact_notes n
                full join (select step_id, text from action_steps where text like 'Skriven %' and superseded_at is null) s on s.text = n.text
                left join audit_entries a on a.subject_kind = 'contacts' and a.subject_id = n.contact_id and a.action = 'added'
                where (n.text like 'Skriven %' or s.text is not null) and (n.id is null or s.step_id is null or a.id is null)
                """),
            await Platform.SealTests.SealAndVerifyAsync(database)));

        confirmed.Except(notes).ShouldBeEmpty("confirmed and lost");
        notes.Count.ShouldBe((int)contacts, "written twice");
        halves.Select(static row => string.Join(' ', row)).ShouldBeEmpty("written by half");
        log.Found.ShouldBeEmpty();
        log.Entries.ShouldBeGreaterThan(confirmed.Count, "the log knows of each");
        notes.Count.ShouldBeLessThanOrEqualTo(confirmed.Count + Writers, "at most one of each writer was under way");
    }

    /// <summary>Writes contacts with a note and a next step until the program is gone.</summary>
    private static async Task WriteAsync(Visitor visitor, string file, int writer, ConcurrentBag<string> confirmed)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var text = $"Skriven {writer} {number}";
                var form = await visitor.GetAsync($"{file}/kontakt");
                var answer = await form.SubmitAsync("main form",
                [
                    ("Input.Purpose", CommandTests.FirstChoice(form, "Input.Purpose")),
                    ("Input.Channel", form.Document.QuerySelector("input[name='Input.Channel']")!.GetAttribute("value")),
                    ("Input.Note", text),
                    ("Input.NextStep", text),
                    .. form.Document.QuerySelector("[name='Input.NewGoal']") is null ? Array.Empty<(string, string?)>() : [("Input.NewGoal", "Mål")],
                ]);
                if (answer.Redirects.Count == 0)
                {
                    throw new InvalidOperationException($"{answer.Status}: {answer.TextOf(".ds-error-summary, [role=alert]")}");
                }

                confirmed.Add(text);
            }
        }
        catch (HttpRequestException)
        {
            // The program is gone: what was not confirmed may or may not stand.
        }
    }
}
