using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Agreements between enterprises and the public sector in all states; one dialogue has stood still for a month.</summary>
internal static class DemoAgreements
{
    public static void AddAgreements(DemoWorld world)
    {
        var dates = world.Dates;
        DateOnly Week(int week) => dates.InWeek(week, DayOfWeek.Tuesday);
        var catering = Add(world, "Catering till möten", "direct_award", "Exempelkafét", "Exempelköpings kommun, Upphandlingsenheten", 180_000,
            new Terms(Week(26), dates.Today.AddMonths(3), "Kafét serverade fikat när kommunens inköpare träffade sociala företag. En månad senare ringde enheten och frågade om pris.", "yearly"),
            ("identified", Week(10)), ("dialogue", Week(14)), ("legal_check", Week(18)), ("drafting", Week(22)), ("signed", Week(26)));
        Party(world, catering, "Exempelköpings kommun, Socialförvaltningen", "buyer");
        var renovation = Add(world, "Möbelrenovering i skolor", "iop", "Påhittsnickeriet", DemoOrganisations.NykopingBusiness, 420_000,
            new Terms(Week(45), Week(45).AddYears(2), "Rådgivning om upphandling ledde till en prislista som kommunen kunde jämföra."),
            ("identified", Week(16)), ("dialogue", Week(22)), ("legal_check", Week(30)), ("drafting", Week(36)));
        AddCorrectedSigning(world, renovation, Week(44));
        world.Renovation = renovation;
        Party(world, renovation, "Hittepåfixarna", "supplier");
        Add(world, "Skötsel av grönytor", "reserved_procurement", "Provträdgården", DemoOrganisations.Nykoping, 650_000,
            ("identified", Week(24)), ("dialogue", dates.WorkdayAgo(31)));
        Add(world, "Tvätt till förskolor", "procurement_lou", "Demotvätten", "Påhittsvalla kommun, Upphandlingsenheten", 900_000,
            ("identified", Week(30)), ("dialogue", Week(38)), ("legal_check", dates.WorkdayAgo(12)));
        Add(world, "Lunchlådor till personal", "framework_agreement", "Övningsköket", "Skenboda kommun, Kostenheten", null,
            ("identified", Week(33)), ("dialogue", Week(46)), ("drafting", dates.WorkdayAgo(19)));
        Add(world, "Återbruk vid ombyggnad", "cooperation_agreement", "Repris Återbruk", "Sörmlands Exempelfastigheter", null,
            ("identified", dates.WorkdayAgo(20)));
        Add(world, "Flytt och hemstädning", "call_off", "Hittepåfixarna", "Exempelköpings kommun, Socialförvaltningen", 150_000,
            ("identified", Week(20)), ("dialogue", Week(25)), ("dropped", Week(35)));
        Add(world, "Service av tjänstecyklar", "letter_of_intent", "Modellverkstaden", "Exempelköpings kommun, Parkenheten", 60_000,
            ("identified", dates.WorkdayAgo(9)));
    }

    private static Guid Add(DemoWorld world, string title, string type, string supplier, string buyer, decimal? value, params (string State, DateOnly On)[] states) =>
        Add(world, title, type, supplier, buyer, value, Terms.Unknown, states);

    private static Guid Add(
        DemoWorld world, string title, string type, string supplier, string buyer, decimal? value, Terms terms, params (string State, DateOnly On)[] states)
    {
        var id = world.AddToPlan("business_agreements",
            ("title", title), ("type", type), ("supplier_id", world.Organisations[supplier]), ("buyer_id", world.Organisations[buyer]), ("value", value),
            ("value_is", terms.ValueIs), ("starts_on", terms.StartsOn), ("ends_on", terms.EndsOn),
            ("responsible_id", terms.StartsOn is null ? null : world.Accounts["project_lead"]), ("origin", terms.Origin), ("note", string.Empty));
        foreach (var (state, on) in states)
        {
            world.Register("agreement_states", DemoEntry.SameDay(on, world.Accounts["project_lead"], 13, 35), ("agreement_id", id), ("state", state),
                ("because", state == "dropped" ? "Kommunen har redan ett ramavtal om flyttar till och med nästa år." : string.Empty));
        }

        return id;
    }

    private static void Party(DemoWorld world, Guid agreement, string organisation, string part) =>
        world.AddToPlan("agreement_parties", ("agreement_id", agreement), ("organisation_id", world.Organisations[organisation]), ("part", part));

    /// <summary>Signed; first entered with the day the paper was sent.</summary>
    private static void AddCorrectedSigning(DemoWorld world, Guid agreement, DateOnly signed)
    {
        var by = world.Accounts["project_lead"];
        var corrected = SwedishTime.At(signed.AddDays(3), new TimeOnly(9, 15));
        (string, object?)[] cells = [("agreement_id", agreement), ("state", "signed"), ("because", string.Empty)];
        world.RegisterSuperseded("agreement_states", DemoEntry.SameDay(signed.AddDays(-7), by), corrected, "Avtalet skickades den dagen men var inte underskrivet av båda.", cells);
        world.Register("agreement_states", new DemoEntry(signed, corrected, by), cells);
    }

    /// <summary>What more is known of an agreement.</summary>
    private sealed record Terms(DateOnly? StartsOn, DateOnly? EndsOn, string Origin, string ValueIs = "whole")
    {
        public static Terms Unknown { get; } = new(null, null, string.Empty);
    }
}
