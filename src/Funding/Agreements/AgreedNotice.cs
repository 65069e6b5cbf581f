using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Says, where something is changed by hand that may be agreed, that it is, and leads to where what is agreed is changed; nothing before there is an agreement.</summary>
public sealed class AgreedNotice(RequestDatabase database) : ViewComponent
{
    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync(InitiativeId initiative) =>
        await Agreement.IsMadeAsync(database, initiative, HttpContext.RequestAborted) ? View("/Agreements/AgreedNotice.cshtml", initiative) : Content(string.Empty);
}
