using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Who has read what in an initiative, day by day.</summary>
[Authorize(Policy = Permissions.AuditRead)]
public sealed class ReadingsPage(Workspace workspace, Lists lists, RequestDatabase database, IEnumerable<Capability> capabilities) : SamstegPage
{
    /// <summary>The initiative of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>Only this account's.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountId? Reader { get; set; }

    /// <summary>Only those of the participant with this reference.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Reference { get; set; }

    /// <summary>Only from this day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>Only until this day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    /// <summary>The list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>Those who have read something.</summary>
    public IReadOnlyList<Choice> Readers { get; private set; } = [];

    /// <summary>When the log was last sealed; null before it was for the first time.</summary>
    public DateTimeOffset? SealedAt { get; private set; }

    /// <summary>Shows them, or sends them as a file, which is an entry of the log itself.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "initiatives.readings.title", cancellation) is null)
        {
            return NotFound();
        }

        var filter = new ReadingFilter(Initiative, Reader, InitiativeLog.ReferenceAsked(Reference), From, Until);
        var list = Readings.Of(filter, InitiativeLog.Participants(capabilities), new LogWords(T));
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "audit_entries", Initiative, cancellation);
        }

        Readers = [.. (await database.QueryAsync<ReaderName>(Samsteg.Initiatives.Readings.Readers(Initiative), cancellation)).Select(static reader => new Choice(reader.Id.ToString(), reader.Name))];
        SealedAt = await database.ScalarAsync<DateTimeOffset?>(Sql.Of($"select max(sealed_at) from audit_seals"), cancellation);
        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }

    private sealed record ReaderName(Guid Id, string Name);
}
