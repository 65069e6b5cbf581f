using Microsoft.AspNetCore.Mvc;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A participant's placements, on the participant's page.</summary>
public sealed class ParticipantPlacements(RequestDatabase database, CurrentUser user) : ViewComponent
{
    /// <summary>The panel.</summary>
    public async Task<IViewComponentResult> InvokeAsync(ParticipantId participant)
    {
        var rows = await database.QueryAsync<ParticipantPlacement>(Sql.Of($"""
            select p.id, p.initiative_id, o.name as organisation, p.kind,
                   coalesce(started.occurred_on, p.planned_start) as start_on, coalesce(ended.occurred_on, p.planned_end) as end_on,
                   {PlacementSteps.State} as state, ended.reason as end_reason
            from placements p
            join organisations o on o.id = p.organisation_id
            left join placement_events started on started.placement_id = p.id and started.event = 'started' and started.superseded_at is null
            left join placement_events ended on ended.placement_id = p.id and ended.event = 'ended' and ended.superseded_at is null
            where p.participant_id = {participant}
            order by 5 desc, p.id
            """), HttpContext.RequestAborted);
        var initiative = await database.QueryAsync<InitiativeId>(Sql.Of($"""
            select p.initiative_id from participants p
            where p.id = {participant} and not exists (select from exits x where x.participant_id = p.id and x.superseded_at is null)
              and not (p.id = {OnlyOpened.Any})
            """), HttpContext.RequestAborted);
        var newPath = initiative.Count > 0 && user.May(Permissions.PlacementsEdit, initiative[0])
            ? $"{PlacementPaths.List(initiative[0])}/ny?deltagare={participant}"
            : null;
        return View("/Placements/ParticipantPlacements.cshtml", new ParticipantPlacementsModel(rows, newPath));
    }
}

/// <summary>A placement in the panel.</summary>
/// <param name="Id">The placement.</param>
/// <param name="InitiativeId">Where it belongs.</param>
/// <param name="Organisation">Where.</param>
/// <param name="Kind">What for.</param>
/// <param name="StartOn">First day, real or planned.</param>
/// <param name="EndOn">Last day, real or planned.</param>
/// <param name="State">Where it stands.</param>
/// <param name="EndReason">Why it ended; null while it has not, and where it was not asked.</param>
public sealed record ParticipantPlacement(
    PlacementId Id, InitiativeId InitiativeId, string Organisation, PlacementKind Kind, DateOnly StartOn, DateOnly EndOn, PlacementState State, PlacementReason? EndReason);

/// <summary>What the panel shows.</summary>
/// <param name="Rows">The placements, the latest first.</param>
/// <param name="NewPath">Where a placement is made; null where the viewer may not, or the participant has left.</param>
public sealed record ParticipantPlacementsModel(IReadOnlyList<ParticipantPlacement> Rows, string? NewPath);
