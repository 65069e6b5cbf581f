using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>An initiative's plan: purpose, parties, staffing, goals and what is planned towards them.</summary>
[Authorize(Policy = Permissions.InitiativesRead)]
public sealed class PlanOverviewPage(Workspace workspace, PlanQuery plan, CurrentUser user) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The initiative, once opened.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>Whether the viewer may change the plan.</summary>
    public bool MayEdit => user.May(Permissions.InitiativesEdit, Initiative);

    /// <summary>Whether the viewer gives and ends roles in it.</summary>
    public bool MayGiveRoles => user.May(Permissions.RolesEdit, Initiative);

    /// <summary>Whether the viewer leads it, and so is told who has a role in it.</summary>
    public bool MaySeeHolders => user.May(Permissions.ParticipantsAssign, Initiative);

    internal PlanView Plan { get; private set; } = null!;

    /// <summary>Address of a part's form; without id the form that adds one.</summary>
    public string PathOf(string kind, Guid? part = null) => $"{Facts.Path}/plan/{kind}{(part is null ? null : "/" + part)}";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "initiatives.plan.tab", cancellation) is not { } facts
            || await PlanView.LoadAsync(plan, Initiative, cancellation) is not { } view)
        {
            return NotFound();
        }

        (Facts, Plan) = (facts, view);
        return Page();
    }
}
