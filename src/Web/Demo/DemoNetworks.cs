using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>The two networks of the plan, one of enterprises and one of public buyers; the enterprises have taken over the calling of theirs. And one from before, that has ended.</summary>
internal static class DemoNetworks
{
    private const string Type = "network";

    /// <summary>Members of the enterprises' network: week in which each joined, and at which of the five meetings it was.</summary>
    private static readonly (string Organisation, int Joined, string Came)[] Enterprises =
    [
        ("Exempelkafét", 5, "11111"), ("Påhittsnickeriet", 5, "11011"), ("Övningsköket", 5, "11000"), ("Provträdgården", 5, "10111"), ("Demotvätten", 5, "01101"),
        ("Modellverkstaden", 9, "01111"), ("Fabelbageriet", 9, "00101"), ("Sagocykeln", 9, "01000"), ("Skisstryckeriet", 12, "01110"), ("Tråd & Fantasi", 20, "00111"),
        ("Testodlingen", 20, "00110"), ("Repris Återbruk", 22, "00111"), ("Hittepåfixarna", 33, "00011"), ("Exempelgården", 41, "00001"),
    ];

    private static readonly (string Organisation, string Came)[] Buyers =
    [
        (DemoOrganisations.NykopingBusiness, "111"), ("Exempelköpings kommun, Upphandlingsenheten", "110"), ("Påhittsvalla kommun, Upphandlingsenheten", "011"),
        ("Skenboda kommun, Kostenheten", "101"), ("Exempelköpings kommun, Parkenheten", "001"), ("Påhittsvalla kommun, Näringslivsenheten", "110"),
    ];

    public static void AddNetworks(DemoWorld world)
    {
        var dates = world.Dates;
        DateOnly Week(int week) => dates.InWeek(week, DayOfWeek.Tuesday);
        var before = Add(world, "Referensgruppen från förra projektet", "Följde det första projektet och lämnade över till de nya nätverken.", Week(2), Week(9));
        Join(world, before, "Exempelkafét", Week(2), Week(9));
        Join(world, before, "Påhittade Händer", Week(2), Week(9));

        var enterprises = Add(world, "Sociala företag i Sörmland", "Sociala företag lär av varandra, delar order som är för stora för en och talar med en röst med kommunerna.", Week(5), null);
        foreach (var (organisation, joined, _) in Enterprises)
        {
            Join(world, enterprises, organisation, Week(joined), null);
        }

        Join(world, enterprises, "Attrappfabriken", Week(5), Week(31));
        Convene(world, enterprises, DemoOrganisations.Performer, Week(5), "Kallar det första halvåret, tills nätverket står på egna ben.");
        Convene(world, enterprises, "Exempelkafét", Week(32), "Adresslistan och mallen för dagordning är överlämnade. Coompanion bokar lokal till årsskiftet.");
        var meetings = new[] { ("Vi lär känna varandra", 6), ("Större order tillsammans", 17), ("Så räknar vi på effekten", 25), ("Att ta emot arbetsträning", 35), ("Vad köper kommunerna nästa år?", 46) };
        foreach (var (number, (name, week)) in meetings.Index())
        {
            Meet(world, enterprises, name, Week(week), DemoMeetings.Enterprises, [.. Enterprises.Where(member => member.Came[number] == '1').Select(static member => member.Organisation)]);
        }

        Meet(world, enterprises, "Årsmöte i nätverket", dates.WorkdayAhead(15), DemoMeetings.Enterprises, []);

        var buyers = Add(world, "Offentliga inköpare i Sörmland", "Inköpare i kommunerna jämför hur de köper av sociala företag.", Week(10), null);
        foreach (var (organisation, _) in Buyers)
        {
            Join(world, buyers, organisation, Week(10), null);
        }

        Convene(world, buyers, DemoOrganisations.NykopingBusiness, Week(10), string.Empty);
        foreach (var (number, (name, week)) in new[] { ("Var finns behoven?", 13), ("Reserverad upphandling steg för steg", 29), ("Dialog före upphandling", 43) }.Index())
        {
            Meet(world, buyers, name, Week(week), DemoMeetings.PublicSector, [.. Buyers.Where(member => member.Came[number] == '1').Select(static member => member.Organisation)]);
        }
    }

    private static Guid Add(DemoWorld world, string name, string purpose, DateOnly startedOn, DateOnly? endedOn) =>
        world.AddToPlan("networks", ("name", name), ("purpose", purpose), ("started_on", startedOn), ("ended_on", endedOn));

    private static void Join(DemoWorld world, Guid network, string organisation, DateOnly joinedOn, DateOnly? leftOn) =>
        world.AddToPlan("network_members",
            ("network_id", network), ("organisation_id", world.Organisations[organisation]), ("contact_person_id", ContactOf(world, organisation)),
            ("joined_on", joinedOn), ("left_on", leftOn));

    private static void Convene(DemoWorld world, Guid network, string organisation, DateOnly from, string note) =>
        world.Register("network_convenors", DemoEntry.SameDay(from, world.Accounts["process_lead"]),
            ("network_id", network), ("organisation_id", world.Organisations[organisation]), ("contact_person_id", ContactOf(world, organisation)), ("note", note));

    private static void Meet(DemoWorld world, Guid network, string name, DateOnly day, string group, string[] came)
    {
        var leader = world.Accounts["process_lead"];
        var session = world.AddToPlan("sessions",
            ("series_id", null), ("number", null), ("activity_type_id", null), ("type", Type), ("audience", "organisations"), ("name_sv", name), ("name_en", null),
            ("starts_at", SwedishTime.At(day, new TimeOnly(9, 0))), ("ends_at", SwedishTime.At(day, new TimeOnly(11, 30))), ("place", "Katrineholm"),
            ("leader_account_id", leader), ("room_id", null), ("capacity", null), ("cost", null));
        world.AddToPlan("network_sessions", ("network_id", network), ("session_id", session));
        if (day >= world.Dates.Today)
        {
            return;
        }

        var entry = DemoEntry.SameDay(day, leader, 12, 15);
        world.Register("session_outcomes", entry, ("session_id", session), ("result", "held"));
        foreach (var organisation in came)
        {
            DemoMeetings.Attend(world, session, entry, organisation, group, 1);
        }
    }

    private static Guid? ContactOf(DemoWorld world, string organisation) => world.Contacts.TryGetValue(organisation, out var contact) ? contact : null;
}
