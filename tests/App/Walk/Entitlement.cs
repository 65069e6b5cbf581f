using Samsteg.Platform;

namespace Samsteg.App;

/// <summary>What an address answers to whom, as <see cref="PermissionTable"/> has it: for pages, and for whatever else names a permission.</summary>
internal static class Entitlement
{
    /// <summary>Parts of an address that belong to a participant: who has no such case is told that it does not exist.</summary>
    public static readonly IReadOnlySet<string> OfParticipants = new HashSet<string> { "participant", "placement", "contact", "followUp", "event", "referral" };

    /// <summary>Parts of an address that are for the own account: to others they do not exist.</summary>
    private static readonly HashSet<string> Own = ["sent", "shared"];

    /// <summary>All roles.</summary>
    public static IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    /// <summary>Whether the role permits it anywhere.</summary>
    public static bool Permits(Role role, string? permission) => permission is not null && PermissionTable.ScopeOf(role, permission) != PermissionScope.None;

    /// <summary>The status for who holds the role in the initiative that the address names, and has no case there.</summary>
    public static int InScope(Role role, string? permission, IEnumerable<string> parameters) =>
        !Permits(role, permission) ? 403
        : permission == Permissions.OwnPage ? 404 // nobody is tied to the account
        : parameters.Any(Own.Contains) ? 404
        : PermissionTable.Roles[role].Cases != CaseReach.Initiative && parameters.Any(OfParticipants.Contains) ? 404
        : 200;

    /// <summary>The status in an initiative that the role is not given in, or for a row of another.</summary>
    public static int OutOfScope(Role role, string? permission, bool namesARow) =>
        !Permits(role, permission) ? 403
        : PermissionTable.Roles[role].Initiatives == Reach.Association && !namesARow ? 200
        : 404;
}
