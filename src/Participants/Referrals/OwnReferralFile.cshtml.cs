using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>One of a referrer's own referrals: how it goes, in plain words.</summary>
[Authorize(Policy = Permissions.ReferralsMake)]
public sealed class OwnReferralFilePage(OwnReferrals referrals, TimeProvider clock) : SamstegPage
{
    /// <summary>The referral.</summary>
    public OwnReferral Referral { get; private set; } = null!;

    /// <summary>What has happened, the latest first.</summary>
    public IReadOnlyList<OwnReferralStep> Course { get; private set; } = [];

    /// <summary>Why, as the referrer wrote it.</summary>
    public string? Why { get; private set; }

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute(Name = "sent")] Guid sent, CancellationToken cancellation)
    {
        if (await referrals.FindAsync(sent, cancellation) is not { } referral)
        {
            return NotFound();
        }

        Referral = referral;
        Course = await referrals.CourseAsync(sent, cancellation);
        Why = await referrals.WhyAsync(sent, cancellation);
        return Page();
    }
}
