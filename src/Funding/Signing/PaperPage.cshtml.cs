using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where a signature on paper is handed in.</summary>
[Authorize(Policy = Permissions.ApplicationsEdit), UploadLimit]
public sealed class PaperPage(ApplicationDesk desk, ChangeSignatories change, SignOnPaper paper, DocumentRules rules) : ApplicationFrame(desk)
{
    /// <summary>The signature.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Signature { get; set; }

    /// <summary>The paper.</summary>
    [BindProperty]
    public PaperInput Input { get; set; } = new();

    /// <summary>The signature as it is asked for.</summary>
    public RequestedSignature Asked { get; private set; } = null!;

    /// <summary>What is signed.</summary>
    public FrozenVersion Version { get; private set; } = null!;

    /// <summary>Largest file, in whole megabytes.</summary>
    public long LargestMegabytes => rules.LargestFile / (1024 * 1024);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Input.Form = Guid.CreateVersion7();
        return await LoadAsync(cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await RequestedSignature.FindAsync(Database, Initiative, Signature, cancellation) is { DocumentVersionId: { } kept } && kept == Input.Form)
        {
            return Done(SigningPaths.Of(Initiative), "signing.notice.paper"); // sent twice
        }

        return !await LoadAsync(cancellation) ? NotFound()
            : !ModelState.IsValid ? Page()
            : Answer(await paper.RunAsync(Version, Asked, Input, cancellation), SigningPaths.Of(Initiative), "signing.notice.paper");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("signing.paper.title", cancellation) || await change.FindOpenAsync(Initiative, Signature, mayBeRejected: false, cancellation) is not { } asked
            || await FrozenVersion.StandingAsync(Database, Initiative, cancellation) is not { } version)
        {
            return false;
        }

        (Asked, Version) = (asked, version);
        Chrome.Crumb(T["applications.title"], Path).Crumb(T["signing.title"], SigningPaths.Of(Initiative));
        return true;
    }
}
