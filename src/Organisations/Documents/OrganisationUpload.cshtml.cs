using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Hands in a document of an organisation, or a new version of one, or removes it.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit), UploadLimit]
public sealed class OrganisationUploadPage(RequestDatabase database, DocumentDesk desk) : DocumentUploadPage(desk)
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    public string Name { get; private set; } = string.Empty;

    public override DocumentSubject Subject => DocumentSubject.Of(Organisation);

    protected override async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await new OrganisationFile(database).FindAsync(Organisation, cancellation) is not { } facts)
        {
            return false;
        }

        Name = facts.Name;
        return true;
    }
}
