using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Adds something that organisations can be ready for.</summary>
[Authorize(Policy = Permissions.SettingsEdit), RequiresFreshSignIn]
public sealed class NewReadinessRolePage(ChangeReadinessRules change) : SamstegPage
{
    [BindProperty]
    public ReadinessRoleInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await change.AddRoleAsync(Input, cancellation), "/installningar/redo", "readiness.roles.added") : Page();
}
