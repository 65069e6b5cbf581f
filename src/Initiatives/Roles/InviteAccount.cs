using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Somebody who is to have an account, and the first role, as typed.</summary>
public sealed class InvitationInput : RoleInput
{
    /// <summary>Name shown to colleagues.</summary>
    [Required, MaxLength(100)]
    public string Name { get; set; } = string.Empty;

    /// <summary>Where the invitation goes, and what is signed in with.</summary>
    [Required, MaxLength(200), EmailAddress]
    public string Email { get; set; } = string.Empty;

    /// <summary><c>sv</c> or <c>en</c>.</summary>
    [Required]
    public string Language { get; set; } = "sv";
}

/// <summary>Makes an account without a password, gives it its first role, and has the invitation sent.</summary>
public sealed class InviteAccount(RequestDatabase database, UserManager<Account> accounts, GiveRole give, AuditTrail audit, Invitations invitations)
{
    /// <summary>Checks and makes.</summary>
    /// <returns>The account, when it was made.</returns>
    public async Task<(Result Result, AccountId? Account)> RunAsync(InvitationInput input, CancellationToken cancellation)
    {
        var problems = (await give.ProblemsAsync(input, cancellation)).ToList();
        var (name, email) = (input.Name.Trim(), input.Email.Trim());
        if (name.Length == 0)
        {
            problems.Add(new Problem(nameof(input.Name), "account.name.missing"));
        }

        if (input.Language is not ("sv" or "en"))
        {
            problems.Add(new Problem(nameof(input.Language), "ui.invalid"));
        }

        var taken = await database.ScalarAsync<bool>(Sql.Of(
            $"select exists (select from accounts where normalized_email = {email.ToUpperInvariant()} or normalized_user_name = {email.ToUpperInvariant()})"), cancellation);
        if (taken)
        {
            problems.Add(new Problem(nameof(input.Email), "accounts.invite.known"));
        }

        if (problems.Count > 0)
        {
            return (Result.Of(problems), null);
        }

        var account = new Account { Id = Guid.CreateVersion7(), UserName = email, Email = email, DisplayName = name, Language = input.Language };
        if (!(await accounts.CreateAsync(account)).Succeeded)
        {
            return (Result.Refused(nameof(input.Email), "accounts.invite.address_wrong"), null);
        }

        var id = new AccountId(account.Id);
        var given = await give.RunAsync(id, input, tells: false, cancellation);
        if (given.IsDone)
        {
            await audit.RecordAsync("invited", "accounts", account.Id, input.Initiative, cancellation: cancellation);
            await invitations.SendAsync(id, cancellation);
        }

        return (given, id);
    }
}
