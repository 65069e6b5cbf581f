using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>On a participant's file: the last case meetings that the viewer may read.</summary>
public sealed class CaseMeetingsPanel(RequestDatabase database, OpenedCase opened) : ViewComponent
{
    private const int Shown = 3;

    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative, ParticipantId participant)
    {
        var rows = await database.QueryAsync<CaseMeetingRow>(Sql.Of($"""
            select k.id, k.occurred_on, p.parties, t.text as task, t.responsible, t.who, t.due_on, t.step_id is not null as is_step
            from (select k.id, k.occurred_on, k.registered_at from contacts k
                  where k.participant_id = {participant} and k.superseded_at is null and exists (select from case_meeting_parties m where m.contact_id = k.id)
                  order by k.occurred_on desc, k.registered_at desc, k.id desc limit {Shown}) k
            cross join lateral (select string_agg(m.organisation || coalesce(', ' || m.representative, ''), '; ' order by m.position) as parties
                                from case_meeting_parties m where m.contact_id = k.id) p
            left join case_meeting_tasks t on t.contact_id = k.id
            order by k.occurred_on desc, k.registered_at desc, k.id desc, t.position
            """), HttpContext.RequestAborted);
        return View("/CaseMeetings/CaseMeetingsPanel.cshtml", new CaseMeetingsShown(
            [.. rows.GroupBy(static row => row.Id)], CasePaths.File(initiative, participant), opened.MayEdit));
    }
}

/// <summary>A task of a case meeting, or the meeting alone when it led to none.</summary>
/// <param name="Id">The contact.</param>
/// <param name="OccurredOn">The day.</param>
/// <param name="Parties">Who came.</param>
/// <param name="Task">What is to be done; null when nothing is.</param>
/// <param name="Responsible">By whom.</param>
/// <param name="Who">Who, when it is somebody else.</param>
/// <param name="DueOn">Before when.</param>
/// <param name="IsStep">Whether it is a step of the plan.</param>
public sealed record CaseMeetingRow(Guid Id, DateOnly OccurredOn, string Parties, string? Task, StepResponsible? Responsible, string? Who, DateOnly? DueOn, bool IsStep);

/// <summary>What the panel is given.</summary>
/// <param name="Meetings">Meetings, the last first, each with what it led to.</param>
/// <param name="Path">The file.</param>
/// <param name="MayEdit">Whether the viewer may register one.</param>
public sealed record CaseMeetingsShown(IReadOnlyList<IGrouping<Guid, CaseMeetingRow>> Meetings, string Path, bool MayEdit);
