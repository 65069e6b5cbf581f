using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How the signing of an application goes, for its overview: <c>@await Component.InvokeAsync(typeof(SigningCard), new { draft = Model.Draft })</c>. Two statements.</summary>
public sealed class SigningCard(RequestDatabase database, CurrentUser user) : ViewComponent
{
    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync(ApplicationDraft draft)
    {
        var initiative = draft.Application.InitiativeId;
        var version = await FrozenVersion.StandingAsync(database, initiative, HttpContext.RequestAborted);
        var signatures = version is null ? [] : await RequestedSignature.OfAsync(database, version.Id, HttpContext.RequestAborted);
        return View("/Signing/SigningCard.cshtml", new SigningCardView(initiative, draft.Application.State, version, [.. signatures.Where(one => !one.IsReplaced(signatures))], user.May(Permissions.ApplicationsEdit, initiative)));
    }
}

/// <summary>What the card shows.</summary>
internal sealed record SigningCardView(InitiativeId Initiative, ApplicationState State, FrozenVersion? Version, IReadOnlyList<RequestedSignature> Signatures, bool MayWrite);
