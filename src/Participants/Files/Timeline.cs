using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Something that has happened to a participant.</summary>
/// <param name="Id">The row it is told from; breaks ties.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="RegisteredAt">When it was entered.</param>
/// <param name="Kind">Its label is <c>timeline.KIND</c>.</param>
/// <param name="Title">Null when the label says it all.</param>
/// <param name="Detail">More of it, in words; null when there is no more.</param>
/// <param name="Path">Where it is; null when it has no page.</param>
/// <param name="RegisteredBy">Name of who entered it.</param>
public sealed record TimelineRow(
    Guid Id, DateOnly OccurredOn, DateTimeOffset RegisteredAt, string Kind, string? Title, string? Detail, string? Path, string RegisteredBy);

/// <summary>What a timeline is narrowed to; null narrows nothing.</summary>
/// <param name="Group">Only what belongs to this group of sources.</param>
/// <param name="Year">Only what happened in this year.</param>
/// <param name="RegisteredBy">Only what this account entered.</param>
public sealed record TimelineFilter(string? Group = null, int? Year = null, AccountId? RegisteredBy = null);

/// <summary>A page of the timeline.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Older">The place to go on from; null when there is nothing older.</param>
public sealed record TimelinePage(IReadOnlyList<TimelineRow> Rows, string? Older);

/// <summary>Somebody who has entered something of a timeline.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name.</param>
public sealed record TimelineWriter(Guid Id, string Name);

/// <summary>What all capabilities know to have happened to a participant, merged in one statement and paged by key.</summary>
public sealed class Timeline(IEnumerable<Capability> capabilities, RequestDatabase database)
{
    private const int PageSize = 20;

    /// <summary>The groups of sources there are, in the order of the capabilities.</summary>
    public IReadOnlyList<string> Groups { get; } = [.. Sources(capabilities).Select(static source => source.Group).Distinct()];

    /// <summary>A page of it, newest first, in the viewer's own scope. Each source is asked for a page's rows only, so that a long life costs no more than a short one.</summary>
    /// <param name="participant">Who.</param>
    /// <param name="filter">What it is narrowed to.</param>
    /// <param name="before">A place given by an earlier page; anything else gives the first page.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<TimelinePage> PageAsync(ParticipantId participant, TimelineFilter filter, string? before, CancellationToken cancellation)
    {
        var wanted = Conditions(filter, before);
        var sources = Sources(capabilities).Where(source => filter.Group is null || source.Group == filter.Group).Select(source => Sql.Of($"""
            (select id, occurred_on, registered_at, registered_by, kind, title, detail, path
             from ({source.Rows(participant)}) source where {wanted}
             order by occurred_on desc, registered_at desc, id desc limit {PageSize + 1})
            """)).ToList();
        if (sources.Count == 0)
        {
            return new TimelinePage([], null);
        }

        var found = await database.QueryAsync<TimelineRow>(Sql.Of($"""
            select t.id, t.occurred_on, t.registered_at, t.kind, t.title, t.detail, t.path, a.display_name as registered_by
            from ({Sql.Join(" union all ", sources)}) t
            join accounts a on a.id = t.registered_by
            order by t.occurred_on desc, t.registered_at desc, t.id desc
            limit {PageSize + 1}
            """), cancellation);
        var rows = found.Take(PageSize).ToList();
        return new TimelinePage(rows, found.Count > PageSize ? new Place(rows[^1].OccurredOn, rows[^1].RegisteredAt, rows[^1].Id).ToString() : null);
    }

    /// <summary>Who has entered something of a participant's, by name.</summary>
    public Task<IReadOnlyList<TimelineWriter>> WritersAsync(ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<TimelineWriter>(Sql.Of($"""
        select id, display_name as name from accounts
        where id in (select registered_by from ({Events(participant)}) t)
        order by display_name, id
        """), cancellation);

    /// <summary>The first day on which anything is registered of a participant besides the enrolment itself; null when nothing is.</summary>
    public Task<DateOnly?> FirstDayAsync(ParticipantId participant, CancellationToken cancellation) => database.ScalarAsync<DateOnly?>(
        Sql.Of($"select min(occurred_on) from ({Events(participant)}) t where kind <> {ParticipantTimeline.Enrolled}"), cancellation);

    private static IEnumerable<TimelineSource> Sources(IEnumerable<Capability> capabilities) => capabilities.SelectMany(static capability => capability.Timeline);

    private static Sql Conditions(TimelineFilter filter, string? before)
    {
        var conditions = new List<Sql>();
        if (Place.Read(before) is { } place)
        {
            conditions.Add(Sql.Of($"(occurred_on, registered_at, id) < ({place.OccurredOn}, {place.RegisteredAt}, {place.Id})"));
        }

        if (filter.Year is { } year)
        {
            conditions.Add(Sql.Of($"occurred_on between {new DateOnly(year, 1, 1)} and {new DateOnly(year, 12, 31)}"));
        }

        if (filter.RegisteredBy is { } account)
        {
            conditions.Add(Sql.Of($"registered_by = {account}"));
        }

        return Sql.All(conditions);
    }

    private Sql Events(ParticipantId participant) => Sql.Join(" union all ", Sources(capabilities)
        .Select(source => Sql.Of($"select occurred_on, registered_by, kind from ({source.Rows(participant)}) source")));

    /// <summary>A place in the timeline. It tells nothing that the page does not, so it is only packed, not sealed.</summary>
    internal sealed record Place(DateOnly OccurredOn, DateTimeOffset RegisteredAt, Guid Id)
    {
        public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{OccurredOn:O}|{RegisteredAt.UtcTicks}|{Id:N}")));

        public static Place? Read(string? text)
        {
            if (text is null || !Base64Url.IsValid(text)
                || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|') is not [var day, var ticks, var id])
            {
                return null;
            }

            return DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var occurredOn)
                && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var moment) && moment < DateTimeOffset.MaxValue.UtcTicks
                && Guid.TryParseExact(id, "N", out var row)
                ? new Place(occurredOn, new DateTimeOffset(moment, TimeSpan.Zero), row)
                : null;
        }
    }
}
