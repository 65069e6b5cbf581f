using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>On a participant's or an organisation's page: its documents and the way to them.</summary>
public sealed class DocumentsPanel(DocumentDesk desk) : ViewComponent
{
    private const int Shown = 5;

    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId? initiative = null, ParticipantId? participant = null, OrganisationId? organisation = null) =>
        View("/Documents/DocumentsPanel.cshtml", await desk.GlimpseAsync(
            organisation is { } party ? DocumentSubject.Of(party) : DocumentSubject.Of(initiative!.Value, participant!.Value), Shown, HttpContext.RequestAborted));
}
