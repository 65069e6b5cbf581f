using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Begins the application of an initiative that is a draft.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class BeginPage(RequestDatabase database, Workspace workspace, BeginApplication begin, OpenCalls calls) : SamstegPage
{
    /// <summary>The initiative.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The answer.</summary>
    [BindProperty]
    public BeginInput Input { get; set; } = new();

    /// <summary>Calls and forms to choose from.</summary>
    public IReadOnlyList<Choice> Offered { get; private set; } = [];

    /// <summary>Shows what can be chosen; goes to the application where there is one.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return await database.Context.Set<Application>().AnyAsync(found => found.InitiativeId == Initiative, cancellation) ? Redirect(ApplicationPaths.Of(Initiative)) : Page();
    }

    /// <summary>Begins it and goes on to write it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await begin.RunAsync(Initiative, Input.On, cancellation), ApplicationPaths.Of(Initiative), "applications.notice.begun") : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "applications.begin.title", cancellation) is null)
        {
            return false;
        }

        Offered = await calls.ChoicesAsync(cancellation);
        return true;
    }

    /// <summary>What is asked.</summary>
    public sealed record BeginInput
    {
        /// <summary>The call or the form, by the code of <see cref="OpenCalls"/>.</summary>
        public string? On { get; init; }
    }
}
