using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>
/// Reads a calendar by its secret address: as its account would see it at that moment, and the least of it. A session is told by its type and group, a
/// conversation as that it is one, a last day by what is due and in which initiative; no name of a person, no place of a conversation.
/// </summary>
public sealed class FeedReader(NpgsqlDataSource source, RequestDatabase database, CurrentUser user, CalendarEntries entries, Deployment deployment, Texts texts, TimeProvider clock)
{
    /// <summary>Longest secret that is looked for, in characters.</summary>
    public const int LongestSecret = 100;

    private const int DaysBefore = 90;
    private const int DaysAfter = 400;

    /// <summary>Changed when what is written changes for the same rows, so that programs read it anew.</summary>
    private const int Format = 1;

    private static readonly Sql Columns = Sql.Raw("""
        id, kind, starts_at, ends_at, category, case when kind = 'session' then place end as place, case when kind = 'session' then path end as path, is_cancelled, revision, changed_at, false as is_day
        """);

    private static readonly Sql DayColumns = Sql.Raw("id, kind, starts_at, ends_at, category, place, path, is_cancelled, revision, changed_at, true as is_day");

    private OpenFeed? _feed;
    private Sql _rows = Sql.Empty;

    /// <summary>Opens what a secret leads to, in the reach of its account; what the calendar is like now, as a tag that changes with it. Null where it leads nowhere, or nowhere any more.</summary>
    public async Task<string?> OpenAsync(string secret, CancellationToken cancellation)
    {
        var today = clock.Today();
        _feed = await database.FindAsync<OpenFeed>(Sql.Of($"select * from access.use_feed({CalendarFeeds.DigestOf(secret)}, {today})"), cancellation);
        await database.CommitAsync(cancellation); // what comes is read by another than who asked: in a transaction with that account's settings
        if (_feed is null)
        {
            return null;
        }

        await user.LoadHolderAsync(source, _feed.AccountId, today, cancellation);
        if (user.Account != _feed.AccountId || !(_feed.InitiativeId is { } initiative ? user.May(Permissions.ActivitiesRead, initiative) : user.May(_feed.RoomId is null ? Permissions.CalendarsRead : Permissions.ActivitiesRead)))
        {
            return null;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(_feed.Language);
        var (from, to) = (SwedishTime.At(today.AddDays(-DaysBefore), TimeOnly.MinValue), SwedishTime.At(today.AddDays(DaysAfter), TimeOnly.MinValue));
        _rows = _feed.InitiativeId is null && _feed.RoomId is null
            ? Sql.Join(" union all ", [.. entries.OwnSelects(from, to, Columns), .. entries.DeadlineSelects(today.AddDays(-DaysBefore), today.AddDays(DaysAfter), DayColumns)])
            : entries.RowsOf(new CalendarFilter(_feed.InitiativeId, _feed.RoomId, null, null), from, to, Columns);
        var state = await database.ScalarAsync<string>(Sql.Of($"select coalesce(md5(string_agg(r::text, '' order by r.id, r.starts_at)), '') from ({_rows}) r"), cancellation);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Format} {_feed.Id} {_feed.Label} {_feed.Language} {deployment.Address} {state}")).AsSpan(0, 16));
    }

    /// <summary>What was opened, as a file.</summary>
    public async Task<byte[]> WriteAsync(CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"select * from ({_rows}) r order by starts_at, id"), cancellation);
        return ICalendar.Write($"Samsteg: {_feed!.Label}", rows.Select(EventOf));
    }

    private ICalendarEvent EventOf(Row row)
    {
        var kind = texts[$"calendar.kind.{row.Kind}"];
        var summary = row.Category is not { } category ? kind : row.IsDay ? $"{kind}: {category}" : category;
        var path = row.Path ?? $"{Paths.Calendar(null)}?view=day&day={SwedishTime.DateOf(row.StartsAt):yyyy-MM-dd}";
        return new ICalendarEvent(
            row.Id, row.StartsAt, row.EndsAt, row.ChangedAt, row.Revision, row.IsCancelled, row.IsCancelled ? $"{texts["calendar.cancelled"]}: {summary}" : summary, kind, row.Place,
            new Uri(deployment.Address, path), row.IsDay);
    }

    private sealed record OpenFeed(Guid Id, AccountId AccountId, string Label, InitiativeId? InitiativeId, RoomId? RoomId, string Language);

    private sealed record Row(
        Guid Id, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Category, string? Place, string? Path, bool IsCancelled, int Revision, DateTimeOffset ChangedAt, bool IsDay);
}
