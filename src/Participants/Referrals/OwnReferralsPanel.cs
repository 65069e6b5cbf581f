using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>On a referrer's start page: how it goes for those who wait, who has been enrolled lately, and the way to refer somebody.</summary>
public sealed class OwnReferralsPanel(OwnReferrals referrals, TimeProvider clock) : ViewComponent
{
    private const int Shown = 5;

    /// <summary>For how many days it is told that somebody has been enrolled.</summary>
    private const int ToldDays = 14;

    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var (all, today) = (await referrals.AllAsync(HttpContext.RequestAborted), clock.Today());
        return View("/Referrals/OwnReferralsPanel.cshtml", new OwnReferralRows(
            [
                .. all.Where(static referral => referral.State.IsOpen()).Take(Shown),
                .. all.Where(referral => referral.State is ReferralState.Enrolled && referral.StateSince > today.AddDays(-ToldDays)).OrderByDescending(static referral => referral.StateSince).Take(Shown),
            ], today));
    }
}

/// <summary>Own referrals that are listed.</summary>
/// <param name="Rows">Which.</param>
/// <param name="Today">Today in Sweden.</param>
public sealed record OwnReferralRows(IReadOnlyList<OwnReferral> Rows, DateOnly Today);
