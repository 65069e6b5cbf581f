using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>How people sign in, from environment variables. What does not fit is said in one sentence.</summary>
internal static class SignInConfiguration
{
    /// <summary><c>SAMSTEG_SIGN_IN_IDLE_MINUTES</c> (60) and <c>SAMSTEG_SIGN_IN_HOURS</c> (10): when a sign-in ends by itself.</summary>
    public static SignInLimits Limits(Func<string, string?> read) => SignInLimits.Usual with
    {
        Idle = TimeSpan.FromMinutes(Number(read, "SAMSTEG_SIGN_IN_IDLE_MINUTES", 5, 24 * 60) ?? SignInLimits.Usual.Idle.TotalMinutes),
        Longest = TimeSpan.FromHours(Number(read, "SAMSTEG_SIGN_IN_HOURS", 1, 24) ?? SignInLimits.Usual.Longest.TotalHours),
    };

    /// <summary><c>SAMSTEG_SECOND_FACTOR_ROLES</c>: roles that must sign in by more than a password, <c>project_lead,coach</c>; empty for none.</summary>
    public static IReadOnlySet<Role> SecondFactorRoles(Func<string, string?> read) =>
        (read("SAMSTEG_SECOND_FACTOR_ROLES") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(RoleOf).ToHashSet();

    private static Role RoleOf(string name) => Enum.TryParse<Role>(SnakeCase.ToPascal(name), out var role) && Enum.IsDefined(role)
        ? role
        : throw new SamstegCommandException($"There is no role \"{name}\": roles look like project_lead.");

    private static int? Number(Func<string, string?> read, string variable, int least, int most) => read(variable) is not { Length: > 0 } typed ? null
        : int.TryParse(typed, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new SamstegCommandException($"{variable} must be a whole number between {least} and {most}, not \"{typed}\".");
}
