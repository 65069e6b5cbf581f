using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>The applications that the viewer reaches.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class ApplicationRegisterPage(Lists lists, RequestDatabase database, CurrentUser user, FundingTabs tabs) : SamstegPage
{
    /// <summary>Only this state.</summary>
    [BindProperty(SupportsGet = true)]
    public ApplicationState? State { get; set; }

    /// <summary>Only this call.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Call { get; set; }

    /// <summary>The list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Calls to narrow to.</summary>
    public IReadOnlyList<Choice> Calls { get; private set; } = [];

    /// <summary>Address of the form for a new one; null where the viewer may not.</summary>
    public string? NewPath => user.May(Permissions.ApplicationsEdit) ? "/ansokningar/ny" : null;

    /// <summary>Shows the list, or sends it as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        tabs.Page("applications.list.title", "applications.list.subtitle");
        var list = ApplicationList.Of(State, Call, user.ScopeWhere(Permissions.ApplicationsRead), T);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "applications", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        Calls = await database.QueryAsync<Choice>(Sql.Of($"select id::text as value, {LocalText.Column("name")} as text, null::text as hint from calls order by opens_on desc, id limit 200"), cancellation);
        return Page();
    }
}
