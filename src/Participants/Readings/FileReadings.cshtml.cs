using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Who has read a participant's file, when and why. To look is a reading too.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class FileReadingsPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, Lists lists) : CasePage(database, clock, frame)
{
    /// <summary>The list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>The latest days.</summary>
    public IReadOnlyList<ReaderDay> Days { get; private set; } = [];

    /// <inheritdoc/>
    protected override string? TitleKey => "participants.readings.title";

    /// <summary>Shows them, or sends them as a file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var list = FileReadings.Of(Participant, T);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "audit_entries", Initiative, cancellation);
        }

        Days = await FileReadings.FoldedAsync(Database, Participant, cancellation);
        List = await lists.PageAsync(list, request, cancellation);
        return Page();
    }
}
