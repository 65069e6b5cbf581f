using System.Globalization;
using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>An invented participant.</summary>
/// <param name="Number">Gives the reference.</param>
/// <param name="GivenName">Invented.</param>
/// <param name="FamilyName">Invented.</param>
/// <param name="Gender">Registered code.</param>
/// <param name="BirthDate">Invented, as if the plan's own dates held; moved with them.</param>
/// <param name="Series">Number of the workshop series.</param>
/// <param name="Coach">Demo role of the coach.</param>
/// <param name="Marks">A letter a session: present, late, valid absence, invalid absence (P L V X); a dot where the person was not in the group.</param>
/// <param name="Coaching">Individual coaching sessions.</param>
/// <param name="StepsDone">Steps of the action plan done; null for no plan.</param>
/// <param name="Wish">Whether the person wants to go on after the series; null for not asked.</param>
internal sealed record DemoPerson(
    int Number, string GivenName, string FamilyName, string Gender, DateOnly BirthDate, int Series, string Coach,
    string Marks, int Coaching, int? StepsDone = null, bool? Wish = null)
{
    public bool IsProtected { get; init; }

    public PersonalNumberKind? NumberKind { get; init; }

    /// <summary>Reason of the exit; null while still enrolled.</summary>
    public string? ExitReason { get; init; }

    /// <summary>Week of the initiative of the exit.</summary>
    public int ExitWeek { get; init; }

    /// <summary>What came of it, in words.</summary>
    public string ParticipantOutcome { get; init; } = string.Empty;

    /// <summary>Days since the last contact of somebody still enrolled.</summary>
    public int LastContactDays { get; init; } = 6;

    /// <summary>What was noted at the last contact; null for nothing.</summary>
    public string? LastNote { get; init; }
}

/// <summary>The demo's participants with their enrolments, coaches and exits.</summary>
internal static class DemoPeople
{
    private const string Woman = "woman", Man = "man", Coach = "coach", Coach2 = "coach_2";

    /// <summary>Everybody, in the order of enrolment.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new(1, "Alma", "Fiktivsson", Woman, new(1984, 3, 14), 1, Coach, "PPPPPP", 3, 3, true) { NumberKind = PersonalNumberKind.PersonalNumber, ExitReason = "work", ExitWeek = 33, ParticipantOutcome = "Tillsvidareanställd på halvtid i kafé." },
        new(2, "Bosse", "Attrapp", Man, new(1971, 11, 2), 1, Coach, "PPLPPP", 4, 3, true) { NumberKind = PersonalNumberKind.PersonalNumber, ExitReason = "studies", ExitWeek = 36, ParticipantOutcome = "Läser till undersköterska på komvux." },
        new(3, "Cilla", "Mallgren", Woman, new(1992, 6, 21), 1, Coach2, "PPPPVP", 2, 3, true) { ExitReason = "work", ExitWeek = 41, ParticipantOutcome = "Anställd i restaurangkök." },
        new(4, "Dante", "Kulissmo", Man, new(1989, 1, 9), 1, Coach, "PXXP..", 1) { ExitReason = "moved", ExitWeek = 13, ParticipantOutcome = "Flyttade till ett annat län." },
        new(5, "Ester", "Skissmark", Woman, new(1979, 8, 30), 1, Coach, "PPPPPP", 3, 2, true) { NumberKind = PersonalNumberKind.CoordinationNumber, ExitReason = "subsidised_work", ExitWeek = 46, ParticipantOutcome = "Anställd med stöd på handelsträdgård." },
        new(6, "Frej", "Prototypsson", Man, new(1996, 4, 17), 1, Coach, "PVPPPP", 4, 2, true) { LastContactDays = 4 },
        new(7, "Greta", "Låtsberg", Woman, new(1968, 12, 5), 1, Coach, "PPPPPP", 5, 2, true) { NumberKind = PersonalNumberKind.PersonalNumber, LastContactDays = 9 },
        new(8, "Hasse", "Staffage", Man, new(1987, 7, 7), 1, Coach2, "LPPPPV", 3, 1, true) { ExitReason = "other_measure", ExitWeek = 39, ParticipantOutcome = "Fortsätter i rehabilitering hos regionen." },

        new(9, "Ida", "Påhittfors", Woman, new(1994, 2, 11), 2, Coach, "PPPPPP", 2, 2, true) { NumberKind = PersonalNumberKind.PersonalNumber, LastContactDays = 5 },
        new(10, "Jonte", "Mönsterlund", Man, new(1982, 9, 25), 2, Coach, "PPXPPP", 3, 1, true) { LastContactDays = 8 },
        new(11, "Karla", "Demogård", Woman, new(1975, 5, 3), 2, Coach2, "PPPPPL", 4, 1, true) { LastContactDays = 7 },
        new(12, "Loke", "Exempelby", "not_stated", new(1999, 10, 19), 2, Coach2, "PPPPPP", 3, 2, true) { LastContactDays = 3 },
        new(13, "Mia", "Tänktström", Woman, new(1990, 3, 28), 2, Coach, "PPXXVX", 1) { ExitReason = "own_choice", ExitWeek = 34, ParticipantOutcome = "Ville vänta tills barnen börjat förskolan." },
        new(14, "Nisse", "Provgård", Man, new(1966, 6, 13), 2, Coach2, "VPPPPP", 2, 1, false) { LastContactDays = 11 },
        new(15, "Ofelia", "Osedd", Woman, new(1986, 1, 23), 2, Coach, "PPPPVP", 3, 1, true) { IsProtected = true, LastContactDays = 6 },
        new(16, "Pelle", "Fabelmark", Man, new(1978, 4, 1), 2, Coach, "PPPPPP", 4, 1, true) { NumberKind = PersonalNumberKind.PersonalNumber, LastContactDays = 18 },

        new(17, "Ada", "Exempelsson", Woman, new(1991, 5, 16), 3, Coach, "PPPPP", 2, 1) { NumberKind = PersonalNumberKind.PersonalNumber, LastContactDays = 7 },
        new(18, "Bo", "Påhittad", Man, new(1974, 2, 8), 3, Coach, "PPLPV", 2, 1) { LastContactDays = 2 },
        new(19, "Cia", "Demo", Woman, new(1985, 8, 12), 3, Coach, "PPPPP", 3, 0) { LastContactDays = 5 },
        new(20, "Didrik", "Modell", Man, new(1997, 12, 20), 3, Coach, "PVPPX", 1) { LastContactDays = 5, LastNote = "Var med på senaste träffen men satt i köket vid uppropet. Listan behöver rättas." },
        new(21, "Elin", "Provdocka", Woman, new(1988, 9, 4), 3, Coach2, "PPPPP", 2) { LastContactDays = 9 },
        new(22, "Farid", "Exempel", Man, new(1993, 7, 29), 3, Coach2, "PXPPL", 1) { NumberKind = PersonalNumberKind.EsfPlaceholder, LastContactDays = 7 },
        new(23, "Gun", "Påhitt", Woman, new(1969, 11, 15), 3, Coach, "PPVPP", 1) { LastContactDays = 16 },
        new(24, "Hjalmar", "Låtsas", Man, new(1981, 10, 6), 3, Coach, "....X", 0) { LastContactDays = 5, LastNote = "Hittade dit först till andra timmen på senaste träffen, men var där. Står som borta i listan." },

        new(25, "Isa", "Uppdiktad", Woman, new(1995, 1, 31), 4, Coach, "", 1) { LastContactDays = 4 },
        new(26, "Jerker", "Hittepå", "not_stated", new(1972, 3, 22), 4, Coach2, "", 0) { LastContactDays = 10 },
        new(27, "Kim", "Testander", "other", new(1998, 6, 9), 4, Coach, "", 0) { LastContactDays = 1 },
    ];

    private static readonly string[] Referrers =
    [
        DemoOrganisations.NykopingLabour, "Exempelköpings kommun, Arbetsmarknadsenheten", "Påhittsvalla kommun, Arbetsmarknadsenheten",
        "Skenboda kommun, Arbetsmarknadsenheten", "Exempelköpings kommun, Socialförvaltningen",
    ];

    /// <summary>Adds them, with who has them as coach.</summary>
    public static void AddPeople(DemoWorld world)
    {
        var numbers = new DemoNumbers(world.Dates.Today);
        foreach (var person in All)
        {
            var id = world.NewId();
            var born = world.Dates.Shifted(person.BirthDate);
            world.Participants.Add(person, id);
            var number = person.NumberKind is { } kind ? numbers.Make(kind, born) : null;
            world.Rows.Add("participants",
                ("id", id), ("initiative_id", world.Initiative), ("reference", $"D-{person.Number:000}"), ("is_protected", person.IsProtected),
                ("given_name", person.IsProtected ? null : person.GivenName), ("family_name", person.IsProtected ? null : person.FamilyName));
            world.Rows.Add("participant_details",
                ("participant_id", id), ("initiative_id", world.Initiative), ("birth_date", person.IsProtected ? null : born),
                ("phone", person.IsProtected ? null : $"070-174 06 {person.Number + 4:00}"), // kept for fiction by Post- och telestyrelsen
                ("email", person.IsProtected || person.Number % 3 == 0 ? null : $"deltagare{person.Number}@example.se"),
                ("number_kind", number is null ? null : SnakeCase.Of(number.Kind.ToString())),
                ("number_cipher", number is null ? null : world.Cipher.Seal(number.Normalised, id.ToString())),
                ("number_hash", number is null ? null : world.Cipher.LookupHash(number.Normalised)));
            if (person.IsProtected)
            {
                AddProtected(world, person, born, id);
            }

            AddEnrolment(world, person, id);
            AddCoach(world, person, id);
            AddExit(world, person, id);
        }
    }

    /// <summary>The day somebody was enrolled: some weeks before the series, one after another.</summary>
    public static DateOnly EnrolledOn(DemoWorld world, DemoPerson person)
    {
        var place = All.Where(other => other.Series == person.Series).ToList().IndexOf(person);
        return DemoDates.WorkdayAtOrBefore(person switch
        {
            { Marks: ['.', ..] } => world.Dates.WorkdayAgo(10),
            { Series: 1 } => world.Dates.InWeek(4, DayOfWeek.Monday).AddDays(3 * place + place / 4),
            { Series: 2 } => world.Dates.InWeek(20, DayOfWeek.Tuesday).AddDays(4 * place),
            { Series: 3 } => world.Dates.WorkdayAgo(75 - 5 * place),
            _ => world.Dates.WorkdayAgo(30 - 12 * place),
        });
    }

    public static DateOnly? ExitedOn(DemoWorld world, DemoPerson person) =>
        person.ExitReason is null ? null : world.Dates.InWeek(person.ExitWeek, DayOfWeek.Friday);

    private static void AddProtected(DemoWorld world, DemoPerson person, DateOnly birthDate, Guid id) =>
        world.Rows.Add("protected_identities", ("participant_id", id), ("initiative_id", world.Initiative), ("sealed_at", SwedishTime.At(EnrolledOn(world, person), new TimeOnly(9, 30))),
            ("cipher", world.Cipher.Seal(JsonSerializer.Serialize(new { person.GivenName, person.FamilyName, birthDate }, JsonSerializerOptions.Web), id.ToString())));

    private static void AddEnrolment(DemoWorld world, DemoPerson person, Guid id)
    {
        var on = EnrolledOn(world, person);
        var by = world.Accounts[person.Coach];
        (string, object?)[] cells =
        [
            ("participant_id", id), ("gender", person.Gender), ("target_group", "needs_work_training"),
            ("referrer_organisation_id", world.Organisations[Referrers[person.Number % Referrers.Length]]),
        ];
        if (person.Number != 10)
        {
            world.Register("enrolments", DemoEntry.SameDay(on, by, 11, 30), cells);
            return;
        }

        var corrected = SwedishTime.At(on.AddDays(6), new TimeOnly(8, 50));
        world.RegisterSuperseded("enrolments", DemoEntry.SameDay(on.AddDays(-1), by, 11, 30) with { At = SwedishTime.At(on, new TimeOnly(11, 30)) },
            corrected, "Fel dag: inskrivningssamtalet flyttades en dag.", cells);
        world.Register("enrolments", new DemoEntry(on, corrected, by), cells);
    }

    private static void AddCoach(DemoWorld world, DemoPerson person, Guid id)
    {
        var from = EnrolledOn(world, person);
        if (person.Number == 9)
        {
            var handedOver = world.Dates.InWeek(37, DayOfWeek.Monday);
            Assign(world, id, "coach_2", from, handedOver.AddDays(-1));
            from = handedOver;
        }

        Assign(world, id, person.Coach, from, null);
    }

    private static void Assign(DemoWorld world, Guid participant, string coach, DateOnly from, DateOnly? until) =>
        world.AddToPlan("case_assignments",
            ("participant_id", participant), ("account_id", world.Accounts[coach]), ("valid_from", from), ("valid_until", until));

    private static void AddExit(DemoWorld world, DemoPerson person, Guid id)
    {
        if (person.Number == 6)
        {
            DemoExits.AddBreak(world, person, id);
        }

        if (ExitedOn(world, person) is not { } on)
        {
            return;
        }

        var by = world.Accounts[person.Coach];
        var entry = DemoEntry.SameDay(on, by);
        if (person.Number == 13)
        {
            entry = new DemoEntry(on, SwedishTime.At(on.AddDays(11), new TimeOnly(13, 15)), by);
            world.RegisterSuperseded("exits", DemoEntry.SameDay(on, by), entry.At, "Vi fick kontakt: hon valde själv att sluta.",
                DemoExits.Cells(world.NewId(), id, "no_contact", string.Empty));
        }

        var exit = world.NewId();
        world.Register("exits", entry, DemoExits.Cells(exit, id, person.ExitReason!, person.ParticipantOutcome));
        DemoExits.AddFollowUps(world, person, id, exit, on);
    }
}

/// <summary>Valid personal numbers of nobody: serials that Skatteverket keeps for tests (238 and 239).</summary>
internal sealed class DemoNumbers(DateOnly today)
{
    private const int CoordinationDays = 60;
    private int _placeholder = 17;

    /// <summary>A number of a kind for a birth date.</summary>
    public PersonalNumber Make(PersonalNumberKind kind, DateOnly born)
    {
        var day = kind is PersonalNumberKind.CoordinationNumber ? born.Day + CoordinationDays : born.Day;
        var date = born.ToString("yyyyMM", CultureInfo.InvariantCulture) + day.ToString("00", CultureInfo.InvariantCulture);
        var candidates = kind is PersonalNumberKind.EsfPlaceholder
            ? [$"{date}TF{_placeholder++}"]
            : Enumerable.Range(0, 10).Select(check => $"{date}239{check}");
        return candidates.Select(text => PersonalNumber.TryParse(text, today, out var number) ? number : null).First(static number => number is not null)!;
    }
}
