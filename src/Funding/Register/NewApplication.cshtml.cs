using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Begins an application and the initiative that it is for.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class NewApplicationPage(BeginApplication begin, OpenCalls calls, OrganisationChoices organisations) : SamstegPage
{
    /// <summary>The answers.</summary>
    [BindProperty]
    public NewApplicationInput Input { get; set; } = new();

    /// <summary>Calls and forms to choose from.</summary>
    public IReadOnlyList<Choice> Offered { get; private set; } = [];

    /// <summary>Organisations to choose from.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <summary>Shows the form; with a call chosen already where the way here led from one.</summary>
    public async Task OnGetAsync(string? utlysning, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Input = new NewApplicationInput { On = Offered.FirstOrDefault(offered => offered.Value == utlysning)?.Value ?? (Offered.Count == 1 ? Offered[0].Value : null) };
    }

    /// <summary>Begins it and goes on to write it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return ModelState.IsValid ? Answer(await begin.RunAsync(Input, cancellation), ApplicationPaths.Of(Input.Id), "applications.notice.begun") : Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Offered = await calls.ChoicesAsync(cancellation);
        Organisations = await organisations.ChoicesAsync(cancellation);
    }
}
