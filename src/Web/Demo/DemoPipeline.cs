using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>How far the demo has come with its enterprises: contacts and stages, one next step overdue and one due today.</summary>
internal static class DemoPipeline
{
    private static readonly string[] Ways = ["contacted", "interested", "visited", "ready", "active"];

    /// <summary>Enterprises and how many stages they have reached; a negative one rests after them.</summary>
    private static readonly (string Name, int Reached)[] Course =
    [
        ("Exempelkafét", 5), ("Påhittsnickeriet", 5), ("Övningsköket", 5), ("Provträdgården", 5), ("Demotvätten", 5), ("Modellverkstaden", 5), ("Fabelbageriet", 2), ("Låtsaslagret", 4),
        ("Sagocykeln", 1), ("Skisstryckeriet", 4), ("Attrappfabriken", 3), ("Tråd & Fantasi", 4), ("Testodlingen", 3), ("Repris Återbruk", 5), ("Hittepåfixarna", -4), ("Mönsterbruket", 1),
        ("Prototypen Second hand", 3), ("Exempelgården", 4), ("Fiktiva Flyttare", 2), ("Övningsstallet", -2), ("Påhittade Händer", 2), ("Platshållaren Bemanning", 1),
        ("Sörmlands Exempelfastigheter", 3),
    ];

    private static readonly string[] Said =
    [
        "Berättade om insatsen och vad den innebär för en arbetsplats. De vill höra mer.",
        "De är intresserade men vill veta hur handledningen går till och vem de ringer om något händer.",
        "Gick runt på arbetsplatsen. Ljusa lokaler och lugnt på förmiddagarna. De kan ta emot två samtidigt.",
        "Gick igenom rutiner och försäkring. De har utsett en handledare och är redo att ta emot.",
        "Stämde av hur det går. De är nöjda och vill gärna ta emot fler till hösten.",
    ];

    public static void AddPipeline(DemoWorld world)
    {
        var by = world.Accounts["project_lead"];
        foreach (var (index, (name, reached)) in Course.Index())
        {
            var (organisation, count) = (world.Organisations[name], Math.Abs(reached));
            var days = Enumerable.Range(0, count).Select(step => world.Dates.InWeek(4 + (index % 9) + (step * 7), DayOfWeek.Wednesday)).ToList();
            for (var step = 0; step < count; step++)
            {
                AddStage(world, organisation, Ways[step], step + 1, days[step], by);
                AddContact(world, organisation, step is 2 ? "visit" : step is 0 ? "phone" : "meeting", world.Contacts.TryGetValue(name, out var person) ? person : null, Said[step], null, days[step], by);
            }

            if (reached < 0)
            {
                AddStage(world, organisation, "dormant", count + 1, world.Dates.WorkdayAgo(15), by);
            }
        }

        AddNext(world, "Fabelbageriet", 12, "Boka studiebesök", world.Dates.WorkdayAgo(3));
        AddNext(world, "Sagocykeln", 6, "Ring igen när styrelsen har träffats", world.Dates.Today);
        AddNext(world, "Prototypen Second hand", 8, "Skicka underlag om försäkring", world.Dates.Today.AddDays(6));
        AddNext(world, "Sörmlands Exempelfastigheter", 4, "Träffa handledaren på plats", world.Dates.Today.AddDays(12));
    }

    private static void AddNext(DemoWorld world, string name, int workdaysAgo, string step, DateOnly on) => AddContact(
        world, world.Organisations[name], "phone", world.Contacts[name], "Pratades vid om nästa steg.", (step, on), world.Dates.WorkdayAgo(workdaysAgo), world.Accounts["project_lead"]);

    private static void AddStage(DemoWorld world, Guid organisation, string stage, int number, DateOnly on, Guid by) => world.Rows.Add("organisation_stages",
        ("id", world.NewId()), ("organisation_id", organisation), ("stage", stage), ("number", number), ("occurred_on", on),
        ("registered_at", SwedishTime.At(on, new TimeOnly(15, 10))), ("registered_by", by));

    private static void AddContact(DemoWorld world, Guid organisation, string way, Guid? person, string said, (string Step, DateOnly On)? next, DateOnly on, Guid by)
    {
        var id = world.NewId();
        world.Rows.Add("organisation_contacts",
            ("id", id), ("organisation_id", organisation), ("contact_id", id), ("way", way), ("contact_person_id", person), ("said", said),
            ("next_step", next?.Step ?? string.Empty), ("next_on", next?.On), ("responsible_id", by), ("occurred_on", on),
            ("registered_at", SwedishTime.At(on, new TimeOnly(15, 5))), ("registered_by", by));
    }
}
