using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Something that is left behind: what it is, where, who took it over, and whether it is still used.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class DeliverablePage(Workspace workspace, SaveDeliverable save, RequestDatabase database, CurrentUser user) : DeliverableFrame(workspace, save)
{
    /// <summary>The document that it is; null for none, and when it is not there any more.</summary>
    public ShownDocument? Document { get; private set; }

    /// <summary>Name of who took it over.</summary>
    public string? AdoptedBy { get; private set; }

    /// <summary>What was seen later, the latest first.</summary>
    public IReadOnlyList<SeenUsage> Checks { get; private set; } = [];

    /// <summary>Whether the viewer writes here.</summary>
    public bool MayEdit => user.May(Permissions.ApplicationsEdit, Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(null, cancellation))
        {
            return NotFound();
        }

        Checks = await database.QueryAsync<SeenUsage>(Sql.Of($"""
            select c.checked_on, c.usage, c.words, a.display_name as by
            from deliverable_checks c join accounts a on a.id = c.registered_by where c.deliverable_id = {Deliverable} order by c.checked_on desc, c.registered_at desc, c.id
            """), cancellation);
        AdoptedBy = Found.AdoptedById is { } organisation ? await database.ScalarAsync<string?>(Sql.Of($"select name from organisations where id = {organisation}"), cancellation) : null;
        Document = Found.DocumentId is { } document ? await database.FindAsync<ShownDocument>(Sql.Of($"""
            select d.id, v.number, d.title from documents d join document_versions v on v.document_id = d.id where d.id = {document} and d.removed_at is null and v.state <> 'infected' order by v.number desc limit 1
            """), cancellation) : null;
        return Page();
    }

    /// <summary>A document to fetch.</summary>
    public sealed record ShownDocument(Guid Id, int Number, string Title);

    /// <summary>That somebody looked at it.</summary>
    public sealed record SeenUsage(DateOnly CheckedOn, DeliverableUsage Usage, string Words, string By);
}
