using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Invites somebody: an account, and its first role.</summary>
[Authorize(Policy = Permissions.RolesEdit), RequiresFreshSignIn]
public sealed class InvitePage(InviteAccount invite, RoleChoices choices, TimeProvider clock) : SamstegPage, IRoleForm
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public InvitationInput Input { get; set; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Roles { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Initiatives { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    RoleInput IRoleForm.Input => Input;

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Input.From = clock.Today();
        await LoadAsync(cancellation);
    }

    /// <summary>Invites.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (result, account) = await invite.RunAsync(Input, cancellation);
        return Answer(result, account is { } made ? AccountFacts.PathOf(made) : "/konton", "accounts.invite.done");
    }

    private async Task LoadAsync(CancellationToken cancellation) => (Roles, Initiatives, Organisations) = await choices.AllAsync(cancellation);
}
