using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>That the supervisor asks for contact: whom to reach, and that it is done.</summary>
[Authorize(Policy = Permissions.PlacementsEdit)]
public sealed class ContactRequestPage(RequestDatabase database, Workspace workspace, PageChrome chrome, TimeProvider clock, CurrentUser user, AuditTrail audit)
    : PlacementFilePage(database, workspace, chrome, clock)
{
    private readonly TimeProvider _clock = clock;

    /// <summary>What is asked; null when nothing is.</summary>
    public OpenRequest? Asked { get; private set; }

    /// <inheritdoc/>
    protected override string TitleKey => "supervision.request.title";

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <summary>Says that it is done; also when somebody else has.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Asked is { } asked)
        {
            await Database.ExecuteAsync(Sql.Of($"""
                update placement_contact_requests set done_at = {_clock.GetUtcNow()}, done_by = {user.RequiredAccount} where id = {asked.Id} and done_at is null
                """), cancellation);
            await audit.RecordAsync("changed", "placement_contact_requests", asked.Id, Initiative, Placement.ParticipantId, cancellation: cancellation);
        }

        return Done(Here, "supervision.request.done");
    }

    /// <inheritdoc/>
    protected override async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Asked = await Database.FindAsync<OpenRequest>(Sql.Of($"""
            select r.id, r.asked_at, r.wish, coalesce(a.display_name, c.name) as asked_by
            from placement_contact_requests r left join accounts a on a.id = r.asked_by left join contact_persons c on c.id = r.asked_by_contact
            where r.placement_id = {Id} and r.done_at is null
            """), cancellation);
        return true;
    }
}

/// <summary>That contact is asked for.</summary>
public sealed record OpenRequest(Guid Id, DateTimeOffset AskedAt, string Wish, string AskedBy);
