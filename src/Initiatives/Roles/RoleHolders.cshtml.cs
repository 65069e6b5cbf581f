using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Who reaches an initiative by a role, for its leads, who let machines in or do not.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign), RequiresFreshSignIn]
public sealed class RoleHoldersPage(Workspace workspace, HeldRoles held, AnswerMachineRole answer, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    internal IReadOnlyList<HeldRoleRow> Held { get; private set; } = [];

    internal bool MayAnswer(HeldRoleRow row) => row.AwaitsConfirmation && user.Scope.CaseInitiatives.Contains(Initiative);

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ? Page() : NotFound();

    /// <summary>Lets a machine in, or does not.</summary>
    public async Task<IActionResult> OnPostAsync(Guid assignment, bool confirms, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await OpenAsync(cancellation) || await answer.RunAsync(Initiative, assignment, confirms, cancellation) is not { } result)
        {
            return NotFound();
        }

        return Answer(result, PathOf(Initiative), confirms ? "initiatives.holders.confirmed" : "initiatives.holders.declined");
    }

    /// <summary>Address of the page.</summary>
    public static string PathOf(InitiativeId initiative) => $"/insatser/{initiative}/behoriga";

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "initiatives.holders.title", cancellation) is null)
        {
            return false;
        }

        var today = clock.Today();
        Held = [.. (await held.OfAsync(Initiative, cancellation)).Where(row => row.ValidUntil is null || row.ValidUntil >= today)];
        return true;
    }
}
