using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Something that has happened to a participant.</summary>
/// <param name="OccurredOn">The day.</param>
/// <param name="RegisteredAt">When it was entered.</param>
/// <param name="Kind">Its label is <c>timeline.KIND</c>.</param>
/// <param name="Title">Null when the label says it all.</param>
/// <param name="Detail">More of it, in words; null when there is no more.</param>
/// <param name="Path">Where it is; null when it has no page.</param>
/// <param name="Key">Breaks ties.</param>
public sealed record TimelineRow(DateOnly OccurredOn, DateTimeOffset RegisteredAt, string Kind, string? Title, string? Detail, string? Path, string Key);

/// <summary>A page of the timeline.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Older">The place to go on from; null when there is nothing older.</param>
public sealed record TimelinePage(IReadOnlyList<TimelineRow> Rows, string? Older);

/// <summary>What all capabilities know to have happened to a participant, merged in one statement and paged by key.</summary>
public sealed class Timeline(IEnumerable<Capability> capabilities, RequestDatabase database)
{
    private const int PageSize = 20;

    /// <summary>A page of it, newest first, in the viewer's own scope.</summary>
    /// <param name="participant">Who.</param>
    /// <param name="before">A place given by an earlier page; anything else gives the first page.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<TimelinePage> PageAsync(ParticipantId participant, string? before, CancellationToken cancellation)
    {
        var older = Place.Read(before) is { } place
            ? Sql.Of($"(occurred_on, registered_at, key) < ({place.OccurredOn}, {place.RegisteredAt}, {place.Key})")
            : Sql.Raw("true");
        var found = await database.QueryAsync<TimelineRow>(Sql.Of($"""
            select occurred_on, registered_at, kind, title, detail, path, key
            from (select *, md5(row(t.*)::text) as key from ({Events(participant)}) t) keyed
            where {older}
            order by occurred_on desc, registered_at desc, key desc
            limit {PageSize + 1}
            """), cancellation);
        var rows = found.Take(PageSize).ToList();
        return new TimelinePage(rows, found.Count > PageSize ? new Place(rows[^1].OccurredOn, rows[^1].RegisteredAt, rows[^1].Key).ToString() : null);
    }

    /// <summary>The first day on which anything is registered of a participant besides the enrolment itself; null when nothing is.</summary>
    public Task<DateOnly?> FirstDayAsync(ParticipantId participant, CancellationToken cancellation) => database.ScalarAsync<DateOnly?>(
        Sql.Of($"select min(occurred_on) from ({Events(participant)}) t where kind <> {ParticipantTimeline.Enrolled}"), cancellation);

    private Sql Events(ParticipantId participant) => Sql.Join(" union all ", capabilities.SelectMany(static capability => capability.Timeline)
        .Select(source => Sql.Of($"select occurred_on, registered_at, kind, title, detail, path from ({source.Rows(participant)}) source")));

    /// <summary>A place in the timeline. It tells nothing that the page does not, so it is only packed, not sealed.</summary>
    internal sealed record Place(DateOnly OccurredOn, DateTimeOffset RegisteredAt, string Key)
    {
        public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{OccurredOn:O}|{RegisteredAt.UtcTicks}|{Key}")));

        public static Place? Read(string? text)
        {
            if (text is null || !Base64Url.IsValid(text)
                || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|') is not [var day, var ticks, { Length: 32 } key])
            {
                return null;
            }

            return DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var occurredOn)
                && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var moment) && moment < DateTimeOffset.MaxValue.UtcTicks
                && key.All(char.IsAsciiHexDigitLower)
                ? new Place(occurredOn, new DateTimeOffset(moment, TimeSpan.Zero), key)
                : null;
        }
    }
}
