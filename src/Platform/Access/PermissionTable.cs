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

/// <summary>Where a role is given.</summary>
public enum RolePlace
{
    /// <summary>Over the whole association.</summary>
    Association,

    /// <summary>In an initiative.</summary>
    Initiative,

    /// <summary>For an organisation.</summary>
    Organisation,

    /// <summary>To a participant, for what is held about the own person; not given by hand.</summary>
    Person,
}

/// <summary>How far a permission reaches for who holds a role.</summary>
public enum PermissionScope
{
    /// <summary>Not at all: the role does not have it.</summary>
    None,

    /// <summary>What concerns the own account.</summary>
    Own,

    /// <summary>Participants on the own caseload; by name and attendance also those of groups one leads.</summary>
    OwnCases,

    /// <summary>The initiatives that the role is given in.</summary>
    AssignedInitiatives,

    /// <summary>All of the association.</summary>
    Association,
}

/// <summary>What a role may do, and how far.</summary>
/// <param name="Initiatives">Whose plan and registers it reads.</param>
/// <param name="Cases">Which participants.</param>
/// <param name="Figures">Whose indicators.</param>
/// <param name="Permissions">What it may do there.</param>
public sealed record RoleRights(Reach Initiatives, CaseReach Cases, Reach Figures, params IReadOnlyList<string> Permissions)
{
    private static readonly string[] OfPeople = [ParticipantsList, ParticipantsRead, ParticipantsEdit, ReferralsRead, ReferralsEdit, ActivitiesRead, AttendanceEdit, PlacementsRead, PlacementsEdit];

    /// <summary>No more than a set of permissions; who is permitted nothing about people sees none of them.</summary>
    public RoleRights NarrowedTo(IReadOnlySet<string> permitted)
    {
        var permissions = Permissions.Where(permitted.Contains).ToList();
        return this with { Permissions = permissions, Cases = permissions.Intersect(OfPeople).Any() ? Cases : CaseReach.None };
    }
}

/// <summary>The one place that says what each role may do. <c>docs/</c> and the route walk in the tests are made from it.</summary>
public static class PermissionTable
{
    private static readonly HashSet<string> OfParticipants =
        [ParticipantsList, ParticipantsRead, ParticipantsEdit, ParticipantsAssign, ParticipantsUnprotect, AttendanceEdit, PlacementsRead, PlacementsEdit];

    private static readonly HashSet<string> OfAssociation = [OrganisationsRead, OrganisationsAdd, OrganisationsEdit, AccountsRead, AccountsEdit, SettingsEdit, JobsRead, CallsRead, CallsEdit];

    private static readonly string[] Plan = [Today, InitiativesRead, ResultsRead, OrganisationsRead];

    private static readonly string[] Office =
        [.. Plan, InitiativesEdit, ProcurementRead, OrganisationsAdd, OrganisationsEdit, ApplicationsRead, ApplicationsEdit, ApplicationsPrepare, MeetingsRead, CallsRead, CallsEdit, MoneyRead, ClaimsReview, ObligationsRead, ObligationsReview, CalendarsRead];

    /// <summary>Role → rights.</summary>
    public static IReadOnlyDictionary<Role, RoleRights> Roles { get; } = new Dictionary<Role, RoleRights>
    {
        [Role.TechnicalAdministrator] = new(Reach.None, CaseReach.None, Reach.None, Today, JobsRead, AccountsRead, AccountsEdit),
        [Role.AssociationAdministrator] = new(Reach.Association, CaseReach.None, Reach.None, Today, AccountsRead, AccountsEdit, InitiativesRead, RolesEdit, IntegrationsEdit, SettingsEdit, CallsRead, CallsEdit),
        [Role.AssociationDirector] = new(Reach.Association, CaseReach.None, Reach.Association, Office),
        [Role.AssociationOfficer] = new(Reach.Association, CaseReach.None, Reach.Association, Office),
        [Role.BoardMember] = new(Reach.Association, CaseReach.None, Reach.Association, Today, InitiativesRead, ResultsRead, ApplicationsRead, CallsRead, MeetingsRead, MoneyRead, ObligationsRead, CalendarsRead),
        [Role.ProjectLead] = Lead(),
        [Role.Coordinator] = Lead(),
        [Role.ProcessLead] = Lead(),
        [Role.Economist] = new(Reach.Assigned, CaseReach.None, Reach.Assigned, [.. Plan, ApplicationsRead, CallsRead, MoneyRead, MoneyEdit, ObligationsRead, ObligationsWrite, CalendarsRead]),
        [Role.Signatory] = new(Reach.Assigned, CaseReach.None, Reach.None, Today, InitiativesRead, ApplicationsRead, ApplicationsSign),
        [Role.Auditor] = new(Reach.Assigned, CaseReach.None, Reach.Assigned, [.. Plan, ApplicationsRead, CallsRead, MoneyRead, ObligationsRead, CalendarsRead, AuditRead]),
        [Role.Coach] = new(Reach.Assigned, CaseReach.Own, Reach.Assigned,
            [.. Plan, ParticipantsList, ParticipantsRead, ParticipantsEdit, ReferralsRead, ReferralsEdit, ActivitiesRead, AttendanceEdit, PlacementsRead, PlacementsEdit, OrganisationsAdd, CalendarsRead]),
        [Role.PartnerRepresentative] = new(Reach.Assigned, CaseReach.None, Reach.Assigned, [.. Plan, ApplicationsRead, ApplicationsEdit, CallsRead, MoneyRead, ObligationsRead, CalendarsRead]),
        [Role.Referrer] = new(Reach.None, CaseReach.None, Reach.None, Today, ReferralsMake, PlansShared),
        [Role.Supervisor] = new(Reach.None, CaseReach.None, Reach.None, Today, Supervision, PlansShared),
        [Role.OrganisationContact] = new(Reach.None, CaseReach.None, Reach.None, Today, OwnOrganisation),
        [Role.ProcurementOfficer] = new(Reach.Assigned, CaseReach.None, Reach.Assigned, [.. Plan, ProcurementRead, ProcurementEdit]),
        [Role.Evaluator] = new(Reach.Assigned, CaseReach.None, Reach.Assigned, Today, InitiativesRead, ResultsRead),
        [Role.Participant] = new(Reach.None, CaseReach.None, Reach.None, Today, OwnPage),
    };

    /// <summary>All names of permissions.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(Permissions).GetFields().Select(static field => (string)field.GetValue(null)!)];

    /// <summary>Where the role is given.</summary>
    public static RolePlace PlaceOf(Role role) => role switch
    {
        Role.Participant => RolePlace.Person,
        Role.Referrer or Role.Supervisor or Role.OrganisationContact => RolePlace.Organisation,
        _ => Roles[role] is { Initiatives: Reach.Assigned } or { Cases: not CaseReach.None } ? RolePlace.Initiative : RolePlace.Association,
    };

    /// <summary>Whether the role holds in an initiative; others hold over the association or for an organisation.</summary>
    public static bool IsGivenInInitiatives(Role role) => PlaceOf(role) == RolePlace.Initiative;

    /// <summary>Whether the role is never given without a last day: outsiders, who read for a task of their own.</summary>
    public static bool MustEnd(Role role) => role is Role.Evaluator or Role.Auditor or Role.Signatory;

    /// <summary>Whether a password alone never lets the holder in: the own page shows everything that is held about somebody.</summary>
    public static bool AlwaysAsksForMore(Role role) => role is Role.Participant;

    /// <summary>How far a permission reaches for who holds the role.</summary>
    public static PermissionScope ScopeOf(Role role, string permission) =>
        !Roles[role].Permissions.Contains(permission) ? PermissionScope.None
        : permission is Today or CalendarsRead or ReferralsMake or PlansShared or OwnPage or Supervision or OwnOrganisation ? PermissionScope.Own
        : OfParticipants.Contains(permission) && Roles[role].Cases == CaseReach.Own ? PermissionScope.OwnCases
        : OfAssociation.Contains(permission) || Roles[role].Initiatives == Reach.Association ? PermissionScope.Association
        : PermissionScope.AssignedInitiatives;

    private static RoleRights Lead() => new(Reach.Assigned, CaseReach.Initiative, Reach.Assigned,
        [.. Plan, InitiativesEdit, ResultsEdit, ParticipantsList, ParticipantsRead, ParticipantsEdit, ParticipantsAssign, ParticipantsUnprotect,
            ReferralsRead, ReferralsEdit, ActivitiesRead, ActivitiesEdit, AttendanceEdit, PlacementsRead, PlacementsEdit, OrganisationsAdd, OrganisationsEdit, ProcurementRead, ProcurementEdit,
            ApplicationsRead, ApplicationsEdit, CallsRead, MoneyRead, MoneyEdit, ObligationsRead, ObligationsWrite, CalendarsRead, AuditRead]);
}
