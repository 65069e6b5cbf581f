using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What a role is called, and whether it is in use.</summary>
[Authorize(Policy = Permissions.SettingsEdit), RequiresFreshSignIn]
public sealed class EditReadinessRolePage(RequestDatabase database, ChangeReadinessRules change) : SamstegPage
{
    private ReadinessRole _role = null!;

    [BindProperty]
    public ReadinessRoleInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string role, CancellationToken cancellation)
    {
        if (!await LoadAsync(role, cancellation))
        {
            return NotFound();
        }

        Input = new ReadinessRoleInput { NameSv = _role.Name.Sv, NameEn = _role.Name.En, IsRetired = _role.RetiredOn is not null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string role, CancellationToken cancellation)
    {
        if (!await LoadAsync(role, cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await change.ChangeRoleAsync(_role, Input, cancellation), "/installningar/redo", "readiness.rules.changed") : Page();
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<ReadinessRole>().SingleOrDefaultAsync(found => found.Code == code, cancellation) is not { } role)
        {
            return false;
        }

        _role = role;
        Chrome.Page(role.Name.ToString(), T["readiness.rules.subtitle"]).Crumb(T["readiness.rules.title"], "/installningar/redo");
        return true;
    }
}
