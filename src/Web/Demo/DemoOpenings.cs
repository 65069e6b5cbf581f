using Samsteg.Placements;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The place bank: thirty openings at 25 organisations. Some are full, one has expired, one was taken back, some are public.</summary>
internal static class DemoOpenings
{
    private const int Mornings = 0b_01_01_01_01_01;
    private const int MondayToThursday = 0b_11_11_11_11;
    private const int Weekend = 0b_11_11_00_00_00_00_00;
    private const int DaysUntilEnd = 120;

    private static readonly Offer[] Offers =
    [
        new("Exempelkafét", "work_training", "Medhjälpare i kafé", "9413", 3, 10, 30, Mornings, SwedishLevel.Words, "Servera, duka av, baka enklare bröd.", ["räkna kassa"], [WorkDemand.Standing, WorkDemand.Customers], [WorkSupport.CloseSupervision, WorkSupport.AdaptedTasks], IsPublic: true),
        new("Påhittsnickeriet", "work_training", "Medhjälpare i möbelverkstad", "7522", 2, 12, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Words, "Slipa, måla och laga möbler.", ["handverktyg"], [WorkDemand.Standing, WorkDemand.FineHandwork, WorkDemand.Irritants], [WorkSupport.QuietPlace, WorkSupport.AdaptedTasks], IsPublic: true),
        new("Övningsköket", "internship", "Köksbiträde", "9412", 2, 20, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Conversation, "Förbereda lunch, packa lunchlådor, diska.", ["livsmedelshygien"], [WorkDemand.Standing, WorkDemand.Pace, WorkDemand.HeavyLifting], [WorkSupport.CloseSupervision]),
        new("Provträdgården", "work_training", "Odling och plantor", "6112", 4, 8, 25, MondayToThursday, SwedishLevel.None, "Så, plantera om och vattna. Krukväxter på vintern.", [], [WorkDemand.Outdoors, WorkDemand.Standing], [WorkSupport.QuietPlace, WorkSupport.FlexibleHours, WorkSupport.AdaptedTasks], IsPublic: true),
        new("Demotvätten", "work_training", "Medhjälpare i tvätteri", "8151", 1, 12, 20, Mornings, SwedishLevel.None, "Sortera, mangla och packa.", [], [WorkDemand.Standing, WorkDemand.Noise], [WorkSupport.StepFree]),
        new("Modellverkstaden", "work_training", "Laga cyklar", "7233", 2, 10, 30, WeekTimes.Weekdays.Bits, SwedishLevel.Words, "Meka med cyklar som säljs vidare.", ["handverktyg"], [WorkDemand.FineHandwork, WorkDemand.Standing], [WorkSupport.StepFree, WorkSupport.FlexibleHours], IsPublic: true),
        new("Exempelkafét", "subsidised_job", "Kafébiträde", "9413", 1, 30, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Conversation, "Kassa, servering och beställningar.", ["räkna kassa"], [WorkDemand.Customers, WorkDemand.Pace], [WorkSupport.StepFree]),
        new("Påhittsnickeriet", "subsidised_job", "Snickare, restaurering", "7522", 1, 20, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Conversation, "Restaurera stolar och bord.", ["snickeri"], [WorkDemand.FineHandwork, WorkDemand.Noise], []),
        new("Fabelbageriet", "internship", "Praktik i bageri", "8163", 1, 20, 40, Mornings, SwedishLevel.Words, "Väga upp, forma och grädda.", [], [WorkDemand.Standing, WorkDemand.Pace, WorkDemand.Irritants], [WorkSupport.CloseSupervision], IsPublic: true),
        new("Låtsaslagret", "internship", "Plock och pack", "4322", 3, 20, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Words, "Plocka order, packa och ställa ut.", [], [WorkDemand.HeavyLifting, WorkDemand.Standing, WorkDemand.Pace], [WorkSupport.StepFree], IsPublic: true),
        new("Låtsaslagret", "job", "Lagermedarbetare", "4322", 1, 40, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Conversation, "Truck och godsmottagning.", ["truckkort"], [WorkDemand.HeavyLifting, WorkDemand.Pace], []),
        new("Sagocykeln", "work_training", "Leveranser med cykel", "8329", 2, 8, 20, Mornings, SwedishLevel.Conversation, "Kör ut små paket i stan.", [], [WorkDemand.Outdoors, WorkDemand.Alone], [WorkSupport.FlexibleHours]),
        new("Skisstryckeriet", "work_training", "Efterbehandling i tryckeri", "7322", 2, 8, 30, WeekTimes.Weekdays.Bits, SwedishLevel.Words, "Falsa, skära och packa trycksaker.", [], [WorkDemand.FineHandwork, WorkDemand.Noise], [WorkSupport.StepFree, WorkSupport.QuietPlace, WorkSupport.Aids], IsPublic: true),
        new("Attrappfabriken", "work_training", "Montering vid band", "8219", 6, 15, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Words, "Sätta ihop och kontrollera delar.", [], [WorkDemand.Sitting, WorkDemand.FineHandwork], [WorkSupport.StepFree, WorkSupport.QuietPlace, WorkSupport.AdaptedTasks], IsPublic: true),
        new("Attrappfabriken", "subsidised_job", "Montör", "8219", 2, 30, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Conversation, "Montering och kvalitetskontroll.", ["läsa ritning"], [WorkDemand.Sitting, WorkDemand.Pace], [WorkSupport.StepFree]),
        new("Tråd & Fantasi", "work_training", "Sömnad och omsömnad", "7319", 3, 10, 30, MondayToThursday, SwedishLevel.None, "Sy väskor av återbrukat tyg.", [], [WorkDemand.Sitting, WorkDemand.FineHandwork], [WorkSupport.StepFree, WorkSupport.QuietPlace, WorkSupport.CloseSupervision], IsPublic: true),
        new("Testodlingen", "work_training", "Grönsaksodling", "6111", 4, 8, 30, WeekTimes.Weekdays.Bits, SwedishLevel.None, "Rensa, skörda och packa grönsaker.", [], [WorkDemand.Outdoors, WorkDemand.HeavyLifting], [WorkSupport.QuietPlace, WorkSupport.FlexibleHours]),
        new("Repris Återbruk", "work_training", "Sortering av gåvor", "9610", 5, 8, 40, WeekTimes.Weekdays.Bits, SwedishLevel.None, "Sortera, prismärka och ställa ut.", [], [WorkDemand.Standing, WorkDemand.HeavyLifting], [WorkSupport.StepFree, WorkSupport.AdaptedTasks], IsPublic: true),
        new("Repris Återbruk", "internship", "Butiksmedarbetare, återbruk", "5223", 2, 20, 38, 0b_11_11_11_11_11_11, SwedishLevel.Conversation, "Kassa, skyltning och kunder.", ["räkna kassa"], [WorkDemand.Customers, WorkDemand.Crowds], [WorkSupport.StepFree]),
        new("Hittepåfixarna", "subsidised_job", "Lokalvård", "9111", 1, 20, 40, Mornings, SwedishLevel.Words, "Städa trapphus och kontor.", [], [WorkDemand.Alone, WorkDemand.Climbing, WorkDemand.Irritants], [], State: OpeningState.Withdrawn),
        new("Mönsterbruket", "work_training", "Keramik", "7319", 1, 6, 20, MondayToThursday, SwedishLevel.Words, "Forma, glasera och packa.", [], [WorkDemand.FineHandwork, WorkDemand.Sitting], [WorkSupport.QuietPlace, WorkSupport.FlexibleHours]),
        new("Prototypen Second hand", "work_training", "Klädsortering", "5223", 3, 10, 30, WeekTimes.Weekdays.Bits, SwedishLevel.Words, "Sortera, stryka och skylta.", [], [WorkDemand.Standing], [WorkSupport.StepFree], IsPublic: true),
        new("Exempelgården", "work_training", "Djurskötsel", "6121", 2, 8, 25, Weekend | Mornings, SwedishLevel.Words, "Mocka, fodra och laga staket.", [], [WorkDemand.Outdoors, WorkDemand.HeavyLifting, WorkDemand.Irritants], [WorkSupport.QuietPlace, WorkSupport.CloseSupervision]),
        new("Fiktiva Flyttare", "job", "Flyttare", "9332", 2, 40, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Conversation, "Bära, packa och köra.", ["körkort"], [WorkDemand.HeavyLifting, WorkDemand.DrivingLicence, WorkDemand.Pace], [], IsPublic: true),
        new("Övningsstallet", "prao", "Prao i stall", "6129", 2, 20, 30, WeekTimes.Weekdays.Bits, SwedishLevel.Conversation, "Hjälpa till i stallet tillsammans med en vuxen.", [], [WorkDemand.Outdoors], [WorkSupport.CloseSupervision]),
        new("Påhittade Händer", "internship", "Hjälp i vardagen", "5330", 2, 15, 30, WeekTimes.Weekdays.Bits, SwedishLevel.Conversation, "Ärenden, sällskap och trädgård hos äldre.", [], [WorkDemand.Alone, WorkDemand.Customers], [WorkSupport.FlexibleHours]),
        new("Platshållaren Bemanning", "job", "Kontorsassistent", "4119", 1, 20, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Working, "Post, arkiv och telefon.", ["e-post", "textbehandling"], [WorkDemand.Sitting, WorkDemand.Reading], [WorkSupport.StepFree, WorkSupport.Aids]),
        new("Fabelstads folkhögskola", "work_training", "Vaktmästeri", "9622", 2, 10, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Words, "Möblera, laga smått, sköta utemiljön.", [], [WorkDemand.HeavyLifting, WorkDemand.Climbing], [WorkSupport.StepFree, WorkSupport.QuietPlace]),
        new("Sörmlands Exempelfastigheter", "subsidised_job", "Fastighetsskötare", "5152", 1, 40, 40, WeekTimes.Weekdays.Bits, SwedishLevel.Conversation, "Rondering, snö och gräs.", ["körkort"], [WorkDemand.Outdoors, WorkDemand.DrivingLicence], [], State: OpeningState.Expired),
        new("Idélabbet Påhittet", "internship", "Praktik i reception", "4225", 1, 15, 30, Mornings, SwedishLevel.Conversation, "Ta emot besökare, boka rum, svara i telefon.", [], [WorkDemand.Customers, WorkDemand.Sitting], [WorkSupport.StepFree, WorkSupport.QuietPlace]),
    ];

    public static void AddOpenings(DemoWorld world)
    {
        var (today, coach) = (world.Dates.Today, world.Accounts["coach"]);
        var places = world.Rows.Of("organisation_places").ToLookup(static row => (Guid)row["organisation_id"]!, static row => (Guid)row["id"]!);
        foreach (var (number, offer) in Offers.Index())
        {
            var organisation = world.Organisations[offer.Organisation];
            var confirmed = world.Dates.WorkdayAgo(offer.State is OpeningState.Expired ? 190 : 3 + (7 * (number % 12)));
            DateOnly? withdrawn = offer.State is OpeningState.Withdrawn ? world.Dates.WorkdayAgo(9) : null;
            var id = world.AddToPlan("placement_openings",
                ("organisation_id", organisation), ("place_id", places[organisation].Cast<Guid?>().FirstOrDefault()),
                ("supervisor_id", world.Supervisors.TryGetValue(offer.Organisation, out var supervisor) ? supervisor : null), ("responsible_id", coach), ("kind", offer.Kind), ("title", offer.Title),
                ("tasks", offer.Tasks), ("occupation", offer.Occupation), ("starts_on", world.Dates.WorkdayAgo(200)), ("ends_on", offer.Kind is "prao" ? today.AddDays(DaysUntilEnd) : null),
                ("places", offer.Places), ("least_hours", (decimal)offer.Least), ("most_hours", (decimal)offer.Most), ("times", offer.Times), ("swedish", SnakeCase.Of(offer.Swedish.ToString())),
                ("languages", LanguagesOf(world, organisation)), ("skills_needed", offer.Kind is "job" or "subsidised_job" ? offer.Skills : []),
                ("skills_wished", offer.Kind is "job" or "subsidised_job" ? [] : offer.Skills), ("demands", CodeArrays.Of(offer.Demands.Order())), ("supports", CodeArrays.Of(offer.Supports.Order())),
                ("target_groups", Array.Empty<string>()), ("is_shared", number % 5 is 0), ("is_public", offer.IsPublic), ("valid_until", offer.State is OpeningState.Expired ? today.AddDays(-8) : confirmed.AddMonths(6)),
                ("confirmed_on", confirmed), ("withdrawn_on", withdrawn), ("withdrawn_because", withdrawn is null ? null : "Uppdraget går över till ett annat företag."));
            world.Openings.TryAdd(offer.Organisation, id);
        }
    }

    private static string[] LanguagesOf(DemoWorld world, Guid organisation) =>
        [.. world.Rows.Of("organisations").Where(row => (Guid)row["id"]! == organisation).SelectMany(static row => (string[])row["languages"]!).Where(static code => code != "sv")];

    private sealed record Offer(
        string Organisation, string Kind, string Title, string Occupation, int Places, int Least, int Most, int Times, SwedishLevel Swedish, string Tasks, string[] Skills, WorkDemand[] Demands,
        WorkSupport[] Supports, OpeningState State = OpeningState.Open, bool IsPublic = false);
}
