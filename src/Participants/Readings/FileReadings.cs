using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who has read a participant's file: every reading as a list, and folded to one row per person and day.</summary>
internal static class FileReadings
{
    private const int FoldedShown = 14;
    private static readonly string[] Ways = ["read", "opened_outside", "exported", "revealed"];

    /// <summary>Every reading, newest first.</summary>
    public static ListDefinition<FileReadingRow> Of(ParticipantId participant, Texts texts) =>
        new ListDefinition<FileReadingRow>("participants.readings.caption", Sql.Of($"""
            select lpad(to_hex(e.id), 32, '0')::uuid as id, e.at, a.display_name as who, case when e.subject_kind = 'check_in_weeks' then 'check_in' else e.action end as action, e.reason
            from audit_entries e left join accounts a on a.id = e.account_id
            where e.participant_id = {participant} and e.action = any ({Ways})
            """), static row => row.Id)
            .Column(new ListColumn<FileReadingRow>("participants.readings.at", ListCellKind.Moment, static row => row.At, "at", MayBeNull: false))
            .Text("participants.readings.who", static row => row.Who, "who")
            .Text("participants.readings.what", row => texts[$"audit.action.{row.Action}"])
            .Text("participants.readings.why", static row => row.Reason)
            .SortedBy("at", descending: true);

    /// <summary>The latest days, one row a person.</summary>
    public static Task<IReadOnlyList<ReaderDay>> FoldedAsync(RequestDatabase database, ParticipantId participant, CancellationToken cancellation) =>
        database.QueryAsync<ReaderDay>(Sql.Of($"""
            select (e.at at time zone 'Europe/Stockholm')::date as day, a.display_name as who, count(*) as times
            from audit_entries e join accounts a on a.id = e.account_id
            where e.participant_id = {participant} and e.action = any ({Ways})
            group by 1, a.id, 2 order by 1 desc, 2 limit {FoldedShown}
            """), cancellation);
}

/// <summary>A reading of the file.</summary>
internal sealed record FileReadingRow(Guid Id, DateTimeOffset At, string? Who, string Action, string? Reason);

/// <summary>How often somebody read the file on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Who">The reader.</param>
/// <param name="Times">How often.</param>
public sealed record ReaderDay(DateOnly Day, string Who, long Times);
