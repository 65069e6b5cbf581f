namespace Samsteg.Platform;

/// <summary>What a key to the API may be narrowed to: to read, or to read and write, an area. A key never permits more than its account's roles do.</summary>
public static class ApiScopes
{
    private const string Reads = ":read";
    private const string Writes = ":write";

    private static readonly IReadOnlyList<Area> Areas =
    [
        new("initiatives", [Permissions.InitiativesRead], [Permissions.InitiativesEdit]),
        new("results", [Permissions.ResultsRead], [Permissions.ResultsEdit]),
        new("organisations", [Permissions.OrganisationsRead], [Permissions.OrganisationsAdd, Permissions.OrganisationsEdit]),
        new("participants", [Permissions.ParticipantsList, Permissions.ParticipantsRead, Permissions.ReferralsRead], [Permissions.ParticipantsEdit, Permissions.ParticipantsAssign, Permissions.ReferralsEdit]),
        new("activities", [Permissions.ActivitiesRead], [Permissions.ActivitiesEdit, Permissions.AttendanceEdit]),
        new("placements", [Permissions.PlacementsRead], [Permissions.PlacementsEdit]),
        new("procurement", [Permissions.ProcurementRead], [Permissions.ProcurementEdit]),
    ];

    /// <summary>All scopes: <c>initiatives:read</c>, <c>initiatives:write</c>, <c>results:read</c> …</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Areas.SelectMany(static area => new[] { area.Name + Reads, area.Name + Writes })];

    /// <summary>What a set of scopes permits; an unknown one permits nothing.</summary>
    public static IReadOnlySet<string> PermissionsOf(IEnumerable<string> scopes) => scopes.SelectMany(PermissionsOf).ToHashSet();

    /// <summary>What one scope permits; to write is to read, too.</summary>
    public static IReadOnlyList<string> PermissionsOf(string scope) => Areas.FirstOrDefault(area => scope.StartsWith(area.Name + ":", StringComparison.Ordinal)) switch
    {
        { } area when scope == area.Name + Reads => area.Read,
        { } area when scope == area.Name + Writes => [.. area.Read, .. area.Write],
        _ => [],
    };

    /// <summary>The scope that an endpoint of the area asks for.</summary>
    public static string For(string area, string permission) =>
        Areas.Single(known => known.Name == area).Read.Contains(permission) ? area + Reads : area + Writes;

    private sealed record Area(string Name, IReadOnlyList<string> Read, IReadOnlyList<string> Write);
}
