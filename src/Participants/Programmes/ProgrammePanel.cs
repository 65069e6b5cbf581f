using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>On a participant's file: which phases run, and the next one.</summary>
public sealed class ProgrammePanel(RequestDatabase database, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative, ParticipantId participant)
    {
        var programmes = await ProgrammeQuery.OfAsync(database, initiative, participant, HttpContext.RequestAborted);
        return programmes.Count == 0
            ? Content(string.Empty)
            : View("/Programmes/ProgrammePanel.cshtml", new ProgrammePanelView(programmes, $"{CasePaths.File(initiative, participant)}/program", clock.Today()));
    }
}

/// <summary>What the panel is given.</summary>
/// <param name="Programmes">The programmes with how the participant goes through them.</param>
/// <param name="Path">Their page.</param>
/// <param name="Today">Today in Sweden.</param>
public sealed record ProgrammePanelView(IReadOnlyList<ProgrammeView> Programmes, string Path, DateOnly Today)
{
    /// <summary>Phases that run or rest.</summary>
    public IReadOnlyList<PhaseView> Current => [.. Programmes.SelectMany(static programme => programme.Phases).Where(static phase => phase.Course.State is PhaseState.Ongoing or PhaseState.Paused)];

    /// <summary>What comes next in a programme that was begun and goes in order; null when there is no such thing.</summary>
    public PhaseView? Next => Programmes.FirstOrDefault(static programme => programme.IsBegun && programme.Next is not null)?.Next;
}
