using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>The register of all parties.</summary>
[Authorize(Policy = Permissions.OrganisationsRead)]
public sealed class OrganisationRegisterPage(Lists lists, RequestDatabase database, CurrentUser user) : SamstegPage
{
    /// <summary>Only this type.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>Only this municipality.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Municipality { get; set; }

    public ListView List { get; private set; } = null!;

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public bool MayEdit => user.May(Permissions.OrganisationsEdit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var list = OrganisationList.Of(Type, Municipality);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "organisations", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        var municipalities = await database.QueryAsync<string>(Sql.Of(
            $"select municipality from organisations where municipality is not null group by municipality order by municipality collate \"sv-x-icu\""), cancellation);
        Municipalities = [.. municipalities.Select(static name => new Choice(name, name))];
        return Page();
    }
}
