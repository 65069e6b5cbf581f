using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>What the system has sent and not: kinds, times and failures, never what a message says. What was given up is sent again from here.</summary>
[Authorize(Policy = Permissions.JobsRead)]
public sealed class OutgoingPage(RequestDatabase database, Lists lists, AuditTrail audit, TimeProvider clock) : SamstegPage
{
    /// <summary>The messages.</summary>
    public ListPage<OutboxRow> List { get; private set; } = null!;

    /// <summary>How many were given up.</summary>
    public long Dead { get; private set; }

    /// <summary>Shows or exports them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var request = ListRequest.Of(Request);
        var definition = OutboxList.Definition();
        if (request.Export is not null)
        {
            return await lists.ExportAsync(definition, request, "outbox_messages", null, cancellation);
        }

        List = await lists.PageAsync(definition, request, cancellation);
        Dead = await database.ScalarAsync<long>(Sql.Of($"select count(*) from outbox_messages where dead_at is not null"), cancellation);
        return Page();
    }

    /// <summary>Puts what was given up back into the queue.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var count = await database.ExecuteAsync(Sql.Of($"update outbox_messages set dead_at = null, attempts = 0, due_at = {clock.GetUtcNow()} where dead_at is not null"), cancellation);
        await audit.RecordAsync("replayed", "outbox_messages", null, null, changes: new { count }, cancellation: cancellation);
        return Done("/drift/utskick", "messages.replayed", count);
    }
}
