using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Says who takes care of a referral.</summary>
[Authorize(Policy = Permissions.ReferralsEdit)]
public sealed class ReferralAssignmentPage(RequestDatabase database, TimeProvider clock, Workspace workspace, PageChrome chrome, AuditTrail audit, CurrentUser user, AssignReferral assign)
    : ReferralPage(database, clock, workspace, chrome, audit)
{
    /// <summary>What is chosen.</summary>
    [BindProperty]
    public AssignmentInput Input { get; set; } = new();

    /// <summary>Those who can be chosen: a coach only herself.</summary>
    public IReadOnlyList<Choice> Coaches { get; private set; } = [];

    /// <inheritdoc/>
    protected override string? TitleKey => "referrals.assign.title";

    /// <summary>Shows the form.</summary>
    public void OnGet() => (Input.Version, Input.Coach) = (Facts.Version, Facts.AssignedTo);

    /// <summary>Takes the choice. Who lets go of a referral that then is nobody's still sees it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) => !ModelState.IsValid
        ? Page()
        : Answer(await assign.RunAsync(Initiative, Referral, Input, Coaches, cancellation), Facts.Path, "referrals.notice.assigned");

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var coaches = await ReferralCoaches.OfAsync(Database, Initiative, Today, cancellation);
        Coaches = user.Scope.CaseInitiatives.Contains(Initiative) ? coaches : [.. coaches.Where(coach => coach.Value == user.Account?.ToString())];
    }
}
