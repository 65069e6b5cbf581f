using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Organisations that may stand twice in the register.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class DuplicatesPage(OrganisationDuplicates duplicates, DismissDuplicate dismiss) : SamstegPage
{
    public IReadOnlyList<DuplicatePair> Pairs { get; private set; } = [];

    /// <summary>Those that are not the same after all.</summary>
    public IReadOnlyList<DismissedPair> Dismissed { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Pairs = await duplicates.FindAsync(null, cancellation);
        Dismissed = await duplicates.DismissedAsync(cancellation);
    }

    /// <summary>They may be the same after all.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(Guid dismissal, CancellationToken cancellation) =>
        Answer(await dismiss.TakeBackAsync(dismissal, cancellation), "/organisationer/dubbletter", "organisations.dismiss.taken_back");
}
