using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>When accounts are busy by calendars elsewhere: for their own calendar, and for those who plan with them.</summary>
public sealed class BusyTimes(RequestDatabase database, Cipher cipher)
{
    /// <summary>The times of each account that fall within a period, in order: one statement.</summary>
    public async Task<IReadOnlyList<(AccountId Account, BusyTime Time)>> WithinAsync(
        IReadOnlyCollection<AccountId> accounts, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"select id, account_id, times_cipher from access.busy_times({accounts})"), cancellation);
        return
        [
            .. rows.SelectMany(row => Read(cipher.Open(row.TimesCipher, BusyCalendar.TimesPlace(row.Id))).Select(time => (Account: row.AccountId, Time: time)))
                .Where(one => one.Time.StartsAt < to && one.Time.EndsAt > from)
                .OrderBy(static one => one.Time.StartsAt),
        ];
    }

    /// <summary>Times as they are sealed: seconds from and to, a line each.</summary>
    internal static string Write(IEnumerable<BusyTime> times) =>
        string.Join('\n', times.Select(static time => string.Create(CultureInfo.InvariantCulture, $"{time.StartsAt.ToUnixTimeSeconds()} {time.EndsAt.ToUnixTimeSeconds()}")));

    private static IEnumerable<BusyTime> Read(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(static line => line.Split(' '))
        .Select(static pair => new BusyTime(Moment(pair[0]), Moment(pair[1])));

    private static DateTimeOffset Moment(string seconds) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));

    private sealed record Row(Guid Id, AccountId AccountId, byte[] TimesCipher);
}
