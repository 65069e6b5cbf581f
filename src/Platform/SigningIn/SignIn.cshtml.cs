using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>Signs in by password; in demo mode also by one click as a demo role.</summary>
[AllowAnonymous]
public sealed class SignInPage(SignInManager<Account> checker, SignIns signIns, RequestDatabase database, Deployment deployment, AuditTrail audit) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Credentials Input { get; set; } = new();

    /// <summary>Where to go afterwards; only a path of our own is followed.</summary>
    [BindProperty(SupportsGet = true, Name = "till")]
    public string? ReturnPath { get; set; }

    /// <summary>The demo's people; empty outside demo mode.</summary>
    public IReadOnlyList<DemoPerson> DemoPeople { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    /// <summary>Signs in by password. A wrong password, an unknown address and a locked account get the same answer.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var account = await FindAsync(cancellation);
        if (account is null)
        {
            checker.UserManager.PasswordHasher.HashPassword(new Account(), Input.Password); // an unknown address takes as long as a known one
        }
        else if ((await checker.CheckPasswordSignInAsync(account, Input.Password, lockoutOnFailure: true)).Succeeded)
        {
            await signIns.BeginAsync(account, cancellation);
            return LocalRedirect(SafePath());
        }

        await audit.RecordAsync("sign_in_refused", "accounts", account?.Id, null, cancellation: cancellation);
        await database.CommitAsync(cancellation); // the count of failures must stand although the form is refused
        return Refused(Result.Refused(nameof(Input.Password), "signin.wrong"));
    }

    /// <summary>Signs in as one of the demo's people.</summary>
    public async Task<IActionResult> OnPostDemoAsync(string? role, CancellationToken cancellation)
    {
        ModelState.Clear();
        await LoadAsync(cancellation);
        if (DemoPeople.FirstOrDefault(person => person.DemoRole == role) is not { } chosen
            || await checker.UserManager.FindByIdAsync(chosen.Id.ToString()) is not { } account)
        {
            return NotFound();
        }

        await signIns.BeginAsync(account, cancellation);
        return LocalRedirect(SafePath());
    }

    /// <summary>The account of the address, held until the answer: guesses are counted one at a time.</summary>
    private async Task<Account?> FindAsync(CancellationToken cancellation)
    {
        var name = checker.UserManager.NormalizeName(Input.Email.Trim());
        await database.QueryAsync<Guid>(Sql.Of($"select id from accounts where normalized_user_name = {name} for update"), cancellation);
        return await checker.UserManager.FindByNameAsync(Input.Email.Trim());
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
