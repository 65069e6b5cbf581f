using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Registers that somebody at the organisation has been taught to supervise by somebody who does.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class NewTeachingPage(RegisterTeaching register, TeachingReader reader, PipelineReader people, OrganisationChoices organisations, TimeProvider clock) : PipelinePage(organisations)
{
    [BindProperty]
    public TeachingInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Learners { get; private set; } = [];

    public IReadOnlyList<Choice> Teachers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input = new TeachingInput { OccurredOn = clock.Today() };
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await register.RunAsync(Organisation, Input, cancellation), $"{BackPath}/redo", "readiness.teaching.registered") : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("readiness.teaching.new", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["readiness.title"], $"{BackPath}/redo");
        Learners = await people.PersonsAsync(Organisation, null, cancellation);
        Teachers = await reader.TeachersAsync(cancellation);
        return true;
    }
}
