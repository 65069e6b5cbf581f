using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Who has done and read what in an initiative.</summary>
[Authorize(Policy = Permissions.AuditRead)]
public sealed class InitiativeLogPage(Workspace workspace, Lists lists, IEnumerable<Capability> capabilities) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Only this act.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    /// <summary>Only entries on the participant with this reference.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Reference { get; set; }

    /// <summary>The list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>The acts to choose from.</summary>
    public IReadOnlyList<Choice> Acts => [.. InitiativeLog.Actions.Select(action => new Choice(action, T[$"audit.action.{action}"]))];

    /// <summary>Shows the log, or sends it as a file, which is an entry itself.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "initiatives.log.tab", cancellation) is null)
        {
            return NotFound();
        }

        var list = InitiativeLog.Of(Initiative, Act, InitiativeLog.ReferenceAsked(Reference), InitiativeLog.Participants(capabilities), new LogWords(T));
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "audit_entries", Initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
