using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Organisations that may stand twice in the register.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class DuplicatesPage(OrganisationDuplicates duplicates) : SamstegPage
{
    public IReadOnlyList<DuplicatePair> Pairs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Pairs = await duplicates.FindAsync(null, cancellation);
}
