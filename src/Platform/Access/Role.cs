namespace Samsteg.Platform;

/// <summary>The roles there are. What each may do stands in <see cref="PermissionTable"/>.</summary>
public enum Role
{
    /// <summary>Accounts, jobs, health; no case data.</summary>
    TechnicalAdministrator,

    /// <summary>Accounts and roles of the association, settings; no case data.</summary>
    AssociationAdministrator,

    /// <summary>Leads the association's office: applications, money, targets and published figures of all initiatives.</summary>
    AssociationDirector,

    /// <summary>Works at the association's office.</summary>
    AssociationOfficer,

    /// <summary>Decides; reads what is prepared for the board.</summary>
    BoardMember,

    /// <summary>Leads initiatives.</summary>
    ProjectLead,

    /// <summary>Coordinates initiatives.</summary>
    Coordinator,

    /// <summary>Leads processes with enterprises within initiatives.</summary>
    ProcessLead,

    /// <summary>Money of own initiatives.</summary>
    Economist,

    /// <summary>Signs a document.</summary>
    Signatory,

    /// <summary>Reads money, decisions and log of named initiatives until a date.</summary>
    Auditor,

    /// <summary>Own caseload in full.</summary>
    Coach,

    /// <summary>A partner's seat in the steering group.</summary>
    PartnerRepresentative,

    /// <summary>Refers people and follows the own referrals.</summary>
    Referrer,

    /// <summary>Supervises placements at an organisation.</summary>
    Supervisor,

    /// <summary>An organisation's contact.</summary>
    OrganisationContact,

    /// <summary>Procurements, commitments, number hired.</summary>
    ProcurementOfficer,

    /// <summary>Pseudonymous rows of named initiatives until a date.</summary>
    Evaluator,

    /// <summary>Own plan and meetings.</summary>
    Participant,
}
