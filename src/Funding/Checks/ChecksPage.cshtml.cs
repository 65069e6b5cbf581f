using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What does not go together in an application, each as a question with the places that say it.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class ChecksPage(ApplicationDesk desk, PlanFindings findings) : ApplicationFrame(desk)
{
    /// <summary>A reason as typed.</summary>
    [BindProperty]
    public DismissalInput Input { get; set; } = new();

    /// <summary>What was found.</summary>
    public IReadOnlyList<JudgedFinding> Findings { get; private set; } = [];

    /// <summary>Whether the viewer may say why a finding stands.</summary>
    public bool MayDismiss => MayWrite;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Says why one stands.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound() : !MayDismiss ? StatusCode(StatusCodes.Status403Forbidden)
        : Answer(await findings.DismissAsync(Draft, Input.Key, Input.Reason, cancellation), $"{Path}/kontroll", "checks.notice.dismissed");

    /// <summary>Asks again.</summary>
    public async Task<IActionResult> OnPostAgainAsync(string key, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!MayDismiss)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        await findings.WithdrawAsync(Draft, key, cancellation);
        return Done($"{Path}/kontroll", "checks.notice.again");
    }

    /// <summary>Where a finding's place leads, in words and as an address.</summary>
    public (string Words, string Path) At(FindingPlace place)
    {
        var path = new AnswerPath(place.Place.Field, place.Place.Row, place.Place.Column);
        return (AnswerWords.Place(Draft.Form, Draft.Answers, path), ApplicationPaths.Place(Initiative, Draft.Form, path));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("checks.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["applications.title"], Path);
        Findings = await findings.OfAsync(Draft, cancellation);
        return true;
    }
}
