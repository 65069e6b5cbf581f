using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>One step of a referral, with its day, what it needs, and perhaps a note.</summary>
[Authorize(Policy = Permissions.ReferralsEdit)]
public sealed class ReferralStepPage(RequestDatabase database, TimeProvider clock, Workspace workspace, PageChrome chrome, AuditTrail audit, TakeReferralOn take)
    : ReferralPage(database, clock, workspace, chrome, audit)
{
    /// <summary>What is done.</summary>
    [BindProperty(SupportsGet = true, Name = "step")]
    public ReferralAction? Step { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public ReferralStepInput Input { get; set; } = new();

    /// <inheritdoc/>
    protected override string? TitleKey => Step is { } step ? $"referrals.step.{SnakeCase.Of(step.ToString())}" : null;

    /// <summary>Shows the form.</summary>
    public IActionResult OnGet()
    {
        if (Step is null or ReferralAction.Enrol)
        {
            return NotFound();
        }

        (Input.Version, Input.OccurredOn) = (Facts.Version, Today);
        return Page();
    }

    /// <summary>Does it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Step is null or ReferralAction.Enrol)
        {
            return NotFound();
        }

        Input.Action = Step;
        ModelState.Remove("Input.Action");
        return !ModelState.IsValid
            ? Page()
            : Answer(await take.RunAsync(Initiative, Referral, Input, cancellation), Facts.Path, $"referrals.notice.{SnakeCase.Of(Step.Value.ToString())}");
    }
}
