using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>On a referrer's start page: how it goes for those who wait, and the way to refer somebody.</summary>
public sealed class OwnReferralsPanel(OwnReferrals referrals, TimeProvider clock) : ViewComponent
{
    private const int Shown = 5;

    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync() => View("/Referrals/OwnReferralsPanel.cshtml", new OwnReferralRows(
        [.. (await referrals.AllAsync(HttpContext.RequestAborted)).Where(static referral => referral.State.IsOpen()).Take(Shown)], clock.Today()));
}

/// <summary>Own referrals that are listed.</summary>
/// <param name="Rows">Which.</param>
/// <param name="Today">Today in Sweden.</param>
public sealed record OwnReferralRows(IReadOnlyList<OwnReferral> Rows, DateOnly Today);
