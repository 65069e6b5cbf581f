using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Meetings that stand alone: where the two networks meet, and the trainings with the public sector.</summary>
internal static class DemoMeetings
{
    /// <summary>Audience group counted in organisations.</summary>
    public const string Enterprises = "social_enterprises";

    /// <summary>Audience group counted in persons.</summary>
    public const string PublicSector = "public_sector_persons";

    private const string Bridging = "bridging_meeting", Training = "public_sector_training";

    private static readonly (string Organisation, int Persons)[] Buyers =
    [
        (DemoOrganisations.NykopingBusiness, 5), ("Exempelköpings kommun, Upphandlingsenheten", 4), ("Påhittsvalla kommun, Upphandlingsenheten", 5),
        ("Skenboda kommun, Kostenheten", 3), ("Exempelköpings kommun, Parkenheten", 2),
    ];

    public static void AddMeetings(DemoWorld world)
    {
        var dates = world.Dates;
        Add(world, Bridging, "Nätverken möts: vad kan vi köpa?", "The networks meet: what can we buy?", "Nyköping", dates.InWeek(14, DayOfWeek.Thursday), "held", 2, 5);
        Add(world, Bridging, "Nätverken möts: studiebesök", "The networks meet: study visit", "Katrineholm", dates.InWeek(28, DayOfWeek.Tuesday), "cancelled", 0, 0);
        Add(world, Bridging, "Nätverken möts: avtal som håller", "The networks meet: agreements that last", "Katrineholm", dates.InWeek(40, DayOfWeek.Thursday), "held", 3, 7);
        Add(world, Bridging, "Nätverken möts: återbruk", "The networks meet: reuse", "Eskilstuna", dates.WorkdayAhead(45), null, 0, 0);
        Add(world, Training, "Köpa av sociala företag", "Buying from social enterprises", "Eskilstuna", dates.InWeek(30, DayOfWeek.Wednesday), "held", 5, 3);
        Add(world, Training, "Reserverad upphandling i praktiken", "Reserved procurement in practice", "Nyköping", dates.InWeek(47, DayOfWeek.Wednesday), "held", 4, 6);
        Add(world, Training, "Från dialog till avtal", "From dialogue to agreement", "Katrineholm", dates.WorkdayAhead(54), null, 0, 0);
    }

    /// <summary>Registers that somebody from an organisation came.</summary>
    public static void Attend(DemoWorld world, Guid session, DemoEntry entry, string organisation, string group, int persons) =>
        world.Register("organisation_attendance", entry,
            ("session_id", session), ("organisation_id", world.Organisations[organisation]), ("audience_group", group), ("persons", persons));

    private static void Add(
        DemoWorld world, string type, string sv, string en, string place, DateOnly day, string? outcome, int buyers, int enterprises)
    {
        var leader = world.Accounts[type == Training ? "project_lead" : "process_lead"];
        var session = world.AddToPlan("sessions",
            ("series_id", null), ("number", null), ("activity_type_id", world.ActivityTypes[type]), ("type", type), ("audience", "organisations"), ("name_sv", sv), ("name_en", en),
            ("starts_at", SwedishTime.At(day, new TimeOnly(13, 0))), ("ends_at", SwedishTime.At(day, new TimeOnly(16, 0))), ("place", place),
            ("leader_account_id", leader), ("room_id", null), ("capacity", 40), ("cost", 6000m));
        if (type == Training)
        {
            world.AddToPlan("session_audiences", ("session_id", session), ("audience_group", PublicSector), ("minimum", 15));
            world.AddToPlan("session_audiences", ("session_id", session), ("audience_group", Enterprises), ("minimum", 5));
        }

        if (outcome is null)
        {
            DemoSignUps.AddSignUps(world, session, type == Bridging ? "demo-natverken-mots-aterbruk" : "demo-fran-dialog-till-avtal");
            return;
        }

        var entry = DemoEntry.SameDay(day, leader, 16, 30);
        world.Register("session_outcomes", entry, ("session_id", session), ("result", outcome));
        foreach (var (organisation, persons) in Buyers.Take(buyers))
        {
            Attend(world, session, entry, organisation, PublicSector, persons);
        }

        foreach (var organisation in DemoOrganisations.Enterprises.Skip(day.DayNumber % 5).Take(enterprises))
        {
            Attend(world, session, entry, organisation, Enterprises, 1);
        }
    }
}
