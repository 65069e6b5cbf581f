using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Who has signed an application and who has not, its versions, and where it is sent in.</summary>
[Authorize(Policy = Permissions.ApplicationsRead)]
public sealed class SigningPage(ApplicationDesk desk, ChangeSignatories signatories, SubmitApplication submit, TimeProvider clock) : ApplicationFrame(desk)
{
    /// <summary>All versions, the newest first.</summary>
    public IReadOnlyList<FrozenVersion> Versions { get; private set; } = [];

    /// <summary>Signatures of the version that stands.</summary>
    public IReadOnlyList<RequestedSignature> Signatures { get; private set; } = [];

    /// <summary>The version that stands; null while nothing is frozen.</summary>
    public FrozenVersion? Standing => Versions.FirstOrDefault(static version => version.Stands);

    /// <summary>Whether it is being signed.</summary>
    public bool IsSigning => Draft.Application.State == ApplicationState.Signing;

    /// <summary>Today.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Those that wait and can be reminded of.</summary>
    public bool CanRemind => MayWrite && IsSigning && Signatures.Any(one => one is { IsOpen: true, SignatoryId: not null } && one.RemindedOn != Today);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Reminds those who have not signed.</summary>
    public async Task<IActionResult> OnPostRemindAsync(Guid? request, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (!MayWrite)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var count = await signatories.RemindAsync(Initiative, request, cancellation);
        return Done(SigningPaths.Of(Initiative), count == 0 ? "signing.notice.reminded_none" : "signing.notice.reminded", count);
    }

    /// <summary>Sends the application in.</summary>
    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !MayWrite ? StatusCode(StatusCodes.Status403Forbidden)
        : Answer(await submit.RunAsync(Draft.Application, cancellation), SigningPaths.Of(Initiative), "signing.notice.submitted");

    /// <summary>How a signature stands.</summary>
    public static (Tone Tone, string Key) StateOf(RequestedSignature one) => one switch
    {
        { SignedAt: not null } => (Tone.Ok, "signing.state.signed"),
        { RejectedAt: not null } => (Tone.Late, "signing.state.rejected"),
        { SignatoryId: null } => (Tone.Neutral, "signing.state.paper"),
        _ => (Tone.Info, "signing.state.waiting"),
    };

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("signing.title", cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["applications.title"], Path);
        Versions = await FrozenVersion.AllAsync(Database, Initiative, cancellation);
        Signatures = Standing is { } standing ? await RequestedSignature.OfAsync(Database, standing.Id, cancellation) : [];
        return true;
    }
}
