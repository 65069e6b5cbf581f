using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>On a participant's file: the latest view of each area, and when it is to be done again.</summary>
public sealed class AssessmentsPanel(AssessmentRows rows, OpenedCase opened, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative, ParticipantId participant) => View(
        "/Assessments/AssessmentsPanel.cshtml",
        new AssessmentsPanelView(
            await rows.OfAsync(participant, HttpContext.RequestAborted), CasePaths.File(initiative, participant), opened.MayEdit, clock.Today()));
}

/// <summary>What the panel is given.</summary>
/// <param name="Histories">By instrument.</param>
/// <param name="File">Address of the file.</param>
/// <param name="MayEdit">Whether the viewer may register.</param>
/// <param name="Today">Today in Sweden.</param>
internal sealed record AssessmentsPanelView(IReadOnlyList<AssessmentHistory> Histories, string File, bool MayEdit, DateOnly Today);
