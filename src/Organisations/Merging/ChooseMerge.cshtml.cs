using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Chooses which other record an organisation is to be compared with.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class ChooseMergePage(OrganisationDuplicates duplicates, OrganisationChoices organisations) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    /// <summary>The other one.</summary>
    [BindProperty(SupportsGet = true)]
    public OrganisationId? With { get; set; }

    public string Name { get; private set; } = string.Empty;

    public string BackPath => $"/organisationer/{Organisation}";

    public IReadOnlyList<DuplicatePair> Pairs { get; private set; } = [];

    public IReadOnlyList<Choice> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var all = await organisations.AllAsync(cancellation: cancellation);
        if (all.FirstOrDefault(one => one.Id == Organisation) is not { } found)
        {
            return NotFound();
        }

        if (With is { } other && other != Organisation && all.Any(one => one.Id == other))
        {
            return Redirect($"{BackPath}/sla-ihop/{other}");
        }

        Name = found.Name;
        Pairs = await duplicates.FindAsync(Organisation, cancellation);
        Others = OrganisationChoices.ToChoices(all.Where(one => one.Id != Organisation));
        return Page();
    }
}
