using Microsoft.AspNetCore.Authorization;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Who has taught whom to supervise, as chains.</summary>
[Authorize(Policy = Permissions.OrganisationsRead)]
public sealed class TeachingChainsPage(TeachingReader reader) : SamstegPage
{
    public IReadOnlyList<TeachingNode> Chains { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Chains = TeachingChains.Of(await reader.AllAsync(null, cancellation));
}
