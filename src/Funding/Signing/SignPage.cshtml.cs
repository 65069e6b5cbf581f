using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Where somebody signs a version for a party, or rejects it: the named signatory or the deputy, who need not reach the initiative.</summary>
[Authorize(Policy = Permissions.ApplicationsSign), RequiresFreshSignIn]
public sealed class SignPage(RequestDatabase database, SignApplication sign, ExternalSigning external, Deployment deployment, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>The signature that is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Signature { get; set; }

    /// <summary>What the service for signing calls the signature, where the reader comes back from it.</summary>
    [BindProperty(SupportsGet = true, Name = "svar")]
    public string? Reference { get; set; }

    /// <summary>What is said.</summary>
    [BindProperty]
    public SignInput Input { get; set; } = new();

    /// <summary>What is signed.</summary>
    public VersionToSign Version { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public FormAnswers Answers { get; private set; } = null!;

    /// <summary>What has changed since the party signed last; null when it has not signed before.</summary>
    public IReadOnlyList<ShownChange>? Changes { get; private set; }

    /// <summary>Name of the application.</summary>
    public string Name => PlanReader.Of(Answers).Name ?? Answers.Form.Name.ToString();

    /// <summary>The service for signing that can be used instead; null for none.</summary>
    public IExternalSigning? Service => external.Service;

    /// <summary>Where the reader goes on at that service; null before it was begun.</summary>
    public Uri? ServiceAddress { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input.Name = user.DisplayName;
        return Page();
    }

    /// <summary>Signs.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await sign.SignAsync(Version, Signature, Input, cancellation), SigningPaths.Sign(Signature), "signing.notice.signed");

    /// <summary>Rejects.</summary>
    public async Task<IActionResult> OnPostRejectAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await sign.RejectAsync(Signature, Input.Reason, cancellation), SigningPaths.Sign(Signature), "signing.notice.rejected");

    /// <summary>Begins at the service for signing. The way there is a link: our content policy lets no form lead elsewhere.</summary>
    public async Task<IActionResult> OnPostExternalAsync(CancellationToken cancellation)
    {
        if (Service is not { } service || !await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!Version.IsOpen)
        {
            return Refused(Result.Conflict("signing.problem.voided"));
        }

        var question = new ExternalSigningQuestion(Signature, Version.Sha256, T["signing.external.asked", Name, Version.Number, FrozenVersion.FingerprintOf(Version.Sha256)], new Uri(deployment.Address, SigningPaths.Sign(Signature)));
        ServiceAddress = await service.StartAsync(question, cancellation);
        return ServiceAddress is null ? Refused(Result.Unavailable(string.Empty, "signing.problem.no_service")) : Page();
    }

    /// <summary>Takes what the service for signing has verified. Pressed by the reader, so that opening an address signs nothing.</summary>
    public async Task<IActionResult> OnPostVerifiedAsync(CancellationToken cancellation)
    {
        if (Service is not { } service || !await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Input.Title) || Input.Title.Trim().Length > SignInput.MostOfName)
        {
            return Refused(Result.Refused(nameof(Input.Title), "signing.problem.title"));
        }

        return string.IsNullOrEmpty(Reference) || await service.AnswerAsync(Signature, Reference, cancellation) is not { } signature
            ? Refused(Result.Refused(string.Empty, "signing.problem.not_verified"))
            : Answer(await sign.SignAsync(Version, Signature, signature, Input.Title.Trim(), cancellation), SigningPaths.Sign(Signature), "signing.notice.signed");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await VersionToSign.FindAsync(database, Signature, clock.Today(), cancellation) is not { } version)
        {
            return false;
        }

        Version = version;
        Answers = version.Answers();
        Changes = version.Earlier() is { } earlier ? ApplicationChanges.Of(Answers, earlier) : null;
        Chrome.Page(T["signing.sign.page", Name], T["signing.sign.line", version.Party, version.Number]).Crumb(T["menu.today"], "/");
        return true;
    }
}
