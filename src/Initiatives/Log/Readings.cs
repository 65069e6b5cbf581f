using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What the readings are narrowed to; null narrows nothing.</summary>
/// <param name="Initiative">The initiative.</param>
/// <param name="Reader">Only this account's.</param>
/// <param name="Reference">Only those of the participant with this reference.</param>
/// <param name="From">Only from this day.</param>
/// <param name="Until">Only until this day.</param>
internal sealed record ReadingFilter(InitiativeId Initiative, AccountId? Reader, string? Reference, DateOnly? From, DateOnly? Until);

/// <summary>
/// Who has read what: an initiative's log folded to one row per day, reader, way of reading and participant, so that a
/// pattern is seen where the log shows single acts.
/// </summary>
internal static class Readings
{
    private static readonly string[] Ways = ["read", "searched", "exported", "number_met"];

    /// <param name="filter">What they are narrowed to.</param>
    /// <param name="participants">Names participants.</param>
    /// <param name="words">Says acts in words.</param>
    public static ListDefinition<ReadingRow> Of(ReadingFilter filter, SubjectSource participants, LogWords words)
    {
        var conditions = new List<Sql> { Sql.Of($"e.initiative_id = {filter.Initiative}"), Sql.Of($"e.action = any ({Ways})") };
        if (filter.Reader is { } reader)
        {
            conditions.Add(Sql.Of($"e.account_id = {reader}"));
        }

        if (filter.From is { } from)
        {
            conditions.Add(Sql.Of($"e.at >= {SwedishTime.At(from, TimeOnly.MinValue)}"));
        }

        if (filter.Until is { } until)
        {
            conditions.Add(Sql.Of($"e.at <= {SwedishTime.EndOf(until)}"));
        }

        var folded = Sql.Of($"""
            select (e.at at time zone 'Europe/Stockholm')::date as day, e.account_id, e.action, e.subject_kind, e.participant_id,
                   count(*) as times, min(e.at) as first_at, max(e.at) as last_at
            from audit_entries e
            where {Sql.All(conditions)}
            group by 1, 2, 3, 4, 5
            """);
        return new ListDefinition<ReadingRow>("initiatives.readings.caption", Sql.Of($"""
                select md5(concat_ws('/', f.day, f.account_id, f.action, f.subject_kind, f.participant_id))::uuid as id,
                       f.day, a.display_name as who, f.action, f.subject_kind, coalesce(p.detail, p.name) as reference, f.times, f.first_at, f.last_at
                from ({folded}) f
                left join accounts a on a.id = f.account_id
                left join ({participants.Names(Sql.Of($"array(select participant_id from ({folded}) n)"))}) p on p.id = f.participant_id
                where {(filter.Reference is { } reference ? Sql.Of($"upper(coalesce(p.detail, p.name)) = {reference.ToUpperInvariant()}") : Sql.Raw("true"))}
                """), static row => row.Id)
            .Column(new ListColumn<ReadingRow>("initiatives.readings.day", ListCellKind.Day, static row => row.Day, "day", MayBeNull: false))
            .Column(new ListColumn<ReadingRow>("initiatives.log.who", ListCellKind.Text, row => row.Who ?? words.Program, "who", static row => row.Who))
            .Text("initiatives.log.action", row => words.Action(row.Action))
            .Text("initiatives.log.subject", row => words.Subject(row.SubjectKind))
            .Text("initiatives.log.participant", static row => row.Reference, "reference")
            .Number("initiatives.readings.times", static row => row.Times, "times")
            .Text("initiatives.readings.time", static row => TimesOfDay(row))
            .SortedBy("day", descending: true);
    }

    private static string TimesOfDay(ReadingRow row) =>
        row.FirstAt == row.LastAt ? Display.Time(row.FirstAt) : Display.Time(row.FirstAt) + "–" + Display.Time(row.LastAt);

    /// <summary>Those who stand in the log as readers, by name.</summary>
    public static Sql Readers(InitiativeId initiative) => Sql.Of($"""
        select a.id, a.display_name as name from accounts a
        where exists (select from audit_entries e where e.initiative_id = {initiative} and e.account_id = a.id and e.action = any ({Ways}))
        order by a.display_name collate "sv-x-icu"
        """);
}

/// <summary>A row: how often somebody read something in one way on a day.</summary>
internal sealed record ReadingRow(
    Guid Id, DateOnly Day, string? Who, string Action, string SubjectKind, string? Reference, long Times, DateTimeOffset FirstAt, DateTimeOffset LastAt);
