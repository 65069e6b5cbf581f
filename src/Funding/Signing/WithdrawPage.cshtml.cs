using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where an application is taken back, with a reason.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class WithdrawPage(ApplicationDesk desk, SubmitApplication submit) : ApplicationFrame(desk)
{
    /// <summary>Why.</summary>
    [BindProperty]
    public WithdrawInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await submit.WithdrawAsync(Draft.Application, Input, cancellation), SigningPaths.Of(Initiative), "signing.notice.withdrawn");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("signing.withdraw.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["applications.title"], Path).Crumb(T["signing.title"], SigningPaths.Of(Initiative));
        return true;
    }
}
