using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>On an initiative's overview: how its participants stand, each figure a way into the list. A coach's are the own cases.</summary>
public sealed class ParticipantsPanel(RequestDatabase database, CurrentUser user, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative)
    {
        var counts = await database.FindAsync<ParticipantCounts>(ParticipantList.Count(initiative, clock.Today()), HttpContext.RequestAborted);
        return View("/Caseload/ParticipantsPanel.cshtml", new ParticipantsPanelView(
            counts!, CasePaths.List(initiative), user.May(Permissions.ReferralsRead, initiative) ? ReferralPaths.List(initiative) : null, user.Scope.CaseInitiatives.Contains(initiative)));
    }
}

/// <summary>How many participants there are, and how they stand.</summary>
/// <param name="Everybody">All who have been enrolled.</param>
/// <param name="Enrolled">Those who take part.</param>
/// <param name="ToWorkOrStudies">Those who have left for work or studies.</param>
/// <param name="Silent">Those who take part and have had no contact for a while.</param>
/// <param name="Planned">How many the plan speaks of; null when it does not say.</param>
/// <param name="WaitingReferrals">Referrals that the viewer works and that wait for something to be done.</param>
public sealed record ParticipantCounts(long Everybody, long Enrolled, long ToWorkOrStudies, long Silent, int? Planned, long WaitingReferrals);

/// <summary>What the panel is given.</summary>
/// <param name="Counts">The figures.</param>
/// <param name="Path">The list.</param>
/// <param name="ReferralsPath">The referrals; null when the viewer works none.</param>
/// <param name="IsWhole">Whether they are of the whole initiative, and not of the own cases only.</param>
public sealed record ParticipantsPanelView(ParticipantCounts Counts, string Path, string? ReferralsPath, bool IsWhole);
