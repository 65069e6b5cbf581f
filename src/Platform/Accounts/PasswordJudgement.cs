namespace Samsteg.Platform;

/// <summary>What is told of a password while it is typed, by the rule that it is held to once it is sent.</summary>
/// <param name="Level">1 is refused, 2 will do, 3 is hard to guess.</param>
/// <param name="TextKey">Key of the words.</param>
public sealed record PasswordJudgement(int Level, string TextKey)
{
    /// <summary>Judges what an account's owner has typed so far.</summary>
    internal static PasswordJudgement Of(Account account, string? password) =>
        StrongPassword.ProblemOf(account, password) is { } problem ? new(1, problem)
        : PasswordStrength.IsHardToGuess(password!) ? new(3, "password.strength.strong")
        : new(2, "password.strength.enough");
}
