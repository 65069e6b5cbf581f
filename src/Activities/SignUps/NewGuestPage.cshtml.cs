using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Signs somebody up who is no participant: who has called or written.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class NewGuestPage(SignUpTargets targets, ChangeSignUps change, Workspace workspace) : SamstegPage, IGuestForm
{
    /// <summary>Who.</summary>
    [BindProperty]
    public GuestInput Input { get; set; } = new();

    /// <inheritdoc/>
    public int MostSeats => SignUpOpening.SeatLimit;

    /// <summary>What for.</summary>
    public SignUpTarget Target { get; private set; } = null!;

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, Guid target, CancellationToken cancellation) =>
        await LoadAsync(targets.FindAsync(initiative, target, cancellation), cancellation) ? Page() : NotFound();

    /// <summary>Signs them up.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, Guid target, CancellationToken cancellation)
    {
        if (!await LoadAsync(targets.LockAsync(initiative, target, cancellation), cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid
            ? Answer(await change.AddAsync(Target, Input, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "sv", cancellation), Target.SignUpPath, "sign_up.added")
            : Page();
    }

    private async Task<bool> LoadAsync(Task<SignUpTarget?> finding, CancellationToken cancellation)
    {
        if (await finding is not { } found || await workspace.OpenAsync(found.InitiativeId, "sign_up.add", cancellation) is null)
        {
            return false;
        }

        Target = found;
        return true;
    }
}
