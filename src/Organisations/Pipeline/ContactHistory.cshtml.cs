using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>All contacts with an organisation, its stages, and what of them was corrected.</summary>
[Authorize(Policy = Permissions.OrganisationsRead)]
public sealed class ContactHistoryPage(PipelineReader reader, OrganisationChoices organisations, CurrentUser user) : PipelinePage(organisations)
{
    private const int Most = 500;

    public IReadOnlyList<ContactLine> Contacts { get; private set; } = [];

    public IReadOnlyList<StageLine> Stages { get; private set; } = [];

    public IReadOnlyList<SupersededLine> Superseded { get; private set; } = [];

    public bool MayEdit => user.May(Permissions.OrganisationsEdit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("organisations.contact.title", cancellation))
        {
            return NotFound();
        }

        Contacts = await reader.ContactsAsync(Organisation, Most, cancellation);
        Stages = await reader.StagesAsync(Organisation, cancellation);
        Superseded = await reader.SupersededAsync(Organisation, cancellation);
        return Page();
    }
}
