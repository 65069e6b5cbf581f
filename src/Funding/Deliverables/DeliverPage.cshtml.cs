using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Says that something promised is there, and where.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class DeliverPage(Workspace workspace, SaveDeliverable save, RequestDatabase database, TimeProvider clock) : DeliverableFrame(workspace, save)
{
    private const int MostDocuments = 200;

    /// <summary>What is typed.</summary>
    [BindProperty]
    public DeliveryInput Input { get; set; } = new();

    /// <summary>The initiative's documents.</summary>
    public IReadOnlyList<Choice> Documents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new DeliveryInput { Version = Found.Version, DeliveredOn = Found.DeliveredOn ?? clock.Today(), Link = Found.Link, Document = Found.DocumentId };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await Save.DeliverAsync(Found, Input, cancellation), BackPath, "deliverables.notice.delivered");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("deliverables.deliver.title", cancellation))
        {
            return false;
        }

        Documents = await database.QueryAsync<Choice>(Sql.Of($"""
            select d.id::text as value, d.title as text, null::text as hint from documents d
            where d.initiative_id = {Initiative} and d.participant_id is null and d.removed_at is null order by d.title collate "sv-x-icu", d.id limit {MostDocuments}
            """), cancellation);
        return true;
    }
}
