using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>
/// The four Future Workshops: two finished, the third with its sixth session today and not yet marked, the fourth planned.
/// One mark of last week is wrong, so that there is something to correct.
/// </summary>
internal static class DemoWorkshops
{
    private const string Type = "workshop_series", Participants = "participants";
    private static readonly TimeOnly Begins = new(9, 0), Ends = new(12, 0);

    private static readonly LocalText[] Themes =
    [
        new("Här är jag nu", "Where I am now"), new("Det jag kan", "What I can do"), new("Dit vill jag", "Where I want to go"),
        new("Så funkar arbetsplatsen", "How a workplace works"), new("Platser som passar", "Places that fit"), new("Mitt nästa steg", "My next step"),
    ];

    private static readonly Correction[] Corrections =
    [
        new(6, 2, 'X', 6, "Hade ringt och anmält förhinder."),
        new(14, 3, 'V', 2, "Kom efter att listan var ifylld."),
        new(19, 2, 'L', 1, "Var där från början."),
    ];

    public static void AddWorkshops(DemoWorld world)
    {
        for (var number = 1; number <= 4; number++)
        {
            AddSeries(world, number);
        }
    }

    private static DateOnly DayOf(DemoDates dates, int series, int session) => series switch
    {
        1 => dates.InWeek(7 + session, DayOfWeek.Tuesday),
        2 => dates.InWeek(25 + session, DayOfWeek.Wednesday),
        3 => dates.Today.AddDays(7 * (session - Themes.Length)),
        _ => dates.Today.AddDays(21 + (7 * (session - 1))),
    };

    private static void AddSeries(DemoWorld world, int number)
    {
        var (place, leader) = number switch
        {
            1 => ("Nyköping", "coach"),
            2 => ("Eskilstuna", "coach_2"),
            3 => ("Katrineholm", "coach"),
            _ => ("Strängnäs", "coach_2"),
        };
        var by = world.Accounts[leader];
        var series = world.AddToPlan("activity_series",
            ("planned_activity_id", world.PlannedActivities["A01"]), ("activity_type_id", world.ActivityTypes[Type]), ("type", Type), ("audience", Participants),
            ("name_sv", $"Framtidsverkstad {number}"), ("name_en", $"Future Workshop {number}"), ("place", place),
            ("session_total", Themes.Length), ("completion_minimum", Themes.Length - 1), ("completion_task", string.Empty), ("leader_account_id", by),
            ("room_id", RoomOf(world, number)), ("capacity", 8));
        world.Workshops[(number, 0)] = series;
        var members = DemoPeople.All.Where(person => person.Series == number).ToList();
        foreach (var member in members)
        {
            world.AddToPlan("series_members",
                ("series_id", series), ("participant_id", world.Participants[member]), ("joined_on", DemoPeople.EnrolledOn(world, member)),
                ("left_on", DemoPeople.ExitedOn(world, member) is { } exit && exit < DayOf(world.Dates, number, Themes.Length) ? exit : null));
        }

        for (var session = 1; session <= Themes.Length; session++)
        {
            AddSession(world, series, number, session, place, by, members);
        }

        if (DayOf(world.Dates, number, 1) > world.Dates.Today)
        {
            DemoSignUps.OpenToParticipants(world, series);
        }

        AddWishes(world, series, members, DayOf(world.Dates, number, Themes.Length), by);
    }

    private static Guid? RoomOf(DemoWorld world, int series) => series == 4 ? world.Rooms[DemoPlanning.WorkshopRoom] : null;

    private static void AddSession(DemoWorld world, Guid series, int seriesNumber, int number, string place, Guid by, List<DemoPerson> members)
    {
        var day = DayOf(world.Dates, seriesNumber, number);
        var theme = Themes[number - 1];
        var session = world.AddToPlan("sessions",
            ("series_id", series), ("number", number), ("activity_type_id", world.ActivityTypes[Type]), ("type", Type), ("audience", Participants), ("name_sv", theme.Sv), ("name_en", theme.En),
            ("starts_at", SwedishTime.At(day, Begins)), ("ends_at", SwedishTime.At(day, Ends)), ("place", place), ("leader_account_id", by),
            ("room_id", RoomOf(world, seriesNumber)), ("capacity", 8), ("cost", 1850m));
        world.Workshops[(seriesNumber, number)] = session;
        if (day >= world.Dates.Today)
        {
            DemoPlanning.AddTasks(world, session, Type, by, day < world.Dates.Today.AddDays(30) ? SwedishTime.At(world.Dates.WorkdayAgo(2), new TimeOnly(10, 20)) : null);
            return;
        }

        var entry = (seriesNumber, number) is (2, 4) ? DemoEntry.Late(day, by, 4) : DemoEntry.SameDay(day, by, 12, 8);
        world.Register("session_outcomes", entry, ("session_id", session), ("result", "held"));
        foreach (var member in members)
        {
            AddMark(world, session, number, member, entry);
        }
    }

    private static void AddMark(DemoWorld world, Guid session, int number, DemoPerson member, DemoEntry entry)
    {
        var letter = member.Marks[number - 1];
        if (letter == '.')
        {
            return;
        }

        if (Array.Find(Corrections, correction => correction.Person == member.Number && correction.Session == number) is { } wrong)
        {
            var corrected = SwedishTime.At(entry.On.AddDays(wrong.DaysLater), new TimeOnly(14, 10));
            world.RegisterSuperseded("attendance", entry, corrected, wrong.Reason, Mark(world, session, member, wrong.Letter));
            world.Register("attendance", entry with { At = corrected }, Mark(world, session, member, letter));
            return;
        }

        world.Register("attendance", entry, Mark(world, session, member, letter));
    }

    private static (string, object?)[] Mark(DemoWorld world, Guid session, DemoPerson member, char letter) =>
        Mark(session, world.Participants[member], letter, letter == 'L' ? 5 + (member.Number % 3 * 5) : null, isSelf: false);

    /// <summary>The cells of a mark, by its letter.</summary>
    public static (string, object?)[] Mark(Guid session, Guid participant, char letter, int? minutesLate, bool isSelf) =>
    [
        ("session_id", session), ("participant_id", participant),
        ("mark", letter switch { 'P' => "present", 'L' => "late", 'V' => "absent_valid", _ => "absent_invalid" }),
        ("minutes_late", minutesLate), ("is_self", isSelf),
    ];

    private static void AddWishes(DemoWorld world, Guid series, List<DemoPerson> members, DateOnly day, Guid by)
    {
        foreach (var member in members)
        {
            if (member.Wish is { } wants)
            {
                world.Register("next_step_wishes", DemoEntry.SameDay(day, by, 12, 12),
                    ("series_id", series), ("participant_id", world.Participants[member]), ("wants", wants));
            }
        }
    }

    /// <summary>A mark that was first entered otherwise.</summary>
    private sealed record Correction(int Person, int Session, char Letter, int DaysLater, string Reason);
}
