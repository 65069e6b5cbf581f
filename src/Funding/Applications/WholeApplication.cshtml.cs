using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A whole application to be read and printed.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class WholeApplicationPage(RequestDatabase database, Workspace workspace, CurrentUser user) : ApplicationFrame(database, workspace, user)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("applications.whole", cancellation))
        {
            return NotFound();
        }

        Chrome.Crumb(T["applications.title"], Path);
        return Page();
    }
}
