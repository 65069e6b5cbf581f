using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>On an initiative's plan: the way to the instruments that steps are assessed by.</summary>
public sealed class InstrumentsPanel : ViewComponent
{
    public IViewComponentResult Invoke(InitiativeId initiative) => View("/Assessments/InstrumentsPanel.cshtml", InstrumentPaths.Of(initiative));
}
