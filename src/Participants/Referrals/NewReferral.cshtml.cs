using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Registers a referral that came by letter or telephone, or the person's own application.</summary>
[Authorize(Policy = Permissions.ReferralsEdit)]
public sealed class NewReferralPage(RequestDatabase database, TimeProvider clock, Workspace workspace, PageChrome chrome, ReceiveReferral receive, PossibleMatches matches) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public ReferralInput Input { get; set; } = new();

    /// <summary>The organisations to choose from.</summary>
    public EnrolmentChoices Choices { get; private set; } = null!;

    /// <summary>Those who may be the same person.</summary>
    public Matches Matches { get; private set; } = Matches.None;

    /// <summary>Last day of intake.</summary>
    public DateOnly LastIntakeDay { get; private set; }

    /// <summary>Whether the intake has closed.</summary>
    public bool IsClosed => clock.Today() > LastIntakeDay;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.ReceivedOn = clock.Today();
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        var isReadable = ModelState.IsValid;
        var result = isReadable ? await receive.RunAsync(Initiative, Input, Choices, cancellation) : receive.Check(Input, Choices);
        if (!isReadable || !result.IsDone)
        {
            Matches = await matches.OfTypedAsync(Initiative, Input.Form, Input, cancellation);
            return Refused(result);
        }

        return Done(ReferralPaths.File(Initiative, Input.Form), "referrals.notice.received");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "referrals.new.title", cancellation) is not { } facts
            || await EnrolmentChoices.OfAsync(database, Initiative, clock.Today(), cancellation) is not { } choices)
        {
            return false;
        }

        chrome.Crumb(T["referrals.title"], ReferralPaths.List(Initiative));
        (Choices, LastIntakeDay) = (choices, facts.LastIntakeDay);
        return true;
    }
}
