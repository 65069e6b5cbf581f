using static Samsteg.Platform.Permissions;

namespace Samsteg.Platform;

/// <summary>How far a role reaches among initiatives, or among their figures.</summary>
public enum Reach
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those named in the assignment.</summary>
    Assigned,

    /// <summary>All of the association.</summary>
    Association,
}

/// <summary>Which participants of the reached initiatives a role sees as persons.</summary>
public enum CaseReach
{
    /// <summary>None: figures only.</summary>
    None,

    /// <summary>Those on the own caseload; by name and status also those of groups one leads.</summary>
    Own,

    /// <summary>All of the assigned initiatives.</summary>
    Initiative,
}

/// <summary>What a role may do, and how far.</summary>
/// <param name="Initiatives">Whose plan and registers it reads.</param>
/// <param name="Cases">Which participants.</param>
/// <param name="Figures">Whose indicators.</param>
/// <param name="Permissions">What it may do there.</param>
public sealed record RoleRights(Reach Initiatives, CaseReach Cases, Reach Figures, params IReadOnlyList<string> Permissions);

/// <summary>The one place that says what each role may do. <c>docs/</c> and the route walk in the tests are made from it.</summary>
public static class PermissionTable
{
    private static readonly string[] Plan = [Today, InitiativesRead, ResultsRead, OrganisationsRead];

    /// <summary>Role → rights.</summary>
    public static IReadOnlyDictionary<Role, RoleRights> Roles { get; } = new Dictionary<Role, RoleRights>
    {
        [Role.TechnicalAdministrator] = new(Reach.None, CaseReach.None, Reach.None, Today, JobsRead, AccountsRead),
        [Role.AssociationAdministrator] = new(Reach.Association, CaseReach.None, Reach.None, Today, AccountsRead, InitiativesRead, RolesEdit),
        [Role.AssociationDirector] = new(Reach.Association, CaseReach.None, Reach.Association, [.. Plan, InitiativesEdit, ProcurementRead, OrganisationsEdit]),
        [Role.AssociationOfficer] = new(Reach.Association, CaseReach.None, Reach.Association, [.. Plan, InitiativesEdit, ProcurementRead, OrganisationsEdit]),
        [Role.BoardMember] = new(Reach.Association, CaseReach.None, Reach.Association, Today, InitiativesRead, ResultsRead),
        [Role.ProjectLead] = Lead(),
        [Role.Coordinator] = Lead(),
        [Role.ProcessLead] = Lead(),
        [Role.Economist] = new(Reach.Assigned, CaseReach.None, Reach.Assigned, Plan),
        [Role.Signatory] = new(Reach.Assigned, CaseReach.None, Reach.None, Today, InitiativesRead),
        [Role.Auditor] = new(Reach.Assigned, CaseReach.None, Reach.Assigned, [.. Plan, AuditRead]),
        [Role.Coach] = new(Reach.Assigned, CaseReach.Own, Reach.Assigned,
            [.. Plan, ParticipantsList, ParticipantsRead, ParticipantsEdit, ActivitiesRead, AttendanceEdit, PlacementsRead, PlacementsEdit]),
        [Role.PartnerRepresentative] = new(Reach.Assigned, CaseReach.None, Reach.Assigned, Plan),
        [Role.Referrer] = new(Reach.None, CaseReach.None, Reach.None, Today),
        [Role.Supervisor] = new(Reach.None, CaseReach.None, Reach.None, Today),
        [Role.OrganisationContact] = new(Reach.None, CaseReach.None, Reach.None, Today),
        [Role.ProcurementOfficer] = new(Reach.Assigned, CaseReach.None, Reach.Assigned, [.. Plan, ProcurementRead, ProcurementEdit]),
        [Role.Evaluator] = new(Reach.Assigned, CaseReach.None, Reach.Assigned, Today, InitiativesRead, ResultsRead),
        [Role.Participant] = new(Reach.None, CaseReach.None, Reach.None, Today),
    };

    /// <summary>All names of permissions.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(Permissions).GetFields().Select(static field => (string)field.GetValue(null)!)];

    /// <summary>Whether the role holds in an initiative; others hold over the association.</summary>
    public static bool IsGivenInInitiatives(Role role) => Roles[role] is { Initiatives: Reach.Assigned } or { Cases: not CaseReach.None };

    private static RoleRights Lead() => new(Reach.Assigned, CaseReach.Initiative, Reach.Assigned,
        [.. Plan, InitiativesEdit, ResultsEdit, ParticipantsList, ParticipantsRead, ParticipantsEdit, ParticipantsAssign, ParticipantsUnprotect,
            ActivitiesRead, ActivitiesEdit, AttendanceEdit, PlacementsRead, PlacementsEdit, OrganisationsEdit, ProcurementRead, ProcurementEdit, AuditRead]);
}
