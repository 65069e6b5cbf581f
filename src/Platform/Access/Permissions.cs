namespace Samsteg.Platform;

/// <summary>Names of what can be permitted; pages and endpoints name one as their policy.</summary>
public static class Permissions
{
    /// <summary>The own start page.</summary>
    public const string Today = "today.read";

    /// <summary>What is held about the own person, as a participant.</summary>
    public const string OwnPage = "own.page";

    /// <summary>An initiative and its plan.</summary>
    public const string InitiativesRead = "initiatives.read";

    /// <summary>Make and change an initiative and its plan.</summary>
    public const string InitiativesEdit = "initiatives.edit";

    /// <summary>Targets, indicators and explanations.</summary>
    public const string ResultsRead = "results.read";

    /// <summary>Revise targets and report values.</summary>
    public const string ResultsEdit = "results.edit";

    /// <summary>The list of participants, by name and status.</summary>
    public const string ParticipantsList = "participants.list";

    /// <summary>A participant's file.</summary>
    public const string ParticipantsRead = "participants.read";

    /// <summary>Enrol, plan, note contacts, exit.</summary>
    public const string ParticipantsEdit = "participants.edit";

    /// <summary>Give a participant another coach.</summary>
    public const string ParticipantsAssign = "participants.assign";

    /// <summary>End the protection of an identity; to protect one is <see cref="ParticipantsEdit"/>.</summary>
    public const string ParticipantsUnprotect = "participants.unprotect";

    /// <summary>Referrals to an initiative: those assigned to the own account or to nobody; a lead's are all.</summary>
    public const string ReferralsRead = "referrals.read";

    /// <summary>Register referrals and take them on.</summary>
    public const string ReferralsEdit = "referrals.edit";

    /// <summary>Refer people from the own organisation, and follow the own referrals.</summary>
    public const string ReferralsMake = "referrals.make";

    /// <summary>Parts of action plans that participants share with the own organisation.</summary>
    public const string PlansShared = "plans.shared";

    /// <summary>Placements that one supervises, at a workplace: what was agreed, who was there, ask for contact.</summary>
    public const string Supervision = "placements.supervise";

    /// <summary>What is known of the organisation that one works at, and what it offers.</summary>
    public const string OwnOrganisation = "organisations.own";

    /// <summary>Series, sessions and who came.</summary>
    public const string ActivitiesRead = "activities.read";

    /// <summary>Plan series and sessions.</summary>
    public const string ActivitiesEdit = "activities.edit";

    /// <summary>Mark and correct attendance of participants.</summary>
    public const string AttendanceEdit = "attendance.edit";

    /// <summary>Placements and their follow-ups.</summary>
    public const string PlacementsRead = "placements.read";

    /// <summary>Make placements and register follow-ups.</summary>
    public const string PlacementsEdit = "placements.edit";

    /// <summary>The register of organisations.</summary>
    public const string OrganisationsRead = "organisations.read";

    /// <summary>Add organisations and contact persons to the register.</summary>
    public const string OrganisationsAdd = "organisations.add";

    /// <summary>Change the register of organisations.</summary>
    public const string OrganisationsEdit = "organisations.edit";

    /// <summary>Business agreements.</summary>
    public const string ProcurementRead = "procurement.read";

    /// <summary>Register business agreements.</summary>
    public const string ProcurementEdit = "procurement.edit";

    /// <summary>Applications and what was decided about them.</summary>
    public const string ApplicationsRead = "applications.read";

    /// <summary>Write an application and gather its signatures.</summary>
    public const string ApplicationsEdit = "applications.edit";

    /// <summary>Sign for the own organisation.</summary>
    public const string ApplicationsSign = "applications.sign";

    /// <summary>Prepare applications for the board and register what it decides.</summary>
    public const string ApplicationsPrepare = "applications.prepare";

    /// <summary>Meetings of the board, their agendas, and what is proposed there.</summary>
    public const string MeetingsRead = "meetings.read";

    /// <summary>Calls for applications and the forms that they are answered on.</summary>
    public const string CallsRead = "calls.read";

    /// <summary>Make and change calls for applications and the forms that are filled in.</summary>
    public const string CallsEdit = "calls.edit";

    /// <summary>Budget, costs and claims.</summary>
    public const string MoneyRead = "money.read";

    /// <summary>Register costs and claim them.</summary>
    public const string MoneyEdit = "money.edit";

    /// <summary>Review claims and register that they are paid.</summary>
    public const string ClaimsReview = "claims.review";

    /// <summary>What initiatives are to hand in, and by when.</summary>
    public const string ObligationsRead = "obligations.read";

    /// <summary>Write and hand in what an initiative is to hand in.</summary>
    public const string ObligationsWrite = "obligations.write";

    /// <summary>Accept what is handed in, send it back, or ask for it no more.</summary>
    public const string ObligationsReview = "obligations.review";

    /// <summary>The own calendar in a calendar program.</summary>
    public const string CalendarsRead = "calendars.read";

    /// <summary>The log of an initiative.</summary>
    public const string AuditRead = "audit.read";

    /// <summary>Accounts and roles.</summary>
    public const string AccountsRead = "accounts.read";

    /// <summary>Close accounts and open them again.</summary>
    public const string AccountsEdit = "accounts.edit";

    /// <summary>Invite, give, hand over and end roles.</summary>
    public const string RolesEdit = "roles.edit";

    /// <summary>What other systems reach: machine accounts, their keys, subscriptions to events.</summary>
    public const string IntegrationsEdit = "integrations.edit";

    /// <summary>The association's settings.</summary>
    public const string SettingsEdit = "settings.edit";

    /// <summary>Jobs and health.</summary>
    public const string JobsRead = "jobs.read";
}
