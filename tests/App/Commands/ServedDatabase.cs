using System.Globalization;

namespace Samsteg.App;

/// <summary>A copy of the demo that a program of its own serves, with the test server's clock.</summary>
internal static class ServedDatabase
{
    /// <summary>A copy, which says that it is the demo of <see cref="TestClock.Start"/>.</summary>
    public static async Task<TestDatabase> CopyAsync()
    {
        var database = await TestServer.CopyAsync(Template.Demo);
        var shift = ((int)(TestClock.Start.Date - DateTimeOffset.UtcNow.Date).TotalDays).ToString(CultureInfo.InvariantCulture);
        await database.ExecuteAsync("insert into settings (key, value) values ('demo.built', 'true'), ('demo.shifted_days', $1) on conflict do nothing", shift);
        return database;
    }

    /// <summary>Starts a program on it.</summary>
    public static SamstegProcess Serve(DataFolder folder, TestDatabase database, int port, params IEnumerable<(string Name, string Value)> environment) => SamstegProcess.Start(
        folder.Path, ["serve", "--port", $"{port}", "--database", database.OwnerConnectionString],
        environment: environment.Append(("SAMSTEG_KEY", TestServer.Key)).ToDictionary(static pair => pair.Item1, static pair => (string?)pair.Item2));
}
