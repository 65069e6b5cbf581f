using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where an amendment is begun, with what has happened.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class AmendPage(ApplicationDesk desk, BeginAmendment begin) : AmendFrame(desk)
{
    /// <summary>What has happened.</summary>
    [BindProperty]
    public AmendmentInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAgreedAsync("amendments.begin", cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await OpenAgreedAsync("amendments.begin", cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await begin.RunAsync(Draft.Application, Input, cancellation), AgreementPaths.Amendment(Initiative), "amendments.notice.begun");
}
