using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>The documents of an organisation.</summary>
[Authorize(Policy = Permissions.OrganisationsRead)]
public sealed class OrganisationDocumentsPage(RequestDatabase database, DocumentDesk desk) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    public string Name { get; private set; } = string.Empty;

    public DocumentsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await new OrganisationFile(database).FindAsync(Organisation, cancellation) is not { } facts)
        {
            return NotFound();
        }

        Name = facts.Name;
        View = await desk.ShowAsync(DocumentSubject.Of(Organisation), cancellation);
        return Page();
    }
}
