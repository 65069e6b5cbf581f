using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A referrer's short form.</summary>
[Authorize(Policy = Permissions.ReferralsMake)]
public sealed class NewOwnReferralPage(OwnReferrals referrals, MakeReferral make) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public OwnReferralInput Input { get; set; } = new();

    /// <summary>The initiatives that take referrals.</summary>
    public IReadOnlyList<ReferralInitiative> Initiatives { get; private set; } = [];

    /// <summary>The organisations that the user refers for.</summary>
    public IReadOnlyList<ReferringOrganisation> Organisations { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Input.Initiative = Initiatives is [var only] ? only.Id : null;
    }

    /// <summary>Makes it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return ModelState.IsValid
            ? Answer(await make.RunAsync(Input, Initiatives, Organisations, cancellation), ReferralPaths.OwnFile(Input.Form), "referrals.own.made")
            : Refused(make.Check(Input, Initiatives, Organisations));
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Initiatives = await referrals.InitiativesAsync(cancellation);
        Organisations = await referrals.OrganisationsAsync(cancellation);
    }
}
