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

    /// <summary>
    /// <c>SAMSTEG_OIDC_ISSUER</c> and <c>_CLIENT_ID</c>, with <c>_NAME</c>, <c>_CLIENT_SECRET</c>, <c>_SCOPES</c>, <c>_STEP_UP</c> (an <c>acr</c>), <c>_ROLE_CLAIM</c> and
    /// <c>_ROLES</c> (<c>group=board_member,other=association_officer</c>); null when no issuer is named.
    /// </summary>
    public static IdentityProvider? Provider(Func<string, string?> read)
    {
        string? Value(string name) => read("SAMSTEG_OIDC_" + name) is { Length: > 0 } value ? value.Trim() : null;
        if (Value("ISSUER") is not { } issuer)
        {
            return null;
        }

        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            throw new SamstegCommandException($"SAMSTEG_OIDC_ISSUER must look like https://login.example.se, not \"{issuer}\".");
        }

        var client = Value("CLIENT_ID") ?? throw new SamstegCommandException("SAMSTEG_OIDC_CLIENT_ID must say as what we are known to the identity provider.");
        return new IdentityProvider(Value("NAME") ?? address.Host, issuer, client)
        {
            ClientSecret = Value("CLIENT_SECRET"),
            Scopes = Value("SCOPES") ?? "openid email profile",
            StepUpLevel = Value("STEP_UP"),
            RoleClaim = Value("ROLE_CLAIM"),
            Roles = (Value("ROLES") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static pair => pair.Split('=', 2))
                .ToDictionary(static pair => pair[0], static pair => AssociationRoleOf(pair.ElementAtOrDefault(1) ?? string.Empty)),
        };
    }

    private static Role AssociationRoleOf(string name) => RoleOf(name) is var role && !PermissionTable.IsGivenInInitiatives(role)
        ? role
        : throw new SamstegCommandException($"The role {name} belongs to an initiative: it is given by hand, not by an identity provider.");

    private static Role RoleOf(string name) => Enum.TryParse<Role>(SnakeCase.ToPascal(name), out var role) && Enum.IsDefined(role)
        ? role
        : throw new SamstegCommandException($"There is no role \"{name}\": roles look like project_lead.");

    private static int? Number(Func<string, string?> read, string variable, int least, int most) => read(variable) is not { Length: > 0 } typed ? null
        : int.TryParse(typed, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new SamstegCommandException($"{variable} must be a whole number between {least} and {most}, not \"{typed}\".");
}
