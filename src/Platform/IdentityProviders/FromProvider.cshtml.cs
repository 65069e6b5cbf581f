using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Samsteg.Platform;

/// <summary>Where the provider sends people back: lets in whom it vouches for, if we asked and know them.</summary>
[AllowAnonymous]
public sealed partial class FromProviderPage(
    Deployment deployment, IDataProtectionProvider protection, CurrentUser user, ProviderAccounts accounts, SignIns signIns, RequestDatabase database, AuditTrail audit, TimeProvider clock, ILogger<FromProviderPage> logger) : SamstegPage
{
    /// <summary>Whether the provider vouches for somebody whom we do not know.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>Takes the answer.</summary>
    public async Task<IActionResult> OnGetAsync(string? code, string? state, string? iss, CancellationToken cancellation)
    {
        if (deployment.IdentityProvider is not { } provider)
        {
            return NotFound();
        }

        var question = ProviderQuestion.Take(HttpContext, protection, clock.GetUtcNow());
        if (question is null || code is null || state != question.State || (iss is not null && iss != provider.Issuer) || question.IsStepUp != user.IsSignedIn)
        {
            return await RefuseAsync("not an answer to a question of ours", cancellation);
        }

        ProviderUser person;
        try
        {
            person = await HttpContext.RequestServices.GetRequiredService<ProviderClient>().UserAsync(question, code, cancellation);
        }
        catch (ProviderAnswerException failure)
        {
            return await RefuseAsync(failure.Message, cancellation);
        }

        return question.IsStepUp ? await ProveAsync(person, question.Path, cancellation) : await SignInAsync(person, question.Path, cancellation);
    }

    private async Task<IActionResult> SignInAsync(ProviderUser person, string path, CancellationToken cancellation)
    {
        if (await accounts.AdmitAsync(person, cancellation) is not { } account)
        {
            IsUnknown = true;
            return await RefuseAsync("nobody we know", cancellation);
        }

        await signIns.BeginAsync(account, SignInMethod.Provider, cancellation);
        return LocalRedirect(path);
    }

    private async Task<IActionResult> ProveAsync(ProviderUser person, string path, CancellationToken cancellation)
    {
        if (!await accounts.IsTiedAsync(user.RequiredAccount, person))
        {
            return await RefuseAsync("another person than who is signed in", cancellation);
        }

        await signIns.ProveAsync(SignInMethod.Provider, cancellation);
        return LocalRedirect(path);
    }

    private async Task<IActionResult> RefuseAsync(string reason, CancellationToken cancellation)
    {
        LogRefused(reason);
        database.Abandon();
        await database.CommitAsync(cancellation);
        await audit.RecordAsync("provider_refused", "accounts", user.Account?.Value, null, cancellation: cancellation);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    [LoggerMessage(LogLevel.Warning, "An answer from the identity provider was refused: {Reason}")]
    private partial void LogRefused(string reason);
}
