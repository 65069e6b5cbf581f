using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>The documents about a participant that the user's organisation keeps.</summary>
[Authorize(Policy = Permissions.ParticipantsRead)]
public sealed class ParticipantDocumentsPage(RequestDatabase database, TimeProvider clock, CaseFrame frame, DocumentDesk desk) : CasePage(database, clock, frame)
{
    public DocumentsView View { get; private set; } = null!;

    protected override string? TitleKey => "documents.title";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        View = await desk.ShowAsync(DocumentSubject.Of(Initiative, Participant), cancellation);
        return Page();
    }
}
