using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>On the file of somebody who takes part: what of the enrolment is left to do. Nothing when all is done.</summary>
public sealed class EnrolmentStepsPanel(RequestDatabase database, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative, ParticipantId participant)
    {
        var cancellation = HttpContext.RequestAborted;
        var progress = await EnrolmentProgress.OfAsync(database, participant, cancellation);
        return progress.IsWhole || await CaseFacts.FindAsync(database, initiative, participant, clock.Today(), cancellation) is not { Status: ParticipantStatus.Enrolled, IsOnlyOpened: false } facts
            ? Content(string.Empty)
            : View("/Backgrounds/EnrolmentStepsPanel.cshtml", new EnrolmentStepsView(facts, progress, null));
    }
}
