using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>How many follow-ups are due, by coach and week; a coach sees the own row.</summary>
[Authorize(Policy = Permissions.PlacementsRead)]
public sealed class FollowUpLoadPage(RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The forecast.</summary>
    public FollowUpLoad Load { get; private set; } = new([], []);

    /// <summary>What is late now, of all rows.</summary>
    public int Overdue => Load.Coaches.Sum(static row => row.Overdue);

    /// <summary>A week's sum of all rows.</summary>
    public FollowUpCount SumOf(int week) => new(Load.Coaches.Sum(row => row.Weeks[week].Number), Load.Coaches.Sum(row => row.Weeks[week].Visits));

    /// <summary>The forecast from today.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "placements.load.title", cancellation) is not { } facts)
        {
            return NotFound();
        }

        chrome.Crumb(T["placements.tab"], PlacementPaths.List(Initiative));
        var today = clock.Today();
        var rows = await database.QueryAsync<Row>(Sql.Of($"""
            select coach.id as coach_id, coach.display_name as coach_name, coalesce(started.occurred_on, greatest(p.planned_start, {today})) as start_on, p.planned_end as last_on,
                   latest.occurred_on as followed_up_on, coalesce(latest.needs_attention, false) as needs_attention,
                   array(select e.occurred_on from placement_events e where {PlacementFile.Pauses} order by e.occurred_on, e.id) as paused_from,
                   array(select e.until_on from placement_events e where {PlacementFile.Pauses} order by e.occurred_on, e.id) as paused_until
            from placements p
            left join placement_events started on started.placement_id = p.id and started.event = 'started' and started.superseded_at is null
            left join lateral ({FollowUpRow.Latest}) latest on true
            left join lateral (
                select a.id, a.display_name from case_assignments ca
                join accounts a on a.id = ca.account_id and a.closed_at is null
                where ca.participant_id = p.participant_id and ca.valid_from <= {today} and coalesce(ca.valid_until, 'infinity') >= {today}
                order by ca.valid_from desc, ca.id desc limit 1) coach on true
            where p.initiative_id = {Initiative} and not (p.participant_id = {OnlyOpened.Any})
              and not {PlacementSteps.IsOver}
              and (started.occurred_on is not null or not exists (select from exits x where x.participant_id = p.participant_id and x.superseded_at is null))
            """), cancellation);
        Load = FollowUpLoad.Of(facts.Cadence, rows.Select(static row => row.Placement), today);
        return Page();
    }

    private sealed record Row(AccountId? CoachId, string? CoachName, DateOnly StartOn, DateOnly LastOn, DateOnly? FollowedUpOn, bool NeedsAttention, DateOnly[] PausedFrom, DateOnly[] PausedUntil)
    {
        public FollowedPlacement Placement => new(
            CoachId is { } coach ? new Coach(coach, CoachName!) : null, new PlacementTime(StartOn, LastOn, [.. PausedFrom.Zip(PausedUntil, static (from, until) => new Pause(from, until))]), FollowedUpOn, NeedsAttention);
    }
}
