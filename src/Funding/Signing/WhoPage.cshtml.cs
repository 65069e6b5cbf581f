using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Who is asked for a signature: somebody else than before, or somebody again after it was rejected.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit)]
public sealed class WhoPage(ApplicationDesk desk, ChangeSignatories change, Signatories signatories) : ApplicationFrame(desk)
{
    /// <summary>The signature.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Signature { get; set; }

    /// <summary>Who.</summary>
    [BindProperty]
    public WhoInput Input { get; set; } = new();

    /// <summary>The signature as it stands.</summary>
    public RequestedSignature Asked { get; private set; } = null!;

    /// <summary>Who may sign.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new WhoInput { Signatory = Asked.SignatoryId?.ToString(), Deputy = Asked.DeputyId?.ToString() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await change.AskAsync(Initiative, Signature, Input, cancellation), SigningPaths.Of(Initiative), "signing.notice.asked");

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("signing.who.title", cancellation) || await change.FindOpenAsync(Initiative, Signature, mayBeRejected: true, cancellation) is not { } asked)
        {
            return false;
        }

        Asked = asked;
        Choices = asked.OrganisationId is { } organisation ? [.. (await signatories.OfAsync([organisation], cancellation))[organisation]] : [];
        Chrome.Crumb(T["applications.title"], Path).Crumb(T["signing.title"], SigningPaths.Of(Initiative));
        return true;
    }
}
