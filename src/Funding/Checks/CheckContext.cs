using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the checker knows beside the plan.</summary>
public sealed record CheckContext
{
    /// <summary>The day of the check, in Sweden.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Members of the association; none when it is not known, and then kinds of organisations are gone by.</summary>
    public IReadOnlyList<CheckedMember> Members { get; init; } = [];

    /// <summary>Kinds of the register's organisations that the plan names, by id: codes as <c>municipality</c>.</summary>
    public IReadOnlyDictionary<OrganisationId, string> Kinds { get; init; } = new Dictionary<OrganisationId, string>();

    /// <summary>Whether the agreement of the form says that staff stay employed by a member.</summary>
    public bool StaffStayWithMembers { get; init; }

    /// <summary>Whether a kind of organisation can be a member by law (2003:1210): a municipality, a region, the employment service and the social insurance agency.</summary>
    internal static bool CanBeMember(string kind) => kind is "municipality" or "municipality_unit" or "region" or "state_authority";
}

/// <summary>A member of the association.</summary>
/// <param name="Id">In the register; null when it is not there.</param>
/// <param name="Name">As it is called.</param>
public sealed record CheckedMember(OrganisationId? Id, string Name);
