using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>An initiative's rounds of matching, and how often people went another way than was proposed.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class MatchRoundsPage(RequestDatabase database, Workspace workspace, CurrentUser user) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The rounds, the latest first; as far as the viewer sees who takes part.</summary>
    public IReadOnlyList<RoundRow> Rounds { get; private set; } = [];

    /// <summary>Whether the viewer decides how the initiative matches.</summary>
    public bool MaySet => user.May(Permissions.ParticipantsAssign, Initiative);

    /// <summary>Decisions that became placements as was proposed.</summary>
    public long Accepted => Rounds.Sum(static round => round.Accepted);

    /// <summary>Decisions that became placements in another way.</summary>
    public long Overridden => Rounds.Sum(static round => round.Overridden);

    /// <summary>The list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "matching.title", cancellation) is null)
        {
            return NotFound();
        }

        Chrome.Crumb(T["openings.tab"], OpeningPaths.List(Initiative));
        Rounds = await database.QueryAsync<RoundRow>(Sql.Of($"""
            select r.id, r.title, r.made_at, r.people, count(m.participant_id) as seen, count(m.opening_id) as proposed,
                   count(d.id) filter (where d.decision = 'accepted') as accepted, count(d.id) filter (where d.decision = 'overridden') as overridden
            from match_rounds r
            join match_people m on m.round_id = r.id
            left join match_decisions d on d.round_id = m.round_id and d.participant_id = m.participant_id and d.superseded_at is null and d.decision <> 'banned'
            where r.initiative_id = {Initiative} and not {RoundSql.IsOnlyOpened}
            group by r.id order by r.made_at desc, r.id
            """), cancellation);
        return Page();
    }
}

/// <summary>A round in the list.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="People">How many take part.</param>
/// <param name="Seen">How many of them the viewer sees; the rest of the row is about those.</param>
/// <param name="Proposed">How many have a proposal or a placement.</param>
/// <param name="Accepted">How many were placed as proposed.</param>
/// <param name="Overridden">How many were placed in another way.</param>
public sealed record RoundRow(MatchRoundId Id, string Title, DateTimeOffset MadeAt, int People, long Seen, long Proposed, long Accepted, long Overridden);
