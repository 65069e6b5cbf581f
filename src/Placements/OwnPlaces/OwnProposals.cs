using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>On a participant's own start page: each proposal, until it is settled. What waits for an answer asks for it; what has been answered says what was.</summary>
public sealed class OwnProposals(RequestDatabase database) : ViewComponent
{
    /// <summary>The cards.</summary>
    public async Task<IViewComponentResult> InvokeAsync(ParticipantId participant) => View("/OwnPlaces/OwnProposals.cshtml", await database.OwnAsync<OwnProposal>(Sql.Of($"""
        select s.id, s.organisation, a.answer, a.text from (
            select p.id, p.planned_start, o.name as organisation, {PlacementSteps.State} as state from placements p join organisations o on o.id = p.organisation_id where p.participant_id = {participant}) s
        left join lateral (
            select a.answer, a.text from placement_answers a where a.placement_id = s.id and a.superseded_at is null order by a.registered_at desc, a.id desc limit 1) a on true
        where s.state in ('proposed', 'visited') order by a.answer is not null, s.planned_start, s.id
        """), HttpContext.RequestAborted));
}

/// <summary>A proposal as the own start page shows it.</summary>
/// <param name="Id">The placement.</param>
/// <param name="Organisation">Where.</param>
/// <param name="Answer">What was answered last; null while nothing is.</param>
/// <param name="Text">What was said with it; may be empty.</param>
public sealed record OwnProposal(PlacementId Id, string Organisation, ProposalAnswer? Answer, string? Text);
