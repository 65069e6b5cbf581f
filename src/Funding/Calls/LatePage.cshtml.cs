using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Lets an application be sent in after the last day.</summary>
[Authorize(Policy = Permissions.ApplicationsPrepare)]
public sealed class LatePage(RequestDatabase database, Workspace workspace, LateAdmissions late, AdmitLate admit) : SamstegPage
{
    /// <summary>The initiative.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The reason.</summary>
    [BindProperty]
    public LateInput Input { get; set; } = new();

    /// <summary>How it stands; null while it may be sent in anyway.</summary>
    public LateAdmission? Late { get; private set; }

    /// <summary>Whether it has been sent in.</summary>
    public bool WasSent { get; private set; }

    /// <summary>Shows how it stands.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Lets it be sent in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await admit.RunAsync(Initiative, Input, cancellation), ApplicationPaths.Of(Initiative), "applications.late.notice") : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "applications.late.title", cancellation) is null
            || await database.Context.Set<Application>().AsNoTracking().SingleOrDefaultAsync(found => found.InitiativeId == Initiative, cancellation) is not { } application)
        {
            return false;
        }

        Chrome.Crumb(T["applications.title"], ApplicationPaths.Of(Initiative));
        WasSent = application.SubmittedAt is not null;
        Late = await late.FindAsync(application, cancellation);
        return true;
    }
}
