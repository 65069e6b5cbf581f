using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Hands in a document about a participant, or a new version of one, or removes it.</summary>
[Authorize(Policy = Permissions.ParticipantsEdit), UploadLimit]
public sealed class ParticipantUploadPage(CaseFrame frame, DocumentDesk desk) : DocumentUploadPage(desk)
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    [BindProperty(SupportsGet = true)]
    public ParticipantId Participant { get; set; }

    public override DocumentSubject Subject => DocumentSubject.Of(Initiative, Participant);

    protected override async Task<bool> OpenAsync(CancellationToken cancellation) =>
        await frame.OpenAsync(Initiative, Participant, Document is null ? "documents.upload.title" : "documents.upload.version_title", cancellation) is { IsOnlyOpened: false };
}
