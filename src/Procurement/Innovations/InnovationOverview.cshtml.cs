using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>A need, an idea or an innovation process: what it is about, who takes part, which gates it has passed and what came of it.</summary>
[Authorize(Policy = Permissions.ProcurementRead)]
public sealed class InnovationOverviewPage(InnovationReader reader, Workspace workspace, CurrentUser user) : InnovationFrame(reader, workspace)
{
    /// <summary>What has happened, the last first, with what stands no longer.</summary>
    public IReadOnlyList<InnovationEventRow> Events { get; private set; } = [];

    public IReadOnlyList<InnovationPartyRow> Parties { get; private set; } = [];

    public IReadOnlyList<InnovationRow> Children { get; private set; } = [];

    /// <summary>How it ended; null while it goes on.</summary>
    public InnovationOutcome? Outcome => Events.FirstOrDefault(static row => row.IsStanding && row.Step == InnovationStep.Ended)?.Outcome;

    public bool MayEdit => user.May(Permissions.ProcurementEdit, Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("innovations.page.title", cancellation))
        {
            return NotFound();
        }

        Events = await Reader.EventsAsync(Process, cancellation);
        Parties = await Reader.PartiesAsync(Process, cancellation);
        Children = await Reader.ChildrenAsync(Process, cancellation);
        return Page();
    }
}
