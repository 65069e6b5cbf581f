using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Until when an initiative takes in people: closed by itself after that, and extended here.</summary>
[Authorize(Policy = Permissions.InitiativesEdit)]
public sealed class IntakePage(Workspace workspace, PageChrome chrome, ExtendIntake extend, TimeProvider clock, CurrentUser user) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public IntakeInput Input { get; set; } = new();

    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>Whether the intake has closed.</summary>
    public bool IsClosed => clock.Today() > Facts.LastIntakeDay;

    /// <summary>Whether it can be extended: while the initiative runs beyond it.</summary>
    public bool CanBeExtended => Facts.LastIntakeDay < Facts.EndsOn && clock.Today() <= Facts.EndsOn;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || await extend.StandingAsync(Initiative, cancellation) is not { } standing)
        {
            return NotFound();
        }

        Input = standing;
        return Page();
    }

    /// <summary>Extends it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return !ModelState.IsValid ? Page() : Answer(await extend.RunAsync(Initiative, Input, cancellation), ReferralPaths.Intake(Initiative), "referrals.intake.extended");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "referrals.intake.title", cancellation) is not { } facts)
        {
            return false;
        }

        if (user.May(Permissions.ReferralsRead, Initiative))
        {
            chrome.Crumb(T["referrals.title"], ReferralPaths.List(Initiative));
        }

        Facts = facts;
        return true;
    }
}
