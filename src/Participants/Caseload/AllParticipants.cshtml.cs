using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The participants of all initiatives in reach.</summary>
[Authorize(Policy = Permissions.ParticipantsList)]
public sealed class AllParticipantsPage(RequestDatabase database, Lists lists, TimeProvider clock, CurrentUser user)
    : ParticipantListPage(database, lists, user, clock)
{
    /// <summary>Initiatives that have not ended and in which the user may enrol.</summary>
    public IReadOnlyList<OpenInitiative> OpenTo { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var mayEnrol = Viewer.Scope.Initiatives.Where(initiative => Viewer.May(Permissions.ParticipantsEdit, initiative)).ToList();
        OpenTo = await Database.QueryAsync<OpenInitiative>(Sql.Of($"""
            select i.id, {LocalText.Column("i.name")} as name from initiatives i
            where i.id = any ({mayEnrol}) and i.ends_on >= {Today} order by 2, 1
            """), cancellation);
        return await ShowAsync(null, cancellation);
    }
}

/// <summary>An initiative to enrol in.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">Its name.</param>
public sealed record OpenInitiative(InitiativeId Id, string Name);
