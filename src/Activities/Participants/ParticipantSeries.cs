using Microsoft.AspNetCore.Mvc;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>On a participant's page: the series they are in, with each mark and how far they have come.</summary>
public sealed class ParticipantSeries(RequestDatabase database, CurrentUser user) : ViewComponent
{
    /// <summary>Draws it; nothing when they are in no series.</summary>
    public async Task<IViewComponentResult> InvokeAsync(ParticipantId participant)
    {
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select r.id, r.initiative_id, {LocalText.Column("r.name")} as name, r.session_total, r.completion_minimum, r.completion_task, t.id is not null as has_handed_in, m.left_on, w.wants,
                   not (m.participant_id = {OnlyOpened.Any}) as is_open_to_edit,
                   array(select a.mark from sessions s
                         left join attendance a on a.session_id = s.id and a.participant_id = m.participant_id and a.superseded_at is null
                         where s.series_id = r.id order by s.number) as marks,
                   (select count(*)::integer from sessions s
                    left join attendance a on a.session_id = s.id and a.participant_id = m.participant_id and a.superseded_at is null
                    where s.series_id = r.id and a.id is null
                      and not exists (select from session_outcomes o where o.session_id = s.id and o.superseded_at is null)) as remaining,
                   (select count(*)::integer from sessions s where s.series_id = r.id and not s.is_cancelled) as standing
            from series_members m
            join activity_series r on r.id = m.series_id
            left join next_step_wishes w on w.series_id = m.series_id and w.participant_id = m.participant_id and w.superseded_at is null
            left join tasks_handed_in t on t.series_id = m.series_id and t.participant_id = m.participant_id and t.superseded_at is null
            where m.participant_id = {participant}
            order by m.joined_on desc, r.id
            """), HttpContext.RequestAborted);
        if (rows.Count > 0 && rows[0].IsOpenToEdit && user.May(Permissions.ParticipantsEdit, rows[0].InitiativeId))
        {
            ViewData["Absence"] = $"/insatser/{rows[0].InitiativeId}/deltagare/{participant}/franvaro";
        }

        return rows.Count == 0 ? Content(string.Empty) : View("/Participants/_ParticipantSeries.cshtml", rows);
    }

    /// <summary>A series that the participant is in.</summary>
    public sealed record Row(
        SeriesId Id, InitiativeId InitiativeId, string Name, int SessionTotal, int CompletionMinimum, string CompletionTask, bool HasHandedIn, DateOnly? LeftOn, bool? Wants,
        bool IsOpenToEdit, string?[] Marks, int Remaining, int Standing)
    {
        /// <summary>Marks in the order of the sessions; null where unmarked.</summary>
        public IReadOnlyList<AttendanceMark?> History { get; } = Activities.Marks.Read(Marks);

        /// <summary>Sessions present at.</summary>
        public int Presences => History.Count(static mark => mark?.IsPresence() == true);

        /// <summary>Sessions marked.</summary>
        public int Marked => History.Count(static mark => mark is not null);

        /// <summary>How far they have come.</summary>
        public SeriesCompletion Completion => new CompletionRule(CompletionMinimum, CompletionTask.Length > 0).Judge(Presences, LeftOn is null ? Remaining : 0, HasHandedIn);
    }
}
