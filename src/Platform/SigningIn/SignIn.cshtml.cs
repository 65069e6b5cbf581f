using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Signs in by password, by passkey or at the organisation's own sign-in; in demo mode also by one click as a demo role.</summary>
[AllowAnonymous]
public sealed class SignInPage(UserManager<Account> accounts, SignInAttempts attempts, SecondFactors secondFactors, SignIns signIns, Passkeys passkeys, RequestDatabase database, Deployment deployment, CurrentUser user, TimeProvider clock) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Credentials Input { get; set; } = new();

    /// <summary>Where to go afterwards; only a path of our own is followed.</summary>
    [BindProperty(SupportsGet = true, Name = "till")]
    public string? ReturnPath { get; set; }

    /// <summary>The demo's people; empty outside demo mode.</summary>
    public IReadOnlyList<DemoPerson> DemoPeople { get; private set; } = [];

    /// <summary>The organisation's own sign-in; null for none.</summary>
    public IdentityProvider? Provider => deployment.IdentityProvider;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (user.IsSignedIn)
        {
            return LocalRedirect(SafePath());
        }

        await LoadAsync(cancellation);
        return Page();
    }

    /// <summary>Signs in by password, or goes on to ask for a code. A wrong password, an unknown address and a locked account get the same answer.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (user.IsSignedIn)
        {
            return LocalRedirect("/"); // sign out first
        }

        await LoadAsync(cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var account = await attempts.FindAsync(Input.Email, cancellation);
        if (!await attempts.PasswordFitsAsync(account, Input.Password, cancellation))
        {
            await attempts.KeepCountAsync(cancellation);
            return Refused(Result.Refused(nameof(Input.Password), "signin.wrong"));
        }

        if (await secondFactors.IsOnAsync(account!.Id, cancellation))
        {
            await PendingSignIn.LeaveAsync(HttpContext, account.Id, SafePath(), clock.GetUtcNow());
            return LocalRedirect("/logga-in/kod");
        }

        await signIns.BeginAsync(account, SignInMethod.Password, cancellation);
        return LocalRedirect(SafePath());
    }

    /// <summary>Signs in as one of the demo's people.</summary>
    public async Task<IActionResult> OnPostDemoAsync(string? role, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (user.IsSignedIn)
        {
            return LocalRedirect("/");
        }

        await LoadAsync(cancellation);
        if (DemoPeople.FirstOrDefault(person => person.DemoRole == role) is not { } chosen
            || await accounts.FindByIdAsync(chosen.Id.ToString()) is not { } account)
        {
            return NotFound();
        }

        await signIns.BeginAsync(account, SignInMethod.Demo, cancellation);
        return LocalRedirect(SafePath());
    }

    /// <summary>What the browser needs to show a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => user.IsSignedIn ? BadRequest() : Content(await passkeys.RequestOptionsAsync(null), "application/json");

    /// <summary>Signs in by a passkey, in one step.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (user.IsSignedIn)
        {
            return LocalRedirect("/");
        }

        await LoadAsync(cancellation);
        if (await passkeys.FindOwnerAsync(credential, cancellation) is not { } account)
        {
            await attempts.KeepCountAsync(cancellation);
            return Refused(Result.Refused(string.Empty, "signin.passkey.failed"));
        }

        await signIns.BeginAsync(account, SignInMethod.Passkey, cancellation);
        return LocalRedirect(SafePath());
    }

    private string SafePath() => Url.IsLocalUrl(ReturnPath) ? ReturnPath! : "/";

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (deployment.IsDemo)
        {
            DemoPeople = await database.QueryAsync<DemoPerson>(Sql.Of($"""
                select a.id, a.display_name, a.demo_role, min(r.role) as role
                from accounts a join role_assignments r on r.account_id = a.id
                where a.demo_role is not null group by a.id order by a.id
                """), cancellation);
        }
    }

    /// <summary>Address and password.</summary>
    public sealed class Credentials
    {
        /// <summary>E-mail address.</summary>
        [Required(ErrorMessage = "signin.email.missing"), StringLength(200)]
        public string Email { get; set; } = string.Empty;

        /// <summary>Password.</summary>
        [Required(ErrorMessage = "signin.password.missing"), StringLength(200)]
        public string Password { get; set; } = string.Empty;
    }

    /// <summary>One of the demo's people.</summary>
    public sealed record DemoPerson(Guid Id, string DisplayName, string DemoRole, string Role);
}
