using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Who holds which role in an initiative; the association's administrator gives and ends them.</summary>
[Authorize(Policy = Permissions.RolesEdit), RequiresFreshSignIn]
public sealed class RolesPage(Workspace workspace, HeldRoles held, GiveRole give, EndRole end, OrganisationChoices organisations, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public AddressedRoleInput Input { get; set; } = new();

    /// <summary>The roles that can be given.</summary>
    public IReadOnlyList<Choice> Roles => T.Choices(GiveRole.RolesInInitiatives);

    /// <summary>The organisations that somebody can work for.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    internal IReadOnlyList<HeldRoleRow> Held { get; private set; } = [];

    internal bool MayEnd(HeldRoleRow row) => row.AccountId != user.RequiredAccount && (row.ValidUntil is null || row.ValidUntil >= clock.Today());

    /// <summary>Shows who holds what, and the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.From = clock.Today();
        return await OpenAsync(cancellation) ? Page() : NotFound();
    }

    /// <summary>Gives a role.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await give.RunAsync(Initiative, Input, cancellation), PathOf(Initiative), "initiatives.role.given");

    /// <summary>Ends one.</summary>
    public async Task<IActionResult> OnPostEndAsync(Guid assignment, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await OpenAsync(cancellation) || await end.AtOnceAsync(Initiative, assignment, cancellation) is not { } result)
        {
            return NotFound();
        }

        return Answer(result, PathOf(Initiative), "initiatives.role.ended");
    }

    /// <summary>Address of the page.</summary>
    public static string PathOf(InitiativeId initiative) => $"/insatser/{initiative}/roller";

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "initiatives.role.title", cancellation) is null)
        {
            return false;
        }

        Held = await held.OfAsync(Initiative, cancellation);
        Organisations = await organisations.ChoicesAsync(cancellation);
        return true;
    }
}
