using System.Text.Json;

namespace Samsteg.App.Activities;

/// <summary>Calendars as another implementation reads them: the library ical.js, run by Node.</summary>
internal static class ICalendarReading
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>A calendar to read.</summary>
    /// <param name="Text">The file.</param>
    /// <param name="From">From when its events are told; null for not at all.</param>
    /// <param name="To">Until when.</param>
    public sealed record Asked(string Text, string? From = null, string? To = null);

    /// <summary>A calendar as it was read.</summary>
    public sealed record Calendar(string? Name, IReadOnlyList<Event> Events);

    /// <summary>An event as it was read.</summary>
    public sealed record Event(
        string Uid, string? Summary, string? Location, int? Sequence, DateTimeOffset Start, DateTimeOffset End, string? Category, string? Status, string? Url, DateTimeOffset? Changed,
        IReadOnlyList<IReadOnlyList<DateTimeOffset>> Times);

    /// <summary>Reads them.</summary>
    public static async Task<IReadOnlyList<Calendar>> OfAsync(params IReadOnlyList<Asked> calendars)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(calendars, Options));
            await using var peer = await Peer.StartAsync("ical.mjs", file);
            return peer.Greeting.Deserialize<List<Calendar>>(Options)!;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
