using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What the initiative gathers people for, the rooms of the association, and what is to be done before a session.</summary>
internal static class DemoPlanning
{
    /// <summary>The room of the workshops to come.</summary>
    public const string WorkshopRoom = "Stora salen";

    private static readonly Type[] Types =
    [
        new("workshop_series", "participants", new("Framtidsverkstad", "Future Workshop"), 180, 8, "Skriv ut dagens övning\nBeställ fika\nRing dem som var borta sist"),
        new("business_school", "organisations", new("Affärsskola", "Business School"), 360, 20, "Boka föreläsare\nSkicka ut hemuppgiften"),
        new("supervisor_course", "organisations", new("Handledarkurs", "Supervisor course"), 360, 15, ""),
        new("bridging_meeting", "organisations", new("Nätverksträff", "Network meeting"), 180, 40, "Bjud in båda nätverken\nUtse någon som skriver"),
        new("public_sector_training", "organisations", new("Utbildning för offentlig sektor", "Training for the public sector"), 180, 40, ""),
        new("course", "participants", new("Kurs", "Course"), 120, 8, ""),
        new("drop_in", "participants", new("Öppen verkstad", "Open workshop"), 120, null, ""),
        new("study_visit", "both", new("Studiebesök", "Study visit"), 120, 20, "Kolla tillgänglighet"),
    ];

    private static readonly (string Name, string Address, decimal Latitude, decimal Longitude, int Seats, string Notes)[] Rooms =
    [
        (WorkshopRoom, "Fabelgatan 3, Strängnäs", 59.37705m, 17.03361m, 14, "Hiss och hörslinga. Nyckel i receptionen."), ("Verkstan", "Exempelvägen 12, Nyköping", 58.75482m, 17.01122m, 20, "Projektor finns."),
        ("Lilla rummet", "Fabelgatan 3, Strängnäs", 59.37705m, 17.03361m, 6, ""),
    ];

    public static void AddTypesAndRooms(DemoWorld world)
    {
        foreach (var type in Types)
        {
            var planned = world.Facts.Activities.FirstOrDefault(activity => activity.Type == type.Kind)?.Code;
            world.ActivityTypes.Add(type.Kind, world.AddToPlan("activity_types",
                ("planned_activity_id", planned is null ? null : world.PlannedActivities[planned]), ("kind", type.Kind), ("audience", type.Audience),
                ("name_sv", type.Name.Sv), ("name_en", type.Name.En), ("minutes", type.Minutes), ("capacity", type.Capacity), ("checklist", type.Checklist)));
        }

        foreach (var room in Rooms)
        {
            var id = world.NewId();
            world.Rooms.Add(room.Name, id);
            world.Rows.Add("rooms", ("id", id), ("name", room.Name), ("address", room.Address), ("latitude", room.Latitude), ("longitude", room.Longitude), ("seats", room.Seats), ("notes", room.Notes));
        }
    }

    /// <summary>What is to be done before a session, by its type; the first of it done by somebody some days before.</summary>
    public static void AddTasks(DemoWorld world, Guid session, string kind, Guid by, DateTimeOffset? firstDoneAt)
    {
        var lines = Array.Find(Types, type => type.Kind == kind)!.Checklist.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (index, line) in lines.Index())
        {
            var doneAt = index == 0 ? firstDoneAt : null;
            world.AddToPlan("session_tasks", ("session_id", session), ("position", index + 1), ("text", line), ("done_at", doneAt), ("done_by", doneAt is null ? null : by));
        }
    }

    private sealed record Type(string Kind, string Audience, LocalText Name, int Minutes, int? Capacity, string Checklist);
}
