using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>One of the demo's people, who signs in with one click.</summary>
/// <param name="Key">The account's <c>demo_role</c>: the role, with a number after it for a second holder.</param>
/// <param name="Role">The role.</param>
/// <param name="DisplayName">An invented name.</param>
/// <param name="Place">Whose initiative the role is given in.</param>
/// <param name="Organisation">For whom the person works; null for nobody's.</param>
internal sealed record DemoRole(string Key, Role Role, string DisplayName, DemoPlace Place, string? Organisation)
{
    /// <summary>User name and address.</summary>
    public string Email => $"{Key.Replace('_', '.')}@example.se";

    /// <summary>Days from today after which the role ends; null for until further notice.</summary>
    public int? EndsInDays { get; init; }
}

/// <summary>Where a demo role holds.</summary>
internal enum DemoPlace
{
    /// <summary>The whole association.</summary>
    Association,

    /// <summary>Nyttiga Affärer 2.0.</summary>
    Initiative,

    /// <summary>The initiative that is still a draft.</summary>
    Draft,

    /// <summary>The organisation that the person works for.</summary>
    Organisation,

    /// <summary>What is held about the person herself.</summary>
    Person,
}

/// <summary>The demo's people in the order in which the sign-in page offers them.</summary>
internal static class DemoRoles
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoRole> All { get; } =
    [
        new("project_lead", Role.ProjectLead, "Pia Påhittström", DemoPlace.Initiative, DemoOrganisations.Performer),
        new("coach", Role.Coach, "Carin Demo", DemoPlace.Initiative, DemoOrganisations.Performer),
        new("coach_2", Role.Coach, "Klas Exempelgren", DemoPlace.Initiative, DemoOrganisations.Performer),
        new("referrer", Role.Referrer, "Rebecka Påhittvisa", DemoPlace.Organisation, DemoOrganisations.NykopingLabour),
        new("process_lead", Role.ProcessLead, "Per Låtsasfeldt", DemoPlace.Initiative, DemoOrganisations.Performer),
        new("association_director", Role.AssociationDirector, "Fia Förebild", DemoPlace.Association, DemoOrganisations.Funder),
        new("association_officer", Role.AssociationOfficer, "Hugo Mönsterman", DemoPlace.Association, DemoOrganisations.Funder),
        new("board_member", Role.BoardMember, "Lars Låtsasledamot", DemoPlace.Association, DemoOrganisations.Funder),
        new("economist", Role.Economist, "Eva Räknexempel", DemoPlace.Initiative, DemoOrganisations.Region),
        new("partner_representative", Role.PartnerRepresentative, "Parvin Modellsson", DemoPlace.Initiative, DemoOrganisations.NykopingLabour),
        new("procurement_officer", Role.ProcurementOfficer, "Ulf Upphittad", DemoPlace.Initiative, DemoOrganisations.Nykoping),
        new("auditor", Role.Auditor, "Rut Provgran", DemoPlace.Initiative, DemoOrganisations.AuditFirm) { EndsInDays = 90 },
        new("evaluator", Role.Evaluator, "Ulla Utprovad", DemoPlace.Initiative, DemoOrganisations.Evaluators) { EndsInDays = 180 },
        new("project_lead_2", Role.ProjectLead, "Sune Sidospår", DemoPlace.Draft, DemoOrganisations.Skenboda),
        new("association_administrator", Role.AssociationAdministrator, "Axel Attrapp", DemoPlace.Association, DemoOrganisations.Funder),
        new("technical_administrator", Role.TechnicalAdministrator, "Tilde Testdriv", DemoPlace.Association, null),
        new("participant", Role.Participant, "D-009", DemoPlace.Person, null), // named as all participants' own accounts are
        new("supervisor", Role.Supervisor, "Disa Dockberg", DemoPlace.Organisation, DemoSupervision.Workplace), // named as the contact persons they are tied to
        new("organisation_contact", Role.OrganisationContact, "Greger Prototyp", DemoPlace.Organisation, DemoSupervision.Host),
    ];
}
