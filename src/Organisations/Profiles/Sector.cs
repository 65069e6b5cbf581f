using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>To which part of society an organisation belongs.</summary>
public enum Sector
{
    /// <summary>Municipalities, regions, the state, and what they own.</summary>
    Public,

    /// <summary>Associations, foundations, social enterprises.</summary>
    IdeaDriven,

    /// <summary>Enterprises owned privately.</summary>
    Private,
}

/// <summary>The sector follows from the type, and where that leaves it open from the legal form; it is never typed.</summary>
public static class Sectors
{
    /// <summary>The sector; null when neither says.</summary>
    public static Sector? Of(string type, LegalForm? form) => OfType(type) ?? OfForm(form);

    /// <summary>That an organisation <c>o</c> is of a sector.</summary>
    internal static Sql Condition(Sector sector) => Sql.Of($"""
        (o.type = any ({TypesOf(sector)}::text[])
         or not o.type = any ({OrganisationTypes.All.Where(static type => OfType(type) is not null).ToArray()}::text[]) and o.legal_form = any ({FormsOf(sector)}::text[]))
        """);

    private static Sector? OfType(string type) => type switch
    {
        "coordination_association" => Sector.Public,
        "social_enterprise_asf" or "social_enterprise" or "ngo" or "cooperative_support" => Sector.IdeaDriven,
        "company" => Sector.Private,
        _ => OrganisationTypes.IsPublic(type) ? Sector.Public : null,
    };

    private static Sector? OfForm(LegalForm? form) => form switch
    {
        LegalForm.Municipality or LegalForm.MunicipalFederation or LegalForm.Region or LegalForm.StateAuthority => Sector.Public,
        LegalForm.EconomicAssociation or LegalForm.NonprofitAssociation or LegalForm.Foundation or LegalForm.ReligiousCommunity => Sector.IdeaDriven,
        LegalForm.LimitedCompany or LegalForm.TradingPartnership or LegalForm.SoleTrader => Sector.Private,
        _ => null,
    };

    private static string[] TypesOf(Sector sector) => [.. OrganisationTypes.All.Where(type => OfType(type) == sector)];

    private static string[] FormsOf(Sector sector) => CodeArrays.Of(Enum.GetValues<LegalForm>().Where(form => OfForm(form) == sector));
}
