using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Registers that an organisation has reached a stage.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class NewStagePage(RegisterStage register, PipelineReader reader, OrganisationChoices organisations, TimeProvider clock) : PipelinePage(organisations)
{
    [BindProperty]
    public StageInput Input { get; set; } = new();

    /// <summary>How it stands.</summary>
    public PipelineStanding Standing { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new StageInput { Stage = Standing.Stage.Next()[0], OccurredOn = clock.Today() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await register.RunAsync(Organisation, Input, cancellation), BackPath, "organisations.stage.registered") : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("organisations.stage.new", cancellation))
        {
            return false;
        }

        Standing = (await reader.StandingAsync(Organisation, cancellation))!;
        return true;
    }
}
