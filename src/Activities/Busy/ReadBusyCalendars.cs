using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Reads calendars elsewhere anew by the hour, the one that has waited longest first. What was read before stands while one cannot be reached.</summary>
internal sealed class ReadBusyCalendars(RequestDatabase database, BusyCalendarReader reader, Cipher cipher, TimeProvider clock) : IJob
{
    private const int Most = 500;
    private const int AtOnce = 8;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public string Kind => "calendars.read_busy";

    /// <inheritdoc/>
    public TimeSpan? Interval => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        var waiting = await database.QueryAsync<Row>(Sql.Of($"""
            select b.id, b.address_cipher from busy_calendars b join accounts a on a.id = b.account_id and a.closed_at is null
            where b.tried_at < {clock.GetUtcNow() - Fresh} order by b.tried_at limit {Most}
            """), cancellation);
        foreach (var some in waiting.Chunk(AtOnce))
        {
            await database.CommitAsync(cancellation); // nothing is held while others are waited for
            var read = await Task.WhenAll(some.Select(one => reader.ReadAsync(one.Id, new Uri(cipher.Open(one.AddressCipher, BusyCalendar.AddressPlace(one.Id))), cancellation)));
            foreach (var (one, outcome) in some.Zip(read))
            {
                await database.ExecuteAsync(Written(one.Id, outcome), cancellation);
            }
        }

        await database.CommitAsync(cancellation);
    }

    private Sql Written(Guid calendar, BusyCalendarReader.Outcome outcome) => outcome.Problem is { } problem
        ? Sql.Of($"update busy_calendars set tried_at = {clock.GetUtcNow()}, problem = {problem} where id = {calendar}")
        : Sql.Of($"""
            update busy_calendars set tried_at = {clock.GetUtcNow()}, read_at = {clock.GetUtcNow()}, problem = null, not_understood = {outcome.NotUnderstood}, times_cipher = {outcome.TimesCipher}
            where id = {calendar}
            """);

    private sealed record Row(Guid Id, byte[] AddressCipher);
}
