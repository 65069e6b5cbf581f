using System.Globalization;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The register of the demo: the parties of the plan, and invented enterprises and public units in Sörmland.</summary>
internal static class DemoOrganisations
{
    public const string Funder = "Samordningsförbundet RAR Sörmland";
    public const string Region = "Region Sörmland";
    public const string Performer = "Coompanion Sörmland";
    public const string Nykoping = "Nyköpings kommun";
    public const string NykopingLabour = "Nyköpings kommun, Arbetsmarknadsenheten";
    public const string NykopingBusiness = "Nyköpings kommun, Näringslivsenheten";
    public const string Skenboda = "Skenboda kommun";
    public const string AuditFirm = "Provgran Revision AB";
    public const string Evaluators = "Utprovat Lärande ekonomisk förening";

    /// <summary>Legal forms by the first digits of their numbers; 999 after them has not been given to anybody.</summary>
    private const string Limited = "559999", Cooperative = "769999", Association = "802999", Public = "212999";

    private static readonly Invented[] InventedOnes =
    [
        new("Exempelkafét", "social_enterprise_asf", Cooperative, "Katrineholm", "Kafé och catering med plats för arbetsträning i kök och servering.", "Disa Dockberg", true),
        new("Påhittsnickeriet", "social_enterprise_asf", Cooperative, "Nyköping", "Snickeri som renoverar möbler åt kommuner och privatpersoner.", "Edvin Fiktivsson", true),
        new("Övningsköket", "social_enterprise_asf", Cooperative, "Eskilstuna", "Lagar lunchlådor och driver en matkällare.", "Fatima Låtsas", true),
        new("Provträdgården", "social_enterprise_asf", Association, "Flen", "Odling, trädgårdsskötsel och en liten handelsträdgård.", "Greger Prototyp", true),
        new("Demotvätten", "social_enterprise_asf", Cooperative, "Strängnäs", "Tvätteri för förskolor och vårdboenden.", "Hilma Mönster", true),
        new("Modellverkstaden", "social_enterprise_asf", Cooperative, "Katrineholm", "Cykel- och maskinverkstad med eget återbruk.", "Isak Attrappsson", true),
        new("Fabelbageriet", "social_enterprise", Limited, "Nyköping", "Bageri som säljer till skolor och kaféer.", "Jonna Sagofors", false),
        new("Låtsaslagret", "hybrid_organisation", Limited, "Eskilstuna", "Lager och packning åt små e-handlare.", "Kurt Schablon", true),
        new("Sagocykeln", "social_enterprise", Association, "Trosa", "Hyr ut lådcyklar och kör varor sista biten.", "Lovisa Fabel", false),
        new("Skisstryckeriet", "social_enterprise_asf", Cooperative, "Nyköping", "Trycksaker, skyltar och profilkläder.", "Musse Skissberg", true),
        new("Attrappfabriken", "hybrid_organisation", Limited, "Oxelösund", "Legoarbeten i montering och paketering.", "Nora Kuliss", false),
        new("Tråd & Fantasi", "social_enterprise", Cooperative, "Gnesta", "Sömnad, lagning och återbrukade textilier.", "Olle Trådmodell", true),
        new("Testodlingen", "social_enterprise_asf", Association, "Vingåker", "Grönsaksodling med andelar och gårdsbutik.", "Pernilla Provrot", true),
        new("Repris Återbruk", "social_enterprise_asf", Cooperative, "Katrineholm", "Second hand, hämtning och demontering.", "Qvinto Repris", true),
        new("Hittepåfixarna", "social_enterprise", Limited, "Flen", "Flytt, städ och enklare fastighetsservice.", "Ronja Hittepå", true),
        new("Mönsterbruket", "social_enterprise", Cooperative, "Strängnäs", "Keramik, butik och kurser.", "Set Mönsterås", false),
        new("Prototypen Second hand", "social_enterprise_asf", Association, "Oxelösund", "Butik med kläder och husgeråd.", "Tora Prototyp", true),
        new("Exempelgården", "social_enterprise_asf", Association, "Gnesta", "Djur, gårdskafé och grön arbetsträning.", "Urban Exempelhage", true),
        new("Fiktiva Flyttare", "company", Limited, "Eskilstuna", "Flyttfirma som gärna anställer efter praktik.", "Vera Fiktiv", false),
        new("Övningsstallet", "ngo", Association, "Nyköping", "Stall och hästunderstödda aktiviteter.", "Wille Övning", false),
        new("Påhittade Händer", "ngo", Association, "Trosa", "Förening som hjälper äldre med ärenden och trädgård.", "Ylva Påhitt", true),
        new("Platshållaren Bemanning", "hybrid_organisation", Limited, "Katrineholm", "Bemanning för den som varit länge borta från arbetslivet.", "Zeb Platshållare", false),
        new("Idélabbet Påhittet", "incubator", Association, "Eskilstuna", "Stöd till den som vill starta eget.", "Åsa Idé", false),
        new("Fabelstads folkhögskola", "folk_high_school", Association, "Vingåker", "Värd för affärsskolan.", "Ärling Fabel", false),
        new("Sörmlands Exempelfastigheter", "municipal_company", Limited, "Katrineholm", "Kommunalt bostadsbolag.", "Örjan Kuliss", false),
        new(AuditFirm, "consultant", Limited, "Nyköping", "Revision.", "Rut Provgran", false),
        new(Evaluators, "consultant", Cooperative, "Strängnäs", "Lärande utvärdering.", "Ulla Utprovad", false),
    ];

    private static readonly (string Municipality, string Place, (string Name, string Contact)[] Units)[] PublicOnes =
    [
        ("Exempelköpings kommun", "Katrineholm",
        [
            ("Arbetsmarknadsenheten", "Moa Mallberg"), ("Upphandlingsenheten", "Nils Nollsson"),
            ("Socialförvaltningen", "Olga Osann"), ("Parkenheten", "Pål Provplats"),
        ]),
        ("Påhittsvalla kommun", "Eskilstuna",
        [
            ("Arbetsmarknadsenheten", "Rakel Rekvisita"), ("Upphandlingsenheten", "Stig Staffage"), ("Näringslivsenheten", "Tekla Testsson"),
        ]),
        (Skenboda, "Flen", [("Arbetsmarknadsenheten", "Uno Uppdiktad"), ("Kostenheten", "Vanja Vinjett")]),
    ];

    /// <summary>The enterprises that go through schools and courses, in the register's order.</summary>
    public static IReadOnlyList<string> Enterprises { get; } =
        [.. InventedOnes.Where(static one => one.Type.StartsWith("social", StringComparison.Ordinal) || one.Type is "hybrid_organisation").Select(static one => one.Name)];

    public static void AddOrganisations(DemoWorld world)
    {
        Add(world, Funder, "coordination_association", null);
        Add(world, Nykoping, "municipality", "Nyköping");
        foreach (var partner in world.Facts.Partners)
        {
            var parent = partner.Unit is null ? (Guid?)null : world.Organisations[partner.Organisation];
            Add(world, partner.Organisation, partner.OrganisationType, parent is null ? null : "Nyköping", parent, partner.Unit);
        }

        var (serial, phone) = (1, 40);
        foreach (var (municipality, place, units) in PublicOnes)
        {
            var parent = Add(world, municipality, "municipality", place, number: Number(Public, serial++));
            foreach (var (unit, contact) in units)
            {
                world.Contacts.Add($"{municipality}, {unit}", AddContact(world, Add(world, municipality, "municipality_unit", place, parent, unit), contact, false, ++phone));
            }
        }

        foreach (var one in InventedOnes)
        {
            var id = Add(world, one.Name, one.Type, one.Municipality, number: Number(one.Form, serial++), description: one.Description, serial: serial);
            var contact = AddContact(world, id, one.Contact, one.HasSupervisor, serial);
            world.Contacts.Add(one.Name, contact);
            if (one.HasSupervisor)
            {
                world.Supervisors.Add(one.Name, contact);
            }
        }
    }

    /// <summary>Some have agreed to be shown publicly, and one has taken that back.</summary>
    public static void AddConsents(DemoWorld world)
    {
        foreach (var (one, index) in InventedOnes.Take(9).Select(static (one, index) => (one, index)))
        {
            var (id, day) = (world.NewId(), world.Dates.WorkdayAgo(200 - (index * 15)));
            world.Rows.Add("organisation_consents",
                ("id", id), ("organisation_id", world.Organisations[one.Name]), ("consent_id", id), ("said_by", one.Contact),
                ("withdrawn_on", index == 8 ? (DateOnly?)world.Dates.WorkdayAgo(30) : null), ("occurred_on", day),
                ("registered_at", SwedishTime.At(day, new TimeOnly(11, 20)).ToUniversalTime()), ("registered_by", world.Accounts["project_lead"]), ("superseded_at", null), ("superseded_reason", null));
        }
    }

    /// <summary>Somebody has entered an enterprise a second time, without its number, and handed in a file that nobody has gone on with.</summary>
    public static void AddUntidied(DemoWorld world)
    {
        Add(world, "Exempelkafét ek. för.", "social_enterprise", "Katrineholm");
        world.Rows.Add("organisation_imports",
            ("id", world.NewId()), ("account_id", world.Accounts["project_lead"]), ("file_name", "mässan-i-våras.xlsx"),
            ("rows", new Json("""
                [{ "Line": 2, "Cells": { "Name": "Skuggspelet AB", "Type": "Företag", "Municipality": "Flen", "Postcode": "642 30", "Town": "Flen", "Tags": "scenteknik" } },
                 { "Line": 3, "Cells": { "Name": "Exempelkafét", "Type": "Arbetsintegrerande socialt företag", "Website": "www.example.se" } },
                 { "Line": 4, "Cells": { "Name": "Kulissboden", "Type": "Butik", "OrganisationNumber": "556000-000" } }]
                """)), ("uploaded_at", SwedishTime.At(world.Dates.Today.AddDays(-2), new TimeOnly(16, 5)).ToUniversalTime()));
    }

    private static Guid Add(
        DemoWorld world, string name, string type, string? municipality, Guid? parent = null, string? unit = null,
        string? number = null, string? description = null, int? serial = null)
    {
        var fullName = unit is null ? name : $"{name}, {unit}";
        var id = world.NewId();
        world.Organisations.Add(fullName, id);
        world.Rows.Add("organisations",
        [
            ("id", id), ("name", fullName), ("type", type), ("unit_of", parent), ("organisation_number", number), ("municipality", municipality),
            ("address", null), ("website", null), ("phone", serial is { } digits ? Phone(digits) : null), ("description", description),
            .. DemoHosts.ProfileOf(name, type, number),
        ]);
        DemoHosts.AddPlace(world, id, name, municipality);
        return id;
    }

    private static Guid AddContact(DemoWorld world, Guid organisation, string name, bool isSupervisor, int serial)
    {
        var id = world.NewId();
        world.Rows.Add("contact_persons",
            ("id", id), ("organisation_id", organisation), ("name", name), ("title", isSupervisor ? "Handledare" : "Kontaktperson"),
            ("email", $"kontakt{serial}@example.se"), ("phone", Phone(serial)), ("is_supervisor", isSupervisor), ("left_on", null));
        return id;
    }

    /// <summary>Numbers that Post- och telestyrelsen keeps for fiction: 08-465 004 00–99.</summary>
    private static string Phone(int serial) => $"08-465 004 {serial % 100:00}";

    /// <summary>Six digits of the form, three of the serial, and the check digit.</summary>
    private static string Number(string form, int serial)
    {
        var nine = form + serial.ToString("000", CultureInfo.InvariantCulture);
        return nine + Luhn.CheckDigit(nine);
    }

    private sealed record Invented(string Name, string Type, string Form, string Municipality, string Description, string Contact, bool HasSupervisor);
}
