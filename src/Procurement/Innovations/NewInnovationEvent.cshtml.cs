using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>Registers that a process has passed a gate or ended.</summary>
[Authorize(Policy = Permissions.ProcurementEdit)]
public sealed class NewInnovationEventPage(InnovationReader reader, Workspace workspace, RegisterInnovationEvent register, TimeProvider clock)
    : InnovationFrame(reader, workspace)
{
    [BindProperty]
    public InnovationEventInput Input { get; set; } = new();

    /// <summary>What may happen next.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new InnovationEventInput { OccurredOn = clock.Today() };
        return Choices.Count == 0 ? Redirect(Facts.Path) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : ModelState.IsValid ? Answer(await register.RunAsync(Initiative, Process, Input, cancellation), Facts.Path, "innovations.notice.event")
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("innovations.event.title", cancellation))
        {
            return false;
        }

        var moves = (await Reader.EventsAsync(Process, cancellation)).Where(static row => row.IsStanding).Select(static row => row.Move).ToList();
        Choices = [.. InnovationWay.Of(Facts.Kind, await Reader.StagesAsync(Initiative, cancellation), moves).Select(way => new Choice(
            way.Code, way.Stage is { } stage ? T["innovations.event.gate", stage.Name] : T["innovations.event.end", T[way.Outcome!.Value.TextKey()]]))];
        return true;
    }
}
