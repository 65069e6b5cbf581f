using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A referrer's own referrals.</summary>
[Authorize(Policy = Permissions.ReferralsMake)]
public sealed class OwnReferralListPage(OwnReferrals referrals, TimeProvider clock) : SamstegPage
{
    /// <summary>Those that somebody is to do something about, the latest first.</summary>
    public IReadOnlyList<OwnReferral> Open { get; private set; } = [];

    /// <summary>Those that are settled.</summary>
    public IReadOnlyList<OwnReferral> Settled { get; private set; } = [];

    /// <summary>Today in Sweden.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Loads them.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await referrals.AllAsync(cancellation);
        Open = [.. all.Where(static referral => referral.State.IsOpen())];
        Settled = [.. all.Where(static referral => !referral.State.IsOpen())];
    }
}
