namespace Samsteg.Web;

/// <summary>The funnel: needs of municipalities and enterprises, ideas that came of them, and innovation processes at every gate; one is in use, one is dropped.</summary>
internal static class DemoInnovations
{
    public static void AddInnovations(DemoWorld world)
    {
        var dates = world.Dates;
        DateOnly Week(int week) => dates.InWeek(week, DayOfWeek.Wednesday);
        var stages = AddStages(world);
        var textile = Add(world, "need", null, "Arbetskläder kastas i stället för att lagas", DemoOrganisations.Nykoping, Week(6), "Hemtjänsten köper nya kläder två gånger om året. Det mesta går att laga.");
        Pass(world, textile, stages["need"][0], Week(8), "Arbetsgruppen", "Mängd och kostnad är uppskattade med hemtjänsten.");
        Pass(world, textile, stages["need"][1], Week(11), "Styrgruppen", "Kommunen och två företag vill gå vidare.");
        Party(world, textile, "Tråd & Fantasi");
        Party(world, textile, "Demotvätten");
        var mending = Add(world, "idea", textile, "Laga och tvätta i samma slinga", "Demotvätten", Week(12), "Kläderna sorteras vid tvätten, och det som är trasigt går vidare till ateljén.");
        Pass(world, mending, stages["idea"][0], Week(14), "Arbetsgruppen", "Flödet är ritat och tiden per plagg uppskattad.");
        Pass(world, mending, stages["idea"][2], Week(17), "Styrgruppen", "Billigare än nyköp redan vid hälften av plaggen.");
        var loop = Add(world, "innovation", mending, "Lagningsslingan", "Tråd & Fantasi", Week(19), "Tre turer i veckan mellan hemtjänsten, tvätten och ateljén.");
        Party(world, loop, "Demotvätten");
        Pass(world, loop, stages["innovation"][0], Week(22), "Arbetsgruppen", "Första slingan kördes med tjugo plagg.");
        Pass(world, loop, stages["innovation"][1], Week(29), "Styrgruppen", "Personalen är nöjd, och åtta av tio plagg går att laga.");
        End(world, loop, "introduced", Week(38), "Hemtjänstens ledning", "Slingan är en del av hemtjänstens rutin.");

        var food = Add(world, "need", null, "Överbliven mat från skolköken", "Skenboda kommun, Kostenheten", Week(14), "Varje dag blir det portioner över som inte får serveras igen.");
        Pass(world, food, stages["need"][0], Week(18), "Kostenheten", "Mängden är vägd under fyra veckor.");
        Party(world, food, "Övningsköket");
        var boxes = Add(world, "idea", food, "Matlådor till låga priser", "Övningsköket", Week(20), "Maten kyls, packas och säljs dagen efter.");
        Pass(world, boxes, stages["idea"][1], Week(24), "Arbetsgruppen", "Reglerna för livsmedel tillåter det med egen kontroll.");
        Pass(world, boxes, stages["idea"][2], Week(26), "Styrgruppen", "Köket har plats, personal och kyla.");
        var sale = Add(world, "innovation", boxes, "Lådan från i går", "Övningsköket", Week(30), string.Empty, dates.WorkdayAgo(2));
        Pass(world, sale, stages["innovation"][0], Week(36), "Arbetsgruppen", "Femtio lådor såldes på en vecka.");
        var soup = Add(world, "idea", food, "Soppkök i matsalen", "Exempelkafét", Week(21), string.Empty);
        End(world, soup, "dropped", Week(25), "Arbetsgruppen", "Matsalen kan inte hållas öppen efter skoltid.");

        var bikes = Add(world, "need", null, "Trasiga cyklar samlas på hög", "Exempelköpings kommun, Parkenheten", Week(22), string.Empty);
        Pass(world, bikes, stages["need"][0], Week(26), "Parkenheten", "Omkring tvåhundra cyklar om året.");
        var library = Add(world, "idea", bikes, "Lånecyklar på biblioteket", "Modellverkstaden", Week(31), "Cyklarna lagas och lånas ut mot ett vanligt lånekort.", dates.Today.AddDays(20));
        Pass(world, library, stages["idea"][0], Week(34), "Arbetsgruppen", "Biblioteket är med.");

        var furniture = Add(world, "need", null, "Möbler som står i förråd", DemoOrganisations.NykopingBusiness, Week(33), string.Empty);
        End(world, furniture, "met_otherwise", Week(40), "Näringslivsenheten", "Avtalet om renovering täcker behovet.");
        var office = Add(world, "need", null, "Hjälp med enkla it-ärenden", "Exempelköpings kommun, Socialförvaltningen", Week(43), "Besökare behöver hjälp med e-legitimation och blanketter.");
        Party(world, office, "Hittepåfixarna");
        Add(world, "need", null, "Gårdskafé utan el på sommaren", "Exempelgården", dates.WorkdayAgo(15), string.Empty);
    }

    private static Dictionary<string, Guid[]> AddStages(DemoWorld world) => new (string Kind, string[] Names)[]
    {
        ("need", ["Behovet är beskrivet", "Parterna är överens om behovet"]),
        ("idea", ["Idén är beskriven", "Idén är bedömd", "Idén är vald"]),
        ("innovation", ["Prototyp", "Test med användare", "Redo att införas"]),
    }.ToDictionary(static kind => kind.Kind, kind => kind.Names.Select((name, place) =>
        world.AddToPlan("innovation_stages", ("kind", kind.Kind), ("position", place), ("name", name))).ToArray());

    private static Guid Add(DemoWorld world, string kind, Guid? parent, string title, string organisation, DateOnly day, string description, DateOnly? nextGateOn = null)
    {
        var id = world.AddToPlan("innovation_processes",
            ("kind", kind), ("parent_id", parent), ("title", title), ("description", description), ("organisation_id", world.Organisations[organisation]),
            ("responsible_id", world.Accounts["process_lead"]), ("next_gate_on", nextGateOn));
        Register(world, id, day, "started", null, null, string.Empty, string.Empty);
        return id;
    }

    private static void Party(DemoWorld world, Guid process, string organisation) =>
        world.AddToPlan("innovation_parties", ("process_id", process), ("organisation_id", world.Organisations[organisation]));

    private static void Pass(DemoWorld world, Guid process, Guid stage, DateOnly day, string by, string because) => Register(world, process, day, "passed", stage, null, by, because);

    private static void End(DemoWorld world, Guid process, string outcome, DateOnly day, string by, string because) => Register(world, process, day, "ended", null, outcome, by, because);

    private static void Register(DemoWorld world, Guid process, DateOnly day, string step, Guid? stage, string? outcome, string by, string because) =>
        world.Register("innovation_events", DemoEntry.SameDay(day, world.Accounts["process_lead"]),
            ("process_id", process), ("step", step), ("stage_id", stage), ("outcome", outcome), ("decided_by", by), ("because", because));
}
