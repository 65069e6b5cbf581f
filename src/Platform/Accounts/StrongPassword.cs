using Microsoft.AspNetCore.Identity;

namespace Samsteg.Platform;

/// <summary>Holds every new password, typed on a page or at the command line, to <see cref="PasswordStrength"/>.</summary>
internal sealed class StrongPassword(Texts texts) : IPasswordValidator<Account>
{
    /// <summary>Key of the text that says what is wrong; null when the password will do.</summary>
    public static string? ProblemOf(Account account, string? password) =>
        PasswordStrength.ProblemOf(password ?? string.Empty, account.DisplayName, account.Email?.Split('@')[0], account.Email?.Split('@')[^1].Split('.')[0]) is { } problem
            ? problem.TextKey()
            : null;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        ProblemOf(user, password) is { } key ? IdentityResult.Failed(new IdentityError { Code = key, Description = texts[key] }) : IdentityResult.Success);
}
